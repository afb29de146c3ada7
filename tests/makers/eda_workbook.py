"""Made-up workbooks laid out like the European Defence Agency's, of three members and round figures; pages of links."""

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from etl.errors import AbsentError, FetchError, LayoutError
from etl.fetch import Resource
from etl.sources.eda import layout
from etl.sources.eda.figure import Figure
from etl.sources.eda.parse import Edition, parse

FILE = "made-up.xlsx"
SAVED = "2025-09-01"
TOGETHER, YEARS = "EU27", "Billions"
TOTAL, SHARE, INVESTMENT = "eda_defence_expenditure", "eda_defence_expenditure_share_gdp", "eda_defence_investment"
PER_HEAD, GDP, UNION = "eda_defence_expenditure_per_head", "eda_gdp_current", layout.UNION
# Total, procurement and research in millions of euros, GDP in billions; made up.
MEMBERS = {
    "Austria": (4000.0, 900.0, 100.0, 400.0),
    "Croatia ": (1000.0, 200.0, 50.0, 80.0),
    "Malta": (100.0, 10.0, 0.0, 20.0),
}
# In millions.
PEOPLE = {"Austria": 9.0, "Croatia ": 4.0, "Malta": 0.5}
MEMBERS_SHEET = "Member States 2024 "


def workbook(year: int = 2024) -> Workbook:
    """A workbook of an edition, in which all figures fit each other."""
    book = Workbook()
    _fill_together(book.worksheets[0], year)
    years = book.create_sheet(YEARS)
    years.sheet_state = "hidden"
    years.append(["PMS", "Year", "Total Defence Expenditure ", "Defence Equipment Procurement Expenditure",
                  "Defence R&D Expenditure", "Defence Investment", "GDP (MRD)",
                  "Total Defence Expenditure as % of GDP"])  # fmt: skip
    for name, (total, bought, research, gdp) in MEMBERS.items():
        for past in (2020, 2021):
            years.append([name, past, total, bought, research, bought + research, gdp, total / gdp / 1000])
    members = book.create_sheet(f"Member States {year} ")
    members.append(["EU MS", "Year", "Total Defence Expenditure ", "Defence Investment",
                    "Total Defence Expenditure as % of GDP", "Total Defence Expenditure as % of government expenditure",
                    "    Total Defence Expenditure per capita"])  # fmt: skip
    for name, (total, bought, research, gdp) in MEMBERS.items():
        shares = (total / gdp / 1000, total / gdp / 500)
        members.append([name, year, total, bought + research, *shares, total / PEOPLE[name]])
    return book


def _fill_together(sheet: Any, year: int) -> None:
    total, bought, research, gdp = (sum(column) for column in zip(*MEMBERS.values(), strict=True))
    sheet.title = TOGETHER
    sheet.append([TOGETHER, min(2021, year - 2), year - 1, year])
    sheet.append([])
    for label, value in {
        " Total Defence Expenditure ": total,
        "    Total Defence Expenditure as % of GDP": total / gdp / 1000,
        "    Total Defence Expenditure as % of Government Expenditure": total / gdp / 500,
        "    Total Defence Expenditure per capita": total / sum(PEOPLE.values()),
        " Defence Investment ": bought + research,
        "    Defence Equipment Procurement Expenditure": bought,
        "    Defence R&D Expenditure": research,
        "      Defence R&T Expenditure": research / 2,
        " Collaborative Defence Equipment Procurement Expenditure": bought / 5,
        "    European Collaborative Defence Equipment Procurement Expenditure": bought / 10,
        " Collaborative Defence R&T Expenditure": research / 4,
        "    European Collaborative Defence R&T Expenditure": research / 8,
    }.items():
        sheet.append([label, value, 1.01 * value, value])
    for line in ("Symbols:", '"-" - not available', "Notes:", "Collaborative data are partial.  ", "One joined\nlate."):
        sheet.append([line])


def put(book: Workbook, sheet: str, cell: str, value: object) -> Workbook:
    """The workbook with another value in a cell."""
    book[sheet][cell] = value
    return book


def save(book: Workbook, day: str = SAVED) -> bytes:
    """The bytes of a workbook that was last saved on a day; on none where that is "", as some programs write it."""
    made, dated = BytesIO(), BytesIO()
    book.save(made)
    with ZipFile(made) as old, ZipFile(dated, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            # openpyxl writes the present moment.
            if name == "docProps/core.xml":
                part = re.sub(rb"<dcterms:modified.*?</dcterms:modified>", _date(day), part)
            new.writestr(name, part)
    return dated.getvalue()


def _date(day: str) -> bytes:
    stated = f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T12:00:00Z</dcterms:modified>'
    return stated.encode() if day else b""


def read(book: Workbook) -> Edition:
    """The edition that the parser reads of it."""
    return parse(save(book), FILE)


def only(edition: Edition, indicator: str, member: str, year: int) -> Figure:
    """The one figure of these."""
    [found] = [figure for figure in edition.figures if figure.key == (indicator, member, year)]
    return found


def refused(book: Workbook, place: str) -> str:
    """What the parser says that is wrong at a place of the workbook: sheet!A1."""
    with pytest.raises(LayoutError) as told:
        read(book)
    assert told.value.where == f"{FILE}!{place}".rstrip("!")
    return str(told.value)


def page(links: Mapping[str, str]) -> bytes:
    """The agency's page with links, the addresses by their words."""
    anchors = "".join(f"<li><a href='{address}'><span>{words}</span></a></li>" for words, address in links.items())
    return f"<html><body><ul>{anchors}</ul></body></html>".encode()


class Site:
    """The agency's site: bytes by address, and errors; all else is absent, as of a mirror."""

    def __init__(self, held: Mapping[str, bytes | FetchError], modified: str = "") -> None:
        self.held = held
        self.modified = modified

    def __call__(self, url: str) -> Resource:
        """The bytes of an address. Raises the error that is held there, AbsentError where nothing is."""
        found = self.held.get(url, AbsentError(url, "is not in the mirror", "Nothing."))
        if isinstance(found, FetchError):
            raise found
        return replace(Resource.of(url, found, ""), last_modified=self.modified)


def answers(url: str) -> FetchError:
    """The error of a server that is out of order."""
    return FetchError(url, "answered 500", "Wait.")
