"""Bytes of a PDF become a release with its observations, as those of a workbook do. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from etl.errors import LayoutError
from etl.observation import Observation, ParsedRelease, Release
from etl.sources.nato.checks import by_key, check_repeated, check_sizes, check_whole
from etl.sources.nato.observations import Span, read_figures
from etl.sources.nato.pdf.pages import read_pages
from etl.sources.nato.pdf.spans import check_spans
from etl.sources.nato.pdf.tables import read_grid
from etl.sources.nato.table import read_table


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


def parse(content: bytes, file: str, release: Release) -> ParsedPdf:
    """All figures of the tables in the PDF `file`, as printed, for members and aggregates, in units of the catalogue.

    `cell` of an observation is file!page N!Table N, "heading of the block", row "name", column heading. Raises
    LayoutError, with file, page and row, where the file is no whole PDF, has no table, or anything in its tables is not
    laid out as known or contradicts the rest.
    """
    grids = [grid for page in read_pages(content, file) if (grid := read_grid(page)) is not None]
    if not grids:
        remedy = "If it is a scan, its figures must be transcribed; else put NATO's own file in its place."
        raise LayoutError(file, "has no table with a title 'Table N : ...'", remedy)
    printed = {where: text for grid in grids for where, text in grid.printed.items()}
    spans: list[Span] = []
    found: dict[bool, list[Observation]] = {True: [], False: []}
    for table in (table for grid in grids if (table := read_table(grid.sheet)) is not None):
        for figure in read_figures(None, table, release):
            if isinstance(figure, Span):
                spans.append(figure)
            else:
                found[table.top.table.repeats].append(figure)
    stored = by_key(found[False])
    check_whole(file, stored)
    check_sizes(stored)
    check_repeated(found[True], (), stored)
    check_spans(spans, stored, printed)
    return ParsedPdf(ParsedRelease(release, tuple(found[False])), tuple(found[True]), tuple(spans), printed)
