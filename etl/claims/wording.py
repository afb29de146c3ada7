"""Words for prose: numbers, days, lists, names of members, releases and conventions."""

from collections.abc import Iterable

from etl.catalogue.members import area_names
from etl.catalogue.sources import SOURCES
from etl.claims.checked import STATED, Row
from etl.prose import day, listing

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {20: "twenty", 30: "thirty"}
# Number words up to the number of members; above that nobody writes them.
NUMBER_WORDS: dict[str, int] = {word: number for number, word in enumerate(_SMALL)} | {
    ten_word if unit == 0 else f"{ten_word}-{_SMALL[unit]}": ten + unit
    for ten, ten_word in _TENS.items()
    for unit in range(10)
    if ten + unit <= 32
}
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
_DEFINITION_WORDS = {
    "nato": "NATO's definition",
    "nato_core_2026": "NATO's core defence expenditure",
    "sipri": "SIPRI's definition",
}


def number(count: int) -> str:
    """A count in prose: in letters up to twelve, and none for nought."""
    return "none" if count == 0 else _SMALL[count] if 0 < count <= _SPELT else str(count)


def many(count: int, one: str, more: str) -> str:
    """The count with the word that agrees with it: one member, 19 members, no members."""
    return f"{'no' if count == 0 else number(count)} {one if count == 1 else more}"


def names(codes: Iterable[str]) -> str:
    """Members in prose, with their article: the United Kingdom and Poland."""
    return listing([f"the {area_names()[code]}" if code in _ARTICLED else area_names()[code] for code in codes])


def capital(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def release_words(row: Row) -> str:
    """Which release a row is of, in prose."""
    if row.source == "nato":
        what = "statement" if row.convention == STATED else "release"
        return f"NATO's {what} of {day(row.published)}"
    if row.source == "worldbank":
        return f"the World Bank's release of {day(row.published)}"
    return f"{publisher(row.source)}'s edition {row.release}"


def brief_words(row: Row) -> str:
    """Which release a row is of, where the publisher is known: release of 25 June 2019."""
    if row.source == "worldbank":
        return f"{publisher(row.source)}, {day(row.published)}"
    return release_words(row).split("'s ", 1)[1]


def definition_words(definition: str) -> str:
    """Whose definition, in prose."""
    return _DEFINITION_WORDS.get(definition, definition)


def publisher(source: str) -> str:
    """The publisher of a source."""
    return SOURCES[source].publisher
