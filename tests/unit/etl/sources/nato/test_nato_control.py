"""A made-up workbook held against a made-up PDF of the same tables."""

import pytest
from nato_pdf import Text, changed, pages
from nato_pdf import read as read_pdf
from nato_workbook import read as read_workbook
from nato_workbook import workbook

from etl.errors import LayoutError
from etl.sources.nato.checks import check_control


def check(found: list[list[Text]]) -> None:
    pdf = read_pdf(found)
    check_control(read_workbook(workbook()).release, pdf.release, pdf.printed)


def differing(found: list[list[Text]]) -> str:
    """The message with which the workbook is refused beside a PDF with these pages."""
    with pytest.raises(LayoutError) as caught:
        check(found)
    assert caught.value.where == "made-up.xlsx"
    return str(caught.value)


def test_a_workbook_whose_figures_round_to_the_printed_ones_passes() -> None:
    check(pages())


def test_a_figure_that_is_printed_otherwise_is_named_with_both_cells() -> None:
    message = differing(changed(1, "110.71", "110.73"))
    assert "differs from the PDF of its release (1 of " in message
    assert "made-up.xlsx!TABLE1!D11 has 110.709" in message
    assert "made-up.pdf!page 1!Table 1" in message


def test_a_name_that_only_one_of_them_has_is_told() -> None:
    page = [text for text in pages()[5] if text[2] != "Belgium"]
    kept = [text for text in page if text[1] != next(up for _, up, word in pages()[5] if word == "Belgium")]
    assert "(3 of 162 figures): only made-up.xlsx!TABLE7!" in differing([*pages()[:5], kept, *pages()[6:]])


def test_an_estimate_in_one_of_them_only_is_a_difference() -> None:
    assert "estimate" in differing(changed(6, "2021e", "2021"))


def test_of_many_differences_the_first_are_named_and_all_are_counted() -> None:
    message = differing(changed(4, "2020", "2020e"))
    assert "(8 of 162 figures)" in message
    assert message.count("made-up.xlsx!") == 5
    assert "; and 3 more" in message
