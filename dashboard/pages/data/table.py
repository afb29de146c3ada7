"""The tables of the page of data: how fresh each source is, the releases known, what an audit found; and the CSV."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from dashboard.pages.data.query import Record
from dashboard.shared.download import write_csv
from dashboard.shared.stock import keep
from dashboard.shared.wording import MISSING, hide_folders, write_number
from etl.audit import Audit, CheckState
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.sources import PAPERS, SOURCES, cite
from etl.observation import EXCERPT, PARTIAL, WHOLE
from etl.prose import counted, day
from etl.refresh.freshness import Freshness, assess_freshness, read_history
from etl.store.inventory import Holding, holdings
from etl.store.snapshot import Snapshot

COLUMNS = (
    "source", "publisher", "product", "release", "title", "published", "extent", "acquisition", "definition",
    "first_year", "last_year", "members", "other_areas", "rows", "licence", "citation", "note", "files",
)  # fmt: skip
RELEASES = (
    "Source", "Release", "Published", "Read from", "Definition", "Years", "Members", "Other areas", "Rows",
)  # fmt: skip
AUDIT = ("Source", "Release", "Check", "Checked", "Fit", "Do not", "Fits where")
_FRESH = ("Source", "Release in force", "Published", "Last read", "Next expected", "State")
_THEN = ("Source", "Newest release known then", "Published", "Newer here")
_EXTENTS = {WHOLE: "", PARTIAL: ", in part", EXCERPT: ", excerpt"}

Rows = Iterator[tuple[str, ...]]


def list_freshness(snapshot: Snapshot, record: Record) -> tuple[Sequence[str], Rows]:
    """Titles and rows, one a source: how fresh it is today, or under a pin what was known then and what is newer."""
    return (_THEN, _then(record)) if record.pin else (_FRESH, _now(snapshot))


def _then(record: Record) -> Rows:
    for source, about in SOURCES.items():
        known, newer = record.known_of(source), record.newer_of(source)
        newest = known[-1].release if known else None
        since = (
            f"{counted(len(newer), 'release')}, the newest of {day(newer[-1].release.published)}" if newer else MISSING
        )
        yield about.publisher, newest.release if newest else "none", day(newest.published) if newest else MISSING, since


def _now(snapshot: Snapshot) -> Rows:
    for one in assess_freshness(snapshot, datetime.now(UTC).date(), read_history(snapshot.folder)):
        yield (
            SOURCES[one.source].publisher,
            one.release or "none here",
            _day(one.published),
            _day(one.fetched.date() if one.fetched else None),
            _day(one.expected) if SOURCES[one.source].expected_every else "no rhythm",
            _state(one),
        )


def _state(one: Freshness) -> str:
    if one.stale_since:
        return f"the last refresh failed; stale since {day(one.stale_since.date())}"
    held = "a release is held for review" if one.state == "quarantined" else ""
    missed = f"the publisher has out what could not be read: {hide_folders(' '.join(one.missed))}" if one.missed else ""
    said = filter(None, (missed, held, "overdue" if one.overdue else ""))
    return "; ".join(said) or ("current" if one.release else MISSING)


def list_releases(snapshot: Snapshot, record: Record) -> Rows:
    """The releases known, a row each, in the columns of RELEASES."""
    return map(_held, _known(snapshot, record))


def _known(snapshot: Snapshot, record: Record) -> Iterator[Holding]:
    known = {part.release for part in record.known}
    return (one for one in _holdings(snapshot) if one.release in known)


@keep
def _holdings(snapshot: Snapshot) -> tuple[Holding, ...]:
    """What each release holds, for which every part is read."""
    return tuple(holdings(snapshot))


def _held(one: Holding) -> tuple[str, ...]:
    release = one.release
    return (
        one.source.publisher,
        PAPERS.get(release.release, release.release),
        day(release.published),
        f"{release.acquisition}{_EXTENTS[release.extent]}{', given by hand' if release.is_by_hand else ''}",
        DEFINITIONS[release.definition].title,
        "–".join(map(str, dict.fromkeys(one.years))),
        str(one.members),
        str(one.others),
        write_number(one.rows, 0),
    )


def list_audits(found: Sequence[Audit], record: Record) -> Rows:
    """What each release known recomputes, a row a check, in the columns of AUDIT."""
    by_release = {(one.source, one.release): one for one in found}
    known = ((part.release.source, part.release.release) for part in record.known)
    return (row for name in known if name in by_release for row in _checks(by_release[name]))


def _checks(one: Audit) -> Iterator[tuple[str, ...]]:
    for finding in one.findings:
        if finding.state == CheckState.CHECKED:
            misfit = finding.checked - finding.fit
            counts = (write_number(finding.checked, 0), write_number(finding.fit, 0), write_number(misfit, 0))
            yield SOURCES[one.source].publisher, one.release, finding.title, *counts, finding.tolerance


def _day(when: date | None) -> str:
    return day(when) if when else "not known"


def write_releases(snapshot: Snapshot, record: Record) -> str:
    """The releases known as CSV, a row each."""
    return write_csv(COLUMNS, (dict(zip(COLUMNS, _plain(one), strict=True)) for one in _known(snapshot, record)))


def _plain(one: Holding) -> Iterator[str | int]:
    release, source = one.release, one.source
    yield from (source.id, source.publisher, source.title, release.release, release.title)
    yield from (release.published.isoformat(), release.extent, release.acquisition, release.definition, *one.years)
    yield from (one.members, one.others, one.rows, source.licence, cite(source.id, release.release), release.note)
    yield " ".join(f"{origin.url} sha256:{origin.sha256}" for origin in release.origins)
