"""The difference between two snapshots, release by release."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from etl.catalogue.corrections import Correction
from etl.changes.account import Change, Kind, ReleaseChange, Repair
from etl.changes.comparison import compare_figures, find_flips
from etl.changes.errata import list_errata
from etl.compare.baseline import choose_baseline, list_earlier, open_part
from etl.compare.series import Figures, list_published
from etl.observation import PARTIAL, Release, order_name
from etl.store.snapshot import Part, Snapshot

_Read = tuple[Snapshot, Part]


def compare_snapshots(
    before: Snapshot | None, after: Snapshot, published: datetime, known: Sequence[Correction] = ()
) -> Change:
    """What `after`, published at that time, changes of `before`; None stands for a first publication.

    Of the corrections that are `known` it tells which are no longer made. The same two snapshots and time give the
    same. Raises PublishError where a part is damaged.
    """
    if before is None:
        return Change(after.id, None, published, tuple(_described(Kind.NEW, part) for part in after.parts))
    repairs = tuple(_list_repairs(before, after, known))
    return Change(after.id, before.id, published, tuple(_changes(before, after)), repairs=repairs)


def describe_snapshot(damaged: str, after: Snapshot, published: datetime) -> Change:
    """What is told where the snapshot that was in force, by this id, cannot be read."""
    return Change(after.id, damaged, published, tuple(_described(Kind.NEW, part) for part in after.parts), damaged=True)


def _list_repairs(before: Snapshot, after: Snapshot, known: Sequence[Correction]) -> Iterator[Repair]:
    for was, now in zip(list_errata(before, known), list_errata(after, known), strict=True):
        if now.spent and not was.spent:
            held = now.correction
            yield Repair(held.source, now.release, *held.figure, held.expect, now.held, now.cell)


def _changes(before: Snapshot, after: Snapshot) -> Iterator[ReleaseChange]:
    had = {_key(part): part for part in before.parts}
    for part in after.parts:
        old = had.pop(_key(part), None)
        if old is None:
            yield _new(after, part)
        elif old.content != part.content:
            yield _same_release((before, old), (after, part))
        elif old != replace(part, sha256=old.sha256):
            yield _described(Kind.REDESCRIBED, part)
    yield from (_described(Kind.GONE, part) for part in had.values())


def _key(part: Part) -> tuple[str, str]:
    return part.release.source, part.release.release


def _new(after: Snapshot, part: Part) -> ReleaseChange:
    """Held against the newest release before it that has the indicator, each on its own."""
    known = [open_part(after, one) for one in after.releases(part.release.source)]
    now = list_published(after, part)
    return _compared(Kind.NEW, part, choose_baseline(list_earlier(part.release, known), now), now)


def _same_release(old: _Read, new: _Read) -> ReleaseChange:
    kind = Kind.REVISED if _publisher_changed(old[1].release, new[1].release) else Kind.CORRECTED
    return _compared(kind, new[1], list_published(*old), list_published(*new))


def _publisher_changed(before: Release, after: Release) -> bool:
    """Whether the publisher's own files differ. What lies in seeds/ is ours: a transcription that we mended."""
    was, now = ({origin.sha256 for origin in one.origins if "://" in origin.url} for one in (before, after))
    return bool(was) and bool(now) and was != now


def _compared(kind: Kind, part: Part, was: Figures, now: Figures) -> ReleaseChange:
    if was.empty:
        return _described(kind, part)
    found = compare_figures(was, now, derived=kind == Kind.CORRECTED)
    # What is not at hand did not go.
    gone = _areas(was) - _areas(now) if part.release.extent != PARTIAL else set()
    return replace(
        _described(kind, part),
        against=tuple(sorted(was["release"].unique(), key=order_name, reverse=True)),
        indicators=found.indicators,
        not_compared=found.not_compared,
        largest=found.largest,
        flips=find_flips(was, now),
        members_new=tuple(sorted(_areas(now) - _areas(was))),
        members_gone=tuple(sorted(gone)),
        years_new=tuple(sorted(_years(now) - _years(was))),
    )


def _areas(figures: Figures) -> set[str]:
    return set(figures["member"].unique())


def _years(figures: Figures) -> set[int]:
    return set(figures["year"].unique().tolist())


def _described(kind: Kind, part: Part) -> ReleaseChange:
    release = part.release
    return ReleaseChange(
        kind=kind,
        source=release.source,
        release=release.release,
        title=release.title,
        published=release.published,
        definition=release.definition,
        acquisition=release.acquisition,
        rows=part.rows,
    )
