"""Targets that were agreed, by their names or by their numbers."""

from collections.abc import Iterator
from decimal import Decimal

from etl.catalogue.targets import Target, target, targets
from etl.claims.grammar.meaning import Reader, Said
from etl.claims.grammar.phrases import TARGET_WORDS, TARGETS, TARGETS_BY_NAME
from etl.claims.grammar.token import IN_WORDS, NUMBER, PERCENT, Rule, Token, any_of, read_number
from etl.errors import ClaimError

_THE_HAGUE = 2025
_RELATED = Decimal("1.5")
_BOTH_OF_THE_HAGUE = Decimal(5)


def spell_targets() -> Iterator[Rule]:
    """A target with its number before or behind it, and the year or the summit that it is of."""
    percent = rf"(?P<percent>{NUMBER}|{IN_WORDS})[\s-]*{PERCENT}[\s-]+(?:of\s+gdp\s+|gdp\s+)?"
    what = rf"(?:nato\s+|nato's\s+|equipment\s+|hague\s+|wales\s+)*{any_of(TARGET_WORDS)}s?"
    after = rf"(?:\s+of\s+(?P<after>{NUMBER})\s*{PERCENT}(?:\s+of\s+gdp)?)?"
    said = r"(?:\s+of\s+(?P<said>2006|2014|2025|wales|the\s+hague))?"
    yield "target", rf"(?:{percent})?(?P<what>{what}){after}{said}"


def is_target(said: Said) -> bool:
    """Whether the claim is held against a target by its name."""
    return said.values["threshold"] in {one.id for one in targets()}


def is_value_of_target(said: Said) -> bool:
    """Whether the number that the claim is held against is that of a target."""
    value, measure = float(said.values["threshold"]), said.values["measure"]
    return any(one.value == value and one.indicator == measure for one in targets())


def _take_target(said: Said, token: Token) -> None:
    years = [said.values[one] for one in ("first year", "year") if said.values.get(one) is not None]
    found = _find_target(token, min(years, default=None))
    said.put("threshold", found, token)
    said.put("measure", target(found).indicator, token)


def _find_target(token: Token, year: int | None) -> str:
    """The id of the target that a token names. Raises ClaimError where there is none, or two."""
    groups, what = token.groups, token.groups["what"]
    percent = groups.get("percent") or groups.get("after")
    by_name = groups.get("said", "").split()[-1:] or [word for word in ("hague", "wales") if word in what]
    if "equipment" in what:
        return _equal(token, "wales_2014_equipment", percent)
    if by_name:
        return _equal(token, TARGETS_BY_NAME[by_name[0]], percent)
    if percent is not None:
        return _of_value(token, read_number(percent))
    if "guideline" in what or (year is not None and year < _THE_HAGUE):
        return "wales_2014"
    remedy = f"Write {TARGETS['wales_2014']} (Wales 2014) or {TARGETS['hague_2025_core']} (The Hague 2025)."
    swaps = tuple((token.text, TARGETS[one]) for one in ("wales_2014", "hague_2025_core"))
    raise ClaimError(f"“{token.text}”", "may be one of two", remedy, swaps)


def _equal(token: Token, target_id: str, percent: str | None) -> str:
    value = next(one.value for one in targets() if one.id == target_id)
    if percent is not None and value != float(read_number(percent)):
        raise ClaimError(f"“{token.text}”", f"is not what was agreed, which is {value:g} %", _known())
    return target_id


def _of_value(token: Token, value: Decimal) -> str:
    if value == _RELATED:
        return "hague_2025_related"
    if value == _BOTH_OF_THE_HAGUE:
        problem = "has two parts, 3.5 % and up to 1.5 %, and NATO publishes no figures for the second"
        raise ClaimError(f"“{token.text}”", problem, f"Check {TARGETS['hague_2025_core']}.")
    # The newest agreement of a value is the one meant: that of Wales for 2 %.
    found = [one.id for one in targets() if one.value is not None and Decimal(str(one.value)) == value]
    if not found:
        raise ClaimError(f"“{token.text}”", "is no target that was agreed", _known())
    return found[-1]


def _known() -> str:
    return f"There are: {', '.join(_words(one) for one in targets())}."


def _words(one: Target) -> str:
    return TARGETS[one.id]


READ: dict[str, Reader] = {"target": _take_target}
