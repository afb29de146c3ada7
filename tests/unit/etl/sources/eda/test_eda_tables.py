"""What the agency's sheets say, cell by cell. The workbooks are made up."""

import pytest
from eda_workbook import (
    FILE,
    GDP,
    INVESTMENT,
    MEMBERS_SHEET,
    PER_HEAD,
    SHARE,
    TOGETHER,
    TOTAL,
    UNION,
    YEARS,
    only,
    put,
    read,
    save,
    workbook,
)

from etl.sources.eda.parse import is_workbook, parse
from etl.sources.eda.table import HIDDEN

RESEARCH = "eda_research_development"


def test_money_is_millions_a_share_per_cent_and_gdp_no_longer_billions() -> None:
    edition = read(workbook())
    assert only(edition, TOTAL, "AUT", 2021).value == 4000.0
    assert only(edition, SHARE, "AUT", 2021).value == pytest.approx(1.0)
    assert only(edition, GDP, "AUT", 2021).value == 400_000.0
    assert only(edition, PER_HEAD, "AUT", 2024).value == pytest.approx(444.44, abs=0.01)
    assert only(edition, TOTAL, UNION, 2024).value == 5100.0


def test_a_figure_has_the_cell_that_it_stands_in() -> None:
    edition = read(workbook())
    assert only(edition, TOTAL, "AUT", 2020).cell == f"{FILE}!{YEARS}!C2"
    assert only(edition, TOTAL, "HRV", 2024).cell == f"{FILE}!{MEMBERS_SHEET}!C3"
    assert only(edition, INVESTMENT, UNION, 2023).cell == f"{FILE}!{TOGETHER}!C7"


def test_blanks_around_names_of_sheets_headings_and_countries_mean_nothing() -> None:
    book = workbook()
    book[MEMBERS_SHEET].title = " Member  States"
    book[YEARS]["C1"] = "Total  defence expenditure"
    assert only(read(book), TOTAL, "HRV", 2024).cell == f"{FILE}! Member  States!C3"


def test_figures_of_the_hidden_sheet_say_so_and_no_others() -> None:
    edition = read(workbook())
    assert {figure.key[2] for figure in edition.figures if HIDDEN in figure.remarks} == {2020, 2021}
    assert HIDDEN not in only(edition, TOTAL, UNION, 2021).remarks


@pytest.mark.parametrize(("held", "remarks"), [("-", ()), ("–", ()), (None, ("The publisher's cell is blank.",))])
def test_a_dash_and_a_blank_both_mean_that_there_is_no_figure(held: object, remarks: tuple[str, ...]) -> None:
    figure = only(read(put(workbook(), MEMBERS_SHEET, "D3", held)), INVESTMENT, "HRV", 2024)
    assert (figure.value, figure.status, figure.remarks) == (None, "not_available", remarks)


def test_a_zero_is_a_figure() -> None:
    assert only(read(workbook()), RESEARCH, "MLT", 2020)[1:3] == (0.0, "actual")


def test_a_remark_on_what_is_spent_together_concerns_nothing_else() -> None:
    edition = read(workbook())
    assert only(edition, "eda_collaborative_procurement", UNION, 2024).remarks == (
        "Collaborative data are partial.",
        "One joined late.",
    )
    assert only(edition, TOTAL, UNION, 2024).remarks == ("One joined late.",)


def test_a_star_means_what_its_own_footnote_says() -> None:
    book = workbook()
    for cell, text in {
        "A2": "Austria*",
        "A3": "Croatia **",
        "A6": "*Estimated 2024 figures",
        "A7": "** By GNI",
    }.items():
        book[MEMBERS_SHEET][cell] = text
    edition = read(book)
    assert only(edition, TOTAL, "AUT", 2024)[2:] == (
        "estimate", f"{FILE}!{MEMBERS_SHEET}!C2", ("Estimated 2024 figures.",)
    )  # fmt: skip
    assert only(edition, TOTAL, "HRV", 2024)[2::2] == ("actual", ("By GNI.",))
    assert only(edition, TOTAL, "MLT", 2024)[2::2] == ("actual", ())


def test_the_edition_is_of_the_year_of_its_members_and_knows_when_it_was_saved() -> None:
    edition = read(workbook(2030))
    assert (edition.year, str(edition.saved)) == (2030, "2025-09-01")
    assert parse(save(workbook(), day=""), FILE).saved is None


def test_a_workbook_of_the_agency_is_known_by_its_sheets() -> None:
    assert is_workbook(save(workbook()), FILE)
    other = workbook()
    for name in (TOGETHER, YEARS):
        other[name].title = f"Of {name}"
    assert not is_workbook(save(other), FILE)
    assert not is_workbook(b"%PDF-1.7", FILE)
