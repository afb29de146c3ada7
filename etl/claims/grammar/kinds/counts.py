"""How many of the members: a number, all, all but so many, or a part of them."""

from collections.abc import Iterator

from etl.claims.grammar import phrases
from etl.claims.grammar.kinds.subjects import read_names
from etl.claims.grammar.meaning import Reader, Said
from etl.claims.grammar.phrases import DOZENS, NUMBER_WORDS, PORTION_RELATIONS, PORTIONS, RELATIONS
from etl.claims.grammar.token import Rule, Token, any_of, join, list_phrases, spell_counted, spell_members
from etl.claims.grammar.who import GROUPS
from etl.errors import ClaimError


def spell_counts() -> Iterator[Rule]:
    """How many, with those who are counted."""
    spelt = [word.replace("-", " ") for word in NUMBER_WORDS if "-" in word]
    count = rf"(?:{any_of((*NUMBER_WORDS, *spelt, *DOZENS))}|\d{{1,3}})"
    of = rf"(?:\s+(?:out\s+)?of\s+(?:the\s+|nato's\s+)?(?P<of>{count}))?\s+(?:of\s+the\s+)?"
    yield "count", rf"(?:(?P<relation>{any_of(RELATIONS)})\s+)?(?P<value>{count}){of}{spell_counted()}"
    parts = [part.replace(" ", gap) for part in list_phrases(PORTIONS) for gap in (" ", "-")]
    more = rf"(?:(?P<relation>{any_of(filter(None, list_phrases(PORTION_RELATIONS)))})\s+)?"
    yield "portion", rf"{more}(?P<part>{any_of(parts)})\s+(?:of\s+)?(?:the\s+|all\s+)?{spell_counted()}"
    yield "portion", rf"(?P<most>{any_of(phrases.MOST)})\s+(?:of\s+)?(?:the\s+)?{spell_counted()}"
    yield "all_but", rf"all\s+but\s+(?P<value>{count})\s+(?:of\s+the\s+)?{spell_counted()}"
    but = r"(?:but|except(?:\s+for)?|apart\s+from|other\s+than|bar)"
    armed = r"(?:\s+with\s+armed\s+forces)?"
    yield "only", rf"(?:all|every|each)\s+(?:of\s+)?(?:the\s+)?{spell_members()}{armed}\s+(?P<but>{but})(?=\s+\w)"
    yield "only", rf"(?:only|just)(?=\s+(?:the\s+)?{any_of(read_names())}\b)"
    yield "behind", r"(?P<value>\d{1,2})\s*\.?$"
    of_all = rf"(?:of\s+)?(?:the\s+)?(?:(?P<of>{count})\s+)?"
    yield "all", rf"(?P<all>all|every|each|no|none)\s+{of_all}{spell_counted()}"


def _take_count(said: Said, token: Token) -> None:
    relation, more = RELATIONS[join(token.groups.get("relation", "exactly"))]
    of = token.groups.get("of")
    _take_scope(said, token)
    said.put("number", (relation, max(0, _read_count(token.groups["value"]) + more), of and _read_count(of)), token)


def _take_all(said: Said, token: Token) -> None:
    of = token.groups.get("of")
    _take_scope(said, token)
    none = token.groups["all"] in ("no", "none")
    said.put("number", ("exactly" if none else "all", 0 if none else None, of and _read_count(of)), token)


def _take_all_but(said: Said, token: Token) -> None:
    _take_scope(said, token)
    said.put("number", ("all_but", _read_count(token.groups["value"]), None), token)


def _take_portion(said: Said, token: Token) -> None:
    groups = token.groups
    if "most" in groups:
        part, relation = "1/2", "more_than"
    else:
        said_part = join(groups["part"].replace("-", " "))
        part = next(one for one, words in PORTIONS.items() if said_part in words)
        before = join(groups.get("relation", ""))
        relation = next(one for one, words in PORTION_RELATIONS.items() if before in words)
    _take_scope(said, token)
    said.put("portion", part, token)
    said.put("number", (relation, None, None), token)


def _take_only(said: Said, token: Token) -> None:
    """That those named are all who are as claimed, or all who are not."""
    said.put("only", "all_but" if "but" in token.groups else "exactly", token)


def _take_behind(said: Said, token: Token) -> None:
    """A number that stands behind everything is that of the members that are named first."""
    if "number" in said.values:
        raise ClaimError(f"“{token.text}”", "does not say what it counts", "Write “23 members”.")
    said.put("number", ("exactly", int(token.groups["value"]), None), token)


def _take_scope(said: Said, token: Token) -> None:
    """Of which group members are counted, where not of all."""
    if "scope" in token.groups:
        named = join(token.groups["scope"])
        said.put("among", next(code for code, names in GROUPS.items() if named in names), token)


def _read_count(word: str) -> int:
    if word.isdigit():
        return int(word)
    plain = join(word)
    return DOZENS[plain] if plain in DOZENS else NUMBER_WORDS[plain.replace(" ", "-")]


READ: dict[str, Reader] = {
    "count": _take_count,
    "all": _take_all,
    "all_but": _take_all_but,
    "portion": _take_portion,
    "only": _take_only,
    "behind": _take_behind,
}
