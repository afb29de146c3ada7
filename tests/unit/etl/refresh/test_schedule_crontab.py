"""Crontab lines: what they mean, and what is said of those that mean nothing."""

import pytest

from etl.errors import ScheduleError
from etl.refresh.schedule.crontab import parse_line

WHOLE_WEEK = tuple(range(7))


@pytest.mark.parametrize("sunday", ["0", "7", "sun", "SUN", "Sun"])
def test_sunday_is_0_and_7_and_sun(sunday: str) -> None:
    assert parse_line(f"0 6 * * {sunday}").weekdays == (0,)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", (1, 2, 3, 4, 5)),
        ("1-5", (1, 2, 3, 4, 5)),
        ("5-7", (0, 5, 6)),
        ("fri-sun", (0, 5, 6)),
        ("sun-tue", (0, 1, 2)),
        ("sun-sun", (0,)),
        ("0-6", WHOLE_WEEK),
        ("0-7", WHOLE_WEEK),
        ("*", WHOLE_WEEK),
        ("mon,wed,fri", (1, 3, 5)),
        ("mon-fri/2", (1, 3, 5)),
        ("*/2", (0, 2, 4, 6)),
    ],
)
def test_days_of_the_week(text: str, days: tuple[int, ...]) -> None:
    assert parse_line(f"0 6 * * {text}").weekdays == days


def test_numbers_ranges_lists_steps_and_names() -> None:
    crontab = parse_line(" */15  0,12 1-3,10 jan,NOV-dec * ")
    assert crontab.minutes == (0, 15, 30, 45)
    assert crontab.hours == (0, 12)
    assert crontab.days == (1, 2, 3, 10)
    assert crontab.months == (1, 11, 12)


def test_a_step_without_an_end_goes_on_to_the_last() -> None:
    assert parse_line("50/5 * * * *").minutes == (50, 55)


@pytest.mark.parametrize(
    ("line", "either"),
    [
        ("0 6 * * *", False),
        ("0 6 13 * *", False),
        ("0 6 * * fri", False),
        ("0 6 13 * fri", True),
        ("0 6 */2 * fri", False),
    ],
)
def test_a_day_fits_one_of_both_fields_where_neither_begins_with_a_star(line: str, either: bool) -> None:
    assert parse_line(line).either_day is either


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("60 6 * * *", "The minute '60' is out of bounds. It goes from 0 to 59."),
        ("0 24 * * *", "The hour '24' is out of bounds. It goes from 0 to 23."),
        ("0 6 0 * *", "The day of the month '0' is out of bounds. It goes from 1 to 31."),
        ("0 6 * 13 *", "The month '13' is out of bounds. It goes from 1 to 12, or jan, feb,"),
        ("0 6 * * 8", "The day of the week '8' is out of bounds. It goes from 0 to 7, or sun, mon,"),
        ("0 6 * * monday", "The day of the week 'monday' holds 'monday', which is not known."),
        ("0 mon * * *", "The hour 'mon' holds 'mon', which is not known."),
        ("0 6 * * fri-mon", "The day of the week 'fri-mon' ends before it begins."),
        ("*/0 6 * * *", "The minute '*/0' has a step of 0."),
        ("-5 6 * * *", "The minute '-5' is no number, range, list, step or star."),
        ("1,,2 6 * * *", "The minute '' is no number, range, list, step or star."),
        ("? 6 * * *", "The minute '?' is no number"),
        ("0 6 * * 5L", "The day of the week '5l' holds '5l', which is not known."),
        ("٣ 6 * * *", "The minute '٣' is no number"),
        ("0 6 * *", "has 4 fields, not the five of a crontab: minute, hour, day of the month,"),
        ("0 0 6 * * *", "has 6 fields"),
        ("@daily", "has 1 fields"),
        ("", "has 0 fields"),
        ("0 6 31 apr,jun *", "never comes: no month that it names has a day 31."),
        ("0 6 30 2 *", "never comes: no month that it names has a day 30."),
    ],
)  # fmt: skip
def test_a_wrong_line_is_told_with_the_field_and_an_example(line: str, said: str) -> None:
    with pytest.raises(ScheduleError) as caught:
        parse_line(line)
    assert said in str(caught.value)
    assert 'For example "0 6 * * mon-fri": at 06:00 from Monday to Friday.' in str(caught.value)


def test_a_day_that_only_leap_years_have_is_a_day() -> None:
    assert parse_line("0 6 29 2 *").days == (29,)


def test_an_impossible_day_with_a_day_of_the_week_still_comes() -> None:
    assert parse_line("0 6 31 2 fri").either_day
