"""Bytes of a workbook become a release with its observations, and an account of every number in the file. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from etl.observation import Observation, ParsedRelease, Release
from etl.sources.nato.checks import by_key, check_repeated, check_sizes, check_whole
from etl.sources.nato.observations import Span, read_figures
from etl.sources.nato.table import read_table
from etl.sources.nato.workbook import Book


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


def parse(content: bytes, file: str, release: Release) -> ParsedWorkbook:
    """All figures of the workbook `file`, for members and aggregates, in the units of the catalogue.

    `cell` of an observation is file!sheet!A1. Raises LayoutError, with file, sheet and cell, where the file is no
    workbook, or anything in it is not laid out as known or contradicts the rest.
    """
    book = Book(content, file)
    tables = [table for sheet in book.sheets if (table := read_table(sheet)) is not None]
    found: dict[str, list[Observation]] = {"stored": [], "repeat": []}
    spans: list[Span] = []
    for table in tables:
        for figure in read_figures(book, table, release):
            if isinstance(figure, Span):
                spans.append(figure)
            else:
                found["repeat" if table.top.table.repeats else "stored"].append(figure)
    stored = by_key(found["stored"])
    check_whole(file, stored)
    check_sizes(stored)
    check_repeated(found["repeat"], spans, stored)
    places = {kind: [row.cell for row in rows] for kind, rows in found.items()}
    places["span"] = [span.where for span in spans]
    places["heading"] = [column.cell.where for table in tables for column in table.top.columns]
    return ParsedWorkbook(ParsedRelease(release, tuple(found["stored"])), _account(book, places))


def _account(book: Book, places: Mapping[str, Iterable[str]]) -> Account:
    kind_of = {where: kind for kind, cells in places.items() for where in cells}
    found: dict[str, list[str]] = {field.name: [] for field in fields(Account)}
    for sheet in book.sheets:
        found["hidden"] += sheet.hidden
        for cell in sheet.numbers():
            found[kind_of.get(cell.where, "stray")].append(cell.where)
    return Account(**{kind: tuple(cells) for kind, cells in found.items()})
