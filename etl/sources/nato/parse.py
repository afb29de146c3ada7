"""Bytes of a workbook or of a PDF become a release with its observations. Pure.

Of a workbook there is an account of every number in the file, of a PDF all that is printed.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.observation import Observation, Release
from etl.sources.nato.checks import check_definition, check_sizes, check_whole, index_figures
from etl.sources.nato.notes import check_estimates, read_notes
from etl.sources.nato.observations import Span, read_figures
from etl.sources.nato.pdf.reader import read_pages
from etl.sources.nato.pdf.tables import read_grid
from etl.sources.nato.repeats import Roundings, check_repeats, check_spans, find_decimals, find_print
from etl.sources.nato.table import Table, read_table
from etl.sources.nato.top import is_repeat
from etl.sources.nato.workbook import Book, Sheet
from etl.sources.remedies import COPY

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Account:
    """Where each number of a workbook went, as cells (file!sheet!A1); a cell is in one list only.

    `stored`: the cell of an observation. `repeat`, `span`: held against other tables, not stored. `hidden`: in a hidden
    row, column or sheet. `heading`: a year above figures. `stray`: outside of every table.
    """

    stored: tuple[str, ...]
    repeat: tuple[str, ...]
    span: tuple[str, ...]
    hidden: tuple[str, ...]
    stray: tuple[str, ...]
    heading: tuple[str, ...]


@dataclass(frozen=True)
class ParsedWorkbook:
    """A release and the account of the workbook that it was read from."""

    release: ParsedRelease
    account: Account


@dataclass(frozen=True)
class ParsedPdf:
    """A release read from a PDF.

    `printed` has what is printed in each cell of a column of figures, or of currencies, by the cell's place. `repeats`
    and `spans` stand in tables that repeat others: they were held against those, and are not stored.
    """

    release: ParsedRelease
    repeats: tuple[Observation, ...]
    spans: tuple[Span, ...]
    printed: Mapping[str, str]


@dataclass
class _Contents:
    """What the tables of a file hold: figures to store, those that repeat others, and changes over several years."""

    stored: list[Observation] = field(default_factory=list)
    repeats: list[Observation] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def add(self, figure: Observation | Span, is_repeat: bool) -> None:
        """Take up a figure of a table, which repeats others or does not."""
        if isinstance(figure, Span):
            self.spans.append(figure)
        else:
            (self.repeats if is_repeat else self.stored).append(figure)

    def check(self, file: str, tables: Sequence[Table], printed: Roundings | None = None) -> None:
        """Raise LayoutError where something lacks, stands twice, or does not fit.

        `printed` has the rounding of what was printed. In a workbook only the decimals of all figures tell it.
        """
        stored = index_figures(self.stored)
        check_whole(file, stored, tables)
        check_sizes(stored)
        found = find_decimals(self.stored, self.repeats, self.spans) if printed is None else printed
        check_repeats(self.repeats, stored, found if printed is None else {})
        check_spans(self.spans, stored, found)


def parse_workbook(content: bytes, file: str, release: Release) -> ParsedWorkbook:
    """All figures of the workbook `file`, for members and aggregates, in the units of the catalogue.

    `cell` of an observation is file!sheet!A1. Raises LayoutError, with file, sheet and cell, where the file is no
    workbook, or anything in it is not laid out as known or contradicts the rest.
    """
    book = Book(content, file)
    tables = list(_read_tables(book.sheets))
    check_estimates(tables, book.sheets)
    notes = read_notes(book.sheets)
    for table in tables:
        table.footnotes = notes | table.footnotes
    contents = _read_contents(book, tables, release)
    contents.check(file, tables)
    places = {
        "stored": [row.cell for row in contents.stored],
        "repeat": [row.cell for row in contents.repeats],
        "span": [span.where for span in contents.spans],
        "heading": [column.cell.where for table in tables for column in table.list_columns()],
    }
    return ParsedWorkbook(ParsedRelease.of(release, tuple(contents.stored)), _make_account(book, places))


def parse_pdf(content: bytes, file: str, release: Release) -> ParsedPdf:
    """All figures of the tables in the PDF `file`, as printed, for members and aggregates, in units of the catalogue.

    `cell` of an observation is file!page N!Table N, "heading of the block", row "name", column heading. Raises
    LayoutError, with file, page and row, where the file is no whole PDF, has no table, or anything in its tables is not
    laid out as known or contradicts the rest.
    """
    grids = [grid for page in read_pages(content, file) if (grid := read_grid(page)) is not None]
    if not grids:
        remedy = f"If it is a scan, look for NATO's workbook beside it. {COPY}"
        raise LayoutError(file, "has no table with a title 'Table N : ...'", remedy)
    printed = {where: text for grid in grids for where, text in grid.printed.items()}
    tables = [table for grid in grids if (table := read_table(grid.sheet)) is not None]
    contents = _read_contents(None, tables, release)
    contents.check(file, tables, find_print(printed))
    parsed = ParsedRelease.of(release, tuple(contents.stored))
    return ParsedPdf(parsed, tuple(contents.repeats), tuple(contents.spans), printed)


def _read_tables(sheets: Iterable[Sheet]) -> Iterator[Table]:
    """The tables of a workbook. One that only repeats others is left out where it is not laid out as known."""
    for sheet in sheets:
        try:
            table = read_table(sheet)
        except LayoutError as error:
            if not is_repeat(sheet):
                raise
            _log.warning("A table that only repeats figures of others is left out: %s", error)
            continue
        if table is not None:
            yield table


def _read_contents(book: Book | None, tables: Sequence[Table], release: Release) -> _Contents:
    check_definition(tables, release)
    contents = _Contents()
    # Of workbooks in which each block has its own years nobody has told where footnotes stand.
    strict = all(table.top.heading is None for table in tables)
    for table in tables:
        for figure in read_figures(book, table, release, strict):
            contents.add(figure, table.top.table.repeats)
    return contents


def _make_account(book: Book, places: Mapping[str, Iterable[str]]) -> Account:
    kind_of = {where: kind for kind, cells in places.items() for where in cells}
    found: dict[str, list[str]] = {field.name: [] for field in fields(Account)}
    for sheet in book.sheets:
        found["hidden"] += sheet.hidden
        for cell in sheet.list_numbers():
            found[kind_of.get(cell.where, "stray")].append(cell.where)
    return Account(**{kind: tuple(cells) for kind, cells in found.items()})
