"""A sheet of a workbook becomes rows of plain cells. Knows no table.

They are made from what openpyxl's reader finds in the file. A worksheet of openpyxl would make a heavy cell for each
place of its rectangle, most of which are blank, and all of them refer to each other, so that they go late.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.etree.ElementTree import iterparse

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import COL_TAG, MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.worksheet.merge import MergeCells

from etl.sources.workbooks import refuse_damage

_UNSET = (None, "0", "false")


class Cell(NamedTuple):
    """What a cell holds, and where. `colour` is that of a number's font, "" where it has none of its own."""

    row: int
    column: int
    value: Any
    is_error: bool
    colour: str

    @property
    def text(self) -> str:
        """What it shows, with single spaces: a whole number without decimals, nothing for a blank cell."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return " ".join(str(value).split())

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())

    def name(self, where: str) -> str:
        """Where it is: file!sheet!A1, with file and sheet as `where` says."""
        return f"{where}!{get_column_letter(self.column)}{self.row}"


Row = list[Cell]
# Stands for each cell that the file does not have, or that has a format and nothing else.
BLANK = Cell(0, 0, None, False, "")


@dataclass(frozen=True)
class Sheet:
    """`where` is file!sheet. All rows are of one length; `hidden` names the rows and columns that are."""

    where: str
    is_visible: bool
    rows: Sequence[Row]
    hidden: Sequence[str]


def read_sheet(worksheet: Any, file: str) -> Sheet:
    """A sheet of a workbook that was opened to be read only.

    Raises LayoutError where the file is damaged there. How far a sheet reaches was looked at when it was opened.
    """
    where = f"{file}!{worksheet.title}"
    book = worksheet.parent
    with refuse_damage(file), worksheet._get_source() as source:
        formats = (book.epoch, book._date_formats, book._timedelta_formats)
        reader = _Reader(source, worksheet._shared_strings, True, *formats)
        cells = list(_read_cells(reader, book))
    for merge in reader.merged_cells.mergeCell if reader.merged_cells else ():
        cells = [cell for cell in cells if not _is_swallowed(cell, merge.bounds)]
    hidden = [
        str(name)
        for of in (reader.row_dimensions, reader.column_dimensions)
        for name, said in of.items()
        if said.get("hidden") not in _UNSET
    ]
    return Sheet(where, worksheet.sheet_state == "visible", _arrange(cells), hidden)


class _Reader(WorkSheetParser):
    """Reads cells, merges, and what is hidden, and nothing else."""

    def parse(self) -> Generator[Any, None, None]:
        """The rows, each with its number."""
        element: Any
        # Python's own parser, for defusedxml's takes twice as long: what declares entities was refused when opened.
        for _, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                yield self.parse_row(element)
                element.clear()
            elif element.tag == COL_TAG:
                self.parse_column_dimensions(element)
            elif element.tag == MERGE_TAG:
                self.merged_cells = MergeCells.from_tree(element)


def _read_cells(reader: WorkSheetParser, book: Any) -> Iterator[Cell]:
    colours: dict[int, str] = {}
    for _, row in reader.parse():
        for read in row:
            value, style = read["value"], read["style_id"]
            if value is None:
                continue
            # Text is of any colour.
            if isinstance(value, int | float) and style not in colours:
                colours[style] = _name_colour(book._fonts[book._cell_styles[style].fontId].color)
            yield Cell(read["row"], read["column"], value, read["data_type"] == "e", colours.get(style, ""))


def _name_colour(of: Any) -> str:
    """A colour as layout.COLOURS names it."""
    if of is None:
        return ""
    tint = f" tint {of.tint:g}" if of.tint else ""
    return f"{of.type} {of.value}{tint}"


def _is_swallowed(cell: Cell, bounds: tuple[int, int, int, int]) -> bool:
    """Whether a merge of cells hides the cell: all but its first."""
    left, top, right, bottom = bounds
    return left <= cell.column <= right and top <= cell.row <= bottom and (cell.row, cell.column) != (top, left)


def _arrange(cells: Sequence[Cell]) -> list[Row]:
    height, width = max((cell.row for cell in cells), default=1), max((cell.column for cell in cells), default=1)
    rows = [[BLANK] * width for _ in range(height)]
    for cell in cells:
        rows[cell.row - 1][cell.column - 1] = cell
    return rows
