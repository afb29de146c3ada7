"""Made-up PDFs whose tables are not laid out as known: each is refused with its page, table, row and column."""

from dataclasses import replace

import pytest
from nato_pdf import FIRST, RIGHT, SIZE, changed, pages, pdf, refused, repeating, with_page
from nato_workbook import SPENDING, figure, with_table


@pytest.mark.parametrize("printed", ["4,5953,978", "1107", "n/a", "1 2", "| //", "\xb2"])
def test_a_figure_that_is_none_is_refused_with_page_row_and_column(printed: str) -> None:
    where = 'page 1!Table 1, "Current prices", row "Belgium (Euros)", column 2019'
    assert "is neither a number nor a sign of NATO's key" in refused(changed(1, FIRST, printed), where)


def test_figures_that_run_into_the_next_column_are_refused() -> None:
    wide = "1" * (int((RIGHT[1] - RIGHT[0]) / (0.5 * SIZE)) + 1)
    assert "the columns '2019' and '2020' cannot be told apart" in refused(changed(1, FIRST, wide), "page 1!Table 1")


def test_a_figure_between_the_columns_is_refused() -> None:
    page = [*pages()[0]]
    at = next(at for at, text in enumerate(page) if text[2] == FIRST)
    page[at] = (RIGHT[0] + 45, page[at][1], FIRST)
    where = 'page 1!Table 1, "Current prices", row "Belgium (Euros)"'
    assert "'110.71' stands below no heading of a column" in refused(with_page(1, page), where)


ROW = "Belgium   (Euros)"


@pytest.mark.parametrize(
    ("old", "new", "where", "problem"),
    [
        ("Table 1 : Defence expenditure", "Figure 1", '"Belgium (Euros) 110.71 111.81 112.91"', "below no title"),
        ("2020", "2020 prices", "Table 1, column 2020 prices", "'2020 prices' of a column is not known"),
        (ROW, "Belgiun (Euros)", 'Table 1, "Belgiun (Euros) 110.71 111.81 112.91"', "is no known member"),
        (ROW, "", 'Table 1, "110.71 111.81 112.91"', "is no known member"),
        (ROW, "Belgium", 'Table 1, "Current prices", row "Belgium"', "gives no currency for BEL"),
        (
            "Current prices",
            "Current costs",
            "Table 1, column Current costs",
            "'Current costs' of a column is not known",
        ),
        ("Constant 2015 prices ", "2015 costs", 'Table 1, "2015 costs"', "is no known member, aggregate, heading"),
        ("Million national currency units", "Billion", 'Table 1, "Table 1 : Defence expenditure"', "is not known"),
    ],
)
def test_what_is_not_known_is_refused_with_its_page(old: str, new: str, where: str, problem: str) -> None:
    assert problem in refused(changed(1, old, new), f"page 1!{where}")


@pytest.mark.parametrize(("printed", "word"), [("110.71 110.71", "110.71"), ("110.71          x", "x")])
def test_a_word_between_the_columns_is_refused(printed: str, word: str) -> None:
    where = 'page 1!Table 1, "Current prices", row "Belgium (Euros)"'
    assert f"{word!r} stands below no heading of a column" in refused(changed(1, FIRST, printed), where)


def test_a_bar_after_the_last_figure_is_refused() -> None:
    page = [*pages()[0]]
    at = next(at for at, text in enumerate(page) if text[2] == FIRST)
    page.append((RIGHT[2] + 60, page[at][1], "|"))
    where = 'page 1!Table 1, "Current prices", row "Belgium (Euros)"'
    assert "'|' stands below no heading of a column" in refused(with_page(1, page), where)


def test_a_name_without_figures_is_refused() -> None:
    page = [text for text in pages()[0] if text[1] != 718]
    where = 'page 1!Table 1, "Current prices", row "Belgium (Euros)"'
    named = [*page, (50.0, 718.0, "Belgium (Euros)")]
    assert "no figure stands beside this name" in refused(with_page(1, named), where)


def test_a_title_without_years_is_refused() -> None:
    assert "no row of years" in refused(with_page(1, [(50, 700, "Table 1 : Defence expenditure")]), "page 1!Table 1")


def test_a_row_of_figures_after_the_notes_is_no_part_of_them() -> None:
    page = [*pages()[0]]
    lowest = min(up for _, up, text in page if text.startswith("*"))
    page = [*(text for text in page if text[2] != "-7-"), (50, lowest - 10, "Belgiun"), (280, lowest - 10, "1.5")]
    page.append((370, lowest - 10, "2.5"))
    assert "is no known member" in refused(with_page(1, page), 'page 1!Table 1, "Belgiun 1.5 2.5"')


def test_a_missing_table_is_named() -> None:
    assert "no table gives 'Military personnel'" in refused(pages()[:5] + pages()[6:], "")


def test_the_same_table_twice_is_refused() -> None:
    where = 'page 9!Table 1, "Current prices", row "Belgium (Euros)", column 2019'
    assert "the same figure stands in made-up.pdf!page 1!Table 1" in refused([*pages(), pages()[0]], where)


def test_a_mark_without_its_footnote_is_refused() -> None:
    bare = pages(with_table(replace(SPENDING, footnotes=())))
    where = 'page 2!Table 2, "Current prices and exchange rates", row "Estonia*"'
    assert "carries the mark *" in refused(pdf(bare), where)


@pytest.mark.parametrize("change", ["2.20", "1.00", "//", "-"])
def test_a_change_that_does_not_follow_from_its_years_is_refused(change: str) -> None:
    where = 'page 9!Table 4, row "Belgium", column Real change 2019- 2021e (%)'
    assert "says that BEL changed by" in refused(repeating(change), where)


def test_a_repeated_figure_that_reads_otherwise_is_refused() -> None:
    message = refused(repeating("2.00", since="99.00"), 'page 9!Table 4, row "Belgium", column 2019')
    assert "repeats made-up.pdf!page 2!Table 2" in message
    assert "but reads 99 (usd_million" in message


def test_a_change_from_a_year_without_a_value_is_refused() -> None:
    found = repeating("2.00", since="..")
    place = found[1].index((RIGHT[0], 650, f"{figure(100.0, 'Belgium', 2019):,.2f}"))
    found[1][place] = (RIGHT[0], 650, "..")
    where = 'page 9!Table 4, row "Belgium", column Real change 2019- 2021e (%)'
    assert "but the values of these years are [None, " in refused(found, where)


def test_gdp_in_another_unit_than_its_heading_says_is_refused() -> None:
    where = 'page 4!Table 5, "Current prices and exchange rates", row "Belgium", column 2019'
    assert "a unit is not what its heading says" in refused(changed(4, "6,000.71", "6.00"), where)


def test_text_far_below_a_note_is_no_part_of_it() -> None:
    page = [text for text in pages()[0] if text[2] != "-7-"]
    assert "is no known member" in refused(with_page(1, [*page, (50, 300, "and so on")]), 'page 1!Table 1, "and so on"')
