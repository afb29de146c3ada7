"""What a reader has to know before reading on, one sentence a kind."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from dashboard.shared.wording import hide_folders, name_pin, name_release
from dashboard.view import View
from etl.asof.pin import Pin, day_of, find_release
from etl.asof.select import known_releases
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.catalogue.targets import Target
from etl.observation import PARTIAL
from etl.prose import counted, day, listing
from etl.refresh.freshness import assess_freshness, read_history
from etl.store.snapshot import Part, Snapshot

_FEW = 3


def list_notices(snapshot: Snapshot, shown: Part | None, view: View) -> tuple[str, ...]:
    """What was ignored, that the release shown is not the newest, or that a newer one was missed or is overdue."""
    if shown is None:
        return view.notices
    source = shown.release.source
    newest, passed = snapshot.releases(source)[-1], _newer(snapshot, shown, view)
    told = [*_in_part(shown), *_passed(passed)]
    if newest not in (shown, *passed):
        told.append(f"Not the newest release: there is one of {day(newest.release.published)}.")
    elif not view.as_of:
        told += [*find_missed(snapshot, source), *find_overdue(snapshot, source, datetime.now(UTC).date())]
    return (*view.notices, *told)


def find_agreed_later(snapshot: Snapshot, aim: Target, view: View) -> Iterator[str]:
    """That a target is held against what was known before anybody had agreed on it (R20)."""
    known = day_of(snapshot, view.as_of)
    if known and known < aim.agreed:
        yield f"{aim.occasion} was agreed on {day(aim.agreed)}, after what is shown was known."


def list_unpinned(view: View) -> tuple[str, ...]:
    """What a page says that shows the same as of any day."""
    if not view.as_of:
        return view.notices
    return (*view.notices, f"This page is the same whatever the date or release in the header, {name_pin(view.as_of)}.")


def list_refusals(snapshot: Snapshot, view: View) -> tuple[str, ...]:
    """Why a file of a view would be another than the one asked for: what was ignored, and releases that are not here.

    A reader of the page sees them beside what is shown; whoever takes a file away never would.
    """
    return (*view.notices, *filter(None, [explain_missing(snapshot, view.as_of)]))


def explain_missing(snapshot: Snapshot, pin: Pin) -> str:
    """That releases which a pin names are not here; "" where all are."""
    missing = tuple(named for named in pin.releases if find_release(snapshot, *named) is None)
    if not missing:
        return ""
    named = listing([name_release(*one) for one in missing])
    return f"as_of: {named}, {'is' if len(missing) == 1 else 'are'} not here."


def find_missed(snapshot: Snapshot, source: str) -> Iterator[str]:
    """What a source has out that the last refresh of the folder could not read."""
    last = read_history(snapshot.folder).sources.get(source)
    for said in last.missed if last else ():
        who, why = SOURCES[source].publisher, hide_folders(said)
        yield f"{who} has out what could not be read, so this may not be the newest. {why}"


def find_overdue(snapshot: Snapshot, source: str, today: date) -> Iterator[str]:
    """That a source should have published by now what is not here, where it should."""
    for one in assess_freshness(snapshot, today):
        if one.source == source and one.overdue and one.expected:
            yield (
                f"A newer release of {SOURCES[source].prose} was to be expected by {day(one.expected)}, and is not "
                "here: what is shown may be out of date."
            )


def _newer(snapshot: Snapshot, shown: Part, view: View) -> tuple[Part, ...]:
    """The releases of the same source that are newer than the one shown, and that the pin lets answer."""
    known = known_releases(snapshot, shown.release.source, view.as_of)
    return tuple(part for part in known if part.release.order > shown.release.order)


def _in_part(shown: Part) -> Iterator[str]:
    if shown.release.extent == PARTIAL:
        yield f"This release is available in part only. {_held(shown)}. Its note is below the table."


def _held(shown: Part) -> str:
    """What a release has for most members: its indicators by name where these are few."""
    known, source = indicators(), SOURCES[shown.release.source]
    if not shown.covered:
        return "It has no indicator for most members"
    if len(shown.covered) > _FEW:
        every = sum(one.source == source.id for one in known.values())
        some = f"{len(shown.covered)} of the {every} indicators of {source.prose}"
        return f"For most members it has {some}, for up to {counted(max(shown.covered.values()), 'year')}"
    named = (f"{known[one].title} ({counted(years, 'year')})" for one, years in shown.covered.items())
    return f"For most members it has this: {'; '.join(named)}"


def _passed(parts: Sequence[Part]) -> Iterator[str]:
    if parts:
        one = len(parts) == 1
        verb, what = ("was", "does") if one else ("were", "do")
        yield (
            f"The release{'' if one else 's'} of {listing([_named(part) for part in parts])} {verb} known then too, "
            f"but {what} not hold this for most members, or not precisely enough."
        )


def _named(part: Part) -> str:
    partial = " (available in part)" if part.release.extent == PARTIAL else ""
    return f"{day(part.release.published)}{partial}"
