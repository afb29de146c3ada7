"""Writes a claim in the words that `parse` reads back."""

from decimal import Decimal

from etl.asof.pin import NEWEST
from etl.catalogue.claims import Claim
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names, members
from etl.catalogue.quantities import PERSONNEL, SPENDING, SPENDING_NATIONAL, SPENDING_NOW, SPENDING_PER_HEAD
from etl.catalogue.share import SHARE
from etl.catalogue.sources import SOURCES
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
from etl.claims.grammar.relations import (
    AMOUNTS,
    COMPARED,
    CURRENCY_WORDS,
    EVERY_YEAR,
    FIRST_TIME,
    GAPS,
    MEAN,
    NEVER,
    WHOLES,
)
from etl.claims.grammar.who import GROUP_NAMES
from etl.measures.choice import ALLIANCE
from etl.prose import day, listing, ordinal

# What is compared between two: more, less, and what stands around “2 times as”.
_COMPARING: dict[str, tuple[tuple[str, str], str, str]] = {
    SHARE: (("spends more of its GDP", "spends less of its GDP"), "spends", "much of its GDP "),
    SPENDING_NOW: (("spends more in dollars", "spends less in dollars"), "spends", "much "),
    SPENDING: (
        ("spends more at constant prices", "spends less at constant prices"),
        "spends",
        "much at constant prices ",
    ),
    PERSONNEL: (("has more military personnel", "has fewer military personnel"), "has", "many military personnel "),
    SPENDING_PER_HEAD: (("spends more per head", "spends less per head"), "spends", "much per head "),
}
_MULTIPLE = {"above": "more than ", "at_or_above": "at least ", "below": "less than ", "equals": ""}
_COUNTED = {"exactly": "", "at_least": "at least ", "at_most": "at most "}


def write_claim(claim: Claim) -> str:
    """The canonical text of a claim; `parse` gives the same claim for it."""
    return " ".join(filter(None, (write_statement(claim), write_day(claim))))


def write_statement(claim: Claim) -> str:
    """The claim without the day of what was known."""
    return f"{_write_plainly(claim)}{_write_count(claim)}"


def _write_count(claim: Claim) -> str:
    """By whose count it is, where that is not NATO's."""
    return f" by {SOURCES[claim.by].prose}'s count" if claim.by else ""


def _write_plainly(claim: Claim) -> str:
    when = write_when(claim)
    if claim.comparison == "ranks":
        rank = claim.rank or 1
        place = f"among the {'first' if rank > 0 else 'last'} {abs(rank)}" if claim.within else write_rank(rank)
        return f"{_subject(claim)} {place} {write_ground(claim.measure)} {when}"
    if claim.ratio and claim.ratio != "mean":
        return f"{_subject(claim)} {_write_ratio(claim)} {when}"
    aim = write_threshold(claim)
    if claim.comparison == "agreed":
        return f"{aim} was agreed {when}"
    if claim.comparison == "progress":
        since = f" since {claim.since}" if claim.since is not None else ""
        return f"members made progress towards {aim}{since} {when}"
    if claim.measure in GAPS:
        return f"{_subject(claim)} {'were' if _is_many(claim) else 'was'} {_MULTIPLE[claim.comparison]}{aim} {when}"
    side = "at about" if claim.approximate else SIDES[claim.comparison][0]
    whom = f"{name_averaged(claim.about[0])} {MEAN}" if claim.ratio == "mean" else _subject(claim)
    return f"{whom} {side} {aim} {when}"


def write_when(claim: Claim) -> str:
    """Of which year, or of which years, a claim is: in 2024, in every year since 2014, for the first time in 2024."""
    if claim.span in ("every", "never"):
        first = claim.since
        words = EVERY_YEAR[0] if claim.span == "every" else NEVER[0]
        if claim.year is None:
            return f"{words} since {first}" if first is not None else words
        return f"{words} from {first} to {claim.year}" if first is not None else f"{words} up to {claim.year}"
    when = f"in {claim.year}" if claim.year is not None else "in the newest year"
    return f"{FIRST_TIME[0]} {when}" if claim.span == "first" else when


def _write_ratio(claim: Claim) -> str:
    """What a ratio is held against: above 60 % of NATO spending, 2 times as much of its GDP as France."""
    if claim.ratio == "portion":
        prices = f" {PRICES[claim.measure][0]}" if claim.measure != SPENDING_NOW else ""
        side = "at about" if claim.approximate else SIDES[claim.comparison][0]
        return f"{side} {claim.threshold} % of {WHOLES[claim.against][0]}{prices}"
    if claim.ratio == "increment":
        aim = f"{SIDES[claim.comparison][0].removeprefix('at ')} {write_threshold(claim)}"
        return f"spent {aim} more since {claim.since}"
    side = _MULTIPLE[claim.comparison]
    if claim.ratio == "since":
        own = f"{_agree_whose(claim, 'its')} {COMPARED[claim.measure][0].replace('gdp', 'GDP')}"
        return f"at {side}{claim.threshold} times {own} of {claim.since}"
    plain, verb, many = _COMPARING[claim.measure]
    other = name_area(claim.against)
    if claim.threshold == "1" and claim.comparison in ("above", "below"):
        return f"{_agree(claim, plain[claim.comparison == 'below'])} than {other}"
    return f"{_agree(claim, verb)} {side}{claim.threshold} times as {_agree_whose(claim, many)}as {other}"


def _is_many(claim: Claim) -> bool:
    return claim.counts or len(claim.about) > 1 or claim.about[0] not in area_names()


def _agree_whose(claim: Claim, words: str) -> str:
    return words.replace("its", "their") if _is_many(claim) else words


def _agree(claim: Claim, words: str) -> str:
    """A verb with those whom it is of: members spend, Poland spends."""
    verb, _, rest = words.partition(" ")
    many = _is_many(claim)
    plural = {"spends": "spend", "has": "have"}[verb] if many else verb
    return f"{plural} {_agree_whose(claim, rest)}".rstrip()


def name_area(code: str) -> str:
    """The name of a member, an aggregate, a group or several members together, in words that are read back."""
    if code in area_names():
        return area_names()[code]
    if code in GROUP_NAMES:
        return f"{GROUP_NAMES[code]} together"
    return f"{listing([area_names()[one] for one in code.split('-')])} together"


def name_averaged(code: str) -> str:
    """Those whose shares are averaged, as members: NATO members, European allies, Germany and France."""
    return "NATO members" if code == ALLIANCE else GROUP_NAMES.get(code) or name_area(code).removesuffix(" together")


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
    return write_amount(claim.measure, Decimal(claim.threshold), claim.about[0])


def write_amount(measure: str, number: Decimal, member: str = "") -> str:
    """A number in the unit of a measure: 3.5 % of GDP, 50.1 billion US dollars at current prices.

    Money in national currency is told in that of `member`.
    """
    if measure in GAPS:
        return f"{_write_scaled(number)} US dollars at current prices short of {GAPS[measure]} %"
    if measure == SPENDING_NATIONAL:
        currency = CURRENCY_WORDS[members()[member].currency][0]
        return f"{_write_scaled(number)} {currency[:1].upper() + currency[1:] if ' ' in currency else currency}"
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


def _name_all(claim: Claim) -> str:
    """Those who are named; of an amount that it is each of them."""
    names = [name_area(code) for code in claim.about]
    # The names of aggregates have an "and" of their own.
    comma = "," if len(names) > 1 and not set(claim.about) <= set(members()) else ""
    told = f"{', '.join(names[:-1])}{comma} and {names[-1]}" if len(names) > 1 else names[0]
    apart = len(names) > 1 and claim.measure in AMOUNTS and claim.comparison != "ranks" and claim.ratio != "since"
    return f"{told} each" if apart else told


def _subject(claim: Claim) -> str:
    if not claim.counts:
        return _name_all(claim)
    if claim.named:
        names = listing([area_names()[code] for code in claim.named])
        return f"all members but {names}" if claim.relation == "all_but" else f"only {names}"
    who = GROUP_NAMES[claim.among] if claim.among else "members"
    if claim.relation == "all":
        return f"all {claim.of} {who}" if claim.of is not None else f"all {who}"
    if claim.portion:
        more = PORTION_RELATIONS[claim.relation][0]
        return f"{more} {PORTIONS[claim.portion][0]} of {who}".strip()
    if claim.relation == "all_but":
        return f"all but {claim.value} {who if claim.among or claim.value != 1 else 'member'}"
    of = f" of {claim.of}" if claim.of is not None else ""
    last = claim.value if claim.of is None else claim.of
    return f"{_COUNTED[claim.relation]}{claim.value}{of} {who if claim.among or last != 1 else 'member'}"
