"""A sheet of SIPRI's workbook becomes a table: its kind, its columns, and a line for each country."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from etl.errors import LayoutError
from etl.sources.sipri import layout
from etl.sources.sipri.layout import Kind
from etl.sources.sipri.names import codes

CHANGED = "SIPRI has changed its workbook: bring etl/sources/sipri/layout.py up to date."
NAMES = "Add it to etl/sources/sipri/names.py, or to what layout.py ignores."
MAX_CELLS = 300_000  # in the rectangle of one sheet; the largest known has 170,000, most of them blank
_TOP = 20  # the heading stands within so many rows
_BASE = re.compile(r"in constant \((\d{4})\) US\$")

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Line:
    """The row of a country: what its columns of text say, and its cells by year."""

    code: str
    name: str
    row: int
    currency: str
    fiscal_year: str
    reporting_year: str
    marks: str
    other_base: str
    figures: tuple[tuple[int, Any], ...]


@dataclass(frozen=True)
class Table:
    """A table of countries. `where` is file!sheet, `base` the year of constant prices or empty."""

    where: str
    kind: Kind
    base: str
    years: tuple[int, ...]
    lines: tuple[Line, ...]


def name_cell(cell: Any, where: str) -> str:
    """Where a cell is: file!sheet!A1."""
    return f"{where}!{get_column_letter(cell.column)}{cell.row}"


def get_text(cell: Any) -> str:
    """What a cell shows, with single spaces: a whole number without decimals, nothing for a blank cell."""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())


def read_table(sheet: Worksheet, file: str) -> Table:
    """The table of a sheet. Raises LayoutError where its kind, a column or a row is not known."""
    where = f"{file}!{sheet.title}"
    _check_plain(sheet, where)
    rows: list[Row] = list(sheet.iter_rows())
    heading = _find_heading(rows, where)
    kind, base = _find_kind([get_text(cell) for row in rows[:heading] for cell in row if get_text(cell)], where)
    columns = _read_columns(rows[heading], where)
    years = tuple(int(name) for name in columns.values() if name.isdecimal())
    if list(years) != list(range(years[0], years[0] + len(years))):
        raise LayoutError(name_cell(rows[heading][0], where), "its years do not follow each other", CHANGED)
    lines = tuple(line for row in rows[heading + 1 :] for line in _read_line(row, columns, where))
    return Table(where, kind, base, years, lines)


def _check_plain(sheet: Worksheet, where: str) -> None:
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        problem = f"spans {sheet.max_row:,} rows and {sheet.max_column:,} columns, more than any table of SIPRI"
        raise LayoutError(where, problem, "Delete what stands far outside of the table, if that is a stray cell.")
    hidden = [str(number) for number, row in sheet.row_dimensions.items() if row.hidden]
    hidden += [str(letter) for letter, column in sheet.column_dimensions.items() if column.hidden]
    if hidden or sheet.sheet_state != "visible":
        raise LayoutError(where, f"hides {', '.join(hidden) or 'itself'}; so far nothing was hidden", CHANGED)


def _find_heading(rows: Sequence[Row], where: str) -> int:
    found = [place for place, row in enumerate(rows[:_TOP]) if get_text(row[0]) == layout.COUNTRY]
    if len(found) != 1:
        problem = f"{len(found)} of its first {_TOP} rows start with {layout.COUNTRY!r}, the heading of a table"
        raise LayoutError(where, problem, CHANGED)
    return found[0]


def _find_kind(above: Sequence[str], where: str) -> tuple[Kind, str]:
    found = _BASE.search(above[0]) if above else None
    base = found[1] if found else ""
    title, others = above[0] if above else "", " ".join(above[1:])
    fits = [kind for kind in layout.KINDS if kind.title.format(base=base) in title]
    told = [kind for kind in fits if kind.says.format(base=base) in others]
    if len(told) != 1:
        wanted = "; or ".join(kind.says.format(base=base) for kind in fits) or "a title that is known"
        raise LayoutError(where, f"{title!r} is no table that is known: nothing says {wanted!r}", CHANGED)
    if base and base not in where.rpartition("!")[2]:
        raise LayoutError(where, f"the title says prices of {base}, the name of the sheet does not", CHANGED)
    return told[0], base if "{base}" in told[0].title else ""


def _read_columns(heading: Row, where: str) -> dict[int, str]:
    """What each column holds, by its place in the row: a year, or the start of a heading of layout.py."""
    columns: dict[int, str] = {}
    for place, cell in enumerate(heading):
        name = _name_column(get_text(cell))
        if name == "?" or (name and name in columns.values()):
            raise LayoutError(name_cell(cell, where), f"the heading {get_text(cell)!r} is not known here", CHANGED)
        columns[place] = name
    if layout.NOTES not in columns.values() or not any(name.isdecimal() for name in columns.values()):
        raise LayoutError(where, "has no column of notes, or none of a year", CHANGED)
    return columns


def _name_column(heading: str) -> str:
    if re.fullmatch(r"[12]\d{3}", heading) or not heading:
        return heading
    if re.fullmatch(layout.REPEATED, heading):
        return layout.REPEATED
    known = (layout.COUNTRY, layout.CURRENCY, layout.FISCAL_YEAR, layout.NOTES, layout.REPORTING_YEAR)
    return next((name for name in known if heading.startswith(name)), "?")


def _read_line(row: Row, columns: dict[int, str], where: str) -> Iterator[Line]:
    """The line of a row, or none where the row is blank, a region, or ignored by its name."""
    name = get_text(row[0])
    other_base = _read_beside([cell for place, cell in enumerate(row) if not columns[place] and get_text(cell)], where)
    if name in layout.NO_COUNTRIES:
        return
    if not name or name in layout.REGIONS or name.startswith(layout.BELOW):
        _check_empty(name, row, where)
        return
    if name not in codes():
        raise LayoutError(name_cell(row[0], where), f"{name!r} is no name that is known", NAMES)
    yield _read_country(row, columns, other_base)


def _read_country(row: Row, columns: dict[int, str], other_base: str) -> Line:
    texts = {columns[place]: get_text(cell) for place, cell in enumerate(row) if not columns[place].isdecimal()}
    name = get_text(row[0])
    return Line(
        code=codes()[name],
        name=name,
        row=row[0].row,
        currency=texts.get(layout.CURRENCY, ""),
        fiscal_year=texts.get(layout.FISCAL_YEAR, ""),
        reporting_year=texts.get(layout.REPORTING_YEAR, ""),
        marks=texts[layout.NOTES],
        other_base=other_base,
        figures=tuple((int(columns[place]), cell) for place, cell in enumerate(row) if columns[place].isdecimal()),
    )


def _read_beside(held: Sequence[Any], where: str) -> str:
    """What stands in the columns without heading: nothing, or that the prices are those of another year."""
    for cell in held:
        if not re.fullmatch(layout.OTHER_BASE, get_text(cell)):
            raise LayoutError(name_cell(cell, where), f"holds {get_text(cell)!r}, in a column without heading", CHANGED)
    return " ".join(get_text(cell) for cell in held)


def _check_empty(name: str, row: Row, where: str) -> None:
    # Some regions of the 2025 edition are filled with the mark for no data.
    held = next((cell for cell in row[1:] if get_text(cell) and get_text(cell) not in layout.MARKS), None)
    if held is not None:
        problem = f"holds {get_text(held)!r}, but the row {name!r} should have no figures"
        raise LayoutError(name_cell(held, where), problem, CHANGED)
