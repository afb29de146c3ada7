"""Reads a claim in plain words. What is not understood, or may mean two things, is asked back and never guessed."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from etl.asof.pin import Pin
from etl.catalogue.claims import MEMBERS, Claim
from etl.catalogue.indicators import indicators
from etl.catalogue.quantities import SPENDING_CHANGE
from etl.catalogue.share import SHARE
from etl.catalogue.targets import targets
from etl.claims.grammar.meaning import ONE_ONLY, Said, read
from etl.claims.grammar.phrases import EXAMPLES, MONEY
from etl.claims.grammar.tokens import Token, cut_tokens, read_names, simplify
from etl.errors import ClaimError

_LONGEST = 300
ALLIANCE = "NATO_TOTAL"


def parse(text: str) -> Claim:
    """The claim that a text states. Raises ClaimError with the part that is not understood or may mean two things."""
    if len(text) > _LONGEST:
        raise ClaimError("the claim", f"is longer than {_LONGEST} characters", list_examples())
    found = list(cut_tokens(text))
    if not found:
        raise ClaimError("the claim", "is empty", list_examples())
    for token in found:
        if token.kind == "unknown":
            raise ClaimError(f"“{token.text}”", "is not understood", _suggest(token) + list_examples())
    return _assemble(found)


def read_pin(text: str) -> Pin:
    """The day or the release that a text after "as of" means. Raises ClaimError like `parse`."""
    found = list(cut_tokens(f"as of {text}"))
    if [token.kind for token in found] not in (["as_of"], ["release"]):
        problem = "is no day and no release"
        raise ClaimError(f"“{text}”", problem, "Write 4 December 2019, June 2019, 2019-12-04 or nato:2019-06-25.")
    said = Said()
    for token in found:
        read(said, token)
    pin: Pin = said.values["day of what was known"]
    return pin


def list_examples() -> str:
    """What a claim may look like."""
    return "Write it like one of these: " + "; ".join(f"“{one}”" for one in EXAMPLES) + "."


def _suggest(token: Token) -> str:
    close = get_close_matches(simplify(token.text), read_names(), 1, 0.8)
    return f"Is {close[0].title()} meant? " if close else ""


def _assemble(tokens: Sequence[Token]) -> Claim:
    """The claim that these tokens make. Raises ClaimError for what is missing, said twice, or may mean two things."""
    said = Said()
    # A target's name may depend on the year, which stands behind it.
    for token in sorted(tokens, key=lambda token: token.kind == "target"):
        read(said, token)
    _settle_rank(said)
    _settle_growth(said)
    _settle_threshold(said)
    comparison = _find_comparison(said)
    subject = _find_subject(said, comparison)
    pin = _find_pin(said)
    since = said.values.get("first year")
    if since is not None and comparison != "progress":
        raise ClaimError(f"“{said.texts['first year']}”", "goes with progress only", "Say the one year claimed.")
    return Claim(
        measure=said.values["measure"],
        comparison=comparison,
        threshold=said.values["threshold"],
        year=_find_year(said, comparison),
        as_of=pin.day if pin else None,
        release=str(pin) if pin is not None and not pin.day else "",
        since=since,
        approximate=_is_approximate(said, comparison),
        rank=said.values.get("rank"),
        **subject,
    )


def _find_pin(said: Said) -> Pin | None:
    """The day or the releases of what was known; the year of that day is this year, and its end is then."""
    pin: Pin | None = said.values.get("day of what was known")
    if "this year" in said.values and pin and pin.day:
        said.values.setdefault("year", pin.day.year)
    year: int | None = said.values.get("year")
    if "as then known" not in said.values:
        return pin
    if pin or year is None:
        text = said.texts["as then known"]
        raise ClaimError(f"“{text}”", "needs a year, and no other day", "Write “in 2019, as then known”.")
    return Pin(date(year, 12, 31))


def _settle_rank(said: Said) -> None:
    """By what a rank is: the share of GDP, unless something else is said."""
    if "rank" not in said.values:
        if "ranked by" in said.values:
            problem, remedy = "goes with a rank only", "Write first, last or third by share of GDP."
            raise ClaimError(f"“{said.texts['ranked by']}”", problem, remedy)
        return
    for other in ("threshold", "number", "growth", "statement"):
        if other in said.values:
            raise ClaimError(f"“{said.texts['rank']}” and “{said.texts[other]}”", "are two claims", ONE_ONLY)
    measure = said.values.get("ranked by") or said.values.get("measure", SHARE)
    said.values.update({"statement": "ranks", "threshold": "", "measure": measure})
    said.texts["statement"] = said.texts["rank"]


def _settle_growth(said: Said) -> None:
    """What grew by a number that is said in no other measure did so in real terms; without one by any at all."""
    way = said.values.get("growth")
    if way is None or "money" in said.values:
        return
    if "first year" in said.values:
        raise ClaimError(f"“{said.texts['growth']}”", "is checked of one year", "Say the one year claimed: in 2024.")
    said.values.setdefault("measure", SPENDING_CHANGE)
    if "threshold" not in said.values:
        said.values.update({"threshold": "0", "side": said.values.get("side", way)})
        said.texts.setdefault("threshold", said.texts["growth"])
    elif way == "below":
        raise ClaimError(f"“{said.texts['growth']}”", "with a number may be taken two ways", "Write -3 % real growth.")
    said.values["verb"] = True


def _find_year(said: Said, comparison: str) -> int | None:
    year: int | None = said.values.get("year")
    if comparison == "agreed" and year is None:
        raise ClaimError("the year", "is missing", "Say when it was agreed: in 2014.")
    return year


def _find_subject(said: Said, comparison: str) -> dict[str, Any]:
    codes, counted = said.values.get("members"), said.values.get("number")
    if comparison in ("agreed", "progress"):
        if codes or counted:
            raise ClaimError(f"“{said.texts.get('members') or said.texts['number']}”", "does not go with it", ONE_ONLY)
        return {"about": MEMBERS}
    if codes and counted:
        both = f"“{said.texts['number']}” and “{said.texts['members']}”"
        raise ClaimError(both, "are two claims: how many, and who", "Check them one by one.")
    if codes:
        return {"about": codes, "relation": "all"}
    if counted:
        how_many = dict(zip(("relation", "value", "of"), counted, strict=True))
        return {"about": MEMBERS, "portion": said.values.get("portion", ""), **how_many}
    if said.values.get("members' word") and "money" in said.values:
        # Money that members spend is what they spend together.
        return {"about": (ALLIANCE,), "relation": "all"}
    raise _subject_missing()


def _subject_missing() -> ClaimError:
    return ClaimError("whom it is about", "is missing", "Begin with a member, a number of members, or all members.")


def _settle_threshold(said: Said) -> None:
    """Find the measure of a number that did not say it, or the number of a measure that is not."""
    if "threshold" not in said.values:
        raise ClaimError(
            "what it is held against", "is missing", "Say 2 % of GDP, the guideline, or 50 billion US dollars."
        )
    money = said.values.get("money")
    measure = said.values.get("measure")
    if "rank" in said.values:
        return
    if money:
        if measure and measure not in MONEY:
            raise ClaimError(f"“{said.texts['money']}”", "is no share", ONE_ONLY)
        said.values["measure"] = said.values.get("prices", MONEY[0])
    elif "prices" in said.values:
        raise ClaimError(f"“{said.texts['prices']}”", "goes with money only", "Leave it out.")
    elif measure is None:
        text = said.texts["threshold"]
        said.values["measure"] = _find_measure(Decimal(said.values["threshold"]), text)


def _find_comparison(said: Said) -> str:
    if "statement" in said.values:
        if "side" in said.values:
            raise ClaimError(f"“{said.texts['statement']}” and “{said.texts['side']}”", "are two claims", ONE_ONLY)
        return str(said.values["statement"])
    side = said.values.get("side") or _infer(said)
    if side == "equals" and _is_target(said):
        raise ClaimError(f"“{said.texts['threshold']}”", "is no figure", "Say below, or at or above.")
    return str(side)


def _is_approximate(said: Said, comparison: str) -> bool:
    if "about" not in said.values:
        return False
    if comparison != "equals" or "money" in said.values:
        problem, remedy = "goes with a stated share only", "Leave it out, or write: was about 2 % of GDP."
        raise ClaimError(f"“{said.texts['about']}”", problem, remedy)
    return True


def _infer(said: Said) -> str:
    """What "at 2 %" or "was 2.21 %" says. Raises ClaimError where it may mean two things, or nothing is said."""
    shown = said.texts["threshold"]
    if "about" in said.values and not _is_target(said) and ("at" in said.values or "members" in said.values):
        return "equals"
    named = "members" in said.values
    if "at" in said.values:
        if _is_target(said) or _is_value_of_target(said):
            return "at_or_above"
        if named:
            return "equals"
        raise ClaimError(f"“at {shown}”", "may be a figure or a line", f"Write “at or above {shown}” or “was {shown}”.")
    if named and not _is_target(said) and ("verb" in said.values or not _is_value_of_target(said)):
        return "equals"
    if {"members' word", "money", "verb"} <= set(said.values):
        return "equals"
    if not {"members", "number"} & set(said.values):
        raise _subject_missing()
    raise ClaimError("the comparison", "is missing", "Say below, at or above, above, or for one member: was.")


def _is_target(said: Said) -> bool:
    return said.values["threshold"] in {one.id for one in targets()}


def _is_value_of_target(said: Said) -> bool:
    value, measure = float(said.values["threshold"]), said.values["measure"]
    return any(one.value == value and one.indicator == measure for one in targets())


def _find_measure(percent: Decimal, text: str) -> str:
    """The measure that a bare percentage is of: the share of GDP. Raises ClaimError where it can hardly be that."""
    low, high = indicators()[SHARE].bounds
    if low <= percent <= high:
        return SHARE
    remedy = f"Write {percent:f} % of GDP, {percent:f} % on equipment or {percent:f} % real growth."
    raise ClaimError(f"“{text}”", "may be of GDP, of defence expenditure on equipment, or growth", remedy)
