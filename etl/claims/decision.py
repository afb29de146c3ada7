"""Whether a claim holds by what one release says of the members, drawn from bounds where some have no figure (R31)."""

import math
from fractions import Fraction

from etl.catalogue.claims import Claim
from etl.claims.row import Row


def judge_row(row: Row, claim: Claim) -> bool | None:
    """Whether the claim holds; None where members without a figure would decide (R31)."""
    if claim.named:
        return _judge_named(row, claim)
    low = len(row.inside)
    high = low + len(row.unknown)
    if claim.relation in ("all", "all_but"):
        return _judge_all(row, claim)
    if _names_another_whole(row, claim):
        return False
    least, most = _find_bounds(claim, row.of)
    return _decide(least <= low and high <= most, high < least or low > most)


def _names_another_whole(row: Row, claim: Claim) -> bool:
    """Whether the claim says of how many, and there are not so many members, with Iceland or without (R31)."""
    return claim.of is not None and claim.of not in (len(row.asked), len(row.armed))


def _judge_named(row: Row, claim: Claim) -> bool | None:
    """Whether those who are named are as claimed and nobody else, or are not and everybody else is."""
    named, others = set(claim.named), set(row.inside)
    if claim.relation == "all_but":
        others = set(row.outside) & set(row.armed)
    return _decide(others == named and not row.unknown, not others <= named or not named <= others | set(row.unknown))


def _find_bounds(claim: Claim, of: int) -> tuple[int, float]:
    """Between which numbers of members, both included, the claim says that it is.

    A part that is said without more or less is the nearest number of members: of 31, two thirds are 20 or 21.
    """
    part = Fraction(claim.portion) * of if claim.portion else Fraction(claim.value or 0)
    least, most = math.ceil(part), math.floor(part)
    bounds: dict[str, tuple[int, float]] = {
        "at_least": (least, math.inf),
        "at_most": (0, most),
        "more_than": (most + 1, math.inf),
        "fewer_than": (0, least - 1),
        "exactly": (most, least),
    }
    return bounds[claim.relation]


def _judge_all(row: Row, claim: Claim) -> bool | None:
    """Whether all are as claimed, or all but so many: those that have armed forces, the others never can be (R31)."""
    if _names_another_whole(row, claim):
        return False
    low = len(set(row.outside) & set(row.armed))
    high = low + len(row.unknown)
    wanted = (claim.value or 0) if claim.relation == "all_but" else 0
    return _decide(low == high == wanted, not low <= wanted <= high)


def _decide(yes: bool, no: bool) -> bool | None:
    return True if yes else (False if no else None)
