"""What a claim is held against: a target by its name or number, a number in per cent, or money."""

from decimal import Decimal

from etl.catalogue.indicators import indicators
from etl.catalogue.share import SHARE
from etl.catalogue.targets import Target, targets
from etl.claims.grammar.phrases import TARGETS
from etl.claims.grammar.tokens import Token
from etl.errors import ClaimError

_BY_NAME = {
    "2006": "guideline_2006",
    "2014": "wales_2014",
    "wales": "wales_2014",
    "2025": "hague_2025_core",
    "hague": "hague_2025_core",
}
_THE_HAGUE = 2025
_RELATED = Decimal("1.5")
_BOTH_OF_THE_HAGUE = Decimal(5)


def number(text: str) -> Decimal:
    """A number with a decimal point or comma. Raises ClaimError where a comma may part thousands instead."""
    _, comma, decimals = text.partition(",")
    if comma and len(decimals) == 3:
        problem = "may have a decimal comma or thousands"
        raise ClaimError(f"“{text}”", problem, f"Write {text.replace(',', '')}, or {text.replace(',', '.')}.")
    return Decimal(text.replace(",", "."))


def money(token: Token) -> str:
    """Money in millions, with the decimals it was written with. Raises ClaimError where billions or millions lack."""
    groups = token.groups
    scale, amount = groups.get("scale"), number(groups["amount"])
    if scale is None:
        raise ClaimError(f"“{token.text}”", "may be dollars, millions or billions", "Write 50 billion US dollars.")
    return str(amount.scaleb(3) if scale.startswith("b") else amount)


def measure_of(percent: Decimal, text: str) -> str:
    """The measure that a bare percentage is of: the share of GDP. Raises ClaimError where it can hardly be that."""
    low, high = indicators()[SHARE].bounds
    if low <= percent <= high:
        return SHARE
    remedy = f"Write {percent:f} % of GDP, {percent:f} % on equipment or {percent:f} % real growth."
    raise ClaimError(f"“{text}”", "may be of GDP, of defence expenditure on equipment, or growth", remedy)


def named(token: Token, year: int | None) -> str:
    """The id of the target that a token names. Raises ClaimError where there is none, or more than one."""
    groups, what = token.groups, token.groups["what"]
    percent = groups.get("percent") or groups.get("after")
    by_name = groups.get("said", "").split()[-1:] or [word for word in ("hague", "wales") if word in what]
    if "equipment" in what:
        return _equal(token, "wales_2014_equipment", percent)
    if by_name:
        return _equal(token, _BY_NAME[by_name[0]], percent)
    if percent is not None:
        return _of_value(token, number(percent))
    if "guideline" in what or (year is not None and year < _THE_HAGUE):
        return "wales_2014"
    remedy = f"Write {TARGETS['wales_2014']} (Wales 2014) or {TARGETS['hague_2025_core']} (The Hague 2025)."
    raise ClaimError(f"“{token.text}”", "may be one of two", remedy)


def _equal(token: Token, target_id: str, percent: str | None) -> str:
    value = next(one.value for one in targets() if one.id == target_id)
    if percent is not None and value != float(number(percent)):
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
