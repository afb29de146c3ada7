"""A row of years: which column holds which year, and whether that is an estimate."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.names import read_name, strip_marks
from etl.sources.nato.workbook import Cell
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
class Columns:
    """What a row of years says. `currency` is the number of the column with currencies, if there is one."""

    row: int
    figures: tuple[Column, ...]
    currency: int | None

    @property
    def numbers(self) -> set[int]:
        """The numbers of the columns of figures."""
        return {column.cell.column for column in self.figures}


def is_years(row: Sequence[Cell]) -> bool:
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
    if found is None:
        return None
    drawn = whole and layout.ESTIMATED_FORMAT.search(cell.format) is not None
    return int(found["year"]), drawn or found["estimate"] is not None


def read_columns(row: Sequence[Cell], table: layout.Table) -> Columns:
    """The columns below a row of years of `table`.

    Raises LayoutError where a column's heading is not known, or years stand twice, jump, or are no estimates though
    earlier ones are.
    """
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
    if not table.repeats:
        _check_order(list(columns.values()))
    return Columns(row[0].row, tuple(columns.values()), currency)


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


def _check_order(columns: Sequence[Column]) -> None:
    for one, other in pairwise(columns):
        # A year may be hidden, but then so is its column.
        if not 1 <= other.year - one.year <= other.cell.column - one.cell.column:
            problem = f"the years jump: {other.year} stands beside {one.year} in {one.cell.where}"
            raise LayoutError(other.cell.where, problem, COPY)
        if one.estimate and not other.estimate:
            problem = f"{other.year} is no estimate, though {one.year} in {one.cell.where} is one"
            raise LayoutError(other.cell.where, problem, COPY)
