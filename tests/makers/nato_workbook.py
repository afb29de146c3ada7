"""Made-up workbooks laid out like NATO's: three members, one aggregate, three years, round figures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.errors import LayoutError
from etl.observation import Observation, Origin, Release
from etl.sources.nato.parse import ParsedWorkbook, parse_workbook

FILE = "made-up.xlsx"
RELEASE = Release(
    "nato", "2021-06-01", "Made up", date(2021, 6, 1), "nato", "original", "", (Origin("made-up", "0" * 64, 1),)
)
YEARS: tuple[int | str, ...] = (2019, "2020", "2021e")
NAMES = ("Belgium", "Canada", "Estonia*", "NATO Total")
CURRENCIES = ("Belgium   (Euros)", "Canada   (Canadian dollars)", "Estonia*   (Euros)")
RATES = "prices and exchange rates"
STAR = "*  These Allies\xa0have  agreements."

Block = tuple[str, Sequence[str], float]


@dataclass(frozen=True)
class Made:
    """A made-up table. `blocks`: heading, names, and the figure of the first name in the first year."""

    number: str
    title: str
    unit: str
    blocks: tuple[Block, ...]
    footnotes: tuple[str, ...] = ()


SPENDING = Made(
    "2", "Defence expenditure", "Million US dollars",
    ((f"Current {RATES}", NAMES, 120.0), (f"Constant 2015 {RATES}", NAMES, 100.0)), (STAR,),
)  # fmt: skip
GDP = Made(
    "5", "GDP", "Million US dollars",
    ((f"Current {RATES}", NAMES, 6000.0), (f"Constant 2015 {RATES}", NAMES, 5000.0)), (STAR,),
)  # fmt: skip
TABLES = (
    Made(
        "1", "Defence expenditure", "Million national currency units",
        (("Current prices", CURRENCIES, 110.0), ("Constant 2015 prices ", CURRENCIES, 90.0)), (STAR,),
    ),
    SPENDING,
    Made(
        "3", "Defence expenditure as a share of GDP and annual real change", "Based on 2015 prices",
        (("Share of real GDP (%)", NAMES, 2.0), ("Annual real change (%)", NAMES, 1.0)), (STAR,),
    ),
    GDP,
    Made(
        "6", "GDP per capita and defence expenditure per capita", f"2015 {RATES}",
        (
            ("GDP per capita (thousand US dollars)", NAMES, 40.0),
            ("Defence expenditure per capita (US dollars)", NAMES, 800.0),
        ), (STAR,),
    ),
    Made("7", "Military personnel", "Thousands", (("", NAMES, 30.0),), (STAR,)),
    Made(
        "8a", "Distribution of defence expenditure by main category", "Percentage of total defence expenditure",
        (("Equipment (a)", NAMES[:3], 20.0), ("Personnel (b)", NAMES[:3], 50.0)),
        ("(a) Equipment is so and so.", "(b) Personnel is so and so.", STAR),
    ),
    Made(
        "8b", "Distribution of defence expenditure by main category", "Percentage of total defence expenditure",
        (("Infrastructure (c)", NAMES[:3], 5.0), ("Other (d)", NAMES[:3], 25.0)), (STAR,),
    ),
)  # fmt: skip


def figure(first: float, name: str, year: int | str) -> float:
    """The figure of a name and year in a block whose first is `first`: a little more with each year and letter."""
    return first * (1 + 0.01 * (int(str(year)[:4]) - 2019)) + 0.001 * sum(map(ord, name.rstrip("*").split(" ")[0]))


def workbook(tables: Sequence[Made] = TABLES, down: int = 0, right: int = 0) -> Workbook:
    """A workbook with a sheet for each table: title in B4, years from D8, names in C, unless moved."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for made in tables:
        _write(book.create_sheet(f"TABLE{made.number}"), made, down, right)
    return book


def _write(sheet: Worksheet, made: Made, down: int, right: int) -> None:
    sheet.cell(4 + down, 2 + right, f"Table {made.number} : {made.title}")
    sheet.cell(6 + down, 2 + right, made.unit)
    for place, year in enumerate(YEARS):
        sheet.cell(8 + down, 4 + right + place, year)
    free = 10 + down
    for heading, names, first in made.blocks:
        sheet.cell(free, 2 + right, heading or None)
        for row, name in enumerate(names, start=free + 1):
            sheet.cell(row, 3 + right, name)
            for place, year in enumerate(YEARS):
                sheet.cell(row, 4 + right + place, figure(first, name, year))
        free += len(names) + 1
    notes = ("Notes: Figures for 2021 are estimates.", *made.footnotes, "-7-")
    for row, text in enumerate(notes, start=free + 2):
        sheet.cell(row, 3 + right, text)


def with_table(changed: Made) -> tuple[Made, ...]:
    """All tables, with the one of the same number changed."""
    return tuple(changed if made.number == changed.number else made for made in TABLES)


def with_repeats(share: float | None = None, change: float | None = None) -> Workbook:
    """A workbook with a table 4 that repeats figures of tables 2 and 3, or says `share` and `change` instead."""
    book = workbook()
    sheet = book.create_sheet("TABLE4")
    sheet["B16"] = "Table 4 : Defence expenditure real change 2019-2021e"
    sheet["B18"] = f"Million US dollars (2015 {RATES})"
    shown = ("Real change 2019-2021e (%)", "Share of real GDP 2019 (%)", "Share of real GDP 2021e (%)")
    heads: tuple[int | str, ...] = (2019, "2021e", *shown)
    first, last = (figure(100.0, "Belgium", year) for year in (2019, 2021))
    shares = [figure(2.0, "Belgium", 2019), figure(2.0, "Belgium", 2021) if share is None else share]
    values = [first, last, 100 * (last / first - 1) if change is None else change, *shares]
    sheet["C23"] = "Belgium"
    for place, (head, value) in enumerate(zip(heads, values, strict=True), start=4):
        sheet.cell(20, place, head)
        sheet.cell(23, place, value)
    return book


def saved(book: Workbook) -> bytes:
    """The bytes of the workbook as a file."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(book: Workbook) -> ParsedWorkbook:
    """What the parser makes of the workbook."""
    return parse_workbook(saved(book), FILE, RELEASE)


def only(parsed: ParsedWorkbook, indicator: str, member: str, year: int) -> Observation:
    """The one observation of these."""
    [row] = [
        row for row in parsed.release.observations if (row.indicator, row.member, row.year) == (indicator, member, year)
    ]
    return row


def placeless(parsed: ParsedWorkbook) -> set[Observation]:
    """The observations without their cells."""
    return {row._replace(cell="") for row in parsed.release.observations}


def rows_of(made: Made, order: Callable[[Sequence[str]], Sequence[str]]) -> Made:
    """The table with the names of each block in another order."""
    return replace(made, blocks=tuple((heading, order(names), first) for heading, names, first in made.blocks))


def cells(book: Workbook) -> Iterator[tuple[str, object]]:
    """All cells that are not blank, by sheet!A1."""
    return (
        (f"{sheet.title}!{cell.coordinate}", cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )


def refused(book: Workbook | bytes, where: str, release: Release = RELEASE) -> str:
    """The message with which a workbook is refused; it must name the file and then `where` (sheet!A1, or nothing)."""
    content = book if isinstance(book, bytes) else saved(book)
    with pytest.raises(LayoutError) as caught:
        parse_workbook(content, FILE, release)
    assert caught.value.where == (f"{FILE}!{where}" if where else FILE)
    return str(caught.value)
