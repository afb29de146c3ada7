"""Whether the values that two releases have in common moved too far, or by a power of ten."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

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
from etl.compare.objections import Objection, ObjectionKind, Shift, show_shift
from etl.compare.series import Figure, Figures, Place


class _Move(NamedTuple):
    """A figure before and now; `by` is the logarithm of their ratio, or their difference in points."""

    place: Place
    before: Figure
    after: Figure
    by: float


def find_movements(before: Figures, after: Figures) -> Iterator[Objection]:
    """The indicators whose figures in common moved too far. Figures that changed their unit are left out."""
    for name, now in after.items():
        indicator = indicators()[name]
        was = before.get(name, {})
        common = [(place, was[place], figure) for place, figure in now.items() if place in was]
        moves = list(_measure_moves(indicator, (one for one in common if one[1].unit == one[2].unit)))
        slip = None if is_in_points(indicator) else _find_slip(indicator, moves)
        if slip:
            yield slip
            continue
        if not is_in_points(indicator) and not is_in_own_currency(indicator):
            yield from _find_slips_of_areas(indicator, moves)
        yield from _check_median(indicator, moves)


def _measure_moves(indicator: Indicator, common: Iterable[tuple[Place, Figure, Figure]]) -> Iterator[_Move]:
    for place, was, now in common:
        if is_in_points(indicator):
            yield _Move(place, was, now, now.value - was.value)
        elif was.value > 0 and now.value > 0:
            yield _Move(place, was, now, math.log(now.value / was.value))


def _check_median(indicator: Indicator, moves: Sequence[_Move]) -> Iterator[Objection]:
    if len(moves) < FEWEST:
        return
    rebased = any(move.before.price_base != move.after.price_base for move in moves)
    bound = choose_bound(indicator, rebased)
    size = median(abs(move.by) for move in moves)
    measured = size if is_in_points(indicator) else math.expm1(size)
    if measured > bound.limit:
        of = f"{indicator.id}: half of the {len(moves):,} figures in common moved by more than "
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
            _show_worst(indicator.id, moves),
        )


def _format_relative(measured: float, bound: Bound) -> str:
    return f"{measured:.1%} (bound {bound.limit:.0%})"


def _find_slip(indicator: Indicator, moves: Sequence[_Move]) -> Objection | None:
    """All areas at once."""
    if len(moves) < FEWEST:
        return None
    ratio = math.exp(median(move.by for move in moves))
    power = _find_power(ratio, UNIT)
    if not power:
        return None
    text = f"{indicator.id}: the figures are {ratio:,.4g} times what they were, near 10^{power}: a unit slipped."
    return Objection(
        ObjectionKind.UNIT, indicator.id, text, UNIT.reason, ratio, UNIT.limit, _show_worst(indicator.id, moves)
    )


def _find_slips_of_areas(indicator: Indicator, moves: Iterable[_Move]) -> Iterator[Objection]:
    """Members and NATO's aggregates one by one; elsewhere a currency may truly lose so much."""
    by_area: dict[str, list[_Move]] = defaultdict(list)
    for move in moves:
        by_area[move.place[0]].append(move)
    for area, its in by_area.items():
        ratio = math.exp(median(move.by for move in its))
        power = _find_power(ratio, UNIT_OF_AREA)
        if power and len(its) >= FEWEST_OF_AN_AREA and (area in members() or area in AGGREGATES):
            text = f"{indicator.id}: those of {area} are {ratio:,.4g} times what they were, near 10^{power}."
            cells = _show_worst(indicator.id, its)
            yield Objection(
                ObjectionKind.UNIT, indicator.id, text, UNIT_OF_AREA.reason, ratio, UNIT_OF_AREA.limit, cells
            )


def _find_power(ratio: float, bound: Bound) -> int:
    """The power of ten that the ratio is near to; 0 where it is near none."""
    power = round(math.log10(ratio))
    return power if abs(math.log10(ratio) - power) <= math.log10(bound.limit) else 0


def _show_worst(indicator: str, moves: Iterable[_Move]) -> tuple[Shift, ...]:
    first = sorted(moves, key=lambda move: (-abs(move.by), move.place))[:WORST]
    return tuple(show_shift(indicator, move.place, move.before, move.after) for move in first)
