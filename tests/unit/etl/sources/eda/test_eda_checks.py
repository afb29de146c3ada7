"""Figures of an edition that contradict each other stay, and say so with the other's cell. Workbooks are made up."""

from eda_workbook import INVESTMENT, MEMBERS_SHEET, SHARE, TOGETHER, TOTAL, UNION, YEARS, only, put, read, workbook

from etl.sources.eda.parse import Edition

KNOWN = ("One joined late.", "Collaborative data are partial.", "The workbook hides the sheet in which this stands.")


def told(edition: Edition) -> dict[tuple[str, str, int], list[str]]:
    """What is said of figures besides what their table says of all."""
    found = {figure.key: [text for text in figure.remarks if text not in KNOWN] for figure in edition.figures}
    return {key: texts for key, texts in found.items() if texts}


def test_figures_that_fit_say_nothing() -> None:
    assert told(read(workbook())) == {}


def test_investment_that_is_not_procurement_and_research_names_both() -> None:
    assert told(read(put(workbook(), YEARS, "F2", 1002.0))) == {
        (INVESTMENT, "AUT", 2020): [f"{YEARS}!D2 and {YEARS}!E2, its two parts, add up to 1,000."]
    }


def test_a_share_that_is_not_its_own_spending_over_gdp_is_told() -> None:
    found = told(read(put(workbook(), YEARS, "H2", 0.0105)))
    assert found == {(SHARE, "AUT", 2020): [f"{YEARS}!C2 over {YEARS}!G2 gives 1.0000 %."]}


def test_a_total_that_is_not_the_sum_of_members_gives_that_sum() -> None:
    [(key, [text])] = told(read(put(workbook(), TOGETHER, "B3", 5203.5))).items()
    assert key == (TOTAL, UNION, 2021)
    assert text.startswith("The 3 members of which the workbook has a figure, without Belgium, Bulgaria, Cyprus, ")
    assert text.endswith(", add up to 5,100.0.")


def test_where_a_member_has_no_figure_nothing_is_added_up() -> None:
    assert told(read(put(put(workbook(), TOGETHER, "B3", 9000.0), YEARS, "C3", "-"))) == {}


def test_a_part_that_is_more_than_its_whole_is_told() -> None:
    found = told(read(put(workbook(), TOGETHER, "D10", 900.0)))
    assert found[("eda_research_technology", UNION, 2024)] == [f"It is more than all of it, 150 in {TOGETHER}!D9."]


def test_two_years_with_one_long_number_may_be_a_copy() -> None:
    book = put(put(workbook(), TOGETHER, "C4", 0.0151810616), TOGETHER, "D4", 0.0151810616)
    found = told(read(book))
    assert found == {
        (SHARE, UNION, 2023): [
            f"The same to the last digit as that of 2024, in {TOGETHER}!D4: one of them may be a copy."
        ],
        (SHARE, UNION, 2024): [
            f"The same to the last digit as that of 2023, in {TOGETHER}!C4: one of them may be a copy."
        ],
    }


def test_what_stands_in_two_sheets_is_kept_once_and_held_against_the_other() -> None:
    book = workbook()
    book[YEARS].append(["Austria", 2024, 4000.0, 900.0, 100.0, 1000.0, 400.0, 0.01])
    book[YEARS].append(["Malta", 2024, 101.0, "-", "-", "-", 20.0, 0.005])
    edition = read(book)
    assert only(edition, TOTAL, "AUT", 2024).place == f"{MEMBERS_SHEET}!C2"
    assert told(edition)[TOTAL, "MLT", 2024] == [f"{YEARS}!C9 has 101 for it."]
    assert told(edition)[INVESTMENT, "MLT", 2024] == [f"{YEARS}!F9 has no figure."]
    assert (TOTAL, "AUT", 2024) not in told(edition)
