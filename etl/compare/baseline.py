"""What a release is held against: for each indicator the earlier release of its source that says most about it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from etl.compare.pairs import count_figures, select_common
from etl.compare.series import Figures, list_indicators, list_published, list_read
from etl.dataframe import join_frames
from etl.observation import PARTIAL, WHOLE, NameOrder, Release
from etl.store.parts import Draft
from etl.store.snapshot import Part, Snapshot


@dataclass(frozen=True, eq=False)
class Known:
    """A release that can be compared with; its figures are read when they are first asked for."""

    release: Release
    _read: Callable[[], Figures]

    @cached_property
    def figures(self) -> Figures:
        """Its figures. Raises PublishError where they lie in a part that is damaged."""
        return self._read()

    @property
    def order(self) -> tuple[date, NameOrder]:
        """Sorts the releases of a source, oldest first."""
        return self.release.order


def open_part(snapshot: Snapshot, part: Part) -> Known:
    """A release that is published."""
    return Known(part.release, lambda: list_published(snapshot, part))


def open_draft(one: Draft) -> Known:
    """A release that was read."""
    return Known(one.release, lambda: list_read(one.parsed))


def list_earlier(than: Release, known: Iterable[Known]) -> list[Known]:
    """The releases of the same source before it, the newest first."""
    mine = (one for one in known if one.release.source == than.source and one.release.release != than.release)
    before = (one for one in mine if one.order < than.order)
    return sorted(before, key=lambda one: one.order, reverse=True)


def choose_baseline(newest_first: Sequence[Known], now: Figures) -> Figures:
    """What the figures of a release are held against; an indicator that no earlier one has is left out."""
    chosen = choose_releases(newest_first, now)
    indicators: dict[Known, list[str]] = {}
    for indicator, one in chosen.items():
        indicators.setdefault(one, []).append(indicator)
    held = [one.figures[one.figures["indicator"].isin(its)] for one, its in indicators.items()]
    return join_frames(held) if held else now[:0]


def choose_releases(newest_first: Sequence[Known], now: Figures) -> dict[str, Known]:
    """For each indicator the release that its figures are held against; what no earlier one has is left out.

    It is the whole release before it, or one published since that is at hand in part only and has more figures in
    common with it: a press report of one year's estimates says little.
    """
    candidates = _list_candidates(newest_first, list_indicators(now))
    contested = [indicator for indicator, known in candidates.items() if len(known) > 1]
    disputed = now[now["indicator"].isin(contested)]
    rivals = {one for indicator in contested for one in candidates[indicator]}
    common = {one: count_figures(select_common(disputed, one.figures)) for one in rivals}
    # The first of the largest, which is the newest.
    return {
        indicator: max(known, key=lambda one: common[one][indicator]) if len(known) > 1 else known[0]
        for indicator, known in candidates.items()
        if known
    }


def find_as_whole(release: Release, newest_first: Iterable[Known], one_product: bool = False) -> Known | None:
    """The newest of the releases that ought to hold no more than this one; None where it is not known of any.

    What is at hand in part only says nothing of that, unless all releases are of `one_product`: then a later one has
    what an earlier one had, and a whole one what another had in part.
    """
    if release.extent == PARTIAL and not one_product:
        return None
    found = (one for one in newest_first if _is_no_more(one.release, release, one_product))
    return next(found, None)


def _is_no_more(before: Release, release: Release, one_product: bool) -> bool:
    if before.extent == release.extent:
        return True
    # Another copy of the same release may have other things.
    return one_product and (before.extent, release.extent) == (PARTIAL, WHOLE) and before.release != release.release


def _list_candidates(newest_first: Iterable[Known], indicators: Sequence[str]) -> dict[str, list[Known]]:
    """By indicator the releases that have it, the newest first, down to the first whole one."""
    found: dict[str, list[Known]] = {indicator: [] for indicator in indicators}
    sought = set(indicators)
    for one in newest_first:
        # What nobody asks for is not read.
        if not sought:
            break
        held = sought.intersection(list_indicators(one.figures))
        for indicator in held:
            found[indicator].append(one)
        if one.release.extent != PARTIAL:
            sought -= held
    return found
