"""Wilcoxon's signed rank test: whether members bear more than their benefits or less, taken together."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from etl.arithmetic.domain import ByMember, select_shared
from etl.arithmetic.resamples import Sample


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
    samples = [sample for sample in moved.values() if sample]
    tests = iter(_tests(samples))
    return {name: next(tests) if sample else None for name, sample in moved.items()}


def _moved(differences: ByMember) -> Sample:
    (values,) = select_shared(differences)
    # What differs in the last binary digits only does not differ.
    return [rounded for value in values.values() if (rounded := round(value, 12))]


def _tests(samples: Sequence[Sample]) -> list[SignedRank]:
    # Given at once they are tested three times as fast, but SciPy then treats all as having ties where one has.
    if len(set(map(len, samples))) == 1 and not any(map(_has_ties, samples)):
        return _at_once(samples)
    return [_at_once([sample])[0] for sample in samples]


def _at_once(samples: Sequence[Sample]) -> list[SignedRank]:
    from scipy.stats import wilcoxon

    found = wilcoxon(samples, axis=1)
    n = len(samples[0])
    return [SignedRank(float(one), float(p), n) for one, p in zip(found.statistic, found.pvalue, strict=True)]


def _has_ties(sample: Sample) -> bool:
    return len(set(map(abs, sample))) < len(sample)
