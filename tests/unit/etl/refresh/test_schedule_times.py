"""The moments that a schedule names: days of the week, time zones and their clocks, jitter."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from apscheduler.triggers.base import BaseTrigger

from etl.errors import ScheduleError
from etl.refresh.schedule.crontab import build_interval, build_trigger, find_next

FROM = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)  # a Wednesday


def moments(line: str, number: int, start: datetime = FROM, timezone: str = "UTC") -> list[datetime]:
    """The next moments of a line, in UTC."""

    def each(trigger: BaseTrigger) -> object:
        moment = start
        while True:
            moment = find_next(trigger, moment + timedelta(seconds=1))
            yield moment.astimezone(UTC)

    return list(islice(each(build_trigger(line, timezone, 0)), number))


def days(line: str, number: int) -> list[str]:
    return [moment.strftime("%a %d") for moment in moments(line, number)]


@pytest.mark.parametrize("sunday", ["0", "7", "sun"])
def test_sunday_is_a_sunday(sunday: str) -> None:
    assert days(f"0 6 * * {sunday}", 2) == ["Sun 05", "Sun 12"]


@pytest.mark.parametrize("week", ["mon-fri", "1-5"])
def test_a_working_week_leaves_out_saturday_and_sunday(week: str) -> None:
    assert days(f"0 6 * * {week}", 5) == ["Thu 02", "Fri 03", "Mon 06", "Tue 07", "Wed 08"]


def test_monday_is_not_tuesday() -> None:
    assert days("0 6 * * 1", 1) == ["Mon 06"]


def test_a_day_of_the_month_and_one_of_the_week_both_count() -> None:
    assert days("0 6 13 * fri", 4) == ["Fri 03", "Fri 10", "Mon 13", "Fri 17"]


def test_a_leap_day_comes() -> None:
    assert moments("0 6 29 2 *", 1) == [datetime(2028, 2, 29, 6, 0, tzinfo=UTC)]


def test_the_hours_are_those_of_the_time_zone() -> None:
    (summer,) = moments("0 6 * * *", 1, timezone="Europe/Brussels")
    (winter,) = moments("0 6 * * *", 1, datetime(2026, 12, 1, tzinfo=UTC), "Europe/Brussels")
    assert (summer.hour, winter.hour) == (4, 5)


def test_an_hour_that_is_left_out_comes_an_hour_later() -> None:
    before = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    found = moments("30 2 * * *", 2, before, "Europe/Brussels")
    assert found == [datetime(2026, 3, 29, 1, 30, tzinfo=UTC), datetime(2026, 3, 30, 0, 30, tzinfo=UTC)]


def test_an_hour_that_comes_twice_is_used_twice() -> None:
    before = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    found = moments("30 2 * * *", 2, before, "Europe/Brussels")
    assert found == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]


@pytest.mark.parametrize("line", ["0 6 * * *", "0 6 13 * fri"])
def test_jitter_only_delays_and_stays_within_its_bound(line: str) -> None:
    plain = find_next(build_trigger(line, "UTC", 0), FROM)
    delays = {(find_next(build_trigger(line, "UTC", 300), FROM) - plain).total_seconds() for _ in range(100)}
    assert len(delays) > 50
    assert min(delays) >= 0
    assert max(delays) <= 300


@pytest.mark.parametrize("zone", ["Europe/Brusels", "", "../etc/passwd", "/etc/localtime", "a\0b"])
def test_a_time_zone_that_is_not_known_is_told(zone: str) -> None:
    with pytest.raises(ScheduleError, match=r"is not known here. For example Europe/Brussels"):
        build_trigger("0 6 * * *", zone, 0)


def test_seconds_are_for_tests() -> None:
    now = datetime.now(UTC)
    assert timedelta(0) < find_next(build_interval(2), now) - now < timedelta(seconds=3)
