"""What a figure is held against that is no target: a number in per cent, or money, and what it measures."""

from collections.abc import Iterator
from decimal import Decimal

from etl.catalogue.indicators import indicators
from etl.catalogue.share import SHARE
from etl.claims.grammar.meaning import ONE_ONLY, Reader, Said, ask, take_phrase
from etl.claims.grammar.phrases import MEASURES, MONEY, PRICES
from etl.claims.grammar.token import (
    DOLLARS,
    IN_WORDS,
    NUMBER,
    PERCENT,
    SCALE,
    Rule,
    Token,
    any_of,
    list_phrases,
    read_money,
    read_number,
)
from etl.errors import ClaimError

# Behind a number: that it is the least or the most.
_OR_MORE = r"(?:\s+(?:or|and)\s+(?P<side>more|above|higher|over|better|less|below|lower|under))?"
_LESS = ("less", "below", "lower", "under")


def spell_amounts() -> Iterator[Rule]:
    """Money in dollars, and a number in per cent."""
    yield "money", rf"{DOLLARS}\s*(?P<amount>{NUMBER})\s*(?P<scale>{SCALE})?"
    yield "money", rf"(?P<amount>{NUMBER})\s*(?P<scale>{SCALE})?\s*{DOLLARS}"
    yield "percent", rf"(?P<amount>-?{NUMBER}|{IN_WORDS})[\s-]*{PERCENT}{_OR_MORE}"


def spell_measures() -> Iterator[Rule]:
    """What a number measures."""
    yield "measure", any_of(list_phrases(MEASURES))
    yield "whole", r"of\s+(?:its\s+|their\s+)?(?:defence|defense|military)\s+(?:expenditure|spending|budget)s?"
    yield "prices", any_of(list_phrases(PRICES))


def settle(said: Said) -> None:
    """Find the measure of a number that did not say it, or the number of a measure that is not."""
    if "threshold" not in said.values:
        raise ClaimError(
            "what it is held against", "is missing", "Say 2 % of GDP, the guideline, or 50 billion US dollars."
        )
    money = said.values.get("money")
    measure = said.values.get("measure")
    if "rank" in said.values or "ratio" in said.values:
        return
    if money:
        if measure and measure not in MONEY:
            raise ClaimError(f"“{said.texts['money']}”", "is no share", ONE_ONLY)
        said.values["measure"] = said.values.get("prices", MONEY[0])
    elif "prices" in said.values:
        raise ClaimError(f"“{said.texts['prices']}”", "goes with money only", "Leave it out.")
    elif measure is None and "pays" in said.values:
        problem, remedy = "does not say of what", "Write of GDP, or of NATO spending."
        text = said.texts["threshold"]
        raise ClaimError(f"“{text}”", problem, remedy, ((text, f"{text} of GDP"), (text, f"{text} of NATO spending")))
    elif measure is None:
        text = said.texts["threshold"]
        said.values["measure"] = _find_measure(Decimal(said.values["threshold"]), text)


def _find_measure(percent: Decimal, text: str) -> str:
    """The measure that a bare percentage is of: the share of GDP. Raises ClaimError where it can hardly be that."""
    low, high = indicators()[SHARE].bounds
    if low <= percent <= high:
        return SHARE
    remedy = f"Write {percent:f} % of GDP, {percent:f} % on equipment or {percent:f} % real growth."
    swaps = ((text, f"{text} on equipment"), (text, f"{text} real growth"))
    raise ClaimError(f"“{text}”", "may be of GDP, of defence expenditure on equipment, or growth", remedy, swaps)


def _take_percent(said: Said, token: Token) -> None:
    said.put("threshold", f"{read_number(token.groups['amount']):f}", token)
    side = token.groups.get("side")
    if side in _LESS:
        raise ClaimError(f"“{token.text}”", "may leave the number itself in or out", "Write below, or at most.")
    if side:
        said.put("side", "at_or_above", token)


def _take_money(said: Said, token: Token) -> None:
    said.put("threshold", read_money(token), token)
    said.put("money", True, token)


READ: dict[str, Reader] = {
    "percent": _take_percent,
    "money": _take_money,
    "measure": take_phrase("measure", MEASURES),
    "prices": take_phrase("prices", PRICES),
    "whole": ask(
        "does not say which part of it",
        "Write 20 % on equipment; other parts of defence expenditure are not checked.",
    ),
}
