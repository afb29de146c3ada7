"""Broken answers of the World Bank, and pages that do not belong together. The answers are made up."""

from typing import Any

import orjson
import pytest
from worldbank_answers import GDP, Answer, Change, fault, fetching, on_page, with_header

from etl.errors import FetchError, LayoutError
from etl.fetch import Resource
from etl.sources.worldbank import collect, layout


def test_an_error_message_is_told_in_the_publishers_words() -> None:
    message = {"id": "120", "key": "Invalid value", "value": "The provided parameter value is not valid"}
    said = fault(on_page(1, lambda _: [{"message": [message]}]), FetchError)
    assert layout.build_address(GDP, 1) in said
    assert 'the World Bank answered "Invalid value: The provided parameter value is not valid" (message 120).' in said


def test_an_error_message_of_another_shape_is_still_told() -> None:
    assert '"try later"' in fault(on_page(2, lambda _: [{"message": "try later"}]), FetchError)


@pytest.mark.parametrize("end", [0, 1, 200, -1])
def test_an_answer_that_is_cut_in_the_middle_names_the_page(end: int) -> None:
    said = fault(on_page(2, lambda answered: orjson.dumps(answered)[:end]))
    assert said.startswith(f"{layout.build_address(GDP, 2)}: is not JSON, or is cut short")


@pytest.mark.parametrize("instead", [b"<html>busy</html>", b"\xff\xfe", b"[NaN]", b"[1e999]"])
def test_what_is_no_json_is_refused(instead: bytes) -> None:
    assert "is not JSON, or is cut short" in fault(on_page(1, lambda _: instead))


@pytest.mark.parametrize("instead", [{}, [], [1], [{}, {}], [[], []], "text", None, [{}, [], []]])
def test_an_answer_of_another_shape_is_refused(instead: Any) -> None:
    assert "is not a pair of a header and rows" in fault(on_page(1, lambda _: instead))


def test_an_answer_without_any_figures_is_refused() -> None:
    assert "has no figures at all" in fault(on_page(1, lambda said: [said[0], None]))


def test_a_header_that_lacks_a_field_is_refused() -> None:
    said = fault(on_page(1, lambda answered: [{"page": 1}, answered[1]]))
    assert "its header lacks ['lastupdated', 'pages', 'per_page', 'sourceid', 'total']" in said


def test_a_header_with_a_new_field_is_refused() -> None:
    assert "has ['footnote'], which is not known" in fault(with_header(footnote="read me"))


def test_another_database_is_refused() -> None:
    assert "is of database '57', not '2'" in fault(with_header(sourceid="57"))


@pytest.mark.parametrize("value", ["", "two", "-2", "2.0", -2, 2.0, None, True, [], "٢"])
def test_a_count_that_is_none_is_refused(value: Any) -> None:
    assert f"its header gives {value!r} for 'pages', which is no count" in fault(with_header(pages=value))


@pytest.mark.parametrize("value", ["", "yesterday", "2026-02-30", None, 20260701])
def test_an_update_without_a_date_is_refused(value: Any) -> None:
    assert f"was last updated on {value!r}, which is no date" in fault(with_header(lastupdated=value))


# Pages that do not belong together


def test_a_page_that_was_not_asked_for_is_refused() -> None:
    assert "is page 1, where page 2 was asked for" in fault(with_header(2, page=1))


def test_a_page_count_that_ends_early_is_refused() -> None:
    assert "84 rows, 50 on a page, do not make 1 pages" in fault(with_header(pages=1))


def test_pages_without_end_are_refused() -> None:
    said = fault(with_header(total=50 * 10**6, pages=10**6, per_page=50))
    assert "is of 1,000,000 pages, more than the 100 that are read" in said


def test_no_rows_on_a_page_are_refused() -> None:
    assert "84 rows, 0 on a page" in fault(with_header(per_page=0))


def test_an_empty_page_is_refused() -> None:
    said = fault(on_page(2, lambda answered: [answered[0], []]))
    assert "has 0 rows, where page 2 of 2 should have 34" in said


@pytest.mark.parametrize("number", [1, 2])
def test_a_page_that_lacks_a_row_is_refused(number: int) -> None:
    said = fault(on_page(number, lambda answered: [answered[0], answered[1][1:]]))
    assert f"{layout.build_address(GDP, number)}: has" in said


def test_a_total_that_the_rows_do_not_reach_is_refused() -> None:
    def change(code: str, _: int, said: Answer) -> Answer:
        return [{**said[0], "total": 85}, said[1]] if code == GDP else said

    assert "has 34 rows, where page 2 of 2 should have 35" in fault(change)


def test_pages_that_count_differently_are_refused() -> None:
    def change(said: Answer) -> Answer:
        return [{**said[0], "total": 83}, said[1][1:]]

    said = fault(on_page(2, change))
    assert "says 83 rows on 2 pages of 50, but page 1 said 84 on 2 of 50" in said


def test_pages_of_two_updates_are_refused() -> None:
    said = fault(with_header(2, lastupdated="2026-07-15"))
    assert said.startswith(layout.build_address(GDP, 2))
    assert "was last updated on 2026-07-15, but the page read first on 2026-07-01" in said


def test_indicators_of_two_updates_are_refused() -> None:
    def change(code: str, _: int, said: Answer) -> Answer:
        return [{**said[0], "lastupdated": "2026-07-15"}, said[1]] if code == "SP.POP.TOTL" else said

    assert "the publisher updated in the middle" in fault(change).lower()


@pytest.mark.parametrize(
    "broken",
    [
        with_header(pages=0),
        with_header(2, pages=3, total=130),
        on_page(2, lambda said: [{**said[0], "pages": 9, "total": 420}, said[1]]),
    ],
)
def test_a_count_of_pages_that_cannot_be_ends_the_reading_at_once(broken: Change) -> None:
    asked: list[str] = []

    def fetch(url: str) -> Resource:
        asked.append(url)
        return fetching(broken)(url)

    with pytest.raises(LayoutError):
        list(collect(fetch))
    assert sum(GDP in url for url in asked) <= 2
    assert asked[-1].count(GDP)


def test_a_page_that_does_not_answer_ends_the_reading_at_once() -> None:
    asked: list[str] = []

    def fetch(url: str) -> Resource:
        asked.append(url)
        if url.endswith("page=2"):
            raise FetchError(url, "answered 502 Bad Gateway after 4 attempts", "Try again later.")
        return fetching()(url)

    with pytest.raises(FetchError, match="502"):
        list(collect(fetch))
    assert len(asked) == 2
