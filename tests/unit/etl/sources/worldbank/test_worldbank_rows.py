"""Rows of the World Bank that cannot be read. The answers are made up."""

from typing import Any

import pytest
from worldbank_answers import GDP, PER_PAGE, YEARS, Answer, Change, fault, on_page, read, row, with_first_row

from etl.sources.worldbank import layout


@pytest.mark.parametrize("value", ["7.5", "", "..", True, [7.5], {}])
def test_a_value_that_is_no_number_is_refused(value: Any) -> None:
    said = fault(with_first_row(value=value))
    assert said.startswith(f"NY.GDP.MKTP.CD!page 1!row 1: its value {value!r} is no number")


@pytest.mark.parametrize("value", ["2025Q1", "25", "", "YTD2025", "２０２５", 2025, None])
def test_a_year_that_is_none_is_refused(value: Any) -> None:
    said = fault(with_first_row(2, date=value))
    assert said.startswith(f"NY.GDP.MKTP.CD!page 2!row 1: is of {value!r}, which is no year")


@pytest.mark.parametrize("value", ["XKX", "", "NATO_TOTAL", None, ["POL"]])
def test_an_economy_that_was_not_asked_for_is_refused(value: Any) -> None:
    assert f"is of {value!r}, which was not asked for" in fault(with_first_row(countryiso3code=value))


@pytest.mark.parametrize("mark", ["E", "P", " ", None, ["F"]])
def test_a_mark_of_unknown_meaning_is_refused(mark: Any) -> None:
    assert f"carries the mark {mark!r}, whose meaning is not known" in fault(with_first_row(obs_status=mark))


@pytest.mark.parametrize("unit", ["million US$", None])
def test_a_unit_is_refused(unit: Any) -> None:
    assert f"states the unit {unit!r}" in fault(with_first_row(unit=unit))


@pytest.mark.parametrize("indicator", [{"id": "SP.POP.TOTL"}, {}, "NY.GDP.MKTP.CD", None])
def test_a_row_of_another_indicator_is_refused(indicator: Any) -> None:
    assert "is of indicator" in fault(with_first_row(indicator=indicator))


@pytest.mark.parametrize("instead", [None, 1, [], {}, {"value": 1}])
def test_a_row_of_another_shape_is_refused(instead: Any) -> None:
    said = fault(on_page(1, lambda answered: [answered[0], [instead, *answered[1][1:]]]))
    assert said.startswith("NY.GDP.MKTP.CD!page 1!row 1: its fields are not the known ones")


def test_a_row_with_a_new_field_is_refused() -> None:
    assert "its fields are not the known ones" in fault(with_first_row(footnote="estimated"))


def test_an_economy_and_year_that_stands_twice_is_refused() -> None:
    def change(said: Answer) -> Answer:
        return [said[0], [row(GDP, "ALB", "2025"), *said[1][1:]]]

    said = fault(on_page(2, change))
    assert said.startswith(
        "NY.GDP.MKTP.CD!page 2!ALB 2025: stands twice, the first time at NY.GDP.MKTP.CD!page 1!ALB 2025"
    )


def test_an_economy_that_is_left_out_is_named() -> None:
    def change(said: Answer) -> Answer:
        rows = [{**one, "countryiso3code": "ALB", "date": f"19{one['date'][2:]}"} for one in said[1][:2]]
        return [said[0], [*rows, *said[1][2:]]]

    left_out = layout.list_economies()[PER_PAGE // 2]
    assert f"no page has a row for {left_out}" in fault(on_page(2, change))


def add_economy(economy: str) -> Change:
    """One more economy at the end of the last page, of two years, counted by all pages."""

    def change(code: str, page: int, said: Answer) -> Answer:
        more = [row(code, economy, year) for year in YEARS] if page == 2 else []
        return [{**said[0], "total": said[0]["total"] + len(YEARS)}, [*said[1], *more]]

    return change


def test_rows_of_an_economy_more_than_was_asked_for_are_left_out_and_told(caplog: pytest.LogCaptureFixture) -> None:
    parsed = read(add_economy("XKX"))
    assert parsed.observations == read().observations
    assert "NY.GDP.MKTP.CD!page 2!row 35: is of XKX, which was not asked for, and left out." in caplog.messages


def test_what_economies_and_regions_are_called_does_not_matter() -> None:
    def rename(code: str, page: int, said: Answer) -> Answer:
        return [said[0], [{**one, "country": {"id": "??", "value": "Renamed"}} for one in said[1]]]

    assert read(rename).observations == read().observations


def test_an_economy_for_comparison_that_has_no_row_is_named_in_the_note() -> None:
    def recode(code: str, page: int, said: Answer) -> Answer:
        return [said[0], [{**one, "countryiso3code": one["countryiso3code"].replace("EUU", "EUE")} for one in said[1]]]

    parsed = read(recode)
    assert "It has no row of EUU for NY.GDP.MKTP.CD." in parsed.release.note
    assert "EUU" not in {one.member for one in parsed.observations}
