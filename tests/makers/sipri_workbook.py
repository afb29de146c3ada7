"""Made-up workbooks laid out like SIPRI's: three years, round figures, one footnote of each kind.

Six countries are as no other, and below them stand NATO's other members, without whom no table is whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from nato_workbook import saved
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from etl.catalogue.members import members
from etl.dataframe import ParsedRelease
from etl.errors import LayoutError
from etl.observation import Observation, Origin, Release
from etl.sources.sipri.parse import parse

FILE = "made-up.xlsx"
RELEASE = Release(
    "sipri", "2019-2021", "Made up", date(2022, 4, 25), "sipri", "original", "", (Origin("made-up", "0" * 64, 1),)
)
YEARS = (2019, 2020, 2021)
# Spending in millions of US dollars at current prices, and what one dollar is in local currency.
COUNTRIES = {
    "Belgium": (5000.0, 0.9),
    "Costa Rica": (0.0, 600.0),
    "Iceland": (0.0, 130.0),
    "United States of America": (700_000.0, 1.0),
    "Yemen": (900.0, 250.0),
    "Yemen, North": (800.0, 5.0),
    **{one.name: (10_000.0, 1.0) for one in members().values() if one.code not in ("BEL", "ISL", "USA")},
}
CURRENCIES = ("Euro", "Colones   ", "Krónur", "US dollars", "Riyals    ", "Rials     ")
MARKS = ("†1", 37, "", "2", "§99", "‡ § 100")
NORTH, UNITED = (2019,), (2020, 2021)


@dataclass(frozen=True)
class Made:
    """A made-up sheet: its name, the lines above its heading, the columns before the years, what a dollar is in it."""

    name: str
    title: str
    says: str
    columns: tuple[str, ...]
    of_dollar: float


FISCAL, CALENDAR = "Local currency financial years", "Local currency calendar years"
CONSTANT, CURRENT = "Constant (2020) US$", "Current US$"
SHARE, PER_HEAD, GOVERNMENT = "Share of GDP", "Per capita", "Share of Govt. spending"
_LOCAL = "Figures are in local currency at current prices and are for {} years. And more."
TABLES = (
    Made(FISCAL, "Military expenditure by country, in local currency, 2019-2021  © Made up",
         _LOCAL.format("financial"), ("Country   ", "Currency", "Fiscal Year (Jan-Dec if not stated)", "Notes"), 1e6),
    Made(CALENDAR, "Military expenditure by country, in local currency, 2019-2021  © Made up",
         _LOCAL.format("calendar"), ("Country", "Currency", "Notes"), 1e6),
    Made(CONSTANT, "Military expenditure by country, in constant (2020) US$ m., 2019-2021  © Made up",
         "Figures are in US $m., at constant 2020 prices and exchange rates.", ("Country", "", "Notes"), 1.0),
    Made(CURRENT, "Military expenditure by country, in millions of US$ at current prices and exchange rates, 2019-2021",
         "Figures are in US $m., in current prices, converted at the exchange rate for the given year.",
         ("Country", "Notes"), 1.0),
    Made(SHARE, "Military expenditure by country as percentage of gross domestic product, 2019-2021",
         "Countries are grouped by region and subregion", ("Country", "Notes"), 0.01 / 5000),
    Made(PER_HEAD, "Military expenditure per capita  by country, 2019-2021", "Figures are in current US$",
         ("Country", "Notes"), 0.002),
    Made(GOVERNMENT, "Military expenditure by country as percentage of government spending, 2019-2021",
         "Figures are for expenditure expressed as a percentage of general government expenditure.",
         ("Country", "Notes", "Reporting year"), 0.03 / 5000),
)  # fmt: skip
SHEETS = tuple(made.name for made in TABLES)


def printed(made: Made, name: str, year: int) -> float | str:
    """What stands in a cell of a sheet: dollars in the unit of the sheet, 1 % more with each year after 2019."""
    if (name == "Yemen" and year in NORTH) or (name == "Yemen, North" and year in UNITED):
        return "xxx"
    dollars, rate = COUNTRIES[name]
    if made.name in (SHARE, GOVERNMENT):
        dollars = min(dollars, 5000.0)
    return dollars * (1 + 0.01 * (year - 2019)) * made.of_dollar * (rate if made.of_dollar == 1e6 else 1)


def workbook(tables: Sequence[Made] = TABLES) -> Workbook:
    """A workbook with a sheet for each table, and the three that hold none."""
    book = Workbook()
    book.worksheets[0].title = "Front page"
    book.create_sheet("Regional totals")["A1"] = "Military expenditure by region in constant US dollars"
    for made in tables:
        _write(book.create_sheet(made.name), made)
    footnotes = book.create_sheet("Footnotes")
    footnotes["A1"] = "Footnotes and special notes"
    said = {"†": "no pensions", "‡": "current spending only", "§": "adopted budget", 1: "Belgium: made up.", 2: None}
    said |= {37: "Costa Rica: no army", 99: "Yemen: merged", 100: "North Yemen: merged"}
    for row, (mark, text) in enumerate(said.items(), start=5):
        footnotes.cell(row, 1, mark)
        footnotes.cell(row, 3, text)
    return book


def spanned(book: Workbook, span: str) -> Workbook:
    """The workbook with titles that say other years."""
    for made in TABLES:
        sheet = book[made.name]
        sheet["A1"] = str(sheet["A1"].value).replace("2019-2021", span)
    return book


def _write(sheet: Worksheet, made: Made) -> None:
    sheet["A1"], sheet["A2"], sheet["A3"] = made.title, made.says, "Figures in blue are SIPRI estimates."
    heading = (*made.columns, *YEARS)
    for column, text in enumerate(heading, start=1):
        sheet.cell(6, column, text)
    sheet["A8"] = "Europe"
    for row, name in enumerate(COUNTRIES, start=9):
        sheet.cell(row, 1, name)
        own = row - 9 < len(CURRENCIES)
        texts = {"Currency": CURRENCIES[row - 9] if own else "Euro", "Notes": MARKS[row - 9] if own else ""}
        for column, text in enumerate(heading, start=1):
            value = printed(made, name, text) if isinstance(text, int) else texts.get(text)
            if value is not None:
                sheet.cell(row, column, value)


def place(book: Workbook, sheet: str, name: str, year: int | str) -> Any:
    """The cell of a name and a year, or another heading."""
    heading = {cell.value: cell.column for cell in book[sheet][6]}
    [row] = [cell.row for cell in book[sheet]["A"] if cell.value == name]
    return book[sheet].cell(row, heading[year])


def put(book: Workbook, at: tuple[str, str, int | str], value: object, **font: Any) -> Workbook:
    """The workbook with another value in a cell (sheet, name, year), in a colour where `font` says one."""
    cell = place(book, *at)
    cell.value = value
    if font:
        cell.font = Font(**font)
    return book


def altered(book: Workbook, part: str, alter: Callable[[bytes], bytes]) -> bytes:
    """The bytes of the workbook with another part of that name."""
    packed = BytesIO()
    with ZipFile(BytesIO(saved(book))) as good, ZipFile(packed, "w") as other:
        for name in good.namelist():
            other.writestr(name, alter(good.read(name)) if name == part else good.read(name))
    return packed.getvalue()


def read(book: Workbook) -> ParsedRelease:
    """What the parser makes of the workbook."""
    return parse(saved(book), FILE, RELEASE)


def only(parsed: ParsedRelease, sheet: str, member: str, year: int) -> Observation:
    """The one observation of a sheet, a country and a year."""
    [row] = [
        row
        for row in parsed.observations
        if row.cell.startswith(f"{FILE}!{sheet}!") and (row.member, row.year) == (member, year)
    ]
    return row


def refused(book: Workbook | bytes, where: str) -> str:
    """The message with which a workbook is refused; it must name the file and then `where` (sheet!A1, or nothing)."""
    content = book if isinstance(book, bytes) else saved(book)
    with pytest.raises(LayoutError) as caught:
        parse(content, FILE, RELEASE)
    assert caught.value.where == (f"{FILE}!{where}" if where else FILE)
    return str(caught.value)
