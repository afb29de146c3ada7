"""Opens a workbook: bytes become sheets of plain cells, what is hidden kept apart. Knows nothing of NATO."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from etl.sources.reach import check_span
from etl.sources.workbooks import open_workbook, read_day_saved


class Cell(NamedTuple):
    """A cell: `where` is file!sheet!A1, `format` its number format, `is_error` whether it holds #REF! or the like.

    The format of a blank cell, which shows nothing, is General.
    """

    where: str
    row: int
    column: int
    value: str | float | bool | datetime.date | datetime.time | datetime.timedelta | None
    format: str
    is_error: bool

    @property
    def is_number(self) -> bool:
        """Whether it holds a number."""
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)

    @property
    def text(self) -> str:
        """Its text with single spaces; empty where it holds none."""
        return " ".join(self.value.split()) if isinstance(self.value, str) else ""


@dataclass(frozen=True)
class Sheet:
    """A sheet: visible cells by visible row, blank ones too, and where hidden numbers are."""

    where: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: tuple[str, ...]

    @cached_property
    def texts(self) -> tuple[Cell, ...]:
        """The visible cells that hold text, from the top and each row from the left."""
        return tuple(cell for row in self.rows for cell in row if cell.text)

    def list_numbers(self) -> Iterator[Cell]:
        """The visible cells that hold a number."""
        return (cell for row in self.rows for cell in row if cell.is_number)


class Book:
    """An opened workbook, with the values that its formulas had when it was saved.

    Raises LayoutError, which names the file, where `content` is no workbook, or is larger than any known one by far.
    """

    def __init__(self, content: bytes, file: str) -> None:
        self.file = file
        self._content = content
        loaded = open_workbook(content, file)
        self.sheets = tuple(_read_sheet(sheet, file) for sheet in loaded.worksheets)

    @cached_property
    def saved(self) -> datetime.date | None:
        """The day on which it was saved, None where it does not say. Raises LayoutError where it is damaged there."""
        return read_day_saved(self._content, self.file)

    def holds_formula(self, sheet: Sheet, cell: Cell) -> bool:
        """Whether a cell of `sheet`, blank as read, holds a formula that was never computed."""
        return str(self._formulas[sheet.name].cell(cell.row, cell.column).data_type) == "f"

    @cached_property
    def _formulas(self) -> Workbook:
        return open_workbook(self._content, self.file, data_only=False)


def _read_sheet(sheet: Worksheet, file: str) -> Sheet:
    where = f"{file}!{sheet.title}"
    height, width = sheet.max_row, sheet.max_column
    # openpyxl makes a cell for a comment too, wherever it hangs.
    check_span(where, height, width)
    rows, columns = _find_hidden(sheet)
    places = [(column, f"{where}!{get_column_letter(column)}") for column in range(1, width + 1)]
    visible: list[tuple[Cell, ...]] = []
    unseen: list[str] = []
    # It would make a cell of its own for each blank that it was asked for.
    held = sheet._cells
    for number in range(1, height + 1 if held else 1):
        cells = [_read_cell(held.get((number, at)), f"{place}{number}", number, at) for at, place in places]
        if number in rows or columns:
            covered = [cell for cell in cells if number in rows or cell.column in columns]
            unseen += [cell.where for cell in covered if cell.is_number]
            cells = [] if number in rows else [cell for cell in cells if cell.column not in columns]
        visible.append(tuple(cells))
    return Sheet(where, sheet.title, tuple(visible), tuple(unseen))


def _find_hidden(sheet: Worksheet) -> tuple[set[int], set[int]]:
    """The numbers of the hidden rows and columns; all of them where the sheet itself is hidden."""
    if sheet.sheet_state != "visible":
        return set(range(1, sheet.max_row + 1)), set()
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns: set[int] = set()
    for group in sheet.column_dimensions.values():
        if group.hidden:
            columns.update(range(group.min or 0, (group.max or 0) + 1))
    return rows, columns


def _read_cell(cell: Any, where: str, row: int, column: int) -> Cell:
    # A cell that a merge has swallowed has a place and no value.
    if cell is None or cell.value is None:
        return Cell(where, row, column, None, "General", cell is not None and cell.data_type == "e")
    return Cell(where, row, column, cell.value, cell.number_format, cell.data_type == "e")
