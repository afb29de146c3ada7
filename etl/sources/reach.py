"""How far a sheet of a workbook reaches: found in its XML, before anything is made of its cells.

A cell by mistake far below or beside a table makes a rectangle of millions of blanks; so does a merge of whole columns.
What the sheet says of its own size (`dimension`) is never asked: it may be wrong, or missing.
"""

from collections.abc import Mapping
from functools import cache
from typing import IO
from xml.parsers import expat

from openpyxl.utils import column_index_from_string, get_column_letter

from etl.errors import LayoutError
from etl.sources.remedies import STRAY

MAX_CELLS = 300_000  # in the rectangle of one sheet; the largest known has 170,000, most of them blank
_LAST_COLUMN = 16_384
_AREAS = frozenset({"mergeCell", "hyperlink"})  # openpyxl makes a cell of each place in them


def check_span(where: str, height: int, width: int, to: str = "") -> None:
    """Raise LayoutError, which names the sheet, where so many rows and columns are more than any known one has."""
    if height * width > MAX_CELLS:
        until = f", to {to}" if to else ""
        problem = f"spans {height:,} rows and {width:,} columns{until}, more than any table that is known"
        raise LayoutError(where, problem, STRAY)


def check_reach(part: IO[bytes], where: str) -> None:
    """Raise LayoutError, which names sheet and cell, where the XML of a sheet spans more cells than any known one.

    Raises ValueError where it declares an entity, or has a cell or a column that there cannot be; ExpatError where
    it is no XML.
    """
    parser = make_parser()
    parser.StartElementHandler = Reach(where).note
    parser.ParseFile(part)


def make_parser(namespace_separator: str | None = None) -> expat.XMLParserType:
    """A parser that raises ValueError where an entity is declared."""
    parser = expat.ParserCreate(namespace_separator=namespace_separator)
    parser.EntityDeclHandler = _refuse_entity
    return parser


class Reach:
    """The size of a sheet as far as it was read, and the place of the cell that was read last: `row` and `column`;
    `line` is what the row says that it is.

    What notes anything raises LayoutError where so many cells are more than any known sheet has, ValueError where there
    can be no such place.
    """

    def __init__(self, where: str) -> None:
        self.row = self.column = self.line = 0
        self._where = where
        self._height = self._width = self._cells = 0
        self._written, self._columns = "", dict[str, int]()

    def note(self, name: str, said: Mapping[str, str]) -> None:
        """Take up an element. Its name may have a prefix."""
        if name == "c":
            self.note_cell(said.get("r", ""))
        elif name != "v":
            self.note_other(name.rpartition(":")[2], said)

    def note_other(self, tag: str, said: Mapping[str, str]) -> None:
        """Take up an element by its name without a prefix."""
        if tag == "c":
            self.note_cell(said.get("r", ""))
        elif tag == "row":
            self.line, self.column = _check_row(int(said.get("r", self.line + 1))), 0
            # None of its cells has been seen.
            self._written = ""
        elif tag in _AREAS:
            self._reach(*_read_place(said.get("ref", "A1").rpartition(":")[2].replace("$", "")))
        elif tag == "col" and int(said.get("max", 1)) > _LAST_COLUMN:
            raise ValueError(f"has a column {said['max']}")

    def note_cell(self, place: str) -> None:
        """Take up a cell. One without a place stands behind the one before it."""
        self._cells += 1
        if self._cells > MAX_CELLS:
            check_span(self._where, self._cells, 1)
        # Most are in the row of the one before, and in a column that was seen: these reach no further.
        if self._written and place.endswith(self._written):
            column = self._columns.get(place[: -len(self._written)])
            if column:
                self.column = column
                return
        self.row, self.column = _read_place(place) if place else (self.line, self.column + 1)
        self._reach(self.row, self.column)
        self._written = str(self.row) if place else ""
        if place:
            self._columns[place.removesuffix(self._written)] = self.column

    def _reach(self, row: int, column: int) -> None:
        if row > self._height or column > self._width:
            self._height, self._width = max(self._height, row), max(self._width, column)
            check_span(self._where, self._height, self._width, f"{get_column_letter(column)}{row}")


def _read_place(name: str) -> tuple[int, int]:
    letters = name.rstrip("0123456789")
    return _check_row(int(name[len(letters) :])), _read_letters(letters)


def _check_row(row: int) -> int:
    if row < 1:
        raise ValueError(f"has a row {row}")
    return row


@cache
def _read_letters(letters: str) -> int:
    return column_index_from_string(letters)


def _refuse_entity(name: str, *_: object) -> None:
    raise ValueError(f"declares the entity {name!r}")
