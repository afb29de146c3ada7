"""What the tables of one edition must be to each other; and zeros that the edition itself contradicts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from etl.catalogue.members import members
from etl.errors import LayoutError
from etl.observation import Observation
from etl.sources.remedies import CHANGED, COPY, SAVE
from etl.sources.sipri import layout
from etl.sources.sipri.releases import read_last_year, read_span
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
    said = read_span(table.title.text)
    # Tables that begin later than the edition say one or the other.
    if said not in (f"{release[:4]}-{last_year}", f"{table.years[0]}-{last_year}"):
        problem = f"the title says {said or 'no years'}, but the edition is {release}"
        raise LayoutError(table.title.name(table.where), problem, _ADDRESS)


def check_sizes(rows: Sequence[Observation], tables: Sequence[Table]) -> None:
    """Raise LayoutError where figures cannot be in the unit that is taken for granted, or most of a table is blank.

    The dollar of the United States is a local currency too, so that its millions must be those of current US dollars,
    and in the year of constant prices those of constant ones.
    """
    of: dict[str, list[Observation]] = defaultdict(list)
    for row in rows:
        of[row.indicator].append(row)
    base = next(table.base for table in tables if table.base)
    dollars = {row.year: row for row in of[_CURRENT] if row.member == ANCHOR}
    for row in of[_LOCAL] + [row for row in of[_CONSTANT] if str(row.year) == base]:
        if row.member == ANCHOR and row.year in dollars:
            _check_dollars(row, dollars[row.year])
    for table in tables:
        _check_filled(of[table.kind.indicator], table)


def drop_false_zeros(rows: Sequence[Observation]) -> Iterator[Observation]:
    """The rows; a null, with a note, where one table prints 0 and another of them has a figure for the same year.

    The edition 1949-2022 prints 0 of current US dollars where it had no exchange rate; others print that there is none.
    """
    zeros = {(row.member, row.year) for row in rows if row.value == 0}
    positive: dict[tuple[str, int], str] = {}
    for row in rows:
        if row.value and (row.member, row.year) in zeros:
            positive.setdefault((row.member, row.year), row.cell)
    for row in rows:
        other = positive.get((row.member, row.year)) if row.value == 0 else None
        yield row if other is None else _drop_zero(row, other)


def _drop_zero(row: Observation, other: str) -> Observation:
    said = f"The publisher prints 0, and a figure in {other.partition('!')[2]}."
    return row._replace(value=None, status="not_available", note=" ".join(filter(None, (said, row.note))))


def _check_dollars(row: Observation, dollars: Observation) -> None:
    if row.value is None or dollars.value is None:
        return
    if abs(row.value - dollars.value) > _OFF * dollars.value:
        problem = f"is {row.value:g} million of {row.indicator}, but {dollars.cell} is {dollars.value:g} million US$"
        raise LayoutError(row.cell, problem, CHANGED)


def _check_filled(rows: Sequence[Observation], table: Table) -> None:
    empty = {
        f"{table.where}!{letter}{line.row}"
        for line in table.lines
        for letter, cell in zip(table.letters, line.figures, strict=True)
        if cell.is_blank
    }
    blank = sum(row.cell in empty for row in rows)
    if blank > BLANKS * len(rows):
        problem = f"{blank} of {len(rows)} cells are blank"
        raise LayoutError(table.where, problem, SAVE)
    middle = median([row.value for row in rows if row.value] or [0.0])
    if table.kind.scale == 100 and not SHARES[0] < middle < SHARES[1]:
        raise LayoutError(table.where, f"its median share would be {middle:g} %; so far it was 1.9 to 5.7 %", CHANGED)
