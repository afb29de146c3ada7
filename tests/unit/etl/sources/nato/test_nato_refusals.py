"""What is not laid out as known is refused with its file, sheet and cell. The workbooks are made up."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from nato_workbook import FILE, NAMES, TABLES, Made, refused, saved, with_repeats, with_table, workbook
from openpyxl import Workbook

from etl.sources.nato import layout

Change = Callable[[Workbook], object]


def _set(place: str, value: str | float | bool | None) -> Change:
    sheet, address = place.split("!")
    return lambda book: book[sheet].__setitem__(address, value)


# What is changed in a good workbook, the cell that is named, and words of the message.
FAULTS: dict[str, tuple[Change, str, str]] = {
    "an unknown country": (_set("TABLE3!C12", "Atlantis"), "TABLE3!C12", "'Atlantis' is no known member"),
    "a renamed sheet": (
        lambda book: setattr(book["TABLE3"], "title", "Shares"),
        "Shares!B4",
        "the sheet is named 'Shares', but holds 'Table 3 : ",
    ),
    "a sheet with another table's number": (
        lambda book: setattr(book["TABLE3"], "title", "TABLE33"),
        "TABLE33!B4",
        "edited copy",
    ),
    "a missing row of years": (lambda book: book["TABLE3"].delete_rows(8), "TABLE3!C10", "below no row of years"),
    "a title without a table": (
        lambda book: book["TABLE3"].delete_rows(8, 30),
        "TABLE3!B4",
        "no row of years stands below this title",
    ),
    "a member named twice": (_set("TABLE3!C12", "Belgium"), "TABLE3!C12", "the first time in made-up.xlsx!TABLE3!C11"),
    "a member named twice in two spellings": (_set("TABLE3!C12", "Estonia *"), "TABLE3!C13", "stands twice"),
    "a year that stands twice": (_set("TABLE3!E8", 2019), "TABLE3!E8", "2019 stands twice, the first time in"),
    "an unknown heading of a column": (_set("TABLE3!G8", "Trend"), "TABLE3!G8", "'Trend' of a column is not known"),
    "a word for a figure": (_set("TABLE3!E12", "high"), "TABLE3!E12", "'high' is neither a number nor a sign"),
    "a number as text": (_set("TABLE3!E12", "2.05"), "TABLE3!E12", "'2.05' is neither a number nor a sign"),
    "a truth value for a figure": (_set("TABLE3!E12", True), "TABLE3!E12", "True is neither a number nor a sign"),
    "an error value": (_set("TABLE3!E12", "#REF!"), "TABLE3!E12", "holds the error #REF!"),
    "an error value beside the table": (_set("TABLE3!Z2", "#DIV/0!"), "TABLE3!Z2", "holds the error #DIV/0!"),
    "a formula that was never computed": (_set("TABLE3!E12", "=1+1"), "TABLE3!E12", "whose value was never computed"),
    "a mark without a footnote": (_set("TABLE3!C11", "Belgium (x)"), "TABLE3!C11", "its table has no footnote (x)"),
    "a footnote that stands twice": (_set("TABLE3!C24", "* Again."), "TABLE3!C24", "the second footnote *"),
    "an unknown currency": (
        _set("TABLE1!C12", "Canada   (Guilders)"),
        "TABLE1!C12",
        "'Guilders' is no currency known for CAN",
    ),
    "another member's currency": (
        _set("TABLE1!C12", "Canada   (Leva)"),
        "TABLE1!C12",
        "'Leva' is no currency known for CAN",
    ),
    "a missing currency": (_set("TABLE1!C12", "Canada"), "TABLE1!C12", "gives no currency for CAN"),
    "a change of currency without a footnote": (
        _set("TABLE1!C13", "Estonia*   (Krooni-Euros)"),
        "TABLE1!C13",
        "no footnote says from which year",
    ),
    "an unknown table": (_set("TABLE7!B4", "Table 7 : Morale"), "TABLE7!B4", "the table 'Morale' is not known"),
    "an unknown unit": (_set("TABLE7!B6", "Dozens"), "TABLE7!B6", "in the unit 'Dozens' is not known"),
    "a missing unit": (_set("TABLE7!B6", None), "TABLE7!B4", "in the unit '' is not known"),
    "an unknown heading of a block": (_set("TABLE3!B15", "Trend (%)"), "TABLE3!B15", "'Trend (%)' is no known member"),
    "a heading of a block that is lost": (_set("TABLE3!B10", None), "TABLE3!C11", "below no heading of a block"),
    "a block that stands twice": (_set("TABLE3!B15", "Share of real GDP (%)"), "TABLE3!B15", "same block stands at"),
    "a block without rows": (
        lambda book: book["TABLE3"].delete_rows(16, 4),
        "TABLE3!B15",
        "no row stands below 'Annual real change (%)'",
    ),
    "a name that is lost": (
        _set("TABLE3!C12", None),
        "TABLE3!D12",
        "a whole row of figures",
    ),
    "a name to the right of its figures": (
        lambda book: (_set("TABLE3!C12", None)(book), _set("TABLE3!H12", "Canada")(book)),
        "TABLE3!H12",
        "to the right of figures",
    ),
    "a remark beside the figures": (_set("TABLE3!H12", "sic"), "TABLE3!H12", "'sic' is no known member"),
    "an unknown remark below": (_set("TABLE3!C30", "Provisional."), "TABLE3!C30", "'Provisional.' is no known member"),
    "two tables on one sheet": (_set("TABLE3!B40", "Table 9 : GDP"), "TABLE3!B40", "a second title, below that in"),
    "numbers on a sheet without a title": (_set("TABLE3!B4", None), "TABLE3!D8", "on a sheet that has no title"),
    "forces of a country that has none": (_set("TABLE3!C11", "Iceland"), "TABLE3!D11", "Iceland has no armed forces"),
    "GDP in billions below a heading of millions": (
        lambda book: [_set(f"TABLE5!{column}16", 5.5)(book) for column in "DEF"],
        "TABLE5!D16",
        "times the defence expenditure in made-up.xlsx!TABLE2!D16",
    ),
    "GDP in thousands": (_set("TABLE5!E12", 6_000_000.0), "TABLE5!E12", "a unit is not what its heading says"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_cell(fault: str) -> None:
    change, where, words = FAULTS[fault]
    book = workbook()
    change(book)
    assert words in refused(book, where)


@pytest.mark.parametrize("made", TABLES, ids=lambda made: str(made.number))
def test_a_missing_table_is_named_by_what_it_would_give(made: Made) -> None:
    message = refused(workbook([other for other in TABLES if other is not made]), "")
    assert message.startswith(f"{FILE}: no table gives '")


def test_the_same_table_on_two_sheets_is_refused() -> None:
    book = workbook([*TABLES, replace(TABLES[2], number="9")])
    assert "the same figure stands in made-up.xlsx!TABLE3!D11" in refused(book, "TABLE9!D11")


def test_shares_whose_unit_is_stated_nowhere_are_refused() -> None:
    bare = replace(TABLES[6], unit="")
    message = refused(workbook(with_table(bare)), "TABLE8a!B10")
    assert "the unit of 'Equipment as a share of defence expenditure' is not clear" in message


def test_constant_prices_of_no_year_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    undated = replace(layout.TABLES[2], unit="Based on constant prices")
    monkeypatch.setattr(layout, "TABLES", (*layout.TABLES, undated))
    message = refused(workbook(with_table(replace(TABLES[2], unit="Based on constant prices"))), "TABLE3!B10")
    assert "the base year of 'Defence expenditure as a share of GDP' is not clear" in message


def test_a_repeat_that_differs_names_both_cells() -> None:
    message = refused(with_repeats(share=2.5), "TABLE4!H23")
    assert "repeats made-up.xlsx!TABLE3!F11, but reads 2.5 (percent_of_gdp" in message


def test_a_repeat_of_nothing_is_refused() -> None:
    book = with_repeats()
    book["TABLE4"]["C23"] = "Denmark"
    assert "repeats a figure that no other table gives" in refused(book, "TABLE4!D23")


def test_a_change_that_its_end_values_do_not_give_is_refused() -> None:
    message = refused(with_repeats(change=17.5), "TABLE4!F23")
    assert "says that BEL changed by 17.5 % from 2019 to 2021" in message


def test_a_heading_of_millions_above_billions_is_refused_in_the_older_layout_too() -> None:
    gdp = Made("5", "Gross domestic product", "2015 prices and exchange rates", (
        ("Real GDP (million US dollars)", NAMES, 5.0), ("GDP per capita (thousand US dollars)", NAMES, 40.0),
    ), TABLES[1].footnotes)  # fmt: skip
    only_defence = replace(TABLES[4], blocks=TABLES[4].blocks[1:])
    tables = [{"5": gdp, "6": only_defence}.get(made.number, made) for made in TABLES]
    assert "GDP is 0.05669 times the defence expenditure" in refused(workbook(tables), "TABLE5!D11")


def test_a_truncated_workbook_names_the_file() -> None:
    content = saved(workbook())
    assert "truncated or damaged" in refused(content[: len(content) // 2], "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html>Not found</html>", "is a web page"),
        (b"\xef\xbb\xbf\r\n <html>", "is a web page"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, "is encrypted with a password"),
        (b"%PDF-1.7", "is no workbook"),
        (b"PK\x03\x04" + b"\0" * 100, "truncated or damaged"),
    ],
    ids=["empty", "web page", "web page with mark", "password", "PDF", "no archive"],
)
def test_what_is_no_workbook_names_the_file_and_what_it_is(content: bytes, words: str) -> None:
    assert words in refused(content, "")
