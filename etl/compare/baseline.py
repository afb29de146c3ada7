"""What a release is held against: for each indicator the earlier release of its source that says most about it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.compare.series import Figure, Figures, Place, list_published, list_read
from etl.observation import PARTIAL, Release
from etl.store.parts import Draft
from etl.store.snapshot import Part, Snapshot


@dataclass(frozen=True)
class Known:
    """A release that can be compared with; its figures are read when they are first asked for."""

    release: Release
    _read: Callable[[], Figures]

    @cached_property
    def figures(self) -> Figures:
        """Its figures. Raises PublishError where they lie in a part that is damaged."""
        return self._read()

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts the releases of a source, oldest first."""
        return self.release.published, self.release.release


def open_part(snapshot: Snapshot, part: Part) -> Known:
    """A release that is published."""
    return Known(part.release, lambda: list_published(snapshot, part))


def open_draft(one: Draft) -> Known:
    """A release that was read."""
    return Known(one.release, lambda: list_read(one.parsed))


def list_earlier(than: Release, known: Iterable[Known]) -> list[Known]:
    """The releases of the same source before it, the newest first."""
    mine = (one for one in known if one.release.source == than.source and one.release.release != than.release)
    before = (one for one in mine if one.order < (than.published, than.release))
    return sorted(before, key=lambda one: one.order, reverse=True)


def choose_baseline(newest_first: Sequence[Known], now: Figures) -> Figures:
    """What the figures of a release are held against, by indicator; what no earlier one has is left out.

    It is the whole release before it, or one published since that is at hand in part only and has more figures in
    common with it: a press report of one year's estimates says little.
    """
    found: Figures = {}
    for indicator, column in now.items():
        candidates = list(_walk_to_whole(newest_first, indicator))
        if candidates:
            # The first of the largest, which is the newest.
            found[indicator] = max(candidates, key=lambda one: len(one.keys() & column.keys()))
    return found


def find_as_whole(release: Release, newest_first: Iterable[Known]) -> Known | None:
    """The newest of the releases that ought to hold no more than this one; None for what is at hand in part only."""
    if release.extent == PARTIAL:
        return None
    return next((one for one in newest_first if one.release.extent == release.extent), None)


def _walk_to_whole(newest_first: Iterable[Known], indicator: str) -> Iterator[dict[Place, Figure]]:
    for one in newest_first:
        if indicator in one.figures:
            yield one.figures[indicator]
            if one.release.extent != PARTIAL:
                return
