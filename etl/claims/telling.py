"""What one release says on a claim, in words (R8, R20): a number of members, or the figures of those named."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from etl.catalogue.claims import Claim
from etl.claims.asked import test_of
from etl.claims.checked import STATED, Row
from etl.claims.grammar.phrases import MONEY, SIDES
from etl.claims.grammar.words import amount
from etl.claims.wording import names, number
from etl.observation import Observation
from etl.prose import listing

_PLACES = 2
# Where conventions part, the third decimal shows why.
_PRECISE = 3
_HUNDRED_MILLION = Decimal("1E2")


def line(claim: Claim) -> str:
    """What figures are held against, as a number with its unit: 2 % of GDP."""
    test = test_of(claim)
    return amount(claim.measure, test.threshold) if test else claim.threshold


def finding(row: Row, claim: Claim) -> str:
    """What a release has: "expected 20 of 29 members to be below 2 % of GDP in 2019", "has Poland at 4.1 % of GDP"."""
    verb, link = ("expected", "to be ") if row.expected else ("has", "")
    if claim.counts:
        side = "at" if claim.comparison == "equals" else SIDES[claim.comparison][0]
        return f"{verb} {counted(row)} {link}{side} {line(claim)} in {row.year}"
    if row.convention == STATED:
        told = [f"{names(codes)} {link}{side} {line(claim)}" for side, codes in _stated(row, claim) if codes]
    else:
        told = [f"{names([one.member])} {link}at {_shown(claim, one)}" for one in row.rests_on]
    return f"{verb} {listing(told)} in {row.year}"


def short(row: Row, claim: Claim) -> str:
    """The same in the fewest words: 22 of 29 members, 1.97 % of GDP, or Latvia at 2.01 % of GDP and so on."""
    if claim.counts:
        return counted(row)
    if row.convention == STATED:
        return listing([f"{names(codes)} {side} {line(claim)}" for side, codes in _stated(row, claim) if codes])
    if len(claim.about) == 1:
        return _shown(claim, row.rests_on[0])
    return listing([f"{names([one.member])} at {_shown(claim, one)}" for one in row.rests_on])


def counted(row: Row) -> str:
    """How many of how many: 20 of 29 members."""
    return f"{number(len(row.inside))} of {row.of} member{'' if row.of == 1 else 's'}"


def by_convention(rows: Sequence[Row], claim: Claim) -> dict[str, list[str]]:
    """By what is found, counted without Iceland, the conventions that give it; of one member, or of a count."""
    told: dict[str, list[str]] = {}
    for row in rows:
        if row.number is None or row.iceland is True or (not claim.counts and row.value is None):
            continue
        found = counted(row) if claim.counts else _shown(claim, row.rests_on[0], _PRECISE)
        told.setdefault(found, []).append(row.convention)
    return told


def _stated(row: Row, claim: Claim) -> list[tuple[str, tuple[str, ...]]]:
    above = claim.comparison == "at_or_above"
    met, below = (row.inside, row.outside) if above else (row.outside, row.inside)
    return [("at or above", met), ("below", below)]


def _shown(claim: Claim, one: Observation, places: int = _PLACES) -> str:
    """A figure in prose; money to a hundred million."""
    digit = _HUNDRED_MILLION if claim.measure in MONEY else Decimal(1).scaleb(-places)
    return amount(claim.measure, Decimal(repr(one.value or 0.0)).quantize(digit, ROUND_HALF_UP))
