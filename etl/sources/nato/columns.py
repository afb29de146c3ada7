"""The top of a table: its title, the line with its unit, and the row of years that all its blocks share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.names import read_name, strip_marks
from etl.sources.nato.workbook import Cell, Sheet
from etl.sources.remedies import CHANGED, COPY


@dataclass(frozen=True)
class Column:
    """A column of figures: its year, whether that is an estimate, and for columns with words which heading they fit.

    `first` is the year from which a change is counted; None in columns that are of one year.
    """

    cell: Cell
    year: int
    estimate: bool
    heading: layout.Heading | None = None
    first: int | None = None


@dataclass(frozen=True)
class Top:
    """What stands above a table's figures. `currency` is the number of the column with currencies, if it has one."""

    title: Cell
    table: layout.Table
    unit: str
    row: int
    columns: tuple[Column, ...]
    currency: int | None


def read_top(sheet: Sheet) -> Top | None:
    """The top of the one table of `sheet`; None where the sheet has neither a title nor a number.

    Raises LayoutError where title, unit or a column's heading is not known, where years are missing or stand twice,
    and where the sheet is not named after its table.
    """
    title = _find_title(sheet)
    if title is None:
        return None
    below = [row for row in sheet.rows if row[:1] and row[0].row >= title.row]
    words: list[Cell] = []
    for row in below:
        if _is_years(row):
            table, unit = _find_table(title, words)
            columns, currency = _read_columns(row, table)
            return Top(title, table, unit, row[0].row, columns, currency)
        words += [cell for cell in row if cell.text and cell is not title]
        _check_above_years(row)
    raise LayoutError(title.where, "no row of years stands below this title", COPY)


def _find_title(sheet: Sheet) -> Cell | None:
    titles = [cell for row in sheet.rows for cell in row if layout.TITLE.fullmatch(cell.text)]
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


def _is_years(row: Sequence[Cell]) -> bool:
    """Whether the row holds years: one at least, no other number, and no member's name before them."""
    labels = [cell.text for cell in row if cell.text]
    if labels and read_name(labels[0]) is not None:
        return False
    years = [cell for cell in row if _read_year(cell) is not None]
    return bool(years) and all(cell in years for cell in row if cell.is_number)


def _read_year(cell: Cell) -> tuple[int, bool] | None:
    whole = isinstance(cell.value, int | float) and float(cell.value).is_integer()
    text = f"{cell.value:.0f}" if whole else cell.text
    found = layout.YEAR.fullmatch(text)
    return None if found is None else (int(found["year"]), found["estimate"] is not None)


def _check_above_years(row: Sequence[Cell]) -> None:
    named = next((cell for cell in row if cell.text and read_name(cell.text) is not None), None)
    if named is not None and any(cell.is_number for cell in row):
        raise LayoutError(named.where, f"the figures of {named.text!r} stand below no row of years", COPY)


def _find_table(title: Cell, words: Sequence[Cell]) -> tuple[layout.Table, str]:
    """What the table is, by its title and the texts between that and the years; and the text of its unit."""
    found = layout.TITLE.fullmatch(title.text)
    name = found["title"] if found else ""
    unit = " ".join(cell.text for cell in words)
    if unit.startswith("(") and unit.endswith(")"):
        unit = unit[1:-1]
    entitled = [table for table in layout.TABLES if layout.matches(table.title, name)]
    fitting = [table for table in entitled if layout.matches(table.unit, unit)]
    if not entitled:
        raise LayoutError(title.where, f"the table {name!r} is not known", CHANGED)
    if len(fitting) != 1:
        where = words[0].where if words else title.where
        raise LayoutError(where, f"the table {name!r} in the unit {unit!r} is not known", CHANGED)
    return fitting[0], unit


def _read_columns(row: Sequence[Cell], table: layout.Table) -> tuple[tuple[Column, ...], int | None]:
    """The columns of figures, and the number of the column with currencies."""
    columns: dict[tuple[layout.Heading | None, int], Column] = {}
    currency = None
    for cell in row:
        column = _read_column(cell, table)
        if column is not None:
            first = columns.setdefault((column.heading, column.year), column)
            if first is not column:
                raise LayoutError(cell.where, f"{column.year} stands twice, the first time in {first.cell.where}", COPY)
        elif layout.matches(layout.CURRENCY_COLUMN, cell.text):
            currency = cell.column
        elif cell.text and not layout.matches(layout.NAMES_COLUMN, cell.text):
            raise LayoutError(cell.where, f"the heading {cell.text!r} of a column is not known", CHANGED)
    return tuple(columns.values()), currency


def _read_column(cell: Cell, table: layout.Table) -> Column | None:
    year = _read_year(cell)
    if year is not None:
        return Column(cell, *year)
    for heading in table.headings:
        found = layout.matches(heading.pattern, strip_marks(cell.text))
        if found is not None:
            first = found.groupdict().get("first")
            span = None if first is None else int(first)
            return Column(cell, int(found["year"]), found["estimate"] is not None, heading, span)
    return None
