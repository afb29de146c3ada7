"""How concentrated spending is: Herfindahl's index, the Lorenz curve of spending over GDP, and its Gini coefficient."""

from itertools import accumulate, pairwise
from math import fsum

from etl.arithmetic.domain import ByMember, UndefinedError, select_shared
from etl.arithmetic.shares import shares

Point = tuple[str, float, float]


def herfindahl(figures: ByMember) -> float:
    """The sum of the squared shares: 1 / n where all bear the same, 1 where one bears all."""
    return min(1.0, fsum(share**2 for share in shares(figures).values()))


def lorenz(burdens: ByMember, means: ByMember) -> tuple[Point, ...]:
    """The Lorenz curve: member, cumulative share of the means, cumulative share of the burdens, from (0, 0) to (1, 1).

    Members stand in the order of burdens over means, the lightest burdened first; the first point has no member.
    Raises UndefinedError like `shares`, and where a member has burdens and no means.
    """
    borne, able = map(shares, select_shared(burdens, means))
    landless = [member for member in borne if not able[member]]
    if landless:
        raise UndefinedError(f"undefined: burden over means needs means ({', '.join(landless)} has none)")
    order = sorted(borne, key=lambda member: (borne[member] / able[member], member))
    across, up = ([*accumulate((one[member] for member in order), initial=0.0)] for one in (able, borne))
    points = [*zip(("", *order), across, up, strict=True)]
    # The last sums are 1 but for rounding; the curve ends where it has to.
    return (*points[:-1], (points[-1][0], 1.0, 1.0))


def gini(curve: tuple[Point, ...]) -> float:
    """Gini's coefficient of a Lorenz curve, 0 to 1: twice the area between it and the diagonal (trapezoids)."""
    below = fsum((right - left) * (low + high) for (_, left, low), (_, right, high) in pairwise(curve))
    return min(1.0, max(0.0, 1 - below))
