"""What is not laid out as known stops an edition, with sheet and cell. The workbooks are made up."""

from pathlib import Path

import pytest
from eda_workbook import MEMBERS_SHEET, TOGETHER, UNION, YEARS, put, read, refused, workbook

from etl.catalogue.overlay import lay_seeds


@pytest.mark.parametrize(
    ("sheet", "cell", "held", "where", "told"),
    [
        (TOGETHER, "A1", "EU28", "A1", "holds 'EU28'; so far 'EU27' stood there"),
        (TOGETHER, "C1", "2023e", "C1", "holds '2023e', where a year should stand"),
        (TOGETHER, "A6", "Total per soldier", "A6", "'Total per soldier' is no name that is known, in a row with"),
        (TOGETHER, "A4", "Total Defence Expenditure", "A4", "stands twice"),
        (TOGETHER, "A14", None, "B14", "holds '18.75', in a row without a name"),
        (TOGETHER, "C5", "n/a", "C5", "holds 'n/a', which is neither a figure nor a dash"),
        (TOGETHER, "G5", 1.0, "G5", "holds '1', in a column without heading"),
        (TOGETHER, "A16", '"-" - zero', "A16", "is no name that is known, and no note"),
        (YEARS, "D1", "Defence Equipment", "D1", "the heading 'Defence Equipment' is not known here"),
        (YEARS, "D1", "Defence R&D expenditure", "E1", "stands twice"),
        (YEARS, "B1", None, "A1", "has no column 'Year' beside it"),
        (YEARS, "A3", "Atlantis", "A3", "'Atlantis' is no name that is known, in a row with figures"),
        (YEARS, "A3", None, "B3", "holds '2021', in a row without a name"),
        (YEARS, "C3", True, "C3", "holds 'True', which is neither"),
        (YEARS, "C3", "#REF!", "C3", "holds '#REF!', which is neither"),
        (YEARS, "B3", 2020, "C3", "eda_defence_expenditure AUT 2020 stands twice, first at Billions!C2"),
        (YEARS, "A10", "A word", "A10", "'A word' is no name that is known, and no note"),
        (YEARS, "C10", 7, "C10", "holds '7', in a row without a name"),
        (TOGETHER, "C20", 7, "C20", "holds '7', below the table"),
        (MEMBERS_SHEET, "A2", "Austria***", "A2", "'Austria***' has ***, which no line below the table explains"),
        (MEMBERS_SHEET, "B3", 2023, "", "is of the years [2023, 2024], not of one"),
    ],
)
def test_what_is_not_known_is_told_with_its_cell(sheet: str, cell: str, held: object, where: str, told: str) -> None:
    assert told in refused(put(workbook(), sheet, cell, held), f"{sheet}!{where}")


def test_a_heading_that_is_gone_is_named() -> None:
    book = workbook()
    book[MEMBERS_SHEET].delete_cols(4)
    assert "the table lacks 'Defence Investment'" in refused(book, f"{MEMBERS_SHEET}!A1")


def test_a_sheet_that_is_gone_new_or_there_twice_stops_the_edition() -> None:
    gone, new, twice = workbook(), workbook(), workbook()
    del gone[YEARS]
    new.create_sheet("Personnel")
    twice.create_sheet("Member States")
    assert "has no sheet Billions" in refused(gone, "")
    assert "is no sheet that is known" in refused(new, "Personnel")
    assert "is the second of its kind" in refused(twice, "Member States")


def test_a_sheet_that_is_hidden_only_now_is_told() -> None:
    book = workbook()
    book[MEMBERS_SHEET].sheet_state = "hidden"
    assert "is hidden; so far it was not" in refused(book, MEMBERS_SHEET)


def test_the_name_of_the_sheet_and_its_years_agree() -> None:
    book = workbook()
    book[MEMBERS_SHEET].title = "Member States 2025"
    assert "holds figures of 2024" in refused(book, "Member States 2025")


def test_formulas_that_were_never_computed_are_no_missing_figures() -> None:
    book = workbook()
    for row in range(2, 8):
        book[YEARS][f"F{row}"] = f"=D{row}+E{row}"
    assert "6 of 6 figures of 'Defence Investment' are blank" in refused(book, f"{YEARS}!F1")


def test_a_stray_cell_far_outside_is_told_before_all_between_is_read() -> None:
    assert "spans 1,048,576 rows" in refused(put(workbook(), YEARS, "XFD1048576", 1), YEARS)


def test_gdp_in_another_unit_than_billions_is_told_by_its_size() -> None:
    book = workbook()
    for row in range(2, 8):
        book[YEARS][f"G{row}"] = book[YEARS][f"G{row}"].value * 1000
    assert f"is no GDP in billions: {YEARS}!C2 over it is not the share in {YEARS}!H2" in refused(book, f"{YEARS}!G2")


def test_a_figure_per_head_in_another_unit_than_euros_is_told_by_its_size() -> None:
    assert "is no figure per head in euros" in refused(
        put(workbook(), MEMBERS_SHEET, "G2", 0.44), f"{MEMBERS_SHEET}!G2"
    )


def test_a_name_that_is_not_known_can_be_added_by_hand() -> None:
    told = refused(put(workbook(), MEMBERS_SHEET, "A3", "Hrvatska"), f"{MEMBERS_SHEET}!A3")
    assert "Add a row to seeds/names.csv of the data folder" in told
    assert "`eda,Hrvatska,CODE`" in told


@pytest.mark.parametrize(("code", "members"), [("HRV", {"AUT", "HRV", "MLT"}), ("-", {"AUT", "MLT"})])
def test_a_name_that_was_added_by_hand_is_read_or_left_out(tmp_path: Path, code: str, members: set[str]) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "names.csv").write_text(f"source,name,code\neda,Hrvatska,{code}\n", encoding="utf-8")
    with lay_seeds(tmp_path):
        edition = read(put(workbook(), MEMBERS_SHEET, "A3", "Hrvatska"))
    assert {member for _, member, year in (figure.key for figure in edition.figures) if year == 2024} == {
        *members,
        UNION,
    }
