"""What the tables of one edition must be to each other; and zeros that the edition itself contradicts."""

from collections.abc import Iterator, Sequence
from statistics import median

from etl.catalogue.members import members
from etl.errors import LayoutError
from etl.sources.remedies import CHANGED, COPY, SAVE
from etl.sources.sipri import layout
from etl.sources.sipri.releases import read_last_year, read_span
from etl.sources.sipri.rows import Rows
from etl.sources.sipri.table import Table

_ADDRESS = "Give the edition its right address in a row of seeds/sipri/releases.csv of the data folder."

_LOCAL = "sipri_military_expenditure_local_calendar_year"
_CURRENT = "sipri_military_expenditure_usd_current"
_CONSTANT = "sipri_military_expenditure_usd_constant"
_OFF = 1e-6  # relative; the tables are computed from each other
SHARES = (0.2, 20.0)  # per cent; the median of all shares of a table has been 1.9 to 5.7
BLANKS = 0.2  # of a table's cells; the most known is 0.3 %
ANCHOR = "USA"


def check_tables(tables: Sequence[Table], file: str, release: str) -> None:
    """Raise LayoutError unless every kind of table is there once, of the edition's years, with the same countries."""
    kinds = [table.kind for table in tables]
    for kind in layout.KINDS:
        if kinds.count(kind) != 1:
            raise LayoutError(file, f"has {kinds.count(kind)} sheets {kind.title.strip()!r} ({kind.says})", CHANGED)
    known = {*members(), *(line.code for table in tables for line in table.lines)}
    for table in tables:
        _check_years(table, release)
        lacking = sorted(known - {line.code for line in table.lines} - layout.MAY_LACK)
        if lacking:
            problem = f"the table below lacks {', '.join(lacking)}: it is not SIPRI's whole table"
            raise LayoutError(f"{table.where}!A{table.heading}", problem, COPY)


def _check_years(table: Table, release: str) -> None:
    """Raise LayoutError unless the table is of the edition's years, by its title and by its columns."""
    last_year = read_last_year(release)
    if table.years[-1] != last_year:
        problem = f"ends in {table.years[-1]}, but the edition in {last_year}"
        raise LayoutError(f"{table.where}!{table.letters[-1]}{table.heading}", problem, _ADDRESS)
    said = read_span(table.title)
    # Tables that begin later than the edition say one or the other.
    if said not in (f"{release[:4]}-{last_year}", f"{table.years[0]}-{last_year}"):
        problem = f"the title says {said or 'no years'}, but the edition is {release}"
        raise LayoutError(table.titled, problem, _ADDRESS)


def check_sizes(parts: Sequence[Rows]) -> None:
    """Raise LayoutError where figures cannot be in the unit that is taken for granted, or most of a table is blank.

    The dollar of the United States is a local currency too, so that its millions must be those of current US dollars,
    and in the year of constant prices those of constant ones.
    """
    of = {rows.table.kind.indicator: rows for rows in parts}
    base = next(rows.table.base for rows in parts if rows.table.base)
    dollars = {rows.years[place]: place for rows, place in _find_anchor(of[_CURRENT])}
    for rows, place in (*_find_anchor(of[_LOCAL]), *_find_anchor(of[_CONSTANT])):
        year = rows.years[place]
        if year in dollars and (str(year) == base or not rows.table.base):
            _check_dollars(rows, place, of[_CURRENT], dollars[year])
    for rows in parts:
        _check_filled(rows)


def drop_false_zeros(parts: Sequence[Rows]) -> None:
    """Make a null, with a note, where one table prints 0 and another of them has a figure for the same year.

    The edition 1949-2022 prints 0 of current US dollars where it had no exchange rate; others print that there is none.
    """
    zeros = {(rows.members[place], rows.years[place]) for rows in parts for place in _find_zeros(rows)}
    positive: dict[tuple[str, int], str] = {}
    for rows in parts:
        for member, year, value, cell in zip(rows.members, rows.years, rows.values, rows.cells, strict=True):
            if value and (member, year) in zeros:
                positive.setdefault((member, year), cell)
    for rows in parts:
        for place in _find_zeros(rows):
            other = positive.get((rows.members[place], rows.years[place]))
            if other is not None:
                _drop_zero(rows, place, other)


def _find_zeros(rows: Rows) -> list[int]:
    return [place for place, value in enumerate(rows.values) if value == 0]


def _drop_zero(rows: Rows, place: int, other: str) -> None:
    said = f"The publisher prints 0, and a figure in {other.partition('!')[2]}."
    rows.values[place], rows.statuses[place] = None, "not_available"
    rows.notes[place] = " ".join(filter(None, (said, rows.notes[place])))


def _find_anchor(rows: Rows) -> Iterator[tuple[Rows, int]]:
    return ((rows, place) for place, member in enumerate(rows.members) if member == ANCHOR)


def _check_dollars(rows: Rows, place: int, current: Rows, there: int) -> None:
    value, dollars = rows.values[place], current.values[there]
    if value is None or dollars is None:
        return
    if abs(value - dollars) > _OFF * dollars:
        unit = f"million of {rows.table.kind.indicator}"
        problem = f"is {value:g} {unit}, but {current.cells[there]} is {dollars:g} million US$"
        raise LayoutError(rows.cells[place], problem, CHANGED)


def _check_filled(rows: Rows) -> None:
    table, blank = rows.table, sum(rows.blanks)
    if blank > BLANKS * len(rows.cells):
        problem = f"{blank} of {len(rows.cells)} cells are blank"
        raise LayoutError(table.where, problem, SAVE)
    middle = median([value for value in rows.values if value] or [0.0])
    if table.kind.scale == 100 and not SHARES[0] < middle < SHARES[1]:
        raise LayoutError(table.where, f"its median share would be {middle:g} %; so far it was 1.9 to 5.7 %", CHANGED)
