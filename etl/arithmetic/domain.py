"""What a measure was given: who has all that it needs, and when it has no value."""

from collections.abc import Iterable, Mapping
from math import isfinite

from etl.errors import BurdenError

NOBODY = "undefined: no member has all the figures it needs"
ALL_EQUAL = "undefined: all values are equal"
SUM_ZERO = "undefined: the sum is zero"

ByMember = Mapping[str, float | None]


class UndefinedError(BurdenError):
    """A measure has no value for what it was given; the message says why."""


class TooFewError(UndefinedError):
    """A measure has no value for want of members that have data."""


def select_shared(*figures: ByMember) -> tuple[dict[str, float], ...]:
    """The same figures of those members that have all of them, in the order of their codes.

    Raises TooFewError where there are none, ValueError for a figure that is no finite number.
    """
    shared = set.intersection(*map(known, figures))
    if not shared:
        raise TooFewError(NOBODY)
    return tuple({member: _finite(member, one[member]) for member in sorted(shared)} for one in figures)


def known(figures: ByMember) -> set[str]:
    """The members that have a figure."""
    return {member for member, value in figures.items() if value is not None}


def check_varied(values: Iterable[float]) -> None:
    """Raise UndefinedError where all values are equal, so that there is nothing to rank or to scale."""
    if len(set(values)) < 2:
        raise UndefinedError(ALL_EQUAL)


def check_number(number: int, figures: ByMember) -> None:
    """Raise TooFewError where fewer members than `number` have a figure."""
    if len(figures) < number:
        raise TooFewError(f"undefined: {len(figures)} with data, at least {number} are needed")


def _finite(member: str, value: float | None) -> float:
    if value is None or not isfinite(value):
        raise ValueError(f"{member}: {value} is no finite number, so nothing can be computed from it")
    return float(value)
