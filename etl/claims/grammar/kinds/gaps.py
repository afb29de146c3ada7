"""Money that is missing to a target: what it would have cost, never what anybody owes (R20)."""

from collections.abc import Iterator

from etl.claims.grammar.meaning import Reader, Said
from etl.claims.grammar.relations import GAPS
from etl.claims.grammar.token import DOLLARS, NUMBER, PERCENT, SCALE, Rule, Token, join, read_money, read_number
from etl.errors import ClaimError

_SIDES = {"more than": "above", "over": "above", "at least": "at_or_above", "less than": "below", "under": "below"}


def spell_gaps() -> Iterator[Rule]:
    """So many dollars short of a target, or needed to reach it."""
    verb = r"(?:(?:would\s+(?:have\s+)?)?(?:need(?:ed|s)?|lack(?:ed|s)?)|was|were|is|are|spen[dt]s?|fell|falls|fall)\s+"
    side = r"(?:(?P<relation>more\s+than|over|at\s+least|less\s+than|under)\s+)?"
    more = rf"(?:another\s+|an?\s+(?:extra|further|additional)\s+)?{side}"
    before = rf"{DOLLARS}\s*(?P<amount>{NUMBER})\s*(?P<scale>{SCALE})"
    money = rf"(?:{before}|(?P<number>{NUMBER})\s*(?P<times>{SCALE})\s*{DOLLARS})"
    prices = r"(?:\s+(?:at|in)\s+current\s+prices)?"
    to = r"\s+(?:more\s+)?(?:to\s+(?:reach|meet|hit|get\s+to)|short\s+of|below|away\s+from)\s+(?:the\s+)?"
    yield "gap", rf"{verb}{more}{money}{prices}{to}(?P<target>{NUMBER})\s*{PERCENT}(?:\s+of\s+gdp)?"


def _take_gap(said: Said, token: Token) -> None:
    groups = dict(token.groups)
    if "number" in groups:
        groups.update(amount=groups["number"], scale=groups["times"])
    target = f"{read_number(groups['target']).normalize():f}"
    measure = next((one for one, percent in GAPS.items() if percent == target), None)
    if measure is None:
        problem = "is no line to which the missing money is at hand"
        raise ClaimError(f"“{groups['target']} %”", problem, f"There are: {', '.join(GAPS.values())} %.")
    said.put("measure", measure, token)
    said.put("threshold", read_money(token._replace(groups=groups)), token)
    said.put("side", _SIDES.get(join(groups.get("relation", "")), "equals"), token)


READ: dict[str, Reader] = {"gap": _take_gap}
