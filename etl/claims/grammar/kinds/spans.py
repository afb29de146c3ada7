"""Claims on all years of a span: every year since one, never, and for the first time."""

from collections.abc import Iterator

from etl.claims.grammar import relations
from etl.claims.grammar.meaning import Reader, Said, keep
from etl.claims.grammar.phrases import ORDINALS
from etl.claims.grammar.token import YEAR, Rule, Token, any_of
from etl.errors import ClaimError


def spell_spans() -> Iterator[Rule]:
    """Every year, never, for the first time, for the tenth year in a row, until a year."""
    yield "never", any_of(relations.NEVER)
    yield "every", any_of(relations.EVERY_YEAR)
    yield "ever", r"ever(?!\s+since)"
    yield "filler", r"ever(?=\s+since)"
    yield "first_time", any_of(relations.FIRST_TIME)
    ordinal = rf"(?P<ordinal>{any_of(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
    yield (
        "in_a_row",
        rf"(?:for\s+)?(?:the\s+|a\s+)?{ordinal}\s+(?:consecutive\s+year|year\s+in\s+a\s+row|successive\s+year)",
    )
    yield "until", rf"(?:until|till|up\s+to|through)\s+(?:and\s+including\s+)?(?P<year>{YEAR})"


def settle(said: Said) -> None:
    """Which years a claim is of. Raises ClaimError where a figure is said of more than one."""
    if "not" in said.values and "once" in said.values:
        del said.values["not"]
        said.values["span"], said.texts["span"] = "never", said.texts["once"]
    if "statement" in said.values or said.values.get("ratio") in ("since", "increment"):
        return
    if "in a row" in said.values:
        if said.values.get("year") is None:
            raise ClaimError(f"“{said.texts['in a row']}”", "needs the year it was", "Write “in a row in 2024”.")
        said.values["first year"] = said.values["year"] - said.values["in a row"] + 1
        said.values["span"] = "every"
    said_so = "span" in said.values
    for bound in ("first year", "until"):
        if bound in said.values:
            said.values.setdefault("span", "every")
            said.texts.setdefault("span", said.texts.get(bound, ""))
    _settle_none(said, said_so)
    if said.values.get("span") == "first" and "first year" in said.values:
        raise ClaimError(f"“{said.texts['span']}”", "is the first of all years", "Leave out since when.")


def _settle_none(said: Said, said_so: bool) -> None:
    """None since a year, and none ever, are all in no year. Raises ClaimError where somebody ever was."""
    relation, value, of = said.values.get("number") or ("", None, None)
    none = (relation, value) == ("exactly", 0)
    if "ever" in said.values and not none:
        raise ClaimError(f"“{said.texts['ever']}”", "does not say when", "Write never, or the year.")
    if none and ("ever" in said.values or (said.values.get("span") == "every" and not said_so)):
        said.values["number"], said.values["span"] = ("all", None, of), "never"
        said.texts.setdefault("span", said.texts["number"])


def refuse_figure(said: Said, comparison: str) -> None:
    """Raise ClaimError where one figure is said of many years, or a rank."""
    if "span" in said.values and comparison not in ("below", "at_or_above", "above"):
        remedy = "Say the one year claimed, or below, above, at or above."
        text = said.texts.get("span") or said.texts["first year"]
        raise ClaimError(f"“{text}”", "goes with a line that years are above or below", remedy)


def _take_row(said: Said, token: Token) -> None:
    ordinal = token.groups["ordinal"]
    said.put("in a row", int(ordinal[:-2]) if ordinal[0].isdigit() else ORDINALS.index(ordinal) + 1, token)


def _take_until(said: Said, token: Token) -> None:
    said.put("year", int(token.groups["year"]), token)
    said.put("until", True, token)


READ: dict[str, Reader] = {
    "never": keep("span", "never"),
    "every": keep("span", "every"),
    "ever": keep("ever"),
    "first_time": keep("span", "first"),
    "in_a_row": _take_row,
    "until": _take_until,
}
