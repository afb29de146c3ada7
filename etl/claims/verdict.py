"""The verdict on a claim from the rows of the releases in force: by definition, and over all."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from etl.claims.checked import DEPENDS, FAILS, HOLDS, OPEN, Row
from etl.claims.wording import CONVENTION_WORDS, brief_words, definition_words, names, release_words
from etl.prose import listing

_T = TypeVar("_T")
Verdict = tuple[str, str]  # one of the four, and the same in words
_ICELAND = {True: "with Iceland", False: "without Iceland", None: ""}


def verdict(rows: Sequence[Row], missing: str) -> Verdict:
    """The verdict by these rows, of releases in force in the order of their definitions.

    `missing` is said where none of them answers.
    """
    answered = [row for row in rows if row.number is not None]
    held = [row for row in answered if row.holds]
    # By the first definition: what another one lacks leaves open nothing that this one says.
    undecided = [row for row in answered if row.holds is None and row.definition == answered[0].definition]
    if held:
        return (HOLDS, HOLDS) if len(held) == len(answered) else (DEPENDS, f"{DEPENDS} {_under(held, answered)}")
    if undecided:
        said = f"{release_words(undecided[0])} has no figure for {names(undecided[0].unknown)}"
        return OPEN, f"{OPEN}: {said} in {undecided[0].year}"
    return (FAILS, FAILS) if answered else (OPEN, f"{OPEN}: {missing}")


def _under(held: Sequence[Row], answered: Sequence[Row]) -> str:
    """By which definitions, conventions, and with or without Iceland a claim holds, each said only where it matters."""
    several = len({row.definition for row in answered}) > 1
    return listing(list(_by_definition(held, answered, several)))


def _by_definition(held: Sequence[Row], answered: Sequence[Row], several: bool) -> Iterator[str]:
    for definition, mine in groupby(held, key=lambda row: row.definition):
        rows = list(mine)
        all_of_it = [row for row in answered if row.definition == definition]
        words = f"{definition_words(definition)} ({brief_words(rows[0])})" if several else release_words(rows[0])
        yield " ".join(filter(None, (words, _choices(rows, all_of_it))))


def _choices(held: Sequence[Row], answered: Sequence[Row]) -> str:
    if len(held) == len(answered):
        return ""
    conventions = _distinct(row.convention for row in held)
    countings = _distinct(row.iceland for row in held)
    if len(held) != len(conventions) * len(countings):
        return listing([_choice([row.convention], [row.iceland]) for row in held])
    every_convention = len(conventions) == len(_distinct(row.convention for row in answered))
    every_counting = len(countings) == len(_distinct(row.iceland for row in answered))
    return _choice([] if every_convention else conventions, [] if every_counting else countings)


def _choice(conventions: Sequence[str], countings: Sequence[bool | None]) -> str:
    words = listing([CONVENTION_WORDS[one] for one in conventions])
    return " ".join(filter(None, (words, *(_ICELAND[one] for one in countings))))


def _distinct(values: Iterable[_T]) -> list[_T]:
    return list(dict.fromkeys(values))
