"""Made-up workbooks laid out like NATO's are read whole, each figure as its table says."""

from dataclasses import replace

from nato_workbook import (
    FILE,
    NAMES,
    RATES,
    TABLES,
    YEARS,
    Made,
    cells,
    figure,
    only,
    placeless,
    read,
    with_repeats,
    with_table,
    workbook,
)

from etl.catalogue.indicators import indicators
from etl.catalogue.share import STATEMENT
from etl.sources.nato import layout

SHARE = "defence_expenditure_share_gdp"
MONEY = "defence_expenditure_usd_constant"


def test_every_figure_is_stored_with_its_cell() -> None:
    parsed = read(workbook())
    row = only(parsed, SHARE, "CAN", 2021)
    assert (row.value, row.unit, row.price_base, row.status) == (
        figure(2.0, "Canada", 2021),
        "percent_of_gdp",
        "2015",
        "estimate",
    )
    assert row.cell == f"{FILE}!TABLE3!F12"


def test_every_number_of_the_file_is_in_the_account_once() -> None:
    book = with_repeats()
    book["TABLE3"]["Z99"] = 7.0
    book["TABLE3"].row_dimensions[12].hidden = True
    account = read(book).account
    numbers = {f"{FILE}!{place}" for place, value in cells(book) if isinstance(value, int | float)}
    listed = [*account.stored, *account.repeat, *account.span, *account.hidden, *account.stray, *account.heading]
    assert len(listed) == len(set(listed))
    assert set(listed) == numbers
    assert account.stray == (f"{FILE}!TABLE3!Z99",)
    assert len(account.hidden) == 3
    assert len(account.repeat) == 4
    assert account.span == (f"{FILE}!TABLE4!F23",)


def test_repeated_figures_are_not_stored_twice() -> None:
    assert placeless(read(with_repeats())) == placeless(read(workbook()))


def test_only_years_marked_e_are_estimates() -> None:
    assert {(row.year, row.status) for row in read(workbook()).release.observations} == {
        (2019, "actual"),
        (2020, "actual"),
        (2021, "estimate"),
    }


def test_years_with_a_space_before_the_mark_are_estimates_too() -> None:
    book = workbook()
    for sheet in book.worksheets:
        sheet["F8"] = "2021 e"
    assert placeless(read(book)) == placeless(read(workbook()))


def test_thousands_of_dollars_are_multiplied_and_say_so() -> None:
    row = only(read(workbook()), "gdp_per_capita_usd_constant", "BEL", 2019)
    assert row.value == 1000 * figure(40.0, "Belgium", 2019)
    assert (row.unit, row.note) == ("usd", "published in thousand US dollars; multiplied by 1000")


def test_a_gdp_in_billions_is_multiplied_and_says_so() -> None:
    real = Made("5", "Real GDP", f"Billion US dollars (2015 {RATES})", (("", NAMES, 5.0),), TABLES[3].footnotes)
    row = only(read(workbook(with_table(real))), "gdp_usd_constant", "CAN", 2020)
    assert row.value == 1000 * figure(5.0, "Canada", 2020)
    assert (row.unit, row.price_base) == ("usd_million", "2015")
    assert row.note == "published in billion US dollars; multiplied by 1000"


def test_another_base_year_in_the_heading_is_the_price_base() -> None:
    rebased = replace(TABLES[1], blocks=(TABLES[1].blocks[0], (f"2021 {RATES}", NAMES, 100.0)))
    parsed = read(workbook(with_table(rebased)))
    assert only(parsed, MONEY, "BEL", 2019).price_base == "2021"
    assert only(parsed, "defence_expenditure_usd_current", "BEL", 2019).price_base == "current"


def test_money_in_national_currency_has_the_unit_of_its_currency() -> None:
    parsed = read(workbook())
    units = {
        member: only(parsed, "defence_expenditure_national_currency_current", member, 2020).unit
        for member in ("BEL", "CAN", "EST")
    }
    assert units == {"BEL": "eur_million", "CAN": "cad_million", "EST": "eur_million"}


def test_an_asterisk_brings_the_footnote_of_its_own_table() -> None:
    starred = replace(TABLES[2], footnotes=("*  Another footnote.",))
    parsed = read(workbook(with_table(starred)))
    assert only(parsed, SHARE, "EST", 2020).note == "Another footnote."
    assert only(parsed, MONEY, "EST", 2020).note == "These Allies have agreements."
    assert only(parsed, SHARE, "BEL", 2020).note == ""


def test_a_break_drawn_by_the_number_format_is_noted_with_the_footnote() -> None:
    book = workbook()
    book["TABLE3"]["E13"].number_format = r"\|\ \ #0.00;\|\ \ \-#0.00"
    parsed = read(book)
    assert only(parsed, SHARE, "EST", 2020).note == "These Allies have agreements.; break in series"
    assert only(parsed, SHARE, "EST", 2019).note == "These Allies have agreements."


def test_a_blank_cell_is_not_published() -> None:
    book = workbook()
    book["TABLE3"]["D11"] = None
    row = only(read(book), SHARE, "BEL", 2019)
    assert (row.value, row.status, row.cell) == (None, "not_published", f"{FILE}!TABLE3!D11")


def test_currencies_in_a_column_of_their_own_may_change_within_a_row() -> None:
    book = workbook()
    sheet = book["TABLE1"]
    sheet.insert_cols(4)
    sheet["D8"] = "Currency unit\n(million)"
    for row, name in ((11, "Belgium"), (12, "Canada"), (13, "Estonia (b)"), (15, "Belgium"), (16, "Canada")):
        sheet[f"C{row}"] = name
        sheet[f"D{row}"] = {"Belgium": " Euros", "Canada": " Canadian dollars"}.get(name, " Krooni-Euros")
    sheet["C17"], sheet["D17"] = "Estonia (b)", " Krooni-Euros"
    sheet["C25"] = "(b)  Data are in Euros (for Slovak Republic from 2009 and for Estonia from 2020)."
    parsed = read(book)
    national = "defence_expenditure_national_currency_current"
    assert [only(parsed, national, "EST", year).unit for year in (2019, 2020, 2021)] == [
        "eek_million",
        "eur_million",
        "eur_million",
    ]
    assert only(parsed, national, "CAN", 2020).unit == "cad_million"


def test_a_sheet_without_numbers_is_ignored() -> None:
    book = workbook()
    book.create_sheet("Cover")["A1"] = "Defence expenditure, made up"
    assert read(book) == read(workbook())


def test_what_is_hidden_is_not_read() -> None:
    book = workbook()
    book["TABLE3"].column_dimensions["E"].hidden = True
    book.create_sheet("Working").sheet_state = "hidden"
    book["Working"]["A1"] = 5.0
    parsed = read(book)
    assert {row.year for row in parsed.release.observations if row.indicator == SHARE} == {2019, 2021}
    assert f"{FILE}!Working!A1" in parsed.account.hidden
    assert f"{FILE}!TABLE3!E11" in parsed.account.hidden


def test_errors_in_a_hidden_row_do_no_harm() -> None:
    book = workbook()
    book["TABLE7"]["D15"] = "#REF!"
    book["TABLE7"].row_dimensions[15].hidden = True
    assert read(book) == read(workbook())


def test_the_row_that_numbers_the_columns_is_no_data() -> None:
    book = workbook()
    for place, text in enumerate(("(0)", "(1)", "(2)", "(3)"), start=3):
        book["TABLE3"].cell(9, place, text)
    assert read(book) == read(workbook())


def test_iceland_has_no_armed_forces_where_nothing_or_a_nought_stands() -> None:
    book = workbook()
    for column, value in (("C", "Iceland"), ("D", 0), ("E", None), ("F", "..")):
        book["TABLE3"][f"{column}11"] = value
    parsed = read(book)
    rows = [row for row in parsed.release.observations if row.member == "ISL"]
    assert [(row.value, row.status) for row in rows] == [(None, "no_armed_forces")] * 3


def test_the_made_up_workbook_has_every_figure_that_it_should_have() -> None:
    figures = sum(len(names) * len(YEARS) for made in TABLES for _, names, _ in made.blocks)
    assert len(read(workbook()).release.observations) == figures


def test_every_indicator_of_the_layout_is_in_the_catalogue_with_a_scale_for_its_unit() -> None:
    named = {block.indicator for table in layout.TABLES for block in table.blocks}
    named |= {heading.indicator for table in layout.TABLES for heading in table.headings}
    assert named <= indicators().keys()
    assert {indicators()[name].unit for name in named} == layout.SCALES.keys()
    published = {one.id for one in indicators().values() if one.source == "nato" and not one.formula}
    # What NATO states in words stands in no table.
    assert named == published - {STATEMENT}
