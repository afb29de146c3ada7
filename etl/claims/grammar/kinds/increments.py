"""Money that was added since a year: what was spent beyond what a flat share of GDP would have meant (R23)."""

from collections.abc import Iterator

from etl.catalogue.quantities import SPENDING
from etl.claims.grammar.meaning import Reader, Said, keep
from etl.claims.grammar.token import YEAR, Rule
from etl.errors import ClaimError


def spell_increments() -> Iterator[Rule]:
    """That money was added, or more was spent since a year."""
    yield "added", r"(?:has\s+|have\s+|had\s+)?added|(?:an\s+)?(?:extra|additional)"
    yield "added", rf"more(?=\s+(?:(?:on|for)\s+(?:defence|defense)\s+)?(?:since|between|from)\s+{YEAR})"


def settle(said: Said) -> None:
    """What was added is money since a year. Raises ClaimError where one of the two lacks."""
    if "added" not in said.values:
        return
    text = said.texts["added"]
    for other in ("rank", "growth", "statement", "ratio", "currency", "whole"):
        if other in said.values:
            raise ClaimError(f"“{text}” and “{said.texts[other]}”", "are two claims", "Check them one by one.")
    if "money" not in said.values:
        raise ClaimError(f"“{text}”", "does not say how much", "Write “spent 130 billion US dollars more since 2016”.")
    if "first year" not in said.values:
        raise ClaimError(f"“{text}”", "does not say since when", "Write “more since 2016”.")
    if said.values.pop("prices", SPENDING) != SPENDING:
        raise ClaimError(f"“{text}”", "is told at constant prices", "Leave out the prices.")
    said.values.update({"ratio": "increment", "measure": SPENDING, "verb": True})
    said.texts["ratio"] = text


READ: dict[str, Reader] = {"added": keep("added")}
