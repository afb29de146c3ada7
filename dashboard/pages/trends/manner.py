"""As what the figures of the lines are shown, where that can be, and why not where it cannot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.pages.trends.choices import FIGURES, INDEX, LOG, PER_HEAD, SHARE_OF_ALLIANCE
from dashboard.pages.trends.series import Series
from dashboard.shared.wording import YES_OR_NO
from etl.catalogue.indicator import Indicator
from etl.catalogue.units import unit
from etl.measures.level.index_numbers import find_base, index_on


@dataclass(frozen=True)
class Manner:
    """As what figures are shown, of an index with its base year; `refusal` is why not as the reader asked."""

    way: str = FIGURES
    base: int | None = None
    refusal: str = ""


def choose_manner(show: str, indicator: Indicator) -> Manner:
    """What can be said before the figures are known: what adds up, and what can be compared as a ratio."""
    if show == SHARE_OF_ALLIANCE and not indicator.additive:
        why = "does not add up over members, so nobody has a share of the Alliance’s total"
    elif show == PER_HEAD and not indicator.per_head:
        why = "is not published per head"
    elif show in (INDEX, LOG) and (indicator.unit == YES_OR_NO or unit(indicator.unit).is_rate):
        why = "may be zero or below, so there is neither an index nor a logarithm of it"
    else:
        return Manner(FIGURES if show == PER_HEAD else show)
    return Manner(refusal=f"{indicator.title} {why}: the figures themselves are shown.")


def settle(manner: Manner, lines: Sequence[Series], asked: int | None) -> Manner:
    """What follows from the figures: the base year of an index, and whether there is a logarithm of them all."""
    if manner.way == LOG and not _are_above_zero(lines):
        why = "A logarithmic axis needs figures above zero, and some of these are not: the axis is an even one."
        return Manner(refusal=why)
    return _find_base(lines, asked) if manner.way == INDEX else manner


def show_lines(manner: Manner, lines: Iterable[Series]) -> list[Series]:
    """The lines as they are shown: of an index those that have a figure in its base year, resting on their figures."""
    if manner.way != INDEX or manner.base is None:
        return list(lines)
    made = [
        replace(line, points=index_on(line.points, manner.base), rests_on=(*line.points, *line.rests_on))
        for line in lines
    ]
    return [line for line in made if line.points]


def _are_above_zero(lines: Iterable[Series]) -> bool:
    return all(row.value > 0 for line in lines for row in line.points if row.value is not None)


def _find_base(lines: Sequence[Series], asked: int | None) -> Manner:
    """The year that was asked for, or the first that all lines in colour have; without one of these, of any line."""
    chosen = [line.points for line in lines if line.focus] or [line.points for line in lines]
    years = [one for points in chosen if (one := find_base([points])) is not None]
    if asked is not None and any(index_on(points, asked) for points in chosen):
        return Manner(INDEX, asked)
    base = find_base(chosen) or min(years, default=None)
    if base is None:
        return Manner(refusal="None of these lines has a figure above zero that an index could start at.")
    said = f"No line has a figure above zero in {asked}, so {base} is 100." if asked is not None else ""
    return Manner(INDEX, base, said)
