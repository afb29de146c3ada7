"""A sheet of SIPRI's workbook becomes a table: its kind, its columns, and a line for each country."""

import logging
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from etl.catalogue.names import added_names
from etl.errors import LayoutError
from etl.sources.remedies import CHANGED, name_country
from etl.sources.sipri import layout
from etl.sources.sipri.layout import Kind
from etl.sources.sipri.names import find_code
from etl.sources.sipri.sheet import Row, Sheet
from etl.sources.sipri.sheet_xml import BLANK, Cell

_TOP = 20  # the heading stands within so many rows
_log = logging.getLogger(__name__)
_BASE = re.compile(r"in constant \((\d{4})\) US\$")


@dataclass(frozen=True)
class Line:
    """The row of a country: what its columns of text say, and its cells, one for each year of the table.

    `years` are those of the country, where the row is another's in others; `remark` is what is wrong with the row.
    """

    code: str
    name: str
    row: int
    currency: str
    fiscal_year: str
    reporting_year: str
    marks: str
    other_base: str
    figures: tuple[Cell, ...]
    years: range = range(sys.maxsize)
    remark: str = ""


@dataclass(frozen=True)
class Table:
    """A table of countries. `where` is file!sheet, `base` the year of constant prices or empty.

    `title` is what its title says, `titled` its cell; `heading` is the row of its columns' headings, and `letters` name
    the columns of years.
    """

    where: str
    title: str
    titled: str
    heading: int
    kind: Kind
    base: str
    years: tuple[int, ...]
    letters: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Columns:
    """What the columns hold, and their places: years, texts by their heading in layout.py, and what has no heading."""

    years: Mapping[int, int]
    texts: Mapping[str, int]
    beside: tuple[int, ...]


def read_table(sheet: Sheet) -> Table:
    """The table of a sheet. Raises LayoutError where its kind, a column or a row is not known."""
    where, rows = sheet.where, sheet.rows
    if sheet.hidden or not sheet.is_visible:
        problem = f"hides {', '.join(sheet.hidden) or 'itself'}; so far nothing was hidden"
        raise LayoutError(where, problem, CHANGED)
    heading = _find_heading(rows, where)
    above = [
        (cell.text, row.name(place)) for row in rows[:heading] for place, cell in enumerate(row.cells) if cell.text
    ]
    kind, base = _find_kind([text for text, _ in above], where)
    columns = _read_columns(rows[heading], where)
    years = tuple(columns.years.values())
    if list(years) != list(range(years[0], years[0] + len(years))):
        raise LayoutError(rows[heading].name(0), "its years do not follow each other", CHANGED)
    letters = tuple(get_column_letter(place + 1) for place in columns.years)
    lines = tuple(line for row in rows[heading + 1 :] for line in _read_line(row, columns, where))
    return Table(where, *above[0], heading + 1, kind, base, years, letters, lines)


def _find_heading(rows: Sequence[Row], where: str) -> int:
    found = [place for place, row in enumerate(rows[:_TOP]) if row.cells[0].text == layout.COUNTRY]
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


def _read_columns(heading: Row, where: str) -> _Columns:
    names: dict[int, str] = {}
    for place, cell in enumerate(heading.cells):
        name = _name_column(cell.text)
        if name == "?" or (name and name in names.values()):
            raise LayoutError(heading.name(place), f"the heading {cell.text!r} is not known here", CHANGED)
        names[place] = name
    years = {place: int(name) for place, name in names.items() if name.isdecimal()}
    texts = {name: place for place, name in names.items() if name and place not in years}
    if layout.NOTES not in texts or not years:
        raise LayoutError(where, "has no column of notes, or none of a year", CHANGED)
    return _Columns(years, texts, tuple(place for place, name in names.items() if not name))


def _name_column(heading: str) -> str:
    if re.fullmatch(r"[12]\d{3}", heading) or not heading:
        return heading
    if re.fullmatch(layout.REPEATED, heading):
        return layout.REPEATED
    known = (layout.COUNTRY, layout.CURRENCY, layout.FISCAL_YEAR, layout.NOTES, layout.REPORTING_YEAR)
    return next((name for name in known if heading.startswith(name)), "?")


def _read_line(row: Row, columns: _Columns, where: str) -> Iterator[Line]:
    """The line of a row, or none where the row is blank, a region, or ignored by its name."""
    name = row.cells[0].text
    other_base = _read_beside(row, columns)
    if name in layout.NO_COUNTRIES or added_names("sipri").get(name) == "":
        return
    if not name or name in layout.REGIONS or name.startswith(layout.BELOW):
        _check_empty(name, row)
        return
    code = find_code(name)
    if name in layout.JOINT:
        first, last, second = layout.JOINT[name]
        line = _read_country(row, columns, first, other_base)
        yield replace(line, years=range(last + 1))
        yield replace(line, code=second, years=range(last + 1, sys.maxsize))
    elif code is None and _find_held(row) is None:
        # A region that is new, or called otherwise now; whoever it is, no figure is lost.
        _log.warning("%s: %r is no name that is known; its row has no figures, and is left out.", where, name)
    elif code is None:
        raise LayoutError(row.name(0), f"{name!r} is no name that is known", name_country("sipri", name))
    else:
        yield _read_country(row, columns, code, other_base)


def _read_country(row: Row, columns: _Columns, code: str, other_base: str) -> Line:
    texts = {name: row.cells[place].text for name, place in columns.texts.items()}
    return Line(
        code=code,
        name=row.cells[0].text,
        row=row.number,
        currency=texts.get(layout.CURRENCY, ""),
        fiscal_year=texts.get(layout.FISCAL_YEAR, ""),
        reporting_year=texts.get(layout.REPORTING_YEAR, ""),
        marks=texts[layout.NOTES],
        other_base=other_base,
        figures=tuple(row.cells[place] for place in columns.years),
    )


def _read_beside(row: Row, columns: _Columns) -> str:
    """What stands in the columns without heading: nothing, or that the prices are those of another year."""
    # Sheets may be far wider than their tables.
    held = [place for place in columns.beside if row.cells[place] is not BLANK and row.cells[place].text]
    for place in held:
        text = row.cells[place].text
        if not re.fullmatch(layout.OTHER_BASE, text):
            raise LayoutError(row.name(place), f"holds {text!r}, in a column without heading", CHANGED)
    return " ".join(row.cells[place].text for place in held)


def _check_empty(name: str, row: Row) -> None:
    held = _find_held(row)
    if held is not None:
        problem = f"holds {row.cells[held].text!r}, but the row {name!r} should have no figures"
        raise LayoutError(row.name(held), problem, CHANGED)


def _find_held(row: Row) -> int | None:
    """The first place beside the name that says anything; None where the row has no figures."""
    # Some regions of the 2025 edition are filled with the mark for no data.
    told = (place for place, cell in enumerate(row.cells) if place and cell.text and cell.text not in layout.MARKS)
    return next(told, None)
