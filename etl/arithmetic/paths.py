"""Ways to a target: a straight line, the growth it takes, and where a trend leads. Arithmetic, never a forecast."""

import math
from collections.abc import Sequence

# A trend that arrives later says nothing.
HORIZON = 2100


def follow_line(start: float, target: float, years: tuple[int, int], year: int) -> float:
    """The straight line from `start` in the first of `years` to `target` in the last, in `year`."""
    first, last = years
    part = (year - first) / (last - first)
    return start * (1 - part) + target * part


def find_required_growth(start: float, target: float, years: int, growth: float) -> float | None:
    """Real growth of spending a year, in per cent, that takes a share from `start` to `target` while GDP grows.

    `growth` is that of GDP in per cent a year. None where the share is not above 0.
    """
    if start <= 0:
        return None
    return 100 * (math.exp(math.log(target / start) / years) * (1 + growth / 100) - 1)


def find_mean_growth(first: float, last: float, years: int) -> float | None:
    """Growth a year, in per cent, that leads from `first` to `last`; None unless both are above 0."""
    if first <= 0 or last <= 0:
        return None
    return 100 * (math.exp(math.log(last / first) / years) - 1)


def fit_slope(values: Sequence[float]) -> float:
    """The least-squares slope a step through two or more values that stand one step apart."""
    middle = (len(values) - 1) / 2
    mean = sum(values) / len(values)
    across = sum((place - middle) * (value - mean) for place, value in enumerate(values))
    return across / sum((place - middle) ** 2 for place in range(len(values)))


def find_arrival(share: float, target: float, rise: float, year: int) -> int | None:
    """The first year in which `share` of `year`, rising by `rise` a year, is at `target`; None if not by HORIZON."""
    if share >= target:
        return year
    if rise <= 0 or (target - share) / rise > HORIZON - year:
        return None
    # A hair's breadth of floating point is not another year.
    return year + math.ceil((target - share) / rise - 1e-9)
