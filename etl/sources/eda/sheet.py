"""A sheet of the workbook becomes rows of plain cells, within bounds. Knows no table."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from etl.errors import LayoutError
from etl.sources.remedies import STRAY
from etl.sources.workbooks import show_value

MAX_CELLS = 20_000  # in the rectangle of one sheet; the largest known has 3,500


class Cell(NamedTuple):
    """What a cell holds, and where: file!sheet!A1. A cell that a merge has swallowed holds nothing."""

    value: Any
    where: str

    @property
    def text(self) -> str:
        """What it shows, with single spaces: a whole number without decimals, nothing for a blank cell."""
        return show_value(self.value)

    @property
    def number(self) -> float | None:
        """The number that it holds; None where it holds anything else."""
        is_number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        return float(self.value) if is_number else None


Row = Sequence[Cell]


class Sheet(NamedTuple):
    """`where` is file!sheet, `name` that of the sheet without blanks at its ends."""

    where: str
    name: str
    is_visible: bool
    rows: Sequence[Row]


def read_sheet(sheet: Any, file: str) -> Sheet:
    """A sheet of an opened workbook. Raises LayoutError where it spans far more cells than any known one."""
    where = f"{file}!{sheet.title}"
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        problem = f"spans {sheet.max_row:,} rows and {sheet.max_column:,} columns, more than any table of the agency"
        raise LayoutError(where, problem, STRAY)
    rows = [
        [Cell(cell.value, f"{where}!{get_column_letter(cell.column)}{cell.row}") for cell in line]
        for line in sheet.iter_rows()
    ]
    return Sheet(where, " ".join(sheet.title.split()), sheet.sheet_state == "visible", rows)
