"""From a value to its height on the value axis, which is even or of logarithms, and how that axis counts and is named.

Logarithms are drawn on an even axis whose ticks say the values, so that Plotly and the pictures place them alike.
"""

from collections.abc import Sequence
from math import ceil, floor, inf, log10

from dashboard.pages.trends.aims import list_targets
from dashboard.pages.trends.choices import INDEX, LOG
from dashboard.pages.trends.query import Trends
from dashboard.pages.trends.series import find_last
from dashboard.shared.chart import Json, choose_ticks, name_axis
from dashboard.shared.theme import Theme
from dashboard.shared.wording import YES_OR_NO, choose_scale, name_unit, write_number, write_value
from etl.arithmetic.precision import count_decimals
from etl.catalogue.units import unit
from etl.observation import Observation

Span = tuple[float, float]
# Parts of the length of the axis that stay free at its ends.
_FREE = 0.06
# By how many powers of ten are shown, the steps of a logarithmic axis within each of them.
_STEPS = ((0.9, (1, 1.5, 2, 3, 4, 5, 6, 8)), (1.7, (1, 2, 3, 5)), (3.5, (1, 3)), (99.0, (1,)))
# Decimals of a tick at the most, and how many there are before the first digit of the least figure.
_MOST, _LEAST = 3, 2


def lift(trends: Trends, value: float) -> float:
    """The height of a value on the axis."""
    return log10(value) if trends.way == LOG else value


def lift_all(trends: Trends, rows: Sequence[Observation | None]) -> list[float | None]:
    """The height of each figure; None for a gap."""
    values = [None if row is None else row.value for row in rows]
    return [value and log10(value) for value in values] if trends.way == LOG else values


def measure_room(trends: Trends) -> Span:
    """The range of the axis in heights: an even one starts at zero, or below it where values do."""
    values = [row.value for line in trends.series for row in line.points if row.value is not None]
    aims = [line.value for line, _ in list_targets(trends) if line.value is not None]
    if trends.way == LOG:
        low, high = log10(min([*values, *aims])), log10(max([*values, *aims]))
        margin = (high - low) * _FREE or 0.1
        return low - margin, high + margin
    low, high = min([0.0, *values]), max([0.0, *values, *aims])
    margin = (high - low) * _FREE or 1.0
    return (low - margin if low < 0 else 0.0), high + margin


def measure_gutter(trends: Trends, span: Span) -> int:
    """The width in pixels that the numbers beside the axis need."""
    if trends.way == LOG:
        longest = max(len(text) for text in _count_in_logarithms(trends, span, 8)["ticktext"])
    else:
        longest = max(len(f"{round(end / 10 ** _find_power(trends, span)):,}") for end in span)
    return max(58, 18 + 8 * longest)


def count_heights(trends: Trends, most: int, span: Span) -> Json:
    """The ticks of the axis, about `most` of them."""
    if trends.way == LOG:
        return _count_in_logarithms(trends, span, most)
    return choose_ticks(trends.unit, most, span, _find_largest(trends, span))


def name_heights(trends: Trends, theme: Theme, left: int, span: Span) -> Json:
    """The unit, prices and kind of the axis, above it, from near the left edge; `left` is that margin."""
    if trends.unit == YES_OR_NO:
        return name_axis("", theme, left)
    kind = ", logarithmic" if trends.way == LOG else ""
    return name_axis(write_measured(trends, _find_largest(trends, span)) + kind, theme, left)


def write_measured(trends: Trends, largest: float = 0.0) -> str:
    """The unit and prices in words, of an index with its base year; scaled to the `largest` figure."""
    words = name_unit(trends.unit, trends.price_base, largest)
    if trends.way == INDEX:
        return f"{trends.manner.base} = 100{words.removeprefix('index')}"
    return words


def write_height(trends: Trends, value: float, span: Span) -> str:
    """A figure in the unit of the axis, without it: with its own decimals, or scaled to three digits."""
    power = _find_power(trends, span)
    if trends.unit == YES_OR_NO or unit(trends.unit).is_percent or trends.way == INDEX:
        return write_value(value, trends.unit, trends.decimals)
    scaled = value / 10**power
    digits = max(0, 3 - len(str(int(abs(scaled))).lstrip("0")))
    return write_number(scaled, min(digits, unit(trends.unit).decimals + power, trends.decimals + power))


def _find_power(trends: Trends, span: Span) -> int:
    """By which power of ten the numbers of the axis are scaled."""
    return choose_scale(trends.unit, _find_largest(trends, span))[1] - unit(trends.unit).power


def _find_largest(trends: Trends, span: Span) -> float:
    """What the axis is scaled by: its end, or less where the least figure written beside it would lose its digits."""
    largest, least = (10 ** span[1], 10 ** span[0]) if trends.way == LOG else (max(map(abs, span)), _find_least(trends))
    while (power := choose_scale(trends.unit, largest)[1] - unit(trends.unit).power) > 0:
        if least >= 10.0 ** (power - _LEAST):
            return largest
        largest /= 1000
    return largest


def _find_least(trends: Trends) -> float:
    """The least figure that stands in words beside the axis: each small chart says its newest."""
    newest = (find_last(line) for line in trends.series) if trends.view.chart == "multiples" else ()
    return min((abs(row.value) for row in newest if row is not None and row.value), default=inf)


def _count_in_logarithms(trends: Trends, span: Span, most: int) -> Json:
    values, power = _list_steps(span, most), _find_power(trends, span)
    suffix = " %" if unit(trends.unit).suffix.endswith("%") else ""
    scaled = [round(value / 10**power, _MOST + 6) for value in values]
    texts = [f"{write_number(value, min(_MOST, count_decimals(value, _MOST)))}{suffix}" for value in scaled]
    return {"tickvals": [log10(value) for value in values], "ticktext": texts}


def _list_steps(span: Span, most: int) -> list[float]:
    """Round values within a span of heights; where that is short or has many, every so many of them."""
    steps = next(steps for reach, steps in _STEPS if span[1] - span[0] <= reach)
    powers = range(floor(span[0]), ceil(span[1]) + 1)
    found = [step * 10.0**power for power in powers for step in steps if span[0] <= log10(step) + power <= span[1]]
    return found[:: -(-len(found) // most)] if found else [10 ** span[0], 10 ** span[1]]
