"""Rank correlations of many resamples at once.

A resample of n members is how often it holds each of them. Ranks and signs are then those of the n members, weighted:
nothing is sorted a thousand times. The coefficients equal SciPy's of each resample, ties included; of a resample whose
values are all equal there is none, which is a NaN. Counts are whole numbers, which NumPy multiplies in the calling
thread: matrices of this size are slower in the several threads that it gives to floating point.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from etl.errors import MeasureError

CONFIDENCE = 0.95
FEWEST, MOST = 100, 10_000

Sample = Sequence[float]


class Draws(NamedTuple):
    """How many draws, and the seed they start from."""

    number: int
    seed: int

    def generator(self) -> Any:
        """NumPy's generator at the seed. Raises MeasureError for too few or too many draws."""
        if not FEWEST <= self.number <= MOST:
            raise MeasureError(f"draws {self.number}", "is out of range", f"Choose {FEWEST} to {MOST}.")
        if self.seed < 0:
            raise MeasureError(f"seed {self.seed}", "is out of range", "Choose 0 or more.")
        import numpy

        return numpy.random.default_rng(self.seed)


def draw_resamples(n: int, draws: Draws) -> Any:
    """How often each of n members is in each resample: a row a resample, drawn with replacement, as SciPy draws them.

    Raises MeasureError for too few or too many draws.
    """
    import numpy

    rows = draws.number
    chosen = draws.generator().integers(0, n, (rows, n)) + n * numpy.arange(rows)[:, None]
    return numpy.bincount(chosen.ravel(), minlength=rows * n).reshape(rows, n)


def rho(x: Sample, y: Sample, counts: Any) -> Any:
    """Spearman's rank correlation in each resample: Pearson's of the ranks, where who ties shares the mean rank."""
    across, up = _ranked(x, counts), _ranked(y, counts)
    return _quotient((counts * across * up).sum(1), (counts * across**2).sum(1), (counts * up**2).sum(1))


def tau_b(x: Sample, y: Sample, counts: Any) -> Any:
    """Kendall's tau-b in each resample: the mean sign of pairs, over the root of the parts that do not tie."""
    together = ((counts @ (_signs(x) * _signs(y))) * counts).sum(1)
    return _quotient(together, _untied(x, counts), _untied(y, counts))


def find_interval(coefficients: Any) -> tuple[float, float] | None:
    """The ends of what holds 95 % of the coefficients; None where a resample has none."""
    import numpy

    if numpy.isnan(coefficients).any():
        return None
    outside = (1 - CONFIDENCE) / 2
    low, high = numpy.quantile(coefficients, (outside, 1 - outside))
    return float(low), float(high)


def _by_value(values: Sample, counts: Any) -> tuple[Any, Any]:
    """How often each distinct value is in each resample, from the smallest up; and which of them each member has."""
    import numpy

    _, place, many = numpy.unique(values, return_inverse=True, return_counts=True)
    in_order = counts[:, numpy.argsort(place, kind="stable")]
    return numpy.add.reduceat(in_order, many.cumsum() - many, axis=1), place


def _ranked(values: Sample, counts: Any) -> Any:
    """The rank of each member's value in each resample, less the mean of all ranks."""
    of_value, place = _by_value(values, counts)
    ranks = of_value.cumsum(1) - (of_value - 1) / 2
    return ranks[:, place] - (len(values) + 1) / 2


def _untied(values: Sample, counts: Any) -> Any:
    """The number of ordered pairs in each resample that have two different values."""
    of_value, _ = _by_value(values, counts)
    return len(values) ** 2 - (of_value**2).sum(1)


def _signs(values: Sample) -> Any:
    import numpy

    array = numpy.asarray(values)
    return numpy.sign(array[:, None] - array).astype(int)


def _quotient(together: Any, first: Any, second: Any) -> Any:
    import numpy

    below = numpy.sqrt(first * second)
    return numpy.divide(together, below, out=numpy.full_like(below, numpy.nan), where=below > 0)
