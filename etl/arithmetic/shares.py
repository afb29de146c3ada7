"""Shares of the sum of all, how one kind of share compares with another, and a group in one number (R11).

Sums are exact (math.fsum), so that the order of members changes no digit.
"""

from collections.abc import Mapping
from enum import IntEnum
from math import fsum
from statistics import median as middle

from etl.arithmetic.domain import SUM_ZERO, ByMember, UndefinedError, select_shared

# US Department of Defense, Report on Allied Contributions to the Common Defense.
SUBSTANTIAL = 1.2
VERY_LOW = 0.8


class Band(IntEnum):
    """The band of a ratio of shares, in the codes that the unit "band" states."""

    VERY_LOW, MIDDLE, SUBSTANTIAL = -1, 0, 1


def shares(figures: ByMember) -> dict[str, float]:
    """Each member's part of the sum of all that have a figure; the parts add up to 1.

    Raises UndefinedError where there is none, one is negative, or the sum is zero.
    """
    (values,) = select_shared(figures)
    below = [member for member, value in values.items() if value < 0]
    if below:
        raise UndefinedError(f"undefined: a share of a sum needs values of zero or more ({', '.join(below)} has less)")
    whole = fsum(values.values())
    if not whole:
        raise UndefinedError(SUM_ZERO)
    return {member: value / whole for member, value in values.items()}


def share_ratios(burdens: ByMember, means: ByMember) -> dict[str, float | None]:
    """Each member's share of the burdens over its share of the means, both among those that have both; 1 is parity.

    None for a member that has no means at all: a ratio to zero is undefined. Raises UndefinedError like `shares`.
    """
    both = select_shared(burdens, means)
    borne, able = map(shares, both)
    return {member: borne[member] / able[member] if able[member] else None for member in borne}


def find_band(ratio: float) -> Band:
    """The band of a ratio of shares: substantial at 1.2 or more, very low at 0.8 or less, else in the middle."""
    if ratio >= SUBSTANTIAL:
        return Band.SUBSTANTIAL
    return Band.VERY_LOW if ratio <= VERY_LOW else Band.MIDDLE


def disproportionality(burdens: ByMember, means: ByMember) -> float:
    """Loosemore and Hanby's index (1971): half the sum of the absolute differences of shares, 0 to 1.

    It is the part of all burdens that would have to change hands for each share to be that of the means.
    """
    borne, able = map(shares, select_shared(burdens, means))
    return min(1.0, fsum(abs(borne[member] - able[member]) for member in borne) / 2)


def average_shares(kinds: Mapping[str, ByMember]) -> dict[str, float]:
    """The mean of a member's shares of several things, among those that have all of them; they add up to 1.

    Raises UndefinedError like `shares`, and where there is nothing to take the mean of.
    """
    if not kinds:
        raise UndefinedError("undefined: no kind of share is given")
    each = [shares(figures) for figures in select_shared(*kinds.values())]
    return {member: fsum(one[member] for one in each) / len(each) for member in each[0]}


def divide_sums(spending: ByMember, gdp: ByMember) -> float:
    """100 × the sum of spending over the sum of GDP, in per cent, over the members that have both.

    Raises UndefinedError where there is none, or GDP adds up to nothing.
    """
    borne, able = select_shared(spending, gdp)
    below = fsum(able.values())
    if below <= 0:
        raise UndefinedError("undefined: the sum of GDP is not above zero")
    return 100 * fsum(borne.values()) / below


def join_shares(parts: ByMember, wholes: ByMember) -> float:
    """The part of all wholes together, of parts in per cent of each: Σ part × whole / Σ whole; a ratio of sums.

    Over the members that have both. Raises UndefinedError where there is none, or the wholes add up to nothing.
    """
    part, whole = select_shared(parts, wholes)
    below = fsum(whole.values())
    if below <= 0:
        raise UndefinedError("undefined: the sum of the wholes is not above zero")
    return fsum(part[member] * whole[member] for member in part) / below


def mean(figures: ByMember) -> float:
    """The mean over the members that have a figure, each counted alike. Raises UndefinedError where there is none."""
    (values,) = select_shared(figures)
    return fsum(values.values()) / len(values)


def median(figures: ByMember) -> float:
    """The median over the members that have a figure. Raises UndefinedError where there is none."""
    (values,) = select_shared(figures)
    return middle(values.values())
