"""The bytes of SIPRI's workbook become observations: all of its tables that list countries. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing

from etl.catalogue.indicators import indicators
from etl.catalogue.members import unarmed
from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.observation import Observation, Release
from etl.sources.remedies import CHANGED
from etl.sources.sipri import layout
from etl.sources.sipri.cells import Figure, check_base, quote_footnotes, read_figure, read_footnotes
from etl.sources.sipri.checks import check_sizes, check_tables, drop_false_zeros
from etl.sources.sipri.currencies import match_currencies
from etl.sources.sipri.names import money_unit
from etl.sources.sipri.sheet import read_sheet
from etl.sources.sipri.table import Line, Table, read_table
from etl.sources.workbooks import open_workbook

PRINTED = "The publisher prints {:.6g}."


def parse(content: bytes, file: str, release: Release) -> ParsedRelease:
    """The observations of one edition of the workbook.

    Raises LayoutError, which names sheet and cell, where anything is not laid out as known.
    """
    tables, texts = _read_tables(content, file)
    check_tables(tables, file, release.release)
    rows = [row for table in match_currencies(tables) for row in _join(_read_rows(table, texts, release))]
    check_sizes(rows, tables)
    return ParsedRelease.of(release, drop_false_zeros(rows))


def _read_tables(content: bytes, file: str) -> tuple[Sequence[Table], Mapping[str, str]]:
    """The tables of the workbook, and the texts of its footnotes."""
    with closing(open_workbook(content, file, read_only=True)) as book:
        if layout.FOOTNOTES not in book.sheetnames:
            raise LayoutError(file, f"has no sheet {layout.FOOTNOTES!r}", CHANGED)
        texts = read_footnotes(read_sheet(book[layout.FOOTNOTES], file))
        ignored = (layout.FRONT_PAGE, layout.REGIONS_SHEET, layout.FOOTNOTES)
        sheets = [sheet for sheet in book.worksheets if sheet.title not in ignored]
        return [read_table(read_sheet(sheet, file)) for sheet in sheets], texts


def _read_rows(table: Table, texts: Mapping[str, str], release: Release) -> Iterator[Observation]:
    indicator = indicators()[table.kind.indicator]
    price_base = table.base if indicator.price == "constant" else indicator.price
    for line in table.lines:
        said = _describe_row(line, texts, table.where)
        unit = money_unit(line.currency, line.code) if line.currency else indicator.unit
        is_unarmed = indicator.needs_armed_forces and line.code in unarmed()
        for year, letter, cell in zip(table.years, table.letters, line.figures, strict=True):
            if year not in line.years:
                continue
            where = f"{table.where}!{letter}{line.row}"
            figure = read_figure(cell, where)
            if line.other_base:
                figure = check_base(figure, line.other_base, year)
            if is_unarmed:
                figure = _check_forces(figure, said)
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
                price_base=price_base,
                status=figure.status,
                acquisition="original",
                cell=where,
                note=_note(figure, said),
            )


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


def _join(rows: Iterable[Observation]) -> Sequence[Observation]:
    """The rows of a table, one for each country and year.

    North Yemen and Yemen are two rows of one code: a figure goes before none, and that there is none before "xxx".
    """
    found: dict[tuple[str, int], Observation] = {}
    for row in rows:
        key = row.member, row.year
        old = found.get(key)
        found[key] = row if old is None else _choose_row(old, row)
    return list(found.values())


def _choose_row(old: Observation, row: Observation) -> Observation:
    if old.value is not None and row.value is not None:
        raise LayoutError(row.cell, f"{row.member} has a figure for {row.year} at {old.cell} already", CHANGED)
    return row if _rank_row(row) > _rank_row(old) else old


def _rank_row(row: Observation) -> int:
    return 2 if row.value is not None else int(row.status != "not_applicable")
