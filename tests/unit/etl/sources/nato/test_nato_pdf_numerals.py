"""What is printed for a figure, and words and lines from letters: pure functions, made-up text."""

from decimal import Decimal

import pytest

from etl.sources.nato.numerals import get_half_unit, has_bar, is_figure, read_number
from etl.sources.nato.pdf.letters import Word, join_letters
from etl.sources.nato.pdf.lines import Line, read_lines
from etl.sources.nato.pdf.reader import Page


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", "0"), ("280", "280"), ("39,190", "39190"), ("1,063,540", "1063540"), ("-11.1", "-11.1"),
        ("- 3.3", "-3.3"), ("| 280", "280"), ("| - 3.3", "-3.3"), ("3,418.6", "3418.6"), ("0.01", "0.01"),
        ("0.0", "0.0"),
    ],
)  # fmt: skip
def test_a_printed_number_is_read_with_its_decimals(printed: str, value: str) -> None:
    assert str(read_number(printed)) == value


@pytest.mark.parametrize(
    "printed",
    [
        "", "-", "//", "..", ".", "|", "280 |", "4,5953,978", "2871", "12,34", ",280", "280,", "1.2.3", "1.", ".5",
        "+3", "--3", "3-", "(3)", "3 4", "1e3", "2015e", "\u0663", "nan", "3%", "| | 3",
    ],
)  # fmt: skip
def test_what_is_no_plain_number_is_none(printed: str) -> None:
    assert read_number(printed) is None


@pytest.mark.parametrize(("printed", "half"), [("39,190", "0.5"), ("-3.3", "0.05"), ("0.00", "0.005")])
def test_half_a_unit_is_half_of_the_last_digit(printed: str, half: str) -> None:
    assert get_half_unit(printed) == Decimal(half)


def test_half_a_unit_of_no_number_is_an_error() -> None:
    with pytest.raises(ValueError, match="'//' is no number"):
        get_half_unit("//")


def test_a_bar_counts_before_a_figure_only() -> None:
    assert has_bar("| 280")
    assert not has_bar("280 |")


@pytest.mark.parametrize(
    ("word", "expected"), [("1,234", True), ("//", True), ("|", True), ("2020,", False), ("a", False)]
)
def test_a_figure_is_a_number_or_a_sign(word: str, expected: bool) -> None:
    assert is_figure(word) is expected


def placed(text: str, left: float, bottom: float = 100, width: float = 4) -> list[Word]:
    """Letters of 4 points width and 8 points height, one beside the other."""
    return [
        Word(letter, left + width * at, bottom, left + width * (at + 1), bottom + 8) for at, letter in enumerate(text)
    ]


def test_letters_side_by_side_are_a_word_with_its_place() -> None:
    [word] = join_letters(placed("280", 10))
    assert word == Word("280", 10, 100, 22, 108)


@pytest.mark.parametrize(
    "second", [placed("34", 24), placed("34", 18, bottom=90), placed("34", 2)], ids=["far", "lower", "back"]
)
def test_letters_apart_are_two_words_without_a_space_too(second: list[Word]) -> None:
    assert [word.text for word in join_letters(placed("12", 10) + second)] == ["12", "34"]


def test_spaces_end_words_and_are_none() -> None:
    assert [word.text for word in join_letters(placed("  a bc\r\n d ", 10))] == ["a", "bc", "d"]
    assert list(join_letters([])) == []


def test_lines_go_down_the_page_and_words_along_them() -> None:
    letters = (placed("d", 50, 90), placed("b", 50, 101), placed("a", 10, 100))
    found = [word for one in letters for word in join_letters(one)]
    assert [line.text for line in read_lines(Page("made-up", tuple(found)))] == ["a b", "d"]


def test_a_wide_gap_sets_pieces_of_a_line_apart() -> None:
    line = Line((*join_letters(placed("New Lei", 10)), *join_letters(placed("2015 e", 60))))
    assert [piece.text for piece in line.split_pieces()] == ["New Lei", "2015 e"]


@pytest.mark.parametrize(("bottom", "expected"), [(90, True), (70, False), (110, False), (100, False)])
def test_a_paragraph_goes_on_in_the_next_line_only(bottom: float, expected: bool) -> None:
    above, line = (Line(tuple(join_letters(placed("a", 10, at)))) for at in (100, bottom))
    assert line.is_below(above) is expected
