"""Opens a workbook: bytes become sheets of plain cells, what is hidden kept apart. Knows nothing of NATO."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from etl.errors import LayoutError

MAX_BYTES = 100 * 1024 * 1024  # unpacked; the largest workbook known has 3 MB
MAX_CELLS = 200_000  # in the rectangle of one sheet; the largest known has 4,000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_AGAIN = "Fetch it again, or put a good copy in its place."


@dataclass(frozen=True)
class Cell:
    """A cell: `where` is file!sheet!A1, `format` its number format, `is_error` whether it holds #REF! or the like."""

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

    def numbers(self) -> Iterator[Cell]:
        """The visible cells that hold a number."""
        return (cell for row in self.rows for cell in row if cell.is_number)


class Book:
    """An opened workbook, with the values that its formulas had when it was saved.

    Raises LayoutError, which names the file, where `content` is no workbook, or is larger than any known one by far.
    """

    def __init__(self, content: bytes, file: str) -> None:
        _check_kind(content, file)
        self.file = file
        self._content = content
        loaded = _load(content, file, data_only=True)
        self.sheets = tuple(_sheet(sheet, file) for sheet in loaded.worksheets)

    def holds_formula(self, sheet: Sheet, cell: Cell) -> bool:
        """Whether a cell of `sheet`, blank as read, holds a formula that was never computed."""
        return str(self._formulas[sheet.name].cell(cell.row, cell.column).data_type) == "f"

    @cached_property
    def _formulas(self) -> Workbook:
        return _load(self._content, self.file, data_only=False)


def _check_kind(content: bytes, file: str) -> None:
    if not content:
        raise LayoutError(file, "is empty", _AGAIN)
    if content.startswith(_OLE):
        problem = "is encrypted with a password, or of the format before .xlsx"
        raise LayoutError(file, problem, "Open it in a spreadsheet and save it as .xlsx without a password.")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise LayoutError(file, "is a web page, not a workbook", _AGAIN)
    if not content.startswith(b"PK"):
        raise LayoutError(file, "is no workbook (.xlsx)", _AGAIN)


def _load(content: bytes, file: str, data_only: bool) -> Workbook:
    try:
        with ZipFile(BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        # Parts are read to their stated sizes only, so the sum bounds what is unpacked.
        loaded = load_workbook(BytesIO(content), data_only=data_only) if unpacked <= MAX_BYTES else None
    # What is raised for a damaged file depends on where the damage is.
    except Exception as error:
        raise LayoutError(file, f"is a truncated or damaged workbook ({error})", _AGAIN) from error
    if loaded is None:
        problem = f"unpacks to {unpacked:,} bytes, more than the {MAX_BYTES:,} that are read"
        raise LayoutError(file, problem, _AGAIN)
    return loaded


def _sheet(sheet: Worksheet, file: str) -> Sheet:
    where = f"{file}!{sheet.title}"
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        problem = f"spans {sheet.max_row:,} rows and {sheet.max_column:,} columns, more than any table of NATO"
        raise LayoutError(where, problem, "Delete what stands far outside of the table, if that is a stray cell.")
    rows, columns = _hidden(sheet)
    visible: list[tuple[Cell, ...]] = []
    unseen: list[str] = []
    for number, line in enumerate(sheet.iter_rows(), start=1):
        cells = [_cell(cell, where) for cell in line]
        covered = {cell.column for cell in cells if number in rows or cell.column in columns}
        unseen += [cell.where for cell in cells if cell.column in covered and cell.is_number]
        visible.append(tuple(cell for cell in cells if cell.column not in covered))
    return Sheet(where, sheet.title, tuple(visible), tuple(unseen))


def _hidden(sheet: Worksheet) -> tuple[set[int], set[int]]:
    """The numbers of the hidden rows and columns; all of them where the sheet itself is hidden."""
    if sheet.sheet_state != "visible":
        return set(range(1, sheet.max_row + 1)), set()
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns: set[int] = set()
    for group in sheet.column_dimensions.values():
        if group.hidden:
            columns.update(range(group.min or 0, (group.max or 0) + 1))
    return rows, columns


def _cell(cell: Any, where: str) -> Cell:
    # A cell that a merge has swallowed has a place and no value.
    address = f"{where}!{get_column_letter(cell.column)}{cell.row}"
    return Cell(address, cell.row, cell.column, cell.value, cell.number_format, cell.data_type == "e")
