"""One member's figure against another's, or against its own of an earlier year."""

from collections.abc import Iterator
from decimal import Decimal

from etl.catalogue.quantities import SPENDING_NOW
from etl.catalogue.share import SHARE
from etl.claims.grammar.kinds.groups import TOGETHER, read_others, spell_others
from etl.claims.grammar.kinds.proportions import SIDES_OF, find_prices, find_side, read_part, refuse_points
from etl.claims.grammar.meaning import Reader, Said
from etl.claims.grammar.relations import COMPARED, FRACTIONS, MULTIPLES, WHOLES
from etl.claims.grammar.token import (
    NUMBER,
    PERCENT,
    YEAR,
    Rule,
    Token,
    any_of,
    join,
    list_phrases,
    read_number,
    spell_members,
)
from etl.errors import ClaimError

# What may stand between “more” and “than”.
_BETWEEN = (
    r"(?P<of>(?:(?:money|on|for|its|their|the|defence|defense|of|a|as|share|gdp|soldiers|troops|military|personnel|per"
    r"|head|capita|person|spending|armed|forces|people|in|uniform|at|current|constant|prices|dollars)\s+){0,6})"
    rf"(?:in\s+(?P<year>{YEAR})\s+)?"
)
_MORE = r"more|bigger|larger|higher|greater"
_LESS = r"less|fewer|smaller|lower"
_RELATION = r"(?:(?P<relation>more\s+than|over|at\s+least|less\s+than|under|exactly)\s+)?"


def spell_comparisons() -> Iterator[Rule]:
    """More than another, so many times as much as another, and so many times as much as before."""
    rest = rf"all\s+(?:of\s+)?(?:the\s+)?other\s+{spell_members()}\s+{TOGETHER}"
    # More than that of France, more than France did.
    named = rf"(?:that\s+of\s+|those\s+of\s+|what\s+)?(?P<other>{spell_others()})(?:\s+{_DID})?"
    other = rf"(?:(?P<rest>{rest})|{named})"
    number = rf"(?:(?P<percent>{NUMBER})\s*{PERCENT}|(?P<part>{any_of(list_phrases(FRACTIONS))}))"
    yield "more_by", rf"{_RELATION}{number}\s+(?P<way>{_MORE}|{_LESS})\s+{_BETWEEN}than\s+{named}"
    yield (
        "more_since",
        rf"{_RELATION}{number}\s+(?P<way>{_MORE}|{_LESS})\s+{_BETWEEN}than\s+in\s+(?P<since>{YEAR})",
    )
    yield "compared", rf"(?:a\s+)?(?P<way>{_MORE}|{_LESS})\s+{_BETWEEN}than\s+{other}"
    times = rf"(?:(?P<word>{any_of(list_phrases(MULTIPLES))})|(?P<number>{NUMBER}|{any_of(_COUNTED)})\s+times)"
    yield "times", rf"{_RELATION}{times}\s+(?:as\s+(?:much|many|high|large)\s+)?{_BETWEEN}as\s+{other}"
    # What European allies spend is a whole of its own.
    whole = any_of(map(str.lower, list_phrases(WHOLES)))
    owned = rf"{spell_others()}(?:'s?)?"
    spent = rf"(?:what\s+(?P<other>{spell_others()})\s+spen(?:ds?|t)|(?P<owner>{owned})\s+{_MONEY})"
    theirs = rf"(?:(?:of\s+)?that\s+of\s+(?P<whose>{spell_others()})|of\s+(?!{whole}){spent})"
    yield "part_of", rf"{_RELATION}{number}\s+{theirs}"
    yield "times", rf"{_RELATION}{times}\s+(?:(?:of\s+)?that\s+of\s+(?P<whose>{spell_others()})|(?:of\s+)?{spent})"
    what = any_of(list_phrases(COMPARED))
    yield "since_times", rf"{_RELATION}{times}\s+(?:its|their)\s+(?P<what>{what})\s+of\s+(?P<since>{YEAR})"
    yield (
        "multiplied",
        rf"(?:has\s+|have\s+)?{_RELATION}(?:has\s+|have\s+)?(?P<word>doubled|tripled|trebled|quadrupled|halved)",
    )


_DID = r"(?:spends?|spent|did|does|do|has|have|had)"
_MONEY = r"(?:(?:defence|defense|military)\s+)?(?:spending|expenditure|budget)"
_COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def settle(said: Said) -> None:
    """By what is compared: money in dollars with another, money at constant prices with a year before."""
    ratio = said.values.get("ratio")
    if ratio not in ("times", "since"):
        return
    text = said.texts["ratio"]
    for other in ("rank", "growth", "money", "statement"):
        if other in said.values:
            raise ClaimError(f"“{text}” and “{said.texts[other]}”", "are two claims", "Check them one by one.")
    measure = said.values.pop("compared", None) or said.values.pop("ranked by", None) or said.values.get("measure")
    if ratio == "since":
        if "first year" not in said.values:
            raise ClaimError(f"“{text}”", "does not say since when", "Write “has doubled since 2014”.")
        measure = find_prices(said, measure)
    if measure == SHARE and "percent more" in said.values:
        raise refuse_points(said)
    if measure is None and "size" in said.values:
        raise ClaimError(f"“{text}”", "does not say by what", "Write more, a larger share of GDP or more soldiers.")
    said.values["measure"] = measure or SPENDING_NOW


def _take_more_by(said: Said, token: Token) -> None:
    """So many per cent more is 1 and that part of what the other has; as precise as it was said."""
    more = token.groups["way"] in _MORE.split("|")
    if token.groups["way"] not in ("more", "less", "fewer"):
        said.put("size", True, token)
    part = read_part(token)
    said.put("percent more", True, token)
    _put(said, token, f"{1 + part if more else 1 - part:f}", find_side(token, more))


def _take_part_of(said: Said, token: Token) -> None:
    _put(said, token, f"{read_part(token):f}", SIDES_OF.get(join(token.groups.get("relation", "")), "equals"))


def _take_compared(said: Said, token: Token) -> None:
    more = token.groups["way"] in _MORE.split("|")
    if token.groups["way"] not in ("more", "less"):
        said.put("size", True, token)
    _put(said, token, "1", "above" if more else "below")


def _take_times(said: Said, token: Token) -> None:
    groups = token.groups
    word = join(groups.get("word", "").replace("-", " "))
    in_words = (one for one, names in MULTIPLES.items() if word in names)
    _put(
        said,
        token,
        next(in_words, "") or f"{_read(groups['number']):f}",
        SIDES_OF.get(join(groups.get("relation", "")), "equals"),
    )


def _read(text: str) -> Decimal:
    return Decimal(_COUNTED.index(text) + 2) if text in _COUNTED else read_number(text)


def _put(said: Said, token: Token, number: str, side: str) -> None:
    groups = token.groups
    said.put("threshold", number, token)
    said.put("side", side, token)
    if named := next((groups[one] for one in ("other", "owner", "whose") if one in groups), ""):
        said.put("against", read_others(named), token)
    elif "rest" in groups:
        said.put("against", _find_rest(said, token), token)
    said.put("ratio", "times" if "against" in said.values else "since", token)
    if "year" in groups:
        said.put("year", int(groups["year"]), token)
    if "since" in groups:
        said.put("first year", int(groups["since"]), token)
    if found := _find_measure(join(groups.get("what") or groups.get("of", ""))):
        said.put("compared", found, token)


def _find_rest(said: Said, token: Token) -> str:
    if said.values.get("members") != ("USA",):
        problem = "are added up for the United States only"
        raise ClaimError(f"“{token.text}”", problem, "Name those who are compared with.")
    return "NATO_EUR_CAN"


def _find_measure(between: str) -> str | None:
    """What is compared, by the words around; None where they say nothing of it."""
    for measure, words in COMPARED.items():
        if any(word in between for word in words):
            return measure
    return SHARE if "gdp" in between else None


READ: dict[str, Reader] = {
    "compared": _take_compared,
    "more_by": _take_more_by,
    "more_since": _take_more_by,
    "part_of": _take_part_of,
    "times": _take_times,
    "since_times": _take_times,
    "multiplied": _take_times,
}
