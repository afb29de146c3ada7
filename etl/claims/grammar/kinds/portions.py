"""Parts of a whole: what share of NATO's spending a member has."""

from collections.abc import Iterator

from etl.catalogue.quantities import SPENDING_NOW
from etl.claims.grammar.meaning import Reader, Said
from etl.claims.grammar.relations import EQUIPMENT_OF, FRACTIONS, WHOLES
from etl.claims.grammar.token import Rule, Token, any_of, join, list_phrases, simplify
from etl.errors import ClaimError
from etl.measures.choice import ALLIANCE

_NATO = (
    r"(?:all\s+(?:of\s+)?|total\s+|the\s+)*(?:nato|nato's|allied|alliance|the\s+alliance's|alliance's)\s+"
    r"(?:(?:total|overall|combined|defence|defense|military|entire)\s+)*(?:spending|expenditure|outlays|budgets)"
)


def spell_portions() -> Iterator[Rule]:
    """The whole that something is a part of, and the part where it is a fraction in words."""
    named = any_of(map(str.lower, list_phrases(WHOLES)))
    whole = rf"(?:{named}|(?:all\s+(?:of\s+)?|total\s+|the\s+)+{named}|{_NATO})"
    part = rf"(?P<part>{any_of(list_phrases(FRACTIONS))})"
    yield "whole_of", rf"(?:{part}\s+)?of\s+(?P<whole>{whole})"
    yield "fraction", rf"{part}(?=\s+{any_of(EQUIPMENT_OF)})"


def settle(said: Said) -> None:
    """A part of a whole is one of money. Raises ClaimError where the whole has no part."""
    if "whole" not in said.values:
        return
    text = said.texts["whole"]
    for other in ("rank", "growth", "money", "measure", "statement"):
        if other in said.values:
            raise ClaimError(f"“{text}” and “{said.texts[other]}”", "are two claims", "Check them one by one.")
    if "threshold" not in said.values:
        raise ClaimError(f"“{text}”", "lacks the part", "Write “60 % of NATO spending”.")
    said.values["measure"] = said.values.pop("prices", SPENDING_NOW)
    said.values.update({"ratio": "portion", "against": said.values["whole"]})


def _take_whole(said: Said, token: Token) -> None:
    named = join(simplify(token.groups["whole"]))
    of = (code for code, names in WHOLES.items() if any(named.endswith(name.lower()) for name in names))
    said.put("whole", next(of, ALLIANCE), token)
    _take_fraction(said, token)


def _take_fraction(said: Said, token: Token) -> None:
    if "part" in token.groups:
        part = join(token.groups["part"].replace("-", " "))
        said.put("threshold", next(one for one, names in FRACTIONS.items() if part in names), token)
        said.put("verb", True, token)


READ: dict[str, Reader] = {"whole_of": _take_whole, "fraction": _take_fraction}
