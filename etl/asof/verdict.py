"""Who is at or above a target (R4), under four named conventions.

published   the published share, rounded half up to two decimals, as NATO's table prints it
strict      the published share, unrounded
recomputed  spending / GDP at constant prices of the same release, rounded like `published`
nominal     spending / GDP at current prices of the same release, rounded like `published`

Decimal arithmetic throughout: a binary float would put 2.675 at 2.67 and 1.995 at 1.99. Shares and targets are in the
same unit, per cent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CONVENTIONS = ("published", "strict", "recomputed", "nominal")
# A share that lies nearer to the target than this may change sides with the next revision.
NEAR = Decimal("0.02")
_TWO_DECIMALS = Decimal("0.01")


def meets(share: float, target: float, convention: str) -> bool:
    """Whether `share` is at or above `target`; `share` is the one that `convention` goes by.

    Raises ValueError where `convention` is not one of CONVENTIONS.
    """
    if convention not in CONVENTIONS:
        raise ValueError(f"{convention!r} is no convention of a verdict; there are {', '.join(CONVENTIONS)}")
    exact = _decimal(share)
    return (exact if convention == "strict" else rounded(share)) >= _decimal(target)


def rounded(share: float) -> Decimal:
    """The share as it is printed: half up to two decimals."""
    return _decimal(share).quantize(_TWO_DECIMALS, ROUND_HALF_UP)


def borderline(shares: Mapping[str, float | None], target: float) -> bool:
    """Whether the verdict on one member rests on a choice; `shares` holds, by convention, the share it goes by.

    True where the conventions disagree, or where a share lies less than 0.02 points from the target.
    """
    known = {convention: share for convention, share in shares.items() if share is not None}
    verdicts = {meets(share, target, convention) for convention, share in known.items()}
    near = any(abs(_decimal(share) - _decimal(target)) < NEAR for share in known.values())
    return near or len(verdicts) > 1


@dataclass(frozen=True)
class Count:
    """Who is at or above: the codes of those that `met`, how many have data, and how many were asked about.

    A member without data, Iceland among them, is in `members` only: leave it out of the question to count without it.
    """

    met: frozenset[str]
    with_data: int
    members: int


def count(shares: Mapping[str, float | None], target: float, convention: str) -> Count:
    """The count over `shares`, by member; None where a member has no share."""
    known = {member: share for member, share in shares.items() if share is not None}
    met = frozenset(member for member, share in known.items() if meets(share, target, convention))
    return Count(met, len(known), len(shares))


def _decimal(number: float) -> Decimal:
    # The shortest decimal that reads as this float is what was printed or stored; its binary expansion is not.
    return Decimal(repr(float(number)))
