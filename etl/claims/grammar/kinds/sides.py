"""How a figure stands to what it is held against: below, at or above, above, or as stated."""

from collections.abc import Iterator
from decimal import Decimal

from etl.claims.grammar import phrases, relations
from etl.claims.grammar.kinds.subjects import miss_subject
from etl.claims.grammar.kinds.targets import is_target, is_value_of_target
from etl.claims.grammar.meaning import ONE_ONLY, Reader, Said, ignore, keep, take_phrase
from etl.claims.grammar.token import Rule, Token, any_of, list_phrases
from etl.errors import ClaimError, Swaps

_HIT = ("hit", "hits")


def spell_sides() -> Iterator[Rule]:
    """The side of a line."""
    yield "side", any_of(list_phrases(phrases.SIDES))


def spell_verbs() -> Iterator[Rule]:
    """That a number is stated, and words that change nothing."""
    yield "about", any_of(phrases.ABOUT)
    yield "pays", any_of(relations.PAYS)
    yield "filler", any_of(phrases.FILLERS)
    yield "filler", r"(?:only|just|merely)(?=\s+\d)"
    yield "verb", any_of(phrases.VERBS)
    yield "at", phrases.AT
    yield "by", "by"
    yield "to", "to"
    yield "not", "not"
    yield "once", "once"


def find_comparison(said: Said) -> str:
    """The comparison of a claim. Raises ClaimError where there is none, or two."""
    if "statement" in said.values:
        if "side" in said.values:
            raise ClaimError(f"“{said.texts['statement']}” and “{said.texts['side']}”", "are two claims", ONE_ONLY)
        return str(said.values["statement"])
    side = said.values.get("side") or _infer(said)
    if said.texts.get("side", "").lower() in _HIT and "members" in said.values and not _is_line(said):
        # What is hit and no line is the figure itself.
        side = "equals"
    if side == "equals" and is_target(said):
        raise ClaimError(f"“{said.texts['threshold']}”", "is no figure", "Say below, or at or above.")
    return str(side)


def _is_line(said: Said) -> bool:
    """Whether the number is a target's, or a whole one, which is a line."""
    return is_target(said) or is_value_of_target(said) or Decimal(said.values["threshold"]) % 1 == 0


def is_approximate(said: Said, comparison: str) -> bool:
    """Whether the number is only about right. Raises ClaimError where it is no share that is stated."""
    if "about" not in said.values:
        return False
    if comparison != "equals" or "money" in said.values or said.values.get("ratio") in ("times", "since"):
        problem, remedy = "goes with a stated share only", "Leave it out, or write: was about 2 % of GDP."
        raise ClaimError(f"“{said.texts['about']}”", problem, remedy)
    return True


def _infer(said: Said) -> str:
    """What "at 2 %" or "was 2.21 %" says. Raises ClaimError where it may mean two things, or nothing is said."""
    shown = said.texts["threshold"]
    if "about" in said.values and not is_target(said) and ("at" in said.values or "members" in said.values):
        return "equals"
    named = "members" in said.values
    if "at" in said.values:
        if is_target(said) or is_value_of_target(said):
            return "at_or_above"
        if named:
            return "equals"
        swaps: Swaps = (("at ", "at or above "), ("at ", "at exactly "))
        remedy = f"Write “at or above {shown}” or “was {shown}”."
        raise ClaimError(f"“at {shown}”", "may be a figure or a line", remedy, swaps)
    if named and not is_target(said) and ("verb" in said.values or not is_value_of_target(said)):
        return "equals"
    if {"members' word", "money", "verb"} <= set(said.values):
        return "equals"
    if not {"members", "number"} & set(said.values):
        raise miss_subject()
    swaps = tuple((shown, f"{side} {shown}") for side in ("at or above", "exactly", "below"))
    raise ClaimError("the comparison", "is missing", "Say below, at or above, above, or for one member: was.", swaps)


def _take_pays(said: Said, token: Token) -> None:
    said.put("verb", True, token)
    said.put("pays", True, token)


READ: dict[str, Reader] = {
    "side": take_phrase("side", phrases.SIDES),
    "about": keep("about"),
    "filler": ignore,
    "verb": keep("verb"),
    "at": keep("at"),
    "by": keep("by"),
    "to": keep("to"),
    "pays": _take_pays,
    "not": keep("not"),
    "once": keep("once"),
}
