"""Places among the members: the first, the last, second to last, more than any other."""

from collections.abc import Iterator

from etl.catalogue.share import SHARE
from etl.claims.grammar import phrases
from etl.claims.grammar.meaning import ONE_ONLY, Reader, Said, take_phrase
from etl.claims.grammar.phrases import BOTTOM, NUMBER_WORDS, ORDINALS, RANKED_BY
from etl.claims.grammar.token import Rule, Token, any_of, join, list_phrases, spell_members
from etl.errors import ClaimError

_SPENDERS = r"(?:[\s-]+(?:defence\s+|defense\s+|military\s+)?(?:spenders?|spending|share|places?|position))?"


def spell_ranks() -> Iterator[Rule]:
    """A place, and by what it is one."""
    other = rf"than\s+(?:any|every|each)(?:\s+other|one\s+else\s+in\s+nato)(?:\s+{spell_members()})?"
    yield (
        "outdoes",
        rf"(?:a\s+)?(?P<way>more|less|larger|bigger|higher|smaller|lower)\s+(?P<of>(?:[\w']+\s+){{0,6}}?){other}",
    )
    few = rf"(?P<few>{any_of(list(NUMBER_WORDS)[2:])}|\d{{1,2}})"
    last = any_of([*phrases.TOP, *BOTTOM, "first"])
    yield "among", rf"(?:among|in|within|one\s+of)\s+(?:the\s+)?(?P<end>{last})\s+{few}{_SPENDERS}"
    yield "among", rf"(?:among|one\s+of)\s+the\s+{few}\s+(?P<end>{last}){_SPENDERS}"
    ordinal = rf"(?P<ordinal>{any_of(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
    end = rf"(?P<end>{any_of([one.replace(' ', '-') for one in BOTTOM] + [*phrases.TOP, *BOTTOM])})"
    what = _SPENDERS
    before = r"(?:ties?\s+for\s+|tied\s+for\s+|ranks?\s+|ranked\s+|came\s+|comes\s+|stands\s+|in\s+)?(?:the\s+)?"
    # The first time and the last year are no places.
    among = rf"(?:\s+(?:of|among)\s+all\s+(?:the\s+)?{spell_members()})?"
    place = rf"{what}{among}(?!\s+(?:time|years?|decades?|months?)\b)"
    yield "rank", rf"{before}(?:{ordinal}[\s-]+)?{end}{place}"
    yield "rank", rf"{before}{ordinal}{place}"
    yield "ranked_by", any_of(list_phrases(RANKED_BY))


def settle(said: Said) -> None:
    """By what a rank is: the share of GDP, unless something else is said."""
    if "rank" not in said.values:
        if "ranked by" in said.values and "ratio" not in said.values:
            problem, remedy = "goes with a rank only", "Write first, last or third by share of GDP."
            raise ClaimError(f"“{said.texts['ranked by']}”", problem, remedy)
        return
    for other in ("threshold", "number", "growth", "statement"):
        if other in said.values:
            raise ClaimError(f"“{said.texts['rank']}” and “{said.texts[other]}”", "are two claims", ONE_ONLY)
    measure = said.values.get("ranked by") or said.values.get("measure", SHARE)
    said.values.update({"statement": "ranks", "threshold": "", "measure": measure})
    said.texts["statement"] = said.texts["rank"]


def _take_rank(said: Said, token: Token) -> None:
    """A place from the top, or from the bottom: 1 is the first, -1 the last."""
    ordinal, end = token.groups.get("ordinal", "first"), token.groups.get("end", "top").replace("-", " ")
    place = int(ordinal[:-2]) if ordinal[0].isdigit() else ORDINALS.index(ordinal) + 1
    said.put("rank", -place if join(end) in BOTTOM else place, token)


def _take_among(said: Said, token: Token) -> None:
    """One of the first so many, or of the last."""
    few = token.groups["few"]
    place = int(few) if few.isdigit() else NUMBER_WORDS[few]
    said.put("rank", -place if join(token.groups["end"]) in BOTTOM else place, token)
    said.put("within", True, token)


def _take_outdone(said: Said, token: Token) -> None:
    """More than any other: the first place, by what is said between."""
    said.put("rank", -1 if token.groups["way"] in ("less", "smaller", "lower") else 1, token)
    between = join(token.groups["of"])
    for measure, words in RANKED_BY.items():
        if between and any(word in between for word in words):
            said.put("ranked by", measure, token)
    if "gdp" in between:
        said.put("ranked by", SHARE, token)


READ: dict[str, Reader] = {
    "rank": _take_rank,
    "outdoes": _take_outdone,
    "among": _take_among,
    "ranked_by": take_phrase("ranked by", RANKED_BY),
}
