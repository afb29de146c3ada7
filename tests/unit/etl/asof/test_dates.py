"""Days as readers write them, in the address, in the header, in a command and in a claim."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.asof.dates import WANTED, read_day
from etl.prose import day


@pytest.mark.parametrize(
    "text",
    [
        "2019-12-04", "2019/12/04", "4 December 2019", "04 december 2019", "4th December 2019", "4 Dec 2019",
        "4 Dec. 2019", "December 4, 2019", "Dec 4 2019", "04.12.2019", "4.12.2019", "  4  December 2019 ",
    ],
)  # fmt: skip
def test_the_common_forms_of_one_day_are_that_day(text: str) -> None:
    assert read_day(text) == date(2019, 12, 4)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2019", date(2019, 12, 31)), ("December 2019", date(2019, 12, 31)), ("February 2020", date(2020, 2, 29)),
        ("Sept. 2019", date(2019, 9, 30)), ("2019-02", date(2019, 2, 28)),
    ],
)  # fmt: skip
def test_a_month_or_a_year_means_its_last_day(text: str, last: date) -> None:
    assert read_day(text) == last


@pytest.mark.parametrize("text", ["04/12/2019", "4/12/2019", "04-12-2019"])
def test_what_may_be_two_days_is_refused_with_both(text: str) -> None:
    with pytest.raises(ValueError, match="may mean 12 April 2019 or 4 December 2019; a date such as 2024-06-17"):
        read_day(text)


@pytest.mark.parametrize(("text", "only"), [("25/12/2019", date(2019, 12, 25)), ("04/04/2019", date(2019, 4, 4))])
def test_what_can_be_one_day_only_is_that_day(text: str, only: date) -> None:
    assert read_day(text) == only


@pytest.mark.parametrize(
    "text",
    [
        "", "banana", "yesterday", "December", "4 December", "19", "2019-13-01", "31 June 2019", "12.13.2019",
        "20191204", "2019-12-04T00:00", "4 December 2019 banana", "04.12.19", "٢٠١٩-12-04", "2019-12-04\x00",
        "4 2019", "0000", "9" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_what_is_wanted(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{WANTED}$"):
        read_day(text)


@given(st.dates(date(1000, 1, 1)))
def test_every_day_is_read_back_from_both_ways_in_which_we_write_it(when: date) -> None:
    assert read_day(when.isoformat()) == when
    assert read_day(f"{when.day} {when:%B} {when.year}") == when
    assert read_day(day(when)) == when


@given(st.text(), st.sampled_from(("%s", "4 %s 2019", "%s 2019", "04.%s.2019")))
def test_any_text_is_a_day_or_refused_with_what_is_wanted(text: str, form: str) -> None:
    refusal = ""
    try:
        read_day(form % text)
    except ValueError as problem:
        refusal = str(problem)
    assert not refusal or refusal.endswith(WANTED)
