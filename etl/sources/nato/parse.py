"""Bytes of a workbook or of a PDF become a release with its observations. Pure.

Of a workbook there is an account of every number in the file, of a PDF all that is printed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.observation import Observation, Release
from etl.sources.nato.checks import Stored, check_repeats, check_sizes, check_spans, check_whole, index_figures
from etl.sources.nato.observations import Span, read_figures
from etl.sources.nato.pdf.reader import read_pages
from etl.sources.nato.pdf.tables import read_grid
from etl.sources.nato.table import Table, read_table
from etl.sources.nato.workbook import Book
from etl.sources.remedies import COPY


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

    def check(self, file: str) -> Stored:
        """The figures to store, by key. Raises LayoutError where something lacks, stands twice, or does not fit."""
        stored = index_figures(self.stored)
        check_whole(file, stored)
        check_sizes(stored)
        check_repeats(self.repeats, stored)
        return stored


def parse_workbook(content: bytes, file: str, release: Release) -> ParsedWorkbook:
    """All figures of the workbook `file`, for members and aggregates, in the units of the catalogue.

    `cell` of an observation is file!sheet!A1. Raises LayoutError, with file, sheet and cell, where the file is no
    workbook, or anything in it is not laid out as known or contradicts the rest.
    """
    book = Book(content, file)
    tables = [table for sheet in book.sheets if (table := read_table(sheet)) is not None]
    contents = _read_contents(book, tables, release)
    check_spans(contents.spans, contents.check(file))
    places = {
        "stored": [row.cell for row in contents.stored],
        "repeat": [row.cell for row in contents.repeats],
        "span": [span.where for span in contents.spans],
        "heading": [column.cell.where for table in tables for column in table.top.columns],
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
    check_spans(contents.spans, contents.check(file), printed)
    parsed = ParsedRelease.of(release, tuple(contents.stored))
    return ParsedPdf(parsed, tuple(contents.repeats), tuple(contents.spans), printed)


def _read_contents(book: Book | None, tables: Sequence[Table], release: Release) -> _Contents:
    contents = _Contents()
    for table in tables:
        for figure in read_figures(book, table, release):
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
