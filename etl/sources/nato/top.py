"""The top of a table: its title, the line with its unit, and its first row of years, with the heading above that."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.columns import Columns, is_years, read_columns
from etl.sources.nato.names import read_name, strip_marks
from etl.sources.nato.workbook import Cell, Sheet
from etl.sources.remedies import CHANGED, COPY


@dataclass(frozen=True)
class Top:
    """What stands above a table's figures.

    `heading` is that of the first block, where it stands above the years: then each block has its own row of years.
    """

    title: Cell
    table: layout.Table
    unit: str
    columns: Columns
    heading: Cell | None = None


def read_top(sheet: Sheet) -> Top | None:
    """The top of the one table of `sheet`; None where the sheet has neither a title nor a number, or holds notes.

    Raises LayoutError where title, unit or a column's heading is not known, where years are missing, jump or stand
    twice, and where the sheet is not named after its table.
    """
    title = None if is_notes(sheet) else _find_title(sheet)
    if title is None:
        return None
    below = [row for row in sheet.rows if row[:1] and row[0].row >= title.row]
    words: list[Cell] = []
    for row in below:
        if is_years(row):
            table, unit, heading = _find_table(title, words)
            return Top(title, table, unit, read_columns(row, table), heading)
        words += [cell for cell in row if cell.text and cell is not title]
        _check_above_years(row)
    raise LayoutError(title.where, "no row of years stands below this title", COPY)


def is_notes(sheet: Sheet) -> bool:
    """Whether the sheet is one of notes, by its name or by the first text on it."""
    first = sheet.texts[0].text if sheet.texts else ""
    return any(layout.matches(layout.NOTES, text) for text in (sheet.name, first))


def is_repeat(sheet: Sheet) -> bool:
    """Whether the sheet has the title of a table whose figures all stand in other tables, too."""
    names = [read_title(cell) for cell in sheet.texts]
    return any(table.repeats and layout.matches(table.title, name) for name in names for table in layout.TABLES)


def read_title(cell: Cell) -> str:
    """The title in a cell, without "Table N :" and footnote marks; "" where it holds none."""
    found = layout.TITLE.fullmatch(cell.text)
    return strip_marks(found["title"]) if found else ""


def find_block(table: layout.Table, cell: Cell) -> layout.Block | None:
    """The block of `table` whose heading is in `cell`; None where none is."""
    headed = [block for block in table.blocks if block.heading]
    return next((block for block in headed if layout.matches(block.heading, strip_marks(cell.text))), None)


def _find_title(sheet: Sheet) -> Cell | None:
    titles = [cell for cell in sheet.texts if layout.TITLE.fullmatch(cell.text)]
    if not titles:
        number = next(sheet.list_numbers(), None)
        if number is None:
            return None
        raise LayoutError(number.where, "a number on a sheet that has no title 'Table N : ...'", CHANGED)
    if len(titles) > 1:
        raise LayoutError(titles[1].where, f"a second title, below that in {titles[0].where}", CHANGED)
    _check_name(sheet, titles[0])
    return titles[0]


def _check_name(sheet: Sheet, title: Cell) -> None:
    found = layout.TITLE.fullmatch(title.text)
    number = _squeeze(found["number"]) if found else ""
    if not re.search(rf"(?<!\d){number}(?![\da-z])", _squeeze(sheet.name)):
        problem = f"the sheet is named {sheet.name!r}, but holds {title.text!r}: it was renamed in an edited copy"
        raise LayoutError(title.where, problem, COPY)


def _squeeze(text: str) -> str:
    return "".join(text.split()).casefold()


def _check_above_years(row: Sequence[Cell]) -> None:
    named = next((cell for cell in row if cell.text and read_name(cell.text) is not None), None)
    if named is not None and any(cell.is_number for cell in row):
        raise LayoutError(named.where, f"the figures of {named.text!r} stand below no row of years", COPY)


def _find_table(title: Cell, words: Sequence[Cell]) -> tuple[layout.Table, str, Cell | None]:
    """What the table is, by its title and the texts between that and the years; its unit; the heading above the years.

    The last of the texts is the heading of a block or belongs to the unit.
    """
    name = read_title(title)
    entitled = [table for table in layout.TABLES if layout.matches(table.title, name)]
    if not entitled:
        raise LayoutError(title.where, f"the table {name!r} is not known", CHANGED)
    fitting = [
        (table, unit, heading)
        for table in entitled
        for unit, heading in (_split_words(table, words),)
        if layout.matches(table.unit, unit)
    ]
    if len(fitting) != 1:
        where = words[0].where if words else title.where
        unit = _join([cell for cell in words if not any(find_block(table, cell) for table in entitled)])
        raise LayoutError(where, f"the table {name!r} in the unit {unit!r} is not known", CHANGED)
    return fitting[0]


def _split_words(table: layout.Table, words: Sequence[Cell]) -> tuple[str, Cell | None]:
    last = words[-1] if words else None
    if last is not None and find_block(table, last) is not None:
        return _join(words[:-1]), last
    return _join(words), None


def _join(words: Sequence[Cell]) -> str:
    unit = " ".join(cell.text for cell in words)
    return unit[1:-1] if unit.startswith("(") and unit.endswith(")") else unit
