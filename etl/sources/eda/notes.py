"""The lines below a table: what its stars mean (R19), and remarks on all of it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from etl.catalogue.indicators import indicators
from etl.errors import LayoutError
from etl.sources.eda import layout
from etl.sources.eda.figure import Figure
from etl.sources.eda.sheet import Cell, Row
from etl.sources.remedies import CHANGED

_FOOTNOTE = re.compile(r"(?P<mark>\*+) ?(?P<text>.*\w.*)")
# Under this line stand remarks.
_REMARKS = re.compile(r"Notes?:?", re.IGNORECASE)


class Notes(NamedTuple):
    """The texts of stars, and remarks on the whole table, each ending in a full stop."""

    footnotes: Mapping[str, str]
    remarks: Sequence[str]

    def explain(self, figure: Figure, marks: Sequence[tuple[str, Cell]]) -> Figure:
        """The figure with what is said of it; `marks` are the stars of its row and its column, with their cells.

        Raises LayoutError where stars have no footnote.
        """
        remarks = [text for text in self.remarks if _concerns(text, figure)]
        for mark, cell in marks:
            if mark not in self.footnotes:
                raise LayoutError(
                    cell.where, f"{cell.text!r} has {mark}, which no line below the table explains", CHANGED
                )
            if layout.ESTIMATED.match(self.footnotes[mark]) and figure.value is not None:
                figure = figure._replace(status="estimate")
            remarks.append(self.footnotes[mark])
        return figure.remark(*remarks)


def _concerns(text: str, figure: Figure) -> bool:
    """A remark on what is spent together concerns nothing else."""
    said, printed = layout.COLLABORATIVE.search(text), layout.COLLABORATIVE.search(indicators()[figure.key[0]].code)
    return said is None or printed is not None


def read_notes(rows: Sequence[Row], advise: Callable[[str], str]) -> Notes:
    """What the lines below a table say. Raises LayoutError where one is neither a footnote nor a remark.

    Where it looks like a row of the table, `advise` says what to do about its name.
    """
    footnotes: dict[str, str] = {}
    remarks: list[str] = []
    below = False
    for cell in _list_lines(rows, advise):
        found = _FOOTNOTE.fullmatch(cell.text)
        if found:
            _take(footnotes, found["mark"], _end(found["text"]), cell)
        elif layout.SYMBOLS.fullmatch(cell.text):
            below = below or _REMARKS.fullmatch(cell.text) is not None
        elif below:
            remarks.append(_end(cell.text))
        else:
            raise LayoutError(cell.where, f"{cell.text!r} is no name that is known, and no note", CHANGED)
    return Notes(footnotes, remarks)


def _list_lines(rows: Sequence[Row], advise: Callable[[str], str]) -> Iterator[Cell]:
    """The first cells of lines that hold nothing else."""
    for first, *others in rows:
        held = next((cell for cell in others if cell.text), None)
        if held is not None and first.text:
            problem = f"{first.text!r} is no name that is known, in a row with figures"
            raise LayoutError(first.where, problem, advise(first.text))
        if held is not None:
            raise LayoutError(held.where, f"holds {held.text!r}, below the table", CHANGED)
        if first.text:
            yield first


def _take(footnotes: dict[str, str], mark: str, text: str, cell: Cell) -> None:
    if footnotes.setdefault(mark, text) != text:
        raise LayoutError(cell.where, f"{mark} has another footnote already", CHANGED)


def _end(text: str) -> str:
    return f"{text.rstrip('. ')}."
