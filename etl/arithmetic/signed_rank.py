"""Wilcoxon's signed rank test: whether members bear more than their benefits or less, taken together.

The test is SciPy's: exact where that can be, and by the normal approximation for many members or many with ties.
"""

from collections.abc import Mapping, Sequence
from math import erfc, sqrt
from typing import NamedTuple

from etl.arithmetic.domain import ByMember, select_shared
from etl.arithmetic.ranks import count_ties, rank_mean
from etl.arithmetic.resamples import Sample

# The most differences of which the chance of every sum of ranks is counted; with ties among them, fewer.
_MOST, _MOST_WITH_TIES = 50, 13


class SignedRank(NamedTuple):
    """The smaller sum of ranks, its two-sided p, and the number of differences that are not zero."""

    statistic: float
    p: float
    n: int


def signed_ranks(kinds: Mapping[str, ByMember]) -> dict[str, SignedRank | None]:
    """Wilcoxon's test against zero of each kind of differences; those of zero are left out, as Wilcoxon did.

    None where all differences of a kind are zero. Raises UndefinedError where a kind has no figure.
    """
    moved = {name: _moved(differences) for name, differences in kinds.items()}
    return {name: _test(sample) if sample else None for name, sample in moved.items()}


def _moved(differences: ByMember) -> Sample:
    (values,) = select_shared(differences)
    # What differs in the last binary digits only does not differ.
    return [rounded for value in values.values() if (rounded := round(value, 12))]


def _test(sample: Sample) -> SignedRank:
    n, sizes = len(sample), [*map(abs, sample)]
    # Means of ranks are halves, so twice that is whole.
    doubled = [int(2 * rank) for rank in rank_mean(sizes)]
    up = sum(rank for rank, value in zip(doubled, sample, strict=True) if value > 0)
    ties = [int(many) for many in count_ties(sizes)]
    exact = n <= (_MOST if len(ties) == n else _MOST_WITH_TIES)
    p = _count_chance(doubled, up) if exact else _approximate_chance(n, ties, up / 2)
    return SignedRank(min(up, sum(doubled) - up) / 2, p, n)


def _count_chance(doubled: Sequence[int], up: int) -> float:
    """The chance of a sum of ranks as far out, each sign as likely as the other: counted over all of them."""
    ways = [1]
    for rank in doubled:
        without, including = [*ways, *[0] * rank], [*[0] * rank, *ways]
        ways = [one + other for one, other in zip(without, including, strict=True)]
    least = min(sum(ways[: up + 1]), sum(ways[up:]))
    return min(1.0, 2.0 * least / 2.0 ** len(doubled))


def _approximate_chance(n: int, ties: Sequence[int], up: float) -> float:
    """That chance where sums of ranks are taken to be normal."""
    mean = n * (n + 1) / 4
    variance = (n * (n + 1) * (2 * n + 1) - sum(many**3 - many for many in ties) / 2) / 24
    return erfc(abs(up - mean) / sqrt(variance) / sqrt(2))
