"""Workbooks laid out as known sheet by sheet that cannot be right as a whole are refused. They are made up."""

from dataclasses import replace

import pytest
from sipri_workbook import (
    CALENDAR,
    CONSTANT,
    COUNTRIES,
    FILE,
    FISCAL,
    GOVERNMENT,
    PER_HEAD,
    RELEASE,
    SHARE,
    SHEETS,
    YEARS,
    altered,
    place,
    read,
    refused,
    saved,
    spanned,
    workbook,
)

from etl.errors import LayoutError
from etl.sources.sipri.parse import parse


def test_a_workbook_of_another_edition_is_refused() -> None:
    with pytest.raises(LayoutError, match=r"!G6: ends in 2021, but the edition in 2022"):
        parse(saved(workbook()), FILE, replace(RELEASE, release="2019-2022"))


def test_an_edition_of_another_span_is_refused_by_its_title() -> None:
    book = spanned(workbook(), "1988-2021")
    said = refused(book, f"{FISCAL}!A1")
    assert "the title says 1988-2021, but the edition is 2019-2021" in said
    assert "in a row of seeds/sipri/releases.csv of the data folder" in said


def test_a_title_without_years_is_refused() -> None:
    assert "the title says no years" in refused(spanned(workbook(), "all years"), f"{FISCAL}!A1")


@pytest.mark.parametrize("left", [["Belgium"], ["United States of America"], ["Belgium", "United States of America"]])
def test_a_cut_with_a_few_countries_is_refused(left: list[str]) -> None:
    book = workbook()
    for sheet in SHEETS:
        for row in range(book[sheet].max_row, 8, -1):
            if book[sheet].cell(row, 1).value not in left:
                book[sheet].delete_rows(row)
    said = refused(book, f"{FISCAL}!A6")
    assert "the table below lacks ALB" in said
    assert "it is not SIPRI's whole table" in said


def test_years_that_are_texts_with_decimals_are_refused() -> None:
    book = workbook()
    for column, year in zip("CDE", YEARS, strict=True):
        book[SHARE][f"{column}6"] = f"{year}.0"
    assert "the heading '2019.0' is not known here" in refused(book, f"{SHARE}!C6")


def test_years_that_are_written_with_decimals_are_the_same_numbers() -> None:
    book = workbook()
    part = f"xl/worksheets/sheet{book.sheetnames.index(SHARE) + 1}.xml"
    written = altered(book, part, lambda sheet: sheet.replace(b"<v>2019</v>", b"<v>2019.0</v>"))
    # SIPRI's own editions since 1949-2022 have them so.
    assert parse(written, FILE, RELEASE).observations == read(book).observations


def test_local_currency_in_millions_is_noticed() -> None:
    book = workbook()
    for year in YEARS:
        place(book, CALENDAR, "United States of America", year).value /= 1e6
    assert "million of sipri_military_expenditure_local_calendar_year" in refused(book, f"{CALENDAR}!D12")


def test_constant_prices_of_another_year_are_noticed() -> None:
    book = workbook()
    place(book, CONSTANT, "United States of America", 2020).value *= 1.02
    assert "million of sipri_military_expenditure_usd_constant" in refused(book, f"{CONSTANT}!E12")


@pytest.mark.parametrize("sheet", [SHARE, GOVERNMENT])
def test_shares_in_per_cent_are_noticed(sheet: str) -> None:
    book = workbook()
    for name in COUNTRIES:
        for year in YEARS:
            cell = place(book, sheet, name, year)
            cell.value = cell.value if isinstance(cell.value, str) else cell.value * 100
    assert "its median share would be" in refused(book, sheet)


def test_a_table_of_formulas_that_were_never_computed_is_noticed() -> None:
    book = workbook()
    for name in COUNTRIES:
        place(book, PER_HEAD, name, 2021).value = "=1+1"
    assert f"{len(COUNTRIES) - 1} of {3 * (len(COUNTRIES) - 1)} cells are blank" in refused(book, PER_HEAD)
