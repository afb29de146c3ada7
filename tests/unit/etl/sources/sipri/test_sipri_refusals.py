"""What is not laid out as known stops the release, with sheet and cell. The workbooks are made up."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sipri_workbook import (
    CALENDAR,
    CONSTANT,
    COUNTRIES,
    CURRENT,
    FILE,
    FISCAL,
    GOVERNMENT,
    PER_HEAD,
    RELEASE,
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
    spanned,
    workbook,
)

from etl.errors import LayoutError
from etl.sources.sipri.parse import parse
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
