"""Made-up PDFs laid out like NATO's: read as the workbook with the same figures is."""

from decimal import Decimal

import pytest
from nato_pdf import FIRST, RIGHT, Text, changed, pages, read, repeating, with_page
from nato_workbook import figure, workbook
from nato_workbook import read as read_workbook

from etl.observation import Observation
from etl.sources.nato.parse import ParsedPdf


def only(parsed: ParsedPdf, indicator: str, member: str, year: int) -> Observation:
    """The one observation of these."""
    key = (indicator, member, year)
    [row] = [row for row in parsed.release.observations if (row.indicator, row.member, row.year) == key]
    return row


def first(parsed: ParsedPdf) -> Observation:
    return only(parsed, "defence_expenditure_national_currency_current", "BEL", 2019)


def test_a_pdf_gives_the_observations_of_the_workbook() -> None:
    pdf_rows = read(pages()).release.observations
    book = {(row.indicator, row.member, row.year): row for row in read_workbook(workbook()).release.observations}
    assert len(pdf_rows) == len(book)
    for row in pdf_rows:
        same = book[row.indicator, row.member, row.year]
        assert row._replace(cell="", value=0.0) == same._replace(cell="", value=0.0)
        assert row.value is not None
        assert same.value is not None
        assert row.value == pytest.approx(same.value, abs=5.01 if "1000" in row.note else 0.00501)


def test_pages_in_any_order_and_places_give_the_same() -> None:
    moved = [[(left + 15, up - 40, text) for left, up, text in reversed(page)] for page in reversed(pages())]
    expected = {(row.indicator, row.member, row.year, row.value) for row in read(pages()).release.observations}
    assert {(row.indicator, row.member, row.year, row.value) for row in read(moved).release.observations} == expected


def test_pages_without_a_table_are_passed_over() -> None:
    cover: list[Text] = [(50, 700, "Graph 1 : Defence expenditure"), (50, 600, "2.0 Albania 3.0"), (50, 500, "Estonia")]
    assert len(read([cover, *pages()]).release.observations) == len(read(pages()).release.observations)
    assert first(read([cover, *pages()])).cell.startswith("made-up.pdf!page 2!")


@pytest.mark.parametrize(
    ("printed", "value", "status", "note"),
    [
        ("- 3.3", -3.3, "actual", ""),
        ("1,110", 1110.0, "actual", ""),
        ("//", None, "not_applicable", ""),
        ("..", None, "not_available", ""),
        (".", None, "not_available", 'published as ".", without a reason'),
        ("-", 0.0, "actual", 'published as "-", nil'),
        ("", None, "not_published", ""),
    ],
)
def test_what_is_printed_for_a_figure_is_read(printed: str, value: float | None, status: str, note: str) -> None:
    row = first(read(changed(1, FIRST, printed)))
    assert (row.value, row.status, row.note) == (value, status, note)


def test_a_bar_before_a_figure_is_a_break_at_that_figure() -> None:
    page = [*pages()[0]]
    at = next(at for at, text in enumerate(page) if text[2] == FIRST)
    page.append((RIGHT[1] - 25, page[at][1], "|"))
    parsed = read(with_page(1, page))
    assert first(parsed).note == ""
    assert only(parsed, "defence_expenditure_national_currency_current", "BEL", 2020).note == "break in series"


def test_currencies_in_a_column_of_their_own_are_read() -> None:
    page = []
    for left, up, text in pages()[0]:
        name, *currency = text.removesuffix(")").split("   (")
        page.append((left, up, name if currency else text))
        page += [(140, up, word) for word in currency]
    page += [(40, 745, "Country"), (130, 750, "Currency unit"), (135, 740, "(million)")]
    rows = read(with_page(1, page)).release.observations
    assert {(row.member, row.unit) for row in rows if row.indicator.endswith("national_currency_current")} == {
        ("BEL", "eur_million"), ("CAN", "cad_million"), ("EST", "eur_million"),
    }  # fmt: skip


def test_a_heading_of_two_lines_and_repeated_figures_are_held_against_the_others() -> None:
    one, last = (Decimal(f"{figure(100.0, 'Belgium', year):.2f}") for year in (2019, 2021))
    parsed = read(repeating(f"{100 * (last / one - 1):.2f}"))
    assert [(span.first, span.last) for span in parsed.spans] == [(2019, 2021)]
    assert len(parsed.repeats) == 3
    assert len(parsed.release.observations) == len(read(pages()).release.observations)


def test_a_change_to_nil_is_held_against_the_others() -> None:
    found = repeating("-100.00")
    for page in (found[1], found[-1]):
        at = next(at for at, text in enumerate(page) if text[2] == f"{figure(100.0, 'Belgium', 2021):,.2f}")
        page[at] = (*page[at][:2], "-")
    assert [span.percent for span in read(found).spans] == [-100.0]


def test_a_footnote_of_two_lines_is_one() -> None:
    one, two = "*  These Allies have", "agreements of 2019."
    page = [(left, up, one if text.startswith("*") else text) for left, up, text in pages()[1]]
    lowest = min(up for _, up, text in page if text == one)
    page = [*(text for text in page if text[2] != "-7-"), (50, lowest - 10, two)]
    parsed = read(with_page(2, page))
    assert only(parsed, "defence_expenditure_usd_current", "EST", 2019).note == "These Allies have agreements of 2019."
