"""Changes from one year to the next, in real terms."""

from collections.abc import Iterator
from decimal import Decimal

from etl.catalogue.quantities import SPENDING, SPENDING_CHANGE
from etl.catalogue.share import SHARE
from etl.claims.grammar.meaning import Reader, Said, keep
from etl.claims.grammar.phrases import GROWTH
from etl.claims.grammar.token import Rule, Token, any_of, join, list_phrases, simplify
from etl.errors import ClaimError


def spell_growth() -> Iterator[Rule]:
    """That spending grew, or fell; not to a level, and not short of one."""
    # What is real says so of the growth that is told behind it.
    yield "real", r"real(?=\s+(?:(?:defence|defense|military)\s+)?(?:spending|expenditure)\b)"
    yield "growth", rf"(?P<way>{any_of(list_phrases(GROWTH))})(?!\s+(?:to|short|below|under|above)\b)"


def settle(said: Said) -> None:
    """What grew by a number that is said in no other measure did so in real terms; without one by any at all."""
    way = said.values.get("growth")
    level = {"money", "currency"} & set(said.values) or said.values.get("measure") == SHARE
    since = (said.values.get("ratio"), said.values.get("measure")) == ("since", SPENDING)
    if "real" in said.values and not since and (way is None or level):
        problem = "goes with growth only"
        raise ClaimError(f"“{said.texts['real']}”", problem, "Write “rose by 5 % in real terms”, or leave it out.")
    if way is None:
        return
    if level and "threshold" in said.values:
        _refuse_step(said)
        return
    if "first year" in said.values and "span" not in said.values:
        _compare_years(said, way)
        return
    is_plain = "real" in said.values or said.values.get("measure") == SPENDING_CHANGE
    said.values.setdefault("measure", SPENDING_CHANGE)
    if "threshold" not in said.values:
        said.values.update({"threshold": "0", "side": said.values.get("side", way)})
        said.texts.setdefault("threshold", said.texts["growth"])
    elif way == "below" and is_plain and "side" not in said.values:
        # What fell by 3 % grew by -3 %.
        said.values["threshold"] = f"{-Decimal(said.values['threshold']):f}"
    elif way == "below":
        raise ClaimError(f"“{said.texts['growth']}”", "with a number may be taken two ways", "Write -3 % real growth.")
    said.values["verb"] = True


def _refuse_step(said: Said) -> None:
    """Raise ClaimError where spending rose by an amount, and not to one: an increment depends on its baseline (R23)."""
    if "to" not in said.values or "by" in said.values:
        text = f"“{said.texts['growth']}” and “{said.texts['threshold']}”"
        raise ClaimError(text, "may be a step or a level", "Write “rose to” with a level, or “rose by 5 %”.")
    said.values["verb"] = True


def _compare_years(said: Said, way: str) -> None:
    """Growth since a year is a multiple of what it was then: 18 % more is 1.18 times as much."""
    said.texts.setdefault("ratio", said.texts["growth"])
    factor = Decimal(1)
    if "threshold" in said.values:
        percent = Decimal(said.values["threshold"])
        # 10 % less is 0.90 times as much: as precise as it was said.
        factor += (percent if way == "above" else -percent).scaleb(-2)
        said.values["side"] = said.values.get("side", "equals")
    else:
        said.values["side"] = way
        said.texts.setdefault("threshold", said.texts["growth"])
    measure = said.values.get("prices") or said.values.get("measure", SPENDING)
    measure = SPENDING if measure == SPENDING_CHANGE else measure
    said.values.update({"ratio": "since", "threshold": f"{factor:f}", "measure": measure})


def _take_growth(said: Said, token: Token) -> None:
    way = join(simplify(token.groups["way"]))
    said.put("growth", next(side for side, words in GROWTH.items() if way in words), token)


READ: dict[str, Reader] = {"growth": _take_growth, "real": keep("real")}
