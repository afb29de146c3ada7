"""The bytes of SIPRI's workbook become observations: all of its tables that list countries. Pure."""

from collections.abc import Mapping, Sequence
from contextlib import closing

from etl.catalogue.indicators import indicators
from etl.catalogue.members import unarmed
from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.observation import Release
from etl.sources.remedies import CHANGED
from etl.sources.sipri import layout
from etl.sources.sipri.cells import BLANK, Figure, check_base, quote_footnotes, read_figure, read_footnotes
from etl.sources.sipri.checks import check_sizes, check_tables, drop_false_zeros
from etl.sources.sipri.currencies import match_currencies
from etl.sources.sipri.names import money_unit
from etl.sources.sipri.rows import Rows, join_rows, release_rows
from etl.sources.sipri.sheet import check_sheet, read_sheet
from etl.sources.sipri.table import Line, Table, read_table
from etl.sources.workbooks import open_unread

PRINTED = "The publisher prints {:.6g}."


def parse(content: bytes, file: str, release: Release) -> ParsedRelease:
    """The observations of one edition of the workbook.

    Raises LayoutError, which names sheet and cell, where anything is not laid out as known.
    """
    tables, texts = _read_tables(content, file)
    check_tables(tables, file, release.release)
    parts = [_read_rows(table, texts) for table in match_currencies(tables)]
    check_sizes(parts)
    drop_false_zeros(parts)
    return release_rows(release, parts)


def _read_tables(content: bytes, file: str) -> tuple[Sequence[Table], Mapping[str, str]]:
    """The tables of the workbook, and the texts of its footnotes."""
    with closing(open_unread(content, file)) as book:
        if layout.FOOTNOTES not in book.sheetnames:
            raise LayoutError(file, f"has no sheet {layout.FOOTNOTES!r}", CHANGED)
        ignored = (layout.FRONT_PAGE, layout.REGIONS_SHEET)
        for sheet in book.worksheets:
            if sheet.title in ignored:
                check_sheet(sheet, file)
        texts = read_footnotes(read_sheet(book[layout.FOOTNOTES], file))
        sheets = [sheet for sheet in book.worksheets if sheet.title not in (*ignored, layout.FOOTNOTES)]
        return [read_table(read_sheet(sheet, file)) for sheet in sheets], texts


def _read_rows(table: Table, texts: Mapping[str, str]) -> Rows:
    rows = Rows(table)
    for line in table.lines:
        _add_line(rows, line, _describe_row(line, texts, table.where))
    join_rows(rows)
    return rows


def _add_line(rows: Rows, line: Line, said: str) -> None:
    """Add the row of a country, which `said` this of all its figures."""
    table = rows.table
    kept = [one for one in zip(table.years, table.letters, line.figures, strict=True) if one[0] in line.years]
    years = [year for year, _, _ in kept]
    cells = [f"{table.where}!{letter}{line.row}" for _, letter, _ in kept]
    printed = [read_figure(cell, where) for (_, _, cell), where in zip(kept, cells, strict=True)]
    figures = _amend(printed, years, line, table, said)
    rows.members += [line.code] * len(kept)
    rows.years += years
    rows.cells += cells
    rows.values += [None if value is None else value * table.kind.scale for value, _, _ in figures]
    rows.units += [_name_unit(line, table)] * len(kept)
    rows.statuses += [status for _, status, _ in figures]
    rows.notes += [_note(figure, said) for figure in figures]
    rows.blanks += [remark == BLANK for _, _, remark in printed]


def _amend(figures: list[Figure], years: Sequence[int], line: Line, table: Table, said: str) -> list[Figure]:
    """The figures of a row, nulls for those of other prices, and for those of a country without armed forces."""
    if line.other_base:
        figures = [check_base(figure, line.other_base, year) for figure, year in zip(figures, years, strict=True)]
    if indicators()[table.kind.indicator].needs_armed_forces and line.code in unarmed():
        figures = [_check_forces(figure, said) for figure in figures]
    return figures


def _name_unit(line: Line, table: Table) -> str:
    return money_unit(line.currency, line.code) if line.currency else indicators()[table.kind.indicator].unit


def _describe_row(line: Line, texts: Mapping[str, str], where: str) -> str:
    """What the row says of all its figures: currency, financial year, footnotes."""
    parts = (
        f"Currency: {line.currency}." if line.currency else "",
        line.remark,
        f"Financial year: {line.fiscal_year.rstrip('.')}." if line.fiscal_year else "",
        f"Reporting year: {line.reporting_year.rstrip('.')}." if line.reporting_year else "",
        quote_footnotes(line.marks, texts, f"{where}!row {line.row}"),
    )
    return " ".join(filter(None, parts))


def _note(figure: Figure, said: str) -> str:
    # Of a year in which there was no such country, a footnote says nothing.
    if figure.status == "not_applicable":
        return figure.remark
    return f"{figure.remark} {said}".strip() if figure.remark else said


def _check_forces(figure: Figure, said: str) -> Figure:
    """The figure of a country without armed forces, which is none (R9).

    The contract refuses one of which no footnote says that it is of something else.
    """
    if figure.value and layout.UNARMED not in said:
        return figure
    return Figure(None, "no_armed_forces", figure.remark if figure.value is None else PRINTED.format(figure.value))
