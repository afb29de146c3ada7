"""Names, marks and footnotes: "Estonia (b)", "Czechia*   (Koruny)", "*  These Allies have ..."."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from etl.catalogue.members import codes_by_name
from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.workbook import Cell
from etl.sources.remedies import COPY

_TAIL = re.compile(r"(?P<rest>.*\S)\s*(?:(?P<mark>\*+|\([a-z]\))|(?P<currency>\([^()]{2,}\)))")


@dataclass(frozen=True)
class Name:
    """The name of a member or an aggregate as printed: its code, its footnote marks, its currency in words if given."""

    code: str
    marks: tuple[str, ...]
    currency: str


def read_name(text: str) -> Name | None:
    """The name that `text` holds; None where it is none of the catalogue's."""
    marks: list[str] = []
    currency = ""
    while text not in codes_by_name():
        tail = _TAIL.fullmatch(text)
        if tail is None:
            return None
        text = tail["rest"]
        if tail["mark"]:
            marks.insert(0, tail["mark"])
        else:
            currency = tail["currency"][1:-1].strip()
    return Name(codes_by_name()[text], tuple(marks), currency)


def strip_marks(text: str) -> str:
    """A heading without its footnote marks."""
    while (tail := _TAIL.fullmatch(text)) and tail["mark"]:
        text = tail["rest"]
    return text


def find_notes(cell: Cell, name: Name, footnotes: Mapping[str, str]) -> tuple[str, ...]:
    """The footnotes of its own table that the marks of a name call for (R19). Raises LayoutError where it has none."""
    for mark in name.marks:
        if mark not in footnotes:
            problem = f"{cell.text!r} carries the mark {mark}, but its table has no footnote {mark}"
            raise LayoutError(cell.where, problem, COPY)
    return tuple(footnotes[mark] for mark in name.marks)


def read_footnote(cell: Cell, footnotes: dict[str, str]) -> bool:
    """Whether `cell` is a footnote, which is then added to `footnotes` by its mark.

    Raises LayoutError where the mark has a footnote already. One that no name calls for explains a heading.
    """
    found = layout.FOOTNOTE.fullmatch(cell.text)
    if found is None:
        return False
    if found["mark"] in footnotes:
        problem = f"is the second footnote {found['mark']} of its table"
        raise LayoutError(cell.where, problem, COPY)
    footnotes[found["mark"]] = found["text"]
    return True
