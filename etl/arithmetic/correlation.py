"""Rank correlation with a bootstrap interval (R24). The coefficients equal SciPy's, and so do those of resamples."""

from collections.abc import Callable
from typing import Any, NamedTuple

from etl.arithmetic import resamples
from etl.arithmetic.domain import ByMember, check_number, check_varied, select_shared
from etl.arithmetic.ranks import count_ties, rank_mean
from etl.arithmetic.resamples import Draws

# Two points always lie on a line.
LEAST = 3
# Of fewer, resamples that draw one member only are not rare, and percentiles mean little.
LEAST_FOR_INTERVAL = 10

Pair = tuple[tuple[float, ...], tuple[float, ...]]


class Correlation(NamedTuple):
    """A coefficient, −1 to 1, over `n` members; `low` and `high` are None where `no_interval` says why."""

    coefficient: float
    low: float | None
    high: float | None
    n: int
    no_interval: str = ""


def spearman(first: ByMember, second: ByMember, draws: Draws) -> Correlation:
    """Spearman's rank correlation of two figures, over the members that have both.

    The interval holds 95 % of the coefficients of resamples of the members (percentile bootstrap). Raises
    UndefinedError for fewer than three members, or where all values of one kind are equal.
    """
    pair = _pair(first, second)
    return _with_interval(_find_rho(pair), pair, resamples.rho, draws)


def kendall(first: ByMember, second: ByMember, draws: Draws) -> Correlation:
    """Kendall's rank correlation (tau-b, which allows for ties); else like `spearman`."""
    pair = _pair(first, second)
    return _with_interval(_find_tau_b(pair), pair, resamples.tau_b, draws)


def _pair(first: ByMember, second: ByMember) -> Pair:
    one, other = select_shared(first, second)
    check_number(LEAST, one)
    check_varied(one.values())
    check_varied(other.values())
    return tuple(one.values()), tuple(other.values())


def _find_rho(pair: Pair) -> float:
    """Pearson's correlation of the ranks."""
    import numpy

    return float(numpy.corrcoef(*map(rank_mean, pair))[1, 0])


def _find_tau_b(pair: Pair) -> float:
    """The mean sign of pairs, over the root of the parts that do not tie."""
    import numpy

    x, y = (numpy.sign(numpy.subtract.outer(values, values)).astype(int) for values in pair)
    together = int((x * y).sum()) // 2
    first, second = map(_count_untied, pair)
    return float(min(1.0, max(-1.0, together / numpy.sqrt(first) / numpy.sqrt(second))))


def _count_untied(values: tuple[float, ...]) -> int:
    """How many pairs differ."""
    ties = count_ties(values)
    return (len(values) * (len(values) - 1) - int((ties * (ties - 1)).sum())) // 2


def _with_interval(coefficient: float, pair: Pair, statistic: Callable[..., Any], draws: Draws) -> Correlation:
    n = len(pair[0])
    if n < LEAST_FOR_INTERVAL:
        return Correlation(coefficient, None, None, n, f"no interval: fewer than {LEAST_FOR_INTERVAL} members")
    ends = resamples.find_interval(statistic(*pair, resamples.draw_resamples(n, draws)))
    if ends is None:
        return Correlation(coefficient, None, None, n, "no interval: in some resamples all values are equal")
    return Correlation(coefficient, *ends, n)
