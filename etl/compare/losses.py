"""Whether a release still has what the one before it had: indicators, members, figures, years."""

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from etl.catalogue.groups import AGGREGATES, COMPARISONS
from etl.catalogue.members import members
from etl.catalogue.sources import SOURCES
from etl.compare.bounds import AREAS, COVERAGE, FEWEST, GONE, HISTORY, WORST
from etl.compare.objections import Objection, ObjectionKind, list_losses
from etl.compare.pairs import count_figures, drop_common, sort_by_size
from etl.compare.series import Figures, list_indicators
from etl.compare.shift import Shift


def find_losses(before: Figures, after: Figures) -> Iterator[Objection]:
    """What is missing of a release that covers as much as the one before it, one objection a loss."""
    yield from _find_gone(before, after)
    indicators = list_indicators(before)
    gone = set(indicators) - set(list_indicators(after))
    # NATO groups its members anew from time to time.
    was, now = (figures[~figures["member"].isin(AGGREGATES)] for figures in (before, after))
    fewer, narrower, thinner = _find_fewer(was, now), _find_narrower(was, now), _find_thinner(was, now)
    for indicator in indicators:
        if indicator in gone:
            yield _object_to_loss(indicator, before)
        else:
            told = [found[indicator] for found in (fewer, narrower) if indicator in found]
            # What all members lost says what each did.
            yield from told or filter(None, [thinner.get(indicator)])
    yield from _find_shorter(before, after)


def _find_gone(before: Figures, after: Figures) -> Iterator[Objection]:
    armed = {code for code, member in members().items() if member.armed_forces}
    lost = sorted((set(before["member"].unique()) - set(after["member"].unique())) & armed)
    if len(lost) > GONE.limit:
        text = f"Members that stand nowhere in it any more: {', '.join(lost)}."
        yield Objection(ObjectionKind.GONE, "", text, GONE.reason, len(lost), GONE.limit)


def _object_to_loss(indicator: str, before: Figures) -> Objection:
    was = before[before["indicator"] == indicator]
    return Objection(
        ObjectionKind.GONE, indicator, f"{indicator}: all {len(was):,} figures are gone.", GONE.reason, 1.0, GONE.limit,
        _show_newest(was),
    )  # fmt: skip


def _find_fewer(was: Figures, now: Figures) -> dict[str, Objection]:
    """By indicator, where too many figures are missing."""
    had, has = count_figures(was), count_figures(now)
    lost = {indicator: 1 - has[indicator] / number for indicator, number in had.items() if number >= FEWEST}
    short = {indicator: share for indicator, share in lost.items() if share > COVERAGE.limit}
    missing = drop_common(was[was["indicator"].isin(short)], now) if short else was
    return {
        indicator: Objection(
            ObjectionKind.COVERAGE,
            indicator,
            f"{indicator}: {has[indicator]:,} figures, not {had[indicator]:,}: {share:.1%} fewer "
            f"(bound {COVERAGE.limit:.0%}).",
            COVERAGE.reason,
            share,
            COVERAGE.limit,
            _show_newest(missing[missing["indicator"] == indicator]),
        )
        for indicator, share in short.items()
    }


def _find_narrower(was: Figures, now: Figures) -> dict[str, Objection]:
    """By indicator, where too many areas have no figure any more."""
    had, has = _list_areas(was), _list_areas(now)
    found = ((indicator, areas, areas - has[indicator]) for indicator, areas in had.items())
    return {
        indicator: _object_to_areas(indicator, missing, len(missing) / len(areas))
        for indicator, areas, missing in found
        if len(areas) >= FEWEST and len(missing) / len(areas) > AREAS.limit
    }


def _object_to_areas(indicator: str, missing: set[str], share: float) -> Objection:
    text = (
        f"{indicator}: no figure any more of {', '.join(sorted(missing))}, {share:.1%} of those that had any "
        f"(bound {AREAS.limit:.0%})."
    )
    return Objection(ObjectionKind.AREAS, indicator, text, AREAS.reason, share, AREAS.limit)


def _find_thinner(was: Figures, now: Figures) -> dict[str, Objection]:
    """By indicator, where members, or economies for comparison, lost most of their figures."""
    # Members that are gone from all indicators are told as such.
    here = was["member"].isin(now["member"].unique()) | was["member"].isin(list(COMPARISONS))
    had, has = _count_of_members(was[here]), _count_of_members(now)
    enough = had[had >= FEWEST]
    lost = 1 - has.reindex(enough.index, fill_value=0) / enough
    thin = lost[(lost > HISTORY.limit) & ~lost.index.isin(_list_known(now))]
    return {
        str(indicator): _object_to_history(str(indicator), was, now, its.droplevel("indicator"))
        for indicator, its in thin.groupby(level="indicator", observed=True)
    }


def _list_known(now: Figures) -> list[tuple[str, str]]:
    """Indicator and member where it is known that the publisher's own file has less than before."""
    releases = zip(now["source"].unique(), now["release"].unique(), strict=True)
    losses = [(loss, release) for source, release in releases for loss in SOURCES[source].known_losses]
    return [(loss.indicator, loss.member) for loss, release in losses if loss.release == release]


def _count_of_members(figures: Figures) -> "pd.Series[int]":
    armed = [code for code, member in members().items() if member.armed_forces]
    ours = figures[figures["member"].isin([*armed, *COMPARISONS])]
    return ours.astype({"indicator": "str", "member": "str"}).groupby(["indicator", "member"]).size()


def _object_to_history(indicator: str, was: Figures, now: Figures, lost: "pd.Series[float]") -> Objection:
    told = ", ".join(f"{member} ({share:.0%})" for member, share in lost.items())
    mine = was[(was["indicator"] == indicator) & was["member"].isin(lost.index)]
    return Objection(
        ObjectionKind.HISTORY,
        indicator,
        f"{indicator}: most figures are gone of {told} (bound {HISTORY.limit:.0%} of a member's own).",
        HISTORY.reason,
        float(lost.max()),
        HISTORY.limit,
        _show_newest(drop_common(mine, now)),
    )


def _list_areas(figures: Figures) -> dict[str, set[str]]:
    areas = figures[["indicator", "member"]].drop_duplicates()
    found: dict[str, set[str]] = defaultdict(set)
    for indicator, its in areas.groupby("indicator", observed=True)["member"]:
        found[str(indicator)] = set(its)
    return found


def _show_newest(lost: Figures) -> tuple[Shift, ...]:
    return list_losses(sort_by_size(lost, lost["year"], WORST))


def _find_shorter(before: Figures, after: Figures) -> Iterator[Objection]:
    was, now = _find_last(before), _find_last(after)
    if was and now and now < was:
        text = f"Its figures end in {_format_time(now)}; those of the release before it in {_format_time(was)}."
        yield Objection(
            ObjectionKind.SHORTER, "", text, "Data do not grow shorter: an old file may have been put back."
        )


def _find_last(figures: Figures) -> tuple[int, str] | None:
    if figures.empty:
        return None
    year = figures["year"].max()
    return int(year), max(figures["period"][figures["year"] == year].unique())


def _format_time(last: tuple[int, str]) -> str:
    return f"{last[0]} {last[1]}".strip()
