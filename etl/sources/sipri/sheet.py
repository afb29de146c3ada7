"""A sheet of a workbook becomes rows of plain cells. Knows no table.

They are made from what openpyxl finds in the workbook, and from the sheet's own XML. A worksheet of openpyxl would make
a heavy cell for each place of its rectangle, most of which are blank.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from etl.sources.reach import check_reach
from etl.sources.sipri.sheet_xml import BLANK, Cell, SheetReader
from etl.sources.workbooks import refuse_damage

_UNSET = ("0", "false")


class Row(NamedTuple):
    """The cells of a row, and its number; `where` is file!sheet."""

    where: str
    number: int
    cells: Sequence[Cell]

    def name(self, place: int) -> str:
        """Where the cell is that has so many before it: file!sheet!A1."""
        return f"{self.where}!{get_column_letter(place + 1)}{self.number}"


@dataclass(frozen=True)
class Sheet:
    """`where` is file!sheet. All rows are of one length; `hidden` names the rows and columns that are."""

    where: str
    is_visible: bool
    rows: Sequence[Row]
    hidden: Sequence[str]


def read_sheet(worksheet: Any, file: str) -> Sheet:
    """A sheet of a workbook, no sheet of which was looked into.

    Raises LayoutError where the file is damaged there, or the sheet reaches too far (etl/sources/reach.py).
    """
    where = f"{file}!{worksheet.title}"
    with refuse_damage(file), worksheet._get_source() as source:
        reader = SheetReader(worksheet, where)
        reader.read(source)
        for merge in reader.merges:
            _blank_merge(reader.rows, CellRange(merge).bounds)
    hidden = sorted((name for name, said in reader.hidden.items() if said not in _UNSET), key=str.isalpha)
    rows = [Row(where, number, cells) for number, cells in enumerate(_even_out(reader.rows), start=1)]
    return Sheet(where, worksheet.sheet_state == "visible", rows, hidden)


def check_sheet(worksheet: Any, file: str) -> None:
    """Raise LayoutError, as `read_sheet` does, for a sheet that is not read."""
    with refuse_damage(file), worksheet._get_source() as source:
        check_reach(source, f"{file}!{worksheet.title}")


def _blank_merge(rows: Sequence[list[Cell]], bounds: tuple[int, int, int, int]) -> None:
    """Blank what a merge of cells hides: all but its first."""
    left, top, right, bottom = bounds
    for number, row in enumerate(rows[top - 1 : bottom], start=top):
        first = left if number == top else left - 1
        row[first:right] = [BLANK] * len(row[first:right])


def _even_out(rows: Sequence[list[Cell]]) -> Sequence[Sequence[Cell]]:
    """The rows, one at least, each as long as the longest."""
    width = max(map(len, rows), default=1)
    for row in rows:
        row.extend([BLANK] * (width - len(row)))
    return rows or [[BLANK]]
