"""Claims that hold no figure against another: when a target was agreed, and progress towards one."""

from collections.abc import Iterator

from etl.claims.grammar.meaning import Reader, Said, keep
from etl.claims.grammar.token import Rule
from etl.errors import ClaimError


def spell_statements() -> Iterator[Rule]:
    """That progress was made, and that something was agreed."""
    made = r"(?:have\s+|has\s+|had\s+)?(?:made\s+|make\s+)?(?:significant\s+|real\s+)?"
    yield "progress", rf"{made}progress(?:\s+towards?)?"
    yield "agreed", r"(?:was|were)\s+(?:first\s+)?(?:agreed|set|adopted)"


def find_year(said: Said, comparison: str) -> int | None:
    """The year of a claim; None for the newest. Raises ClaimError where an agreement has none."""
    year: int | None = said.values.get("year")
    if comparison == "agreed" and year is None:
        raise ClaimError("the year", "is missing", "Say when it was agreed: in 2014.")
    return year


def find_since(said: Said) -> int | None:
    """The first year of a progress or of a span, or the one that is compared with."""
    since: int | None = said.values.get("first year")
    return since


READ: dict[str, Reader] = {"progress": keep("statement", "progress"), "agreed": keep("statement", "agreed")}
