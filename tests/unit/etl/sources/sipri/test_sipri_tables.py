"""Tables of SIPRI's workbook become observations. The workbooks are made up."""

import pytest
from sipri_workbook import (
    CALENDAR,
    CONSTANT,
    COUNTRIES,
    CURRENT,
    FISCAL,
    GOVERNMENT,
    PER_HEAD,
    SHARE,
    SHEETS,
    TABLES,
    YEARS,
    only,
    place,
    put,
    read,
    workbook,
)

from etl.contract import check_releases
from etl.dataframe import ParsedRelease
from etl.sources.sipri import layout


@pytest.fixture(scope="module")
def parsed() -> ParsedRelease:
    return read(workbook())


def test_every_table_country_and_year_is_a_row_that_keeps_the_contract(parsed: ParsedRelease) -> None:
    # Yemen and North Yemen are two rows of one code.
    assert len(parsed.observations) == len(TABLES) * (len(COUNTRIES) - 1) * len(YEARS)
    assert check_releases([parsed]) == (parsed,)
    assert {(row.source, row.release, row.definition, row.acquisition, row.period) for row in parsed.observations} == {
        ("sipri", "2019-2021", "sipri", "original", "")
    }


@pytest.mark.parametrize(
    ("sheet", "value", "unit", "price_base"),
    [
        (FISCAL, 4500.0, "eur_million", "current"),
        (CALENDAR, 4500.0, "eur_million", "current"),
        (CONSTANT, 5000.0, "usd_million", "2020"),
        (CURRENT, 5000.0, "usd_million", "current"),
        (SHARE, 1.0, "percent_of_gdp", ""),
        (PER_HEAD, 10.0, "usd", "current"),
        (GOVERNMENT, 3.0, "percent_of_government_expenditure", ""),
    ],
)
def test_each_table_has_its_unit_scale_and_prices(
    parsed: ParsedRelease, sheet: str, value: float, unit: str, price_base: str
) -> None:
    row = only(parsed, sheet, "BEL", 2019)
    assert row.value == pytest.approx(value)
    assert (row.unit, row.price_base, row.status) == (unit, price_base, "actual")


def test_a_cell_is_named_by_file_sheet_and_address(parsed: ParsedRelease) -> None:
    assert only(parsed, CURRENT, "BEL", 2021).cell == "made-up.xlsx!Current US$!E9"


def test_tables_are_found_wherever_their_sheets_stand_and_whatever_their_names(parsed: ParsedRelease) -> None:
    book = workbook(TABLES[::-1])
    book[CURRENT].title = "Current USD"
    values = {(row.indicator, row.member, row.year, row.value) for row in read(book).observations}
    assert values == {(row.indicator, row.member, row.year, row.value) for row in parsed.observations}


def test_a_currency_without_a_code_is_kept_as_the_word(parsed: ParsedRelease) -> None:
    row = only(parsed, CALENDAR, "YEM", 2020)
    assert row.unit == "national_currency_million"
    assert row.note.startswith("Currency: Riyals. ")


def test_financial_and_reporting_years_are_noted() -> None:
    book = put(workbook(), (FISCAL, "Belgium", "Fiscal Year (Jan-Dec if not stated)"), "Apr-Mar")
    put(book, (GOVERNMENT, "Belgium", "Reporting year"), "October-Sept.")
    parsed = read(book)
    assert only(parsed, FISCAL, "BEL", 2020).note.startswith("Currency: Euro. Financial year: Apr-Mar. ")
    assert only(parsed, GOVERNMENT, "BEL", 2020).note.startswith("Reporting year: October-Sept. ")


@pytest.mark.parametrize(
    ("member", "note"),
    [
        ("BEL", "†: no pensions. 1: Belgium: made up."),
        ("CRI", "37: Costa Rica: no army."),
        ("USA", "2: (no text)."),
        ("ISL", "The publisher prints 0."),
    ],
)
def test_footnote_marks_come_with_their_texts(parsed: ParsedRelease, member: str, note: str) -> None:
    assert only(parsed, SHARE, member, 2020).note == note


def test_the_note_of_each_row_of_a_joined_country_is_its_own(parsed: ParsedRelease) -> None:
    north, united = (only(parsed, CURRENT, "YEM", year) for year in (2019, 2020))
    assert (north.value, united.value) == (800.0, pytest.approx(909.0))
    assert "North Yemen: merged" in north.note
    assert united.note == "§: adopted budget. 99: Yemen: merged."


def test_the_mark_for_no_data_among_the_notes_is_no_footnote() -> None:
    assert only(read(put(workbook(), (SHARE, "Belgium", "Notes"), "...")), SHARE, "BEL", 2020).note == ""


@pytest.mark.parametrize("sheet", SHEETS)
def test_iceland_has_no_figure_though_sipri_prints_zero(parsed: ParsedRelease, sheet: str) -> None:
    row = only(parsed, sheet, "ISL", 2020)
    assert (row.value, row.status) == (None, "no_armed_forces")
    assert row.note.startswith("The publisher prints 0.")


def test_iceland_has_no_armed_forces_where_sipri_prints_that_there_are_no_data() -> None:
    row = only(read(put(workbook(), (SHARE, "Iceland", 2020), "...")), SHARE, "ISL", 2020)
    assert (row.value, row.status, row.note) == (None, "no_armed_forces", "")


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_zero_of_a_country_that_is_no_member_is_kept(parsed: ParsedRelease, sheet: str) -> None:
    row = only(parsed, sheet, "CRI", 2020)
    assert (row.value, row.status) == (0.0, "actual")


def test_a_zero_that_another_table_contradicts_is_no_figure() -> None:
    row = only(read(put(workbook(), (CURRENT, "Belgium", 2020), 0)), CURRENT, "BEL", 2020)
    assert (row.value, row.status) == (None, "not_available")
    at = place(workbook(), FISCAL, "Belgium", 2020).coordinate
    assert row.note.startswith(f"The publisher prints 0, and a figure in {FISCAL}!{at}.")


def test_years_are_read_from_numbers_with_decimals_and_from_texts() -> None:
    book = workbook()
    book[SHARE]["C6"], book[SHARE]["D6"] = 2019.0, "2020"
    assert only(read(book), SHARE, "BEL", 2019).value == pytest.approx(1.0)


def test_a_column_that_repeats_current_dollars_and_the_blank_width_beside_are_left_out(parsed: ParsedRelease) -> None:
    book = workbook()
    book[CONSTANT]["G6"], book[CONSTANT]["G9"] = "2021 Current", 5100.0
    book[CONSTANT]["KI200"] = " "
    assert read(book).observations == parsed.observations


def test_prices_of_another_year_than_the_tables_are_no_figures() -> None:
    book = workbook()
    book[CONSTANT]["B9"] = "Base year 1980 up to 2019"
    old, new = (only(read(book), CONSTANT, "BEL", year) for year in (2019, 2020))
    assert (old.value, old.status, new.value) == (None, "not_available", 5050.0)
    assert old.note.startswith("The publisher prints 5000, in prices of 1980, which are not those of the table.")
    book[CONSTANT]["B9"] = "Base year is 2012"
    assert only(read(book), CONSTANT, "BEL", 2020).value is None


def test_regions_lines_below_and_the_union_are_no_countries(parsed: ParsedRelease) -> None:
    book = workbook()
    sheet = book[SHARE]
    sheet["A60"], sheet["C60"], sheet["D60"] = "East Asia", "...", "..."
    sheet["A61"] = "† Figures for these countries do not include military pensions"
    sheet["A62"] = "Numbered footnotes can be found on the Footnotes worksheet."
    sheet["A63"], sheet["C63"] = "European Union", 0.001
    assert read(book).observations == parsed.observations


def test_a_former_country_may_stand_in_the_longer_tables_only() -> None:
    book = workbook()
    book[CURRENT]["A60"], book[CURRENT]["C60"] = "USSR", 9.0
    assert only(read(book), CURRENT, "SUN", 2019).value == 9.0


def test_a_row_of_two_countries_is_the_one_up_to_a_year_and_the_other_from_the_next_on() -> None:
    book = workbook()
    for year in YEARS:
        book[SHARE].cell(55, 3 + year - 2019, 0.01)
    book[SHARE]["A55"] = "USSR/Russia"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "JOINT", {"USSR/Russia": ("SUN", 2019, "RUS")})
        patch.setattr(layout, "MAY_LACK", frozenset({"SUN", "RUS"}))
        found = {(row.member, row.year): row.value for row in read(book).observations if "share_gdp" in row.indicator}
    assert [key for key in found if key[0] in ("SUN", "RUS")] == [("SUN", 2019), ("RUS", 2020), ("RUS", 2021)]
    assert found["RUS", 2021] == 1.0


def test_a_currency_that_the_other_table_names_otherwise_is_the_other_tables() -> None:
    book = put(workbook(), (CALENDAR, "Belgium", "Currency"), "dirhams")
    row = only(read(book), CALENDAR, "BEL", 2020)
    assert row.unit == "eur_million"
    assert "The publisher prints 'dirhams' as the currency here, and 'Euro' in Local currency financial" in row.note


def test_a_name_that_only_iso_has_is_read() -> None:
    book = workbook()
    for sheet in SHEETS:
        book[sheet]["A13"] = "Republic of Yemen"
    assert only(read(book), SHARE, "YEM", 2020).value is not None


def test_figures_of_iceland_are_none_where_a_footnote_says_that_it_has_no_army() -> None:
    book = put(workbook(), (SHARE, "Iceland", 2020), 0.001)
    put(book, (SHARE, "Iceland", "Notes"), "1")
    assert only(read(book), SHARE, "ISL", 2020).value == pytest.approx(0.1)
    book["Footnotes"]["C8"] = "Iceland does not have an army/military."
    row = only(read(book), SHARE, "ISL", 2020)
    assert (row.value, row.status) == (None, "no_armed_forces")
    assert row.note == "The publisher prints 0.001. 1: Iceland does not have an army/military."
