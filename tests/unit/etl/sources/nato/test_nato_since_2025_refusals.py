"""What is wrong in a workbook laid out like NATO's since 2025 is named with its sheet and cell. They are made up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from nato_since_2025 import Edition, edition_2025, write
from nato_workbook import RELEASE, refused
from openpyxl import Workbook

OF_2026 = replace(RELEASE, release="2026-07-10", published=date(2026, 7, 10), definition="nato_core_2026")
OF_2025 = replace(RELEASE, release="2025-08-28", published=date(2025, 8, 28))
Change = Callable[[Workbook], object]


def put(place: str, value: str | float | None) -> Change:
    sheet, address = place.split("!")
    return lambda book: book[sheet].__setitem__(address, value)


def cut(sheet: str, row: int, number: int = 1) -> Change:
    return lambda book: book[sheet].delete_rows(row, number)


def drop(sheet: str) -> Change:
    return lambda book: book.remove(book[sheet])


# The second block of tables 2, 3 and 5 has its heading in row 39, its years in row 40, Albania in row 41.
FAULTS: dict[str, tuple[Change, str, str]] = {
    "a second block that is missing": (
        cut("Table 2", 39, 36),
        "Table 2!A1",
        "no block of this table gives 'Defence expenditure in constant prices'",
    ),
    "a first block that is missing": (
        cut("Table 3", 3, 36),
        "Table 3!A1",
        "no block of this table gives 'Defence expenditure as a share of GDP'",
    ),
    "a block that no older edition has, missing": (
        cut("Table 5", 3, 36),
        "Table 5!A1",
        "no block of this table gives 'GDP in current prices'",
    ),
    "one of the four categories that is missing": (
        cut("Table 8a", 37, 34),
        "Table 8a!A1",
        "no block of this table gives 'Personnel as a share of defence expenditure'",
    ),
    "years that jump": (put("Table 3!F40", 2031), "Table 3!F40", "the years jump: 2031 stands beside 2017 in "),
    "years that jump in the first block": (put("Table 3!F4", 2031), "Table 3!F4", "the years jump: 2031 stands"),
    "years that jump in a table without headings": (put("Table 7!F4", 2031), "Table 7!F4", "the years jump: 2031"),
    "a year that is lost": (lambda book: book["Table 2"].delete_cols(5), "Table 2!E4", "2018 stands beside 2016"),
    "years that run backwards": (put("Table 3!C4", 2013), "Table 3!C4", "2013 stands beside 2014"),
    "a year that stands twice": (put("Table 3!C40", 2014), "Table 3!C40", "2014 stands twice, the first time in"),
    "a country that is not known": (put("Table 3!A12", "Atlantis"), "Table 3!A12", "'Atlantis' is no known member"),
    "a country that is not known, in the second block": (
        put("Table 1!A45", "Atlantis (Pearls)"),
        "Table 1!A45",
        "'Atlantis (Pearls)' is no known member",
    ),
    "a member that stands twice": (put("Table 3!A6", "Albania"), "Table 3!A6", "'Albania' stands twice in its block"),
    "two blocks of one heading": (
        put("Table 2!A39", "Current prices and exchange rates"),
        "Table 2!A39",
        "the same block stands at made-up.xlsx!Table 2!A3",
    ),
    "two tables with the same figures": (
        lambda book: setattr(book.copy_worksheet(book["Table 7"]), "title", "Table 7 (2)"),
        "Table 7 (2)!B5",
        "the same figure stands in made-up.xlsx!Table 7!B5",
    ),
    "blocks whose years differ": (
        lambda book: [put(f"Table 3!{column}40", 2013 + at)(book) for at, column in enumerate("BCDEFGHIJKLMN")],
        "Table 3!B40",
        "the years 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025 are not",
    ),
    "a block with a year less": (
        lambda book: book["Table 3"].__setitem__("N40", None),
        "Table 3!B40",
        "are not those of the first block, 2014, 2015",
    ),
    "a block that marks fewer estimates": (put("Table 3!M40", 2025), "Table 3!B40", "2024, 2025, 2026e are not those"),
    "a heading without its years": (cut("Table 3", 40), "Table 3!A39", "no row of years stands below 'Annual real"),
    "a heading without anything below it": (
        cut("Table 3", 40, 60),
        "Table 3!A39",
        "no row of years stands below 'Annual real",
    ),
    "a first heading without its years": (cut("Table 3", 4), "Table 3!A4", "stand below no row of years"),
    "years without their heading": (put("Table 3!A39", None), "Table 3!B40", "a row of years stands here below no"),
    "a heading that is not known": (put("Table 3!A39", "Trend (%)"), "Table 3!A39", "'Trend (%)' is no known member"),
    "a first heading that is not known": (
        put("Table 3!A3", "Trend (%)"),
        "Table 3!A2",
        "in the unit 'Based on 2021 prices Trend (%)' is not known",
    ),
    "a block without rows": (
        cut("Table 3", 41, 33),
        "Table 3!A39",
        "no row stands below 'Annual real change (%)'",
    ),
    "a year that is marked no estimate after one that is": (
        put("Table 7!N4", 2026),
        "Table 7!N4",
        "2026 is no estimate, though 2025",
    ),
    "estimates that are marked nowhere": (
        lambda book: [put(f"Table 7!{column}4", year)(book) for column, year in (("M", 2025), ("N", 2026))],
        "Table 7!M4",
        "2025 has no mark of an estimate, though made-up.xlsx!Table 7!A39 says that it is one",
    ),
    "a share in words": (put("Table 3!E12", "high"), "Table 3!E12", "'high' is neither a number nor a sign"),
    "a remark in the place of a name": (
        put(
            "Table 3!A12", "A made-up remark that is as long as a sentence can be, in the place of a member's own name."
        ),
        "Table 3!A12",
        "is no known member",
    ),
    "a unit of the wrong size": (
        put("Table 5!A2", "Billion US dollars"),
        "Table 5!B5",
        "a unit is not what its heading says",
    ),
    "a title that tells of another definition": (
        put("Table 2!A1", "Table 2: Total defence expenditure"),
        "Table 2!A1",
        "the table 'Total defence expenditure' is not known",
    ),
    "a table that is not known": (put("Table 7!A1", "Table 7: Morale"), "Table 7!A1", "'Morale' is not known"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_sheet_and_cell(fault: str) -> None:
    change, where, words = FAULTS[fault]
    book = write()
    change(book)
    assert words in refused(book, where, OF_2026)


@pytest.mark.parametrize("sheet", ["Table 1", "Table 2", "Table 3", "Table 6", "Table 7", "Table 8a", "Table 8b"])
def test_a_table_that_is_missing_is_named_by_what_it_would_give(sheet: str) -> None:
    book = write()
    drop(sheet)(book)
    assert "no table gives '" in refused(book, "", OF_2026)


def test_a_block_that_is_missing_from_an_edition_of_2025_is_named_too() -> None:
    book = write(edition_2025())
    cut("Table 6", 39, 36)(book)
    assert "no block of this table gives 'Defence expenditure per head'" in refused(book, "Table 6!A1", OF_2025)


def test_core_defence_expenditure_is_not_stored_as_the_other_definition() -> None:
    message = refused(write(), "Table 1!A1", replace(OF_2026, definition="nato"))
    assert "tells of core defence expenditure, and its release is said to follow another definition" in message


def test_a_note_on_a_sheet_of_its_own_speaks_of_all_tables() -> None:
    book = write(Edition())
    for sheet in book.worksheets[:-1]:
        for row in sheet.iter_rows(max_col=1):
            if str(row[0].value).startswith("Notes: "):
                row[0].value = None
    book["Table 7"]["M4"], book["Table 7"]["N4"] = 2025, 2026
    assert "though made-up.xlsx!Notes!A3 says that it is one" in refused(book, "Table 7!M4", OF_2026)


def test_what_an_operator_can_do_depends_on_what_is_not_known() -> None:
    named, headed = write(), write()
    named["Table 3"]["A12"] = "Atlantis"
    headed["Table 3"]["A39"] = "Trend (%)"
    assert "Add a row to seeds/names.csv" in refused(named, "Table 3!A12", OF_2026)
    assert "Look for a newer version" in refused(headed, "Table 3!A39", OF_2026)
