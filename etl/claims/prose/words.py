"""Words for prose: numbers, names of members, of releases, definitions and conventions."""

from collections.abc import Iterable

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.catalogue.sources import LEAD, SOURCES
from etl.claims.answer import Row
from etl.claims.grammar.phrases import SMALL_NUMBERS
from etl.claims.question import STATED
from etl.claims.verdict import Checked
from etl.prose import day, listing

# The last number that prose spells out.
_SPELT = 12
_ARTICLED = frozenset(("USA", "GBR", "NLD", "SVK"))
CONVENTION_WORDS: dict[str, str] = {
    "published": "as published",
    "strict": "unrounded",
    "recomputed": "recomputed",
    "nominal": "at current prices",
    STATED: "as stated",
}


def number(count: int) -> str:
    """A count in prose: in letters up to twelve, and none for nought."""
    return "none" if count == 0 else SMALL_NUMBERS[count] if 0 < count <= _SPELT else str(count)


def many(count: int, one: str, more: str) -> str:
    """The count with the word that agrees with it: one member, 19 members, no members."""
    return f"{'no' if count == 0 else number(count)} {one if count == 1 else more}"


def names(codes: Iterable[str]) -> str:
    """Members in prose, with their article: the United Kingdom and Poland."""
    return listing([f"the {area_names()[code]}" if code in _ARTICLED else area_names()[code] for code in codes])


def capital(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def brief_words(row: Row) -> str:
    """Which release a row is of, where the publisher is known: release of 25 June 2019."""
    if row.convention == STATED:
        return f"statement of {day(row.published)}"
    return SOURCES[row.source].issue_of(row.release, row.published)


def release_words(row: Row) -> str:
    """Which release a row is of, in prose: NATO's release of 25 June 2019."""
    return f"{SOURCES[row.source].prose}'s {brief_words(row)}"


def source_words(row: Row) -> str:
    """The same behind the words for its definition; with its publisher where that passes on another's figures."""
    passed_on = indicators()[row.indicator].copy_of
    return f"{SOURCES[row.source].publisher}, {day(row.published)}" if passed_on else brief_words(row)


def definition_words(definition: str, checked: Checked) -> str:
    """Whose definition, in prose; NATO's former one is called so where its newer one is known too."""
    stated = DEFINITIONS[definition]
    known = {row.definition for row in checked.rows if row.source == LEAD}
    return stated.former if stated.former and len(known) > 1 else stated.words
