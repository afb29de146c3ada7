"""A group in one number, three ways, each called what it is (R11)."""

from math import fsum
from statistics import median as middle

from etl.arithmetic.domain import Figures, UndefinedError, together


def weighted(spending: Figures, gdp: Figures) -> float:
    """100 × the sum of spending over the sum of GDP, in per cent, over the members that have both.

    Raises UndefinedError where there is none, or GDP adds up to nothing.
    """
    borne, able = together(spending, gdp)
    below = fsum(able.values())
    if below <= 0:
        raise UndefinedError("undefined: the sum of GDP is not above zero")
    return 100 * fsum(borne.values()) / below


def mean(figures: Figures) -> float:
    """The mean over the members that have a figure, each counted alike. Raises UndefinedError where there is none."""
    (values,) = together(figures)
    return fsum(values.values()) / len(values)


def median(figures: Figures) -> float:
    """The median over the members that have a figure. Raises UndefinedError where there is none."""
    (values,) = together(figures)
    return middle(values.values())
