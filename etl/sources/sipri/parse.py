"""The bytes of SIPRI's workbook become observations: all of its tables that list countries. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from openpyxl.utils import get_column_letter

from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.members import unarmed
from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.observation import Observation, Release
from etl.sources.sipri import layout
from etl.sources.sipri.cells import Figure, check_base, quote_footnotes, read_figure, read_footnotes
from etl.sources.sipri.checks import check_sizes, check_tables, drop_false_zeros
from etl.sources.sipri.names import money_unit
from etl.sources.sipri.releases import read_last_year
from etl.sources.sipri.table import CHANGED, Line, Table, read_table
from etl.sources.workbooks import open_workbook

ZERO = "The publisher prints 0."


def parse(content: bytes, file: str, release: Release) -> ParsedRelease:
    """The observations of one edition of the workbook.

    Raises LayoutError, which names sheet and cell, where anything is not laid out as known.
    """
    book = open_workbook(content, file)
    if layout.FOOTNOTES not in book.sheetnames:
        raise LayoutError(file, f"has no sheet {layout.FOOTNOTES!r}", CHANGED)
    texts = read_footnotes(book[layout.FOOTNOTES], file)
    ignored = (layout.FRONT_PAGE, layout.REGIONS_SHEET, layout.FOOTNOTES)
    tables = [read_table(sheet, file) for sheet in book.worksheets if sheet.title not in ignored]
    check_tables(tables, file, read_last_year(release.release))
    rows = [row for table in tables for row in _join(_read_rows(table, texts, release))]
    check_sizes(rows, tables)
    return ParsedRelease.of(release, tuple(drop_false_zeros(rows)))


def _read_rows(table: Table, texts: Mapping[str, str], release: Release) -> Iterator[Observation]:
    indicator = indicators()[table.kind.indicator]
    for line in table.lines:
        said = _describe_row(line, texts, table.where)
        unit = money_unit(line.currency, line.code) if line.currency else indicator.unit
        for year, cell in line.figures:
            where = f"{table.where}!{get_column_letter(cell.column)}{line.row}"
            figure = _check_forces(check_base(read_figure(cell, where), line.other_base, year), line, indicator)
            yield Observation(
                source="sipri",
                release=release.release,
                definition="sipri",
                indicator=indicator.id,
                member=line.code,
                year=year,
                period="",
                value=None if figure.value is None else figure.value * table.kind.scale,
                unit=unit,
                price_base=table.base if indicator.price == "constant" else indicator.price,
                status=figure.status,
                acquisition="original",
                cell=where,
                note=_note(figure, said),
            )


def _describe_row(line: Line, texts: Mapping[str, str], where: str) -> str:
    """What the row says of all its figures: currency, financial year, footnotes."""
    parts = (
        f"Currency: {line.currency}." if line.currency else "",
        f"Financial year: {line.fiscal_year.rstrip('.')}." if line.fiscal_year else "",
        f"Reporting year: {line.reporting_year.rstrip('.')}." if line.reporting_year else "",
        quote_footnotes(line.marks, texts, f"{where}!row {line.row}"),
    )
    return " ".join(filter(None, parts))


def _note(figure: Figure, said: str) -> str:
    # Of a year in which there was no such country, a footnote says nothing.
    if figure.status == "not_applicable":
        return figure.remark
    return " ".join(filter(None, (figure.remark, said)))


def _check_forces(figure: Figure, line: Line, indicator: Indicator) -> Figure:
    if line.code not in unarmed() or not indicator.needs_armed_forces or figure.value:
        return figure
    return Figure(None, "no_armed_forces", ZERO if figure.value == 0 else figure.remark)


def _join(rows: Iterable[Observation]) -> Sequence[Observation]:
    """The rows of a table, one for each country and year.

    North Yemen and Yemen are two rows of one code: a figure goes before none, and that there is none before "xxx".
    """
    found: dict[tuple[str, int], Observation] = {}
    for row in rows:
        old = found.setdefault((row.member, row.year), row)
        if old.value is not None and row.value is not None and old is not row:
            raise LayoutError(row.cell, f"{row.member} has a figure for {row.year} at {old.cell} already", CHANGED)
        if _rank_row(row) > _rank_row(old):
            found[row.member, row.year] = row
    return list(found.values())


def _rank_row(row: Observation) -> int:
    return 2 if row.value is not None else int(row.status != "not_applicable")
