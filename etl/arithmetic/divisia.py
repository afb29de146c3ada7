"""Splits the change of a ratio into its two parts, exactly: the logarithmic mean Divisia index (R6; Ang 2004)."""

import math
from typing import NamedTuple

# Nearer to each other than this (relative), the logarithmic mean is their mean to the last digit.
_CLOSE = 1e-7


class Split(NamedTuple):
    """The parts of a change that are due to the numerator and to the denominator."""

    numerator: float
    denominator: float


def find_logarithmic_mean(first: float, second: float) -> float:
    """(second − first) / ln(second / first) of two numbers above 0; their common value where they are equal."""
    if abs(second - first) <= _CLOSE * first:
        return (first + second) / 2
    return (second - first) / math.log(second / first)


Two = tuple[float, float]


def split_change(ratios: Two, numerators: Two, denominators: Two) -> Split | None:
    """The parts of a change of a ratio from the first to the second; None unless all six figures are above 0.

    They add up to the change where each ratio is its numerator over its denominator.
    """
    (e0, e1), (y0, y1) = numerators, denominators
    if min(*ratios, e0, e1, y0, y1) <= 0:
        return None
    mean = find_logarithmic_mean(*ratios)
    return Split(mean * math.log(e1 / e0), -mean * math.log(y1 / y0))
