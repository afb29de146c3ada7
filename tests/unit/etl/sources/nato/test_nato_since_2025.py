"""Workbooks laid out like NATO's since 2025 are read whole. They are made up, with figures of a transcription."""

import csv
from dataclasses import replace
from datetime import date

import pytest
from nato_since_2025 import (
    FIRST,
    SHARE,
    TRANSCRIPTION,
    Edition,
    change_values,
    edition_2025,
    lengthen,
    transcribed,
    write,
)
from nato_workbook import FILE, RELEASE, refused, saved
from openpyxl import Workbook

from etl.contract import check_releases
from etl.observation import Observation, Release
from etl.sources.nato.parse import ParsedWorkbook, parse_workbook
from etl.transform.release import derive

OF_2026 = replace(RELEASE, release="2026-07-10", published=date(2026, 7, 10), definition="nato_core_2026")
OF_2025 = replace(RELEASE, release="2025-08-28", published=date(2025, 8, 28))
NATIONAL = "national_currency"


def parse(book: Workbook, release: Release = OF_2026) -> ParsedWorkbook:
    return parse_workbook(saved(book), FILE, release)


def by_place(parsed: ParsedWorkbook) -> dict[tuple[str, str, int], Observation]:
    return {(row.indicator, row.member, row.year): row for row in parsed.release.observations}


@pytest.fixture(scope="module")
def of_2026() -> ParsedWorkbook:
    return parse(write())


@pytest.fixture(scope="module")
def of_2025() -> ParsedWorkbook:
    return parse(write(edition_2025()), OF_2025)


def test_every_row_of_the_transcription_is_read_back_from_a_workbook_with_its_figures(of_2026: ParsedWorkbook) -> None:
    found = by_place(of_2026)
    with TRANSCRIPTION.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(found) == 6279
    for row in rows:
        one = found[row["measure"], row["member"], int(row["year"])]
        value = float(row["value"]) if row["value"] else None
        assert one.value == (None if value is None else pytest.approx(value, rel=1e-12))
        assert one.status == ("not_available" if value is None else row["status"])
        assert (one.price_base, one.definition) == (row["price_base"], row["definition"])
        assert one.unit == row["unit"] or NATIONAL in row["unit"]
        assert one.cell.startswith(f"{FILE}!Table {row['table']}!")


def test_an_edition_without_core_and_with_figures_in_full_is_read_back_too(of_2025: ParsedWorkbook) -> None:
    edition = edition_2025()
    found = by_place(of_2025)
    expected = {place: value for place, value in edition.figures.items() if place[2] <= 2025}
    assert found.keys() == expected.keys()
    for (measure, member, year), value in expected.items():
        one = found[measure, member, year]
        scale = 1000 if measure == "gdp_per_capita_usd_constant" else 1
        assert one.value == (None if value is None else pytest.approx(value * scale, rel=1e-14))
        known = "estimate" if year in (2024, 2025) else "actual"
        assert one.status == ("not_published" if value is None else known)
        assert one.definition == "nato"


def test_germany_is_blank_in_2025_and_nobody_else(of_2025: ParsedWorkbook) -> None:
    blank = {(row.indicator, row.member, row.year) for row in of_2025.release.observations if row.value is None}
    assert {(member, year) for measure, member, year in blank if measure == SHARE} == {("DEU", 2025)}


def test_figures_stand_in_the_rows_that_readers_of_natos_files_name(of_2026: ParsedWorkbook) -> None:
    found = by_place(of_2026)
    cells = [
        found["defence_expenditure_usd_current", "ALB", FIRST].cell,
        found["defence_expenditure_usd_current", "USA", 2026].cell,
        found["defence_expenditure_usd_current", "NATO_TOTAL", FIRST].cell,
        found["defence_expenditure_usd_constant", "ALB", FIRST].cell,
        found["defence_expenditure_usd_constant", "NATO_TOTAL", FIRST].cell,
    ]
    assert cells == [f"{FILE}!Table 2!{place}" for place in ("B5", "N35", "B37", "B41", "B73")]


def test_every_number_is_in_the_account_and_the_years_of_all_blocks_are_headings(of_2026: ParsedWorkbook) -> None:
    account = of_2026.account
    assert len(account.stored) == sum(value is not None for value in transcribed().values())
    # Eleven years of fifteen blocks are numbers, and the first of table 4; "2025e" is a text.
    assert len(account.heading) == 11 * 15 + 1
    assert (len(account.repeat), len(account.span)) == (4 * 33, 33)
    assert account.stray == (f"{FILE}!Notes!A4",)


def test_money_in_national_currency_is_in_the_currency_in_brackets(of_2026: ParsedWorkbook) -> None:
    found = by_place(of_2026)
    measure = "defence_expenditure_national_currency_constant"
    units = {member: found[measure, member, 2020].unit for member in ("GBR", "BGR", "SVN", "SWE", "TUR")}
    assert units == {
        "GBR": "gbp_million", "BGR": "eur_million", "SVN": "eur_million", "SWE": "sek_million", "TUR": "try_million",
    }  # fmt: skip


def test_a_star_brings_the_footnote_of_its_table(of_2026: ParsedWorkbook) -> None:
    notes = {row.note for row in of_2026.release.observations if row.member == "SVN" and row.indicator == SHARE}
    assert notes == {"Made up: figures of this Ally were revised."}


def test_a_footnote_may_stand_on_the_sheet_of_notes() -> None:
    book = write(Edition(footnote=""))
    book["Notes"]["A6"] = "Made up, in general.\n* Made up: on a sheet of its own.\n** Another."
    assert by_place(parse(book))[SHARE, "SVN", 2020].note == "Made up: on a sheet of its own."


def test_a_star_without_any_footnote_is_told_and_stops_nothing() -> None:
    row = by_place(parse(write(Edition(footnote=""))))[SHARE, "SVN", 2020]
    assert row.note == "marked *, without a footnote that says why"


def test_several_footnotes_may_stand_in_one_cell() -> None:
    book = write(Edition(footnote="Notes: Made up.\n* Made up: one of two."))
    assert by_place(parse(book))[SHARE, "SVN", 2020].note == "Made up: one of two."


def test_headings_with_the_prices_in_them_are_read_too(of_2026: ParsedWorkbook) -> None:
    book = write()
    sheet = book["Table 3"]
    sheet["A2"] = None
    sheet["A3"], sheet["A39"] = (
        "Share of real GDP (%), based on 2021 prices",
        "Annual real change (%) (based on 2021 prices)",
    )
    assert by_place(parse(book)) == by_place(of_2026)


def test_a_gdp_in_billions_is_multiplied(of_2026: ParsedWorkbook) -> None:
    measures = ("gdp_usd_current", "gdp_usd_constant")
    billions = change_values(transcribed(), lambda place, value: value / 1000 if place[0] in measures else value)
    book = write(Edition(figures=billions))
    book["Table 5"]["A2"] = "Billion US dollars"
    row = by_place(parse(book))["gdp_usd_constant", "ITA", 2020]
    assert row.value == pytest.approx(by_place(of_2026)["gdp_usd_constant", "ITA", 2020].value)
    assert row.note == "published in billion US dollars; multiplied by 1000"


def test_tables_may_be_numbered_anew(of_2026: ParsedWorkbook) -> None:
    book = write()
    sheet = book["Table 7"]
    sheet["A1"], sheet.title = "Table 9: Military personnel", "Table 9"
    assert len(parse(book).release.observations) == len(of_2026.release.observations)


@pytest.mark.parametrize("sign", ["..", ". .", "…", ".", None])
def test_a_figure_that_is_not_there_has_no_value_however_it_is_written(sign: str | None) -> None:
    row = by_place(parse(write(Edition(sign=sign))))["personnel_share", "NLD", 2026]
    assert (row.value, row.status) == (None, "not_published" if sign is None else "not_available")


@pytest.mark.parametrize("head", ["2026e*", "2026 e", "2026(e)", "2026 (e)"])
def test_a_year_of_estimates_may_be_marked_otherwise(head: str, of_2026: ParsedWorkbook) -> None:
    book = write()
    book["Table 3"]["N4"] = book["Table 3"]["N40"] = head
    assert by_place(parse(book)) == by_place(of_2026)


@pytest.mark.parametrize("drawn", ['0"e"', "0\\e", '0" e"'])
def test_a_year_may_be_a_number_that_is_drawn_with_its_mark(drawn: str, of_2026: ParsedWorkbook) -> None:
    book = write()
    for cell in (book["Table 3"]["N4"], book["Table 3"]["N40"]):
        cell.value, cell.number_format = 2026, drawn
    assert by_place(parse(book)) == by_place(of_2026)


@pytest.mark.parametrize(
    "remark",
    [
        "For past years, made up as they are, defence spending was based on the GDP data that were available then.",
        "Source: made up",
        "Conventional signs: e estimated; - nil; .. not available",
    ],
)
def test_a_remark_in_a_row_of_its_own_is_no_name_and_no_heading(remark: str, of_2026: ParsedWorkbook) -> None:
    book = write()
    book["Table 3"]["A90"] = remark
    assert by_place(parse(book)) == by_place(of_2026)


@pytest.mark.parametrize(
    ("spelt", "known"),
    [("The Netherlands", "Netherlands"), ("Slovakia", "Slovak Republic"), ("Turkey", "Türkiye")],
)
def test_a_member_may_be_named_otherwise(spelt: str, known: str, of_2026: ParsedWorkbook) -> None:
    book = write()
    for row in book["Table 3"].iter_rows(max_col=1):
        if row[0].value == known:
            row[0].value = spelt
    assert by_place(parse(book)) == by_place(of_2026)


def test_table_4_in_a_layout_of_its_own_is_left_out_and_told(
    of_2026: ParsedWorkbook, caplog: pytest.LogCaptureFixture
) -> None:
    book = write()
    book["Table 4"]["D4"] = "Trend since Wales"
    found = parse(book)
    assert by_place(found) == by_place(of_2026)
    assert "A table that only repeats figures of others is left out: made-up.xlsx!Table 4!D4" in caplog.text


def test_table_4_may_have_fewer_decimals_than_what_it_repeats(of_2026: ParsedWorkbook) -> None:
    book = write()
    for row in book["Table 4"].iter_rows(min_row=5, min_col=5, max_col=6):
        for cell in row:
            cell.value = None if cell.value is None else round(cell.value, 1)
    assert by_place(parse(book)) == by_place(of_2026)


def test_a_change_over_years_that_rounding_does_not_explain_is_refused() -> None:
    book = write()
    book["Table 4"]["D5"] = book["Table 4"]["D5"].value + 2
    message = refused(book, "Table 4!D5", OF_2026)
    assert "says that ALB changed by" in message


def test_a_workbook_in_which_a_member_of_the_totals_is_blank_keeps_the_contract() -> None:
    """As Germany was in August 2025: the totals count it, and its own cells say nothing."""
    germany = {place for place in transcribed() if place[1:] == ("DEU", 2026) and not place[0].startswith("gdp")}
    figures = {place: None if place in germany else value for place, value in transcribed().items()}
    found = parse(write(Edition(figures=figures)))
    assert len([row for row in found.release.observations if row.member == "DEU" and row.value is None]) == len(germany)
    assert check_releases([derive(found.release)])


def test_figures_in_full_are_those_of_the_transcription_at_its_decimals() -> None:
    full = change_values(transcribed(), lengthen)
    assert all(
        abs(full[place] - value) < 0.5 and full[place] != value  # type: ignore[operator]
        for place, value in transcribed().items()
        if value is not None
    )
