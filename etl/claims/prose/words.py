"""Words for prose: numbers, names of members, of releases, definitions and conventions."""

from collections.abc import Iterable

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names, members
from etl.catalogue.sources import LEAD, SOURCES
from etl.claims.grammar.phrases import SMALL_NUMBERS
from etl.claims.grammar.who import GROUP_NAMES
from etl.claims.judgement import Checked
from etl.claims.question import STATED
from etl.claims.row import Row
from etl.prose import day, listing

# The last number that prose spells out.
_SPELT = 12
# The group of those members of NATO that belong to the EU.
EU = "eu"
CONVENTION_WORDS: dict[str, str] = {
    "published": "as published",
    "strict": "unrounded",
    "recomputed": "recomputed",
    "nominal": "at current prices",
    STATED: "as stated",
}


def spell_number(count: int) -> str:
    """A count in prose: in letters up to twelve, and none for nought."""
    return "none" if count == 0 else SMALL_NUMBERS[count] if 0 < count <= _SPELT else str(count)


def count_things(count: int, one: str, more: str) -> str:
    """The count with the word that agrees with it: one member, 19 members, no members."""
    return f"{'no' if count == 0 else spell_number(count)} {one if count == 1 else more}"


def name_members(codes: Iterable[str]) -> str:
    """Members and aggregates in prose: the United Kingdom and Poland, NATO Europe and Canada."""
    return listing([_name_one(code) for code in codes])


def _name_one(code: str) -> str:
    if code in members():
        return members()[code].prose
    if code in area_names():
        return area_names()[code]
    if code == EU:
        return f"NATO's {GROUP_NAMES[EU]} together"
    if code in GROUP_NAMES:
        return f"the {GROUP_NAMES[code]} together"
    return f"{name_members(code.split('-'))} together"


def capitalise(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def name_issue(row: Row) -> str:
    """Which release a row is of, where the publisher is known: release of 25 June 2019."""
    if row.convention == STATED:
        return f"statement of {day(row.published)}"
    return SOURCES[row.source].issue_of(row.release, row.published)


def name_release(row: Row) -> str:
    """Which release a row is of, in prose: NATO's release of 25 June 2019."""
    return f"{SOURCES[row.source].prose}'s {name_issue(row)}"


def tell_day(row: Row, checked: Checked) -> str:
    """The day of an edition that has none in its name, where a claim is by the count of its publisher."""
    on = day(row.published)
    return f" of {on}" if row.source == checked.claim.by and on not in name_issue(row) else ""


def name_source(row: Row) -> str:
    """The same behind the words for its definition; with its publisher where that passes on another's figures."""
    passed_on = indicators()[row.indicator].copy_of
    return f"{SOURCES[row.source].publisher}, {day(row.published)}" if passed_on else name_issue(row)


def name_definition(definition: str, checked: Checked) -> str:
    """Whose definition, in prose; NATO's former one is called so where its newer one is known too."""
    stated = DEFINITIONS[definition]
    return stated.former if is_former(definition, checked) else stated.words


def is_former(definition: str, checked: Checked) -> bool:
    """Whether a definition is one that NATO gave up, and a release by its newer one is known too."""
    known = {row.definition for row in checked.rows if row.source == LEAD}
    return bool(DEFINITIONS[definition].former) and len(known) > 1


def needs_definition(row: Row, checked: Checked) -> bool:
    """Whether by whose definition a release is does not go without saying."""
    definitions = {one.definition for one in checked.rows if one.source == row.source}
    return bool(indicators()[row.indicator].copy_of) or len(definitions) > 1
