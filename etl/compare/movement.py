"""Whether the values that two releases have in common moved too far, or by a power of ten."""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.compare.bounds import (
    FEWEST,
    FEWEST_OF_AN_AREA,
    UNIT,
    UNIT_OF_AREA,
    WORST,
    Bound,
    choose_bound,
    is_in_own_currency,
    is_in_points,
)  # fmt: skip
from etl.compare.objections import Objection, ObjectionKind, list_shifts
from etl.compare.pairs import Pairs, pair_figures, sort_by_size, take_logarithms
from etl.compare.series import Figures, list_indicators
from etl.compare.shift import Shift

# Pairs with a column more: `by` is the logarithm of the ratio of the two figures, or their difference in points.
_Moves = pd.DataFrame
# An area whose median is nearer to what it was than by this factor is near no power of ten.
_NEAR = math.log(3)


class _Medians(NamedTuple):
    """Of one indicator: how many figures moved, the median move and that of their sizes, and if prices changed."""

    number: int
    move: float
    size: float
    rebased: bool


def find_movements(before: Figures, after: Figures) -> Iterator[Objection]:
    """The indicators whose figures in common moved too far. Figures that changed their unit are left out."""
    names = list_indicators(after)
    moves = _measure_moves(pair_figures(before, after), [name for name in names if is_in_points(indicators()[name])])
    medians, areas = _find_medians(moves), _find_medians_of_areas(moves)
    for name in names:
        if name in medians:
            yield from _check(indicators()[name], moves, medians[name], areas.get(name, {}))


def _measure_moves(pairs: Pairs, in_points: list[str]) -> _Moves:
    alike = pairs[pairs["unit_before"] == pairs["unit_after"]]
    points = alike["indicator"].isin(in_points)
    positive = (alike["value_before"] > 0) & (alike["value_after"] > 0)
    differences = alike["value_after"] - alike["value_before"]
    logarithms = take_logarithms((alike["value_after"] / alike["value_before"])[positive & ~points])
    return alike.assign(by=differences.where(points, logarithms))[points | positive]


def _find_medians(moves: _Moves) -> dict[str, _Medians]:
    by_indicator = moves["by"].groupby(moves["indicator"], observed=True)
    sizes = moves["by"].abs().groupby(moves["indicator"], observed=True).median()
    rebased = moves["indicator"][moves["price_base_before"] != moves["price_base_after"]].unique()
    found = zip(by_indicator.size().items(), by_indicator.median(), sizes, strict=True)
    return {str(name): _Medians(number, move, size, name in rebased) for (name, number), move, size in found}


def _find_medians_of_areas(moves: _Moves) -> dict[str, dict[str, float]]:
    """By indicator and area, in the order of the figures, the median moves that may be near a power of ten."""
    # Members and NATO's aggregates one by one; elsewhere a currency may truly lose so much.
    ours = moves[moves["member"].isin([*members(), *AGGREGATES])]
    by_area = ours.groupby(["indicator", "member"], observed=True, sort=False)["by"]
    medians = by_area.median()
    near = medians[(by_area.size() >= FEWEST_OF_AN_AREA) & (medians.abs() > _NEAR)].reset_index()
    found: dict[str, dict[str, float]] = {}
    for indicator, area, median in zip(near["indicator"], near["member"], near["by"], strict=True):
        found.setdefault(indicator, {})[area] = median
    return found


def _check(indicator: Indicator, moves: _Moves, medians: _Medians, areas: Mapping[str, float]) -> Iterator[Objection]:
    enough, in_points = medians.number >= FEWEST, is_in_points(indicator)
    slip = _find_slip(indicator, moves, medians) if enough and not in_points else None
    if slip:
        yield slip
        return
    if not in_points and not is_in_own_currency(indicator):
        yield from _find_slips_of_areas(indicator, moves, areas)
    if enough:
        yield from _check_median(indicator, moves, medians)


def _check_median(indicator: Indicator, moves: _Moves, medians: _Medians) -> Iterator[Objection]:
    bound = choose_bound(indicator, medians.rebased)
    measured = medians.size if is_in_points(indicator) else math.expm1(medians.size)
    if measured > bound.limit:
        of = f"{indicator.id}: half of the {medians.number:,} figures in common moved by more than "
        told = (
            f"{measured:.2g} points (bound {bound.limit:g})"
            if is_in_points(indicator)
            else _format_relative(measured, bound)
        )
        yield Objection(
            ObjectionKind.MEDIAN,
            indicator.id,
            f"{of}{told}.",
            bound.reason,
            measured,
            bound.limit,
            _show_worst(moves[moves["indicator"] == indicator.id]),
        )


def _format_relative(measured: float, bound: Bound) -> str:
    return f"{measured:.1%} (bound {bound.limit:.0%})"


def _find_slip(indicator: Indicator, moves: _Moves, medians: _Medians) -> Objection | None:
    """All areas at once."""
    ratio = math.exp(medians.move)
    power = _find_power(ratio, UNIT)
    if not power:
        return None
    text = f"{indicator.id}: the figures are {ratio:,.4g} times what they were, near 10^{power}: a unit slipped."
    cells = _show_worst(moves[moves["indicator"] == indicator.id])
    return Objection(ObjectionKind.UNIT, indicator.id, text, UNIT.reason, ratio, UNIT.limit, cells)


def _find_slips_of_areas(indicator: Indicator, moves: _Moves, areas: Mapping[str, float]) -> Iterator[Objection]:
    for area, median in areas.items():
        ratio = math.exp(median)
        power = _find_power(ratio, UNIT_OF_AREA)
        if power:
            text = f"{indicator.id}: those of {area} are {ratio:,.4g} times what they were, near 10^{power}."
            cells = _show_worst(moves[(moves["indicator"] == indicator.id) & (moves["member"] == area)])
            yield Objection(
                ObjectionKind.UNIT, indicator.id, text, UNIT_OF_AREA.reason, ratio, UNIT_OF_AREA.limit, cells
            )


def _find_power(ratio: float, bound: Bound) -> int:
    """The power of ten that the ratio is near to; 0 where it is near none."""
    power = round(math.log10(ratio))
    return power if abs(math.log10(ratio) - power) <= math.log10(bound.limit) else 0


def _show_worst(moves: _Moves) -> tuple[Shift, ...]:
    return list_shifts(sort_by_size(moves, moves["by"].abs(), WORST))
