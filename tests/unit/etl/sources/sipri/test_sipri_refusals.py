"""What is not laid out as known stops the release, with sheet and cell. The workbooks are made up."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sipri_workbook import (
    CALENDAR,
    CONSTANT,
    CURRENT,
    FISCAL,
    PER_HEAD,
    SHARE,
    SHEETS,
    TABLES,
    YEARS,
    altered,
    place,
    put,
    read,
    refused,
    saved,
    workbook,
)

from etl.sources.workbooks import MAX_BYTES


@pytest.mark.parametrize("content", [b"", b"<html>", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    assert refused(content, "")


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    buffer = BytesIO(saved(workbook()))
    with ZipFile(buffer, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/padding.bin", bytes(MAX_BYTES))
    assert "unpacks to" in refused(buffer.getvalue(), "")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet3.xml"])
def test_a_workbook_that_declares_entities_is_refused(part: str) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "made up"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "damaged" in refused(altered(workbook(), part, lambda _: bomb), "")


def test_a_workbook_of_which_a_sheet_breaks_off_is_refused() -> None:
    broken = altered(workbook(), "xl/worksheets/sheet3.xml", lambda good: good[: len(good) // 2])
    assert "damaged" in refused(broken, "")


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_table_that_is_missing_is_named(sheet: str) -> None:
    book = workbook([made for made in TABLES if made.name != sheet])
    assert "has 0 sheets" in refused(book, "")


def test_a_table_that_stands_twice_stops_the_release() -> None:
    again = replace(next(made for made in TABLES if made.name == SHARE), name="Share again")
    assert "has 2 sheets" in refused(workbook([*TABLES, again]), "")


def test_a_sheet_that_is_not_known_stops_the_release() -> None:
    book = workbook()
    book.create_sheet("Arms transfers")["A1"] = "Country"
    assert "is no table that is known" in refused(book, "Arms transfers")


def test_a_workbook_without_footnotes_stops() -> None:
    book = workbook()
    del book["Footnotes"]
    assert "'Footnotes'" in refused(book, "")


@pytest.mark.parametrize(
    ("sheet", "cell", "says"),
    [
        (CURRENT, "A2", "Figures are in US $b., in current prices, converted at the exchange rate for the given year."),
        (CONSTANT, "A2", "Figures are in US $m., at constant 2019 prices and exchange rates."),
        (PER_HEAD, "A2", "Figures are in constant US$"),
        (FISCAL, "A2", "Figures are in millions of local currency."),
        (SHARE, "A1", "Military expenditure by country as percentage of gross national income, 2019-2021"),
    ],
)
def test_another_unit_or_base_than_the_known_one_stops_the_release(sheet: str, cell: str, says: str) -> None:
    book = workbook()
    book[sheet][cell] = says
    assert "is no table that is known" in refused(book, sheet)


def test_a_base_year_that_the_name_of_the_sheet_contradicts_stops_the_release() -> None:
    book = workbook()
    book[CONSTANT].title = "Constant (2019) US$"
    assert "prices of 2020" in refused(book, "Constant (2019) US$")


def test_a_heading_that_is_not_known_stops_the_release() -> None:
    book = workbook()
    book[SHARE]["F6"] = "Rank"
    assert "'Rank'" in refused(book, f"{SHARE}!F6")


def test_a_sheet_without_its_heading_stops_the_release() -> None:
    book = workbook()
    book[SHARE]["A6"] = "State"
    assert "'Country'" in refused(book, SHARE)


def test_years_that_do_not_follow_each_other_stop_the_release() -> None:
    book = workbook()
    book[SHARE]["C6"] = 2018
    assert "do not follow" in refused(book, f"{SHARE}!A6")


@pytest.mark.parametrize("held", [None, "...", "xxx"])
def test_a_row_that_is_not_known_and_has_no_figures_is_left_out_and_told(
    held: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    book = workbook()
    book[SHARE].append(["Central and Eastern Ruritania", *[held] * 4])
    assert read(book).observations == read(workbook()).observations
    assert any("'Central and Eastern Ruritania' is no name that is known" in one for one in caplog.messages)


def test_a_country_that_is_not_known_stops_the_release() -> None:
    book = workbook()
    place(book, SHARE, "Belgium", "Country").value = "Ruritania"
    assert "'Ruritania' is no name that is known" in refused(book, f"{SHARE}!A9")


def test_a_country_that_one_table_lacks_is_missed() -> None:
    book = workbook()
    book[SHARE].delete_rows(9)
    assert "lacks BEL" in refused(book, f"{SHARE}!A6")


def test_two_figures_of_one_country_and_year_stop_the_release() -> None:
    book = put(workbook(), (CURRENT, "Yemen, North", 2020), 12.0)
    at = place(book, CURRENT, "Yemen, North", 2020).coordinate
    assert "YEM has a figure for 2020" in refused(book, f"{CURRENT}!{at}")


def test_a_figure_of_a_region_stops_the_release() -> None:
    book = workbook()
    book[SHARE]["D8"] = 0.02
    assert "should have no figures" in refused(book, f"{SHARE}!D8")


def test_a_figure_beside_the_table_stops_the_release() -> None:
    book = workbook()
    book[SHARE]["H10"] = 0.02
    assert "column without heading" in refused(book, f"{SHARE}!H10")


@pytest.mark.parametrize("marks", ["†55", "*", "1 b", "†1†¤"])
def test_a_footnote_mark_without_a_footnote_stops_the_release(marks: str) -> None:
    assert "footnote marks" in refused(put(workbook(), (SHARE, "Belgium", "Notes"), marks), f"{SHARE}!row 9")


def test_a_footnote_that_stands_twice_stops_the_release() -> None:
    book = workbook()
    book["Footnotes"]["A20"] = 37
    assert "'37' is not clear" in refused(book, "Footnotes!A20")


@pytest.mark.parametrize("what", ["row", "column", "sheet"])
def test_what_is_hidden_stops_the_release(what: str) -> None:
    book = workbook()
    sheet = book[SHARE]
    if what == "row":
        sheet.row_dimensions[9].hidden = True
    elif what == "column":
        sheet.column_dimensions["D"].hidden = True
    else:
        sheet.sheet_state = "hidden"
    assert "so far nothing was hidden" in refused(book, SHARE)


def test_a_sheet_that_spans_too_many_cells_is_refused() -> None:
    book = workbook()
    book[SHARE]["XFD10000"] = 1
    assert "spans 10,000 rows" in refused(book, SHARE)


def test_a_currency_that_the_other_table_names_otherwise_beside_other_money_stops_the_release() -> None:
    book = put(workbook(), (CALENDAR, "Belgium", "Currency"), "francs")
    for year in YEARS:
        place(book, CALENDAR, "Belgium", year).value *= 40.3399
    assert "are not of one money" in refused(book, f"{CALENDAR}!row 9")
