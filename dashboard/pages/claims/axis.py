"""The axis of an answer's picture: what it counts in and is called, how a figure is written, how high the claim is."""

from dashboard.shared.wording import choose_scale, name_unit, write_number, write_value
from etl.catalogue.claims import Claim
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.quantities import SPENDING_NATIONAL
from etl.catalogue.units import unit
from etl.claims import Row
from etl.claims.grammar.phrases import SIDES
from etl.claims.grammar.relations import CURRENCY_WORDS
from etl.claims.grammar.who import GROUP_NAMES
from etl.claims.grammar.words import write_ground
from etl.claims.prose.amount import count_printed
from etl.claims.prose.finding import tell_line
from etl.claims.prose.relation import LONG, is_relation, name_extreme
from etl.claims.prose.words import capitalise, name_members
from etl.claims.question import read_test
from etl.prose import ordinal

_RATIO, _PERCENT = "ratio", "percent"
# A multiple below this has one decimal more.
_SMALL = 0.1
_BOUNDS = {"at_least": "≥ ", "at_most": "≤ ", "more_than": "> ", "fewer_than": "< "}
_COMPARED = {"below": "< ", "at_or_above": "≥ ", "above": "> "}
# What is said of a number that no year comes to.
_NEVER = {"below": "≥ ", "at_or_above": "< ", "above": "≤ ", "equals": "not "}
# Of money and people as many digits are said.
_DIGITS = 3


def find_kind(claim: Claim, main: Row) -> str:
    """What it counts in: "place", "members", or the id of a unit."""
    if claim.comparison == "ranks" and len(main.places) == 1:
        return "place"
    return "members" if main.value is None else main.unit


def is_level(kind: str) -> bool:
    """Whether it is money or people, neither a part nor a multiple."""
    return not unit(kind).is_percent and kind != _RATIO


def write_figure(value: float, kind: str, decimals: int, scale: float) -> str:
    """A figure with the decimals that are printed; of money and people in what so many are counted in."""
    word, power = choose_scale(kind, scale)
    if not word:
        return f"{write_plain(value, kind, decimals)}{find_suffix(kind)}"
    scaled = value / 10 ** (power - unit(kind).power)
    return write_number(scaled, max(1, _DIGITS - len(str(int(abs(scaled))))))


def write_plain(value: float, kind: str, decimals: int) -> str:
    """A figure without its unit, with the decimals that are told in words: a part and a rate have two, as a share."""
    if unit(kind).is_percent:
        return write_number(value, count_printed(value, decimals))
    if kind == _RATIO and abs(value) < _SMALL:
        return write_number(value, 3)
    return write_value(value, kind, decimals)


def find_suffix(kind: str) -> str:
    """What stands behind a number of a unit."""
    return "\N{NO-BREAK SPACE}%" if unit(kind).is_percent else ""


def find_line(claim: Claim, main: Row, kind: str, scale: float) -> tuple[float, str]:
    """How high the claim stands, and how that is written."""
    if kind == "place":
        rank, end = abs(claim.rank or 1), "last" if (claim.rank or 1) < 0 else "first"
        return -rank, f"claimed {end} {rank}" if claim.within else f"claimed {ordinal(rank)}"
    if kind == "members":
        level, said = _find_count(claim, main)
        return level, f"claimed {said}"
    test = read_test(claim)
    aim = float(test.threshold) if test else 0.0
    sign = (_NEVER if claim.span == "never" else _COMPARED).get(claim.comparison, "")
    word, power = choose_scale(kind, scale)
    shown = aim / 10 ** (power - unit(kind).power) if word else aim
    return aim, f"claimed {'≈ ' if claim.approximate else sign}{shown:,g}{'' if word else find_suffix(kind)}"


def _find_count(claim: Claim, main: Row) -> tuple[float, str]:
    """How many of those it is about are as claimed, by the claim."""
    sign = _BOUNDS.get(claim.relation, "")
    if claim.portion:
        top, bottom = map(int, claim.portion.split("/"))
        return top * main.of / bottom, f"{sign}{claim.portion}"
    some = len(claim.named) if claim.named else claim.value or 0
    level = main.of - some if claim.relation in ("all", "all_but") else some
    return level, f"{sign}{level}"


def name_axis(claim: Claim, main: Row, kind: str, scale: float) -> str:
    """What stands on the axis, and of which year, which is none of those in which the releases were published."""
    name = {"members": _name_counted, "place": _name_place}.get(kind)
    axis = name(claim) if name else name_values(claim, main, kind, scale)
    if claim.span in LONG:
        alone = kind not in ("members", "place")
        return f"{axis} in its {name_extreme(claim)} year" if alone else axis
    return f"{axis}{',' if ',' in axis else ''} in {main.year}"


def _name_place(claim: Claim) -> str:
    end = ", counted from the bottom" if (claim.rank or 1) < 0 else ""
    return f"Place {write_ground(claim.measure)}{end}"


def _name_counted(claim: Claim) -> str:
    who = capitalise(GROUP_NAMES[claim.among]) if claim.among else "Members"
    if is_relation(claim) or not claim.counts or claim.comparison == "ranks":
        return f"{who} as claimed"
    side = "at" if claim.comparison == "equals" else SIDES[claim.comparison][0]
    return f"{who} {side} {tell_line(claim)}"


def name_values(claim: Claim, main: Row, kind: str, scale: float) -> str:
    """What figures count in, with its price base; scaled."""
    if kind == _RATIO:
        return f"Multiple of {name_members([claim.against]) if claim.against else claim.since}"
    if kind == _PERCENT:
        # Per cent of what the unit leaves open.
        return f"% of {name_members([claim.against])}" if claim.against else indicators()[main.indicator].title
    named = name_unit(kind, main.rests_on[0].price_base if is_level(kind) else "", scale)
    if claim.measure == SPENDING_NATIONAL:
        currency = CURRENCY_WORDS[members()[claim.about[0]].currency][0]
        named = named.replace("in national currency", currency)
    return capitalise(named)
