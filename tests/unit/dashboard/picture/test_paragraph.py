"""Text in lines that fit, whatever it says; all made up."""

import pytest
from hostile_figures import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.picture.font import list_files, measure
from dashboard.picture.paragraph import ELLIPSIS, balance, measure_room, shorten_line, wrap, write_line

ROOM, SIZE = 300.0, 20.0


def test_letters_are_as_wide_as_the_font_s_own_tables_say() -> None:
    # Source Sans Pro: 0.497 of the size for every figure of a number, 0.2 for a blank, 0.538 and 0.569 for "n".
    assert measure("0123456789", 100) == pytest.approx(497)
    assert measure(" ", 100) == pytest.approx(20)
    assert measure("n", 1000, bold=True) > measure("n", 1000) > 500


def test_a_letter_that_the_font_lacks_takes_the_most_room() -> None:
    assert measure("漢", 10) == 10 >= measure("W", 10)


def test_the_font_is_there() -> None:
    assert [path.is_file() for path in list_files()] == [True, True]


def test_short_text_stays_as_it_is() -> None:
    assert wrap("Poland at 4.68 %", ROOM, SIZE, 2) == ["Poland at 4.68 %"]
    assert shorten_line("Poland", ROOM, SIZE) == "Poland"
    assert wrap(" \n " * 1000, ROOM, SIZE, 2) == []


def test_text_is_wrapped_between_words_and_loses_none() -> None:
    text = "Defence expenditure as a share of GDP expected to rise from 1.86 in 2014 to 4.68 in 2026"
    lines = wrap(text, ROOM, SIZE, 9)
    assert len(lines) > 2
    assert " ".join(lines) == text


def test_a_line_has_a_width_of_its_own_unless_the_font_lacks_a_letter() -> None:
    assert write_line("Poland", 5, 20, 100) == (
        f'<text x="5" y="20" textLength="{measure("Poland", 100):.1f}" lengthAdjust="spacingAndGlyphs">Poland</text>'
    )
    assert write_line("שלום", 5, 20, 100) == '<text x="5" y="20">שלום</text>'
    assert write_line("", 5, 20, 100) == '<text x="5" y="20"></text>'


def test_no_line_ends_at_a_no_break_space() -> None:
    text = "about as many words as fill a line and 2\N{NO-BREAK SPACE}%"
    assert any("2\N{NO-BREAK SPACE}%" in line for line in wrap(text, 200, SIZE, 9))


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    lines = wrap("a very long title " * 500, ROOM, SIZE, 2)
    assert len(lines) == 2
    assert lines[1].endswith(ELLIPSIS)
    assert shorten_line("W" * 5000, ROOM, SIZE).endswith(f"W{ELLIPSIS}")


def test_a_long_address_begins_behind_the_words_before_it_and_breaks_between_its_parts() -> None:
    address = "https://figures.example.org/trends?country=DEU~FRA~GBR~POL~ITA&events=yes&others=no"
    lines = wrap(f"Burden Sharing · {address}", ROOM, SIZE, 9)
    assert lines[0].startswith("Burden Sharing · https://")
    assert [line[-1] for line in lines[:-1] if line[-1] not in "?&~/"] == []
    assert "".join(lines) == f"Burden Sharing · {address}"


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name)[:24])
def test_hostile_text_fits_too(name: str) -> None:
    assert_fits(wrap(name, ROOM, SIZE, 3))


@given(st.text(max_size=300), st.integers(1, 4))
@settings(deadline=None)
def test_any_text_fits(text: str, most: int) -> None:
    assert_fits(wrap(text, ROOM, SIZE, most), most)


@given(st.text("abc de", max_size=300), st.integers(1, 4))
@settings(deadline=None)
def test_balanced_lines_are_as_many_and_say_the_same(text: str, most: int) -> None:
    plain, balanced = wrap(text, ROOM, SIZE, most), balance(text, ROOM, SIZE, most)
    assert_fits(balanced, most)
    assert (len(balanced), " ".join(balanced)) == (len(plain), " ".join(plain))


def test_no_word_of_a_title_stands_alone() -> None:
    told = "9 of 28 members expected at or above 2 % of GDP in 2019, as NATO stated on 29 November 2019"
    room = measure_room(told, SIZE) * 0.96
    assert wrap(told, room, SIZE, 2)[1] == "2019"
    first, second = balance(told, room, SIZE, 2)
    assert measure(second, SIZE) > measure(first, SIZE) * 0.8


def assert_fits(lines: list[str], most: int = 3) -> None:
    assert len(lines) <= most
    assert all(measure_room(line, SIZE) <= ROOM for line in lines)
