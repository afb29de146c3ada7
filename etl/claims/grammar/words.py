"""Writes a claim in the words that `parse` reads back."""

from decimal import Decimal

from etl.asof.pin import NEWEST
from etl.catalogue.claims import Claim
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.catalogue.units import unit
from etl.claims.grammar.phrases import (
    MEASURES,
    MONEY,
    ORDINALS,
    PORTION_RELATIONS,
    PORTIONS,
    PRICES,
    RANKED_BY,
    SIDES,
    TARGETS,
)
from etl.prose import day, ordinal

_COUNTED = {"exactly": "", "at_least": "at least ", "at_most": "at most "}


def write_claim(claim: Claim) -> str:
    """The canonical text of a claim; `parse` gives the same claim for it."""
    return " ".join(filter(None, (write_statement(claim), write_day(claim))))


def write_statement(claim: Claim) -> str:
    """The claim without the day of what was known."""
    when = f"in {claim.year}" if claim.year is not None else "in the newest year"
    if claim.comparison == "ranks":
        return f"{_subject(claim)} {write_rank(claim.rank or 1)} {write_ground(claim.measure)} {when}"
    aim = write_threshold(claim)
    if claim.comparison == "agreed":
        return f"{aim} was agreed {when}"
    if claim.comparison == "progress":
        since = f" since {claim.since}" if claim.since is not None else ""
        return f"members made progress towards {aim}{since} {when}"
    side = "at about" if claim.approximate else SIDES[claim.comparison][0]
    return f"{_subject(claim)} {side} {aim} {when}"


def write_rank(rank: int) -> str:
    """A place in words: first, third, last, second to last, 13th."""
    place = abs(rank)
    word = ORDINALS[place - 1] if place <= len(ORDINALS) else ordinal(place)
    return word if rank > 0 else "last" if place == 1 else f"{word} to last"


def write_ground(measure: str) -> str:
    """By what members are ranked: by share of GDP."""
    return RANKED_BY[measure][0].replace("gdp", "GDP") if measure in RANKED_BY else f"by {MEASURES[measure][0]}"


def write_day(claim: Claim) -> str:
    """The day or the release of what was known, in words; "" where it is all that is at hand."""
    if claim.release:
        return f"as of {'today' if claim.release == NEWEST else claim.release}"
    return f"as of {day(claim.as_of)}" if claim.as_of else ""


def write_threshold(claim: Claim) -> str:
    """What the claim is held against, with its unit: the 2 % guideline, 3.5 % of GDP."""
    if claim.threshold in TARGETS:
        return TARGETS[claim.threshold]
    return write_amount(claim.measure, Decimal(claim.threshold))


def write_amount(measure: str, number: Decimal) -> str:
    """A number in the unit of a measure: 3.5 % of GDP, 50.1 billion US dollars at current prices."""
    if measure in MONEY:
        shown = _write_scaled(number)
        return f"{shown} US dollars {PRICES[measure][0]}"
    if measure not in MEASURES:
        return f"{number:,f} {unit(indicators()[measure].unit).label}"
    return f"{number:f} % {MEASURES[measure][0].replace('gdp', 'GDP')}"


def _write_scaled(million: Decimal) -> str:
    """An amount with the digits that it was stated with: 1.5 trillion says less than 1,500 billion."""
    exponent = million.as_tuple().exponent
    if not isinstance(exponent, int) or (exponent <= 0 and abs(million) < 1000):
        return f"{million:f} million"
    return f"{million.scaleb(-6):f} trillion" if exponent > 3 else f"{million.scaleb(-3):f} billion"


def _subject(claim: Claim) -> str:
    if not claim.counts:
        return " and ".join(area_names()[code] for code in claim.about)
    if claim.relation == "all":
        return f"all {claim.of} members" if claim.of is not None else "all members"
    if claim.portion:
        more = PORTION_RELATIONS[claim.relation][0]
        return f"{more} {PORTIONS[claim.portion][0]} of members".strip()
    if claim.relation == "all_but":
        return f"all but {claim.value} {'member' if claim.value == 1 else 'members'}"
    of = f" of {claim.of}" if claim.of is not None else ""
    last = claim.value if claim.of is None else claim.of
    return f"{_COUNTED[claim.relation]}{claim.value}{of} {'member' if last == 1 else 'members'}"
