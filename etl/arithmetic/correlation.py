"""Rank correlation with a bootstrap interval (R24). The coefficients are SciPy's, those of resamples equal to them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from etl.arithmetic import resamples
from etl.arithmetic.domain import ByMember, check_number, check_varied, select_shared
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
    from scipy.stats import spearmanr

    pair = _pair(first, second)
    return _with_interval(float(spearmanr(*pair).statistic), pair, resamples.rho, draws)


def kendall(first: ByMember, second: ByMember, draws: Draws) -> Correlation:
    """Kendall's rank correlation (tau-b, which allows for ties); else like `spearman`."""
    from scipy.stats import kendalltau

    pair = _pair(first, second)
    return _with_interval(float(kendalltau(*pair).statistic), pair, resamples.tau_b, draws)


def _pair(first: ByMember, second: ByMember) -> Pair:
    one, other = select_shared(first, second)
    check_number(LEAST, one)
    check_varied(one.values())
    check_varied(other.values())
    return tuple(one.values()), tuple(other.values())


def _with_interval(coefficient: float, pair: Pair, statistic: Callable[..., Any], draws: Draws) -> Correlation:
    n = len(pair[0])
    if n < LEAST_FOR_INTERVAL:
        return Correlation(coefficient, None, None, n, f"no interval: fewer than {LEAST_FOR_INTERVAL} members")
    ends = resamples.find_interval(statistic(*pair, resamples.draw_resamples(n, draws)))
    if ends is None:
        return Correlation(coefficient, None, None, n, "no interval: in some resamples all values are equal")
    return Correlation(coefficient, *ends, n)
