"""By whose count a claim is: NATO's, unless another publisher is named."""

from collections.abc import Iterator
from functools import cache

from etl.catalogue.indicators import same_elsewhere
from etl.catalogue.overlay import seeded
from etl.catalogue.share import SHARE
from etl.catalogue.sources import LEAD, SOURCES
from etl.claims.grammar.meaning import Reader, Said
from etl.claims.grammar.token import Rule, Token, any_of, join, simplify
from etl.claims.grammar.who import PUBLISHERS
from etl.errors import ClaimError
from etl.prose import listing

_FIGURES = r"(?:count|figures?|data|numbers?|estimates?|definition|statistics|database|calculations?|reckoning)"
_SAYS = r"(?:says?|said|reports?|reported|estimates?|estimated|puts?|calculates?|calculated|finds?|found|counts?)"


def spell_publishers() -> Iterator[Rule]:
    """By SIPRI's count, according to the World Bank, SIPRI puts."""
    named = rf"(?:the\s+)?(?P<publisher>{any_of(_read_publishers())})"
    own = rf"(?:'s?)?(?:\s+(?:own\s+)?{_FIGURES})"
    by = r"(?:according\s+to|going\s+by|measured\s+by|as\s+per|per|by|in|on)"
    yield "count_by", rf"{by}\s+{named}{own}"
    yield "count_by", rf"(?:according\s+to|as\s+per|per)\s+{named}"
    yield "count_by", rf"{by}\s+the\s+{_FIGURES}\s+of\s+{named}"
    yield "count_by", rf"{named}\s+{_SAYS}(?:\s+that)?"
    yield "count_by_others", r"according\s+to\s+(?:the\s+)?[^\s,;]+"


def settle(said: Said) -> None:
    """Raise ClaimError where the publisher that is named has no figures of what is claimed."""
    source = said.values.get("count")
    if not source or source == LEAD:
        return
    text = said.texts["count"]
    plain = said.values.get("ratio") not in ("increment", "mean") and said.values.get("statement") not in (
        "agreed",
        "progress",
    )
    if plain and source in same_elsewhere(said.values["measure"]):
        return
    problem = f"cannot be followed: no figures of {SOURCES[source].prose} on it are at hand"
    raise ClaimError(f"“{text}”", problem, "Leave it out, and NATO's figures answer.", ((text, ""),))


@seeded
@cache
def _read_publishers() -> dict[str, str]:
    """The source for every name of a publisher that is understood, in plain letters."""
    known = {simplify(name).removeprefix("the "): key for key, one in SOURCES.items() for name in (one.prose, key)}
    return known | {name: key for key, names in PUBLISHERS.items() for name in names}


def _take_count(said: Said, token: Token) -> None:
    said.put("count", _read_publishers()[join(token.groups["publisher"])], token)


def _refuse_others(_: Said, token: Token) -> None:
    there = listing([SOURCES[key].prose for key in (LEAD, *same_elsewhere(SHARE))])
    problem = "names nobody whose figures of it are at hand"
    raise ClaimError(f"“{token.text}”", problem, f"There are those of {there}.", ((token.text, ""),))


READ: dict[str, Reader] = {"count_by": _take_count, "count_by_others": _refuse_others}
