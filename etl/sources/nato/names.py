"""Names, marks and footnotes: "Estonia (b)", "Czechia*   (Koruny)", "*  These Allies have ..."."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.catalogue.members import codes_by_name
from etl.catalogue.names import added_names
from etl.catalogue.overlay import seeded
from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.workbook import Cell
from etl.sources.remedies import COPY

# A footnote that begins on a line of its own within one cell.
_NEXT_NOTE = re.compile(r"\n\s*(?=\*|\([a-z]\))")
_TAIL = re.compile(r"(?P<rest>.*\S)\s*(?:(?P<mark>\*+|\([a-z]\))|(?P<currency>\([^()]{2,}\)))")


@dataclass(frozen=True)
class Name:
    """The name of a member or an aggregate as printed: its code, its footnote marks, its currency in words if given."""

    code: str
    marks: tuple[str, ...]
    currency: str


# A page or a sheet is looked through for names several times, and all have the same.
@seeded
@lru_cache(maxsize=2048)
def read_name(text: str) -> Name | None:
    """The name that `text` holds; None where it is none of the catalogue's."""
    marks: list[str] = []
    currency = ""
    while (code := _find_code(text)) is None:
        tail = _TAIL.fullmatch(text)
        if tail is None:
            return None
        text = tail["rest"]
        if tail["mark"]:
            marks.insert(0, tail["mark"])
        else:
            currency = tail["currency"][1:-1].strip()
    return Name(code, tuple(marks), currency) if code else None


def _find_code(text: str) -> str | None:
    """The code of a name; "" where it is no country's by the operator's word, None where it is not known."""
    known = _read_codes()
    return known.get(text, known.get(text.removeprefix("The ")))


@seeded
@cache
def _read_codes() -> dict[str, str]:
    return codes_by_name() | added_names("nato")


def strip_marks(text: str) -> str:
    """A heading without its footnote marks."""
    while (tail := _TAIL.fullmatch(text)) and tail["mark"]:
        text = tail["rest"]
    return text


def strip_tail(text: str) -> str:
    """A name without its footnote marks and its currency, as it is to be named to an operator."""
    while tail := _TAIL.fullmatch(text):
        text = tail["rest"]
    return text


def find_notes(cell: Cell, name: Name, footnotes: Mapping[str, str], strict: bool = True) -> tuple[str, ...]:
    """The footnotes of its own table that the marks of a name call for (R19).

    Raises LayoutError where it has none; unless `strict`, the note then says that.
    """
    for mark in name.marks:
        if strict and mark not in footnotes:
            problem = f"{cell.text!r} carries the mark {mark}, but its table has no footnote {mark}"
            raise LayoutError(cell.where, problem, COPY)
    return tuple(footnotes.get(mark, f"marked {mark}, without a footnote that says why") for mark in name.marks)


def read_footnote(cell: Cell, footnotes: dict[str, str]) -> bool:
    """Whether `cell` begins with a footnote; all that it holds are added to `footnotes` by their marks.

    Raises LayoutError where a mark has a footnote already. One that no name calls for explains a heading.
    """
    found = [layout.FOOTNOTE.fullmatch(" ".join(part.split())) for part in _NEXT_NOTE.split(str(cell.value))]
    for one in filter(None, found):
        if one["mark"] in footnotes:
            problem = f"is the second footnote {one['mark']} of its table"
            raise LayoutError(cell.where, problem, COPY)
        footnotes[one["mark"]] = one["text"]
    return found[0] is not None
