"""When to refresh: a crontab line in a time zone, as a trigger of APScheduler."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.combining import OrTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from etl.errors import ScheduleError
from etl.refresh.schedule.crontab import Crontab, read


def by_cron(line: str, timezone: str, jitter: int) -> BaseTrigger:
    """The moments that a crontab line states in a time zone, each up to `jitter` seconds later, at random.

    Where clocks are put forward, a moment in the hour that is left out comes an hour later; where they are put back,
    one in the hour that comes twice comes twice, which does a refresh no harm. Raises ScheduleError where the line or
    the time zone is wrong.
    """
    crontab, zone = read(line), _zone(timezone)
    days, weekdays = _listed(crontab.days, 31), _weekdays(crontab.weekdays)
    if not crontab.either_day:
        return _cron(crontab, zone, days, weekdays, jitter)
    # A month without any of these days, or a week without, has the other kind.
    either = [_cron(crontab, zone, days, "*"), _cron(crontab, zone, "*", weekdays)]
    return OrTrigger(either, jitter=jitter or None)


def by_seconds(seconds: float) -> BaseTrigger:
    """A moment every so many seconds: for tests, whose time is short."""
    return IntervalTrigger(seconds=seconds, timezone=ZoneInfo("UTC"))


def after(trigger: BaseTrigger, moment: datetime) -> datetime:
    """The next moment of the trigger after this one. Raises ScheduleError where there is none."""
    found = trigger.get_next_fire_time(None, moment)
    if not isinstance(found, datetime):
        raise ScheduleError(f"No moment comes after {moment}. Look at the fields for day and month.")
    return found


def _cron(crontab: Crontab, zone: ZoneInfo, days: str, weekdays: str, jitter: int = 0) -> CronTrigger:
    return CronTrigger(
        minute=_listed(crontab.minutes, 60),
        hour=_listed(crontab.hours, 24),
        day=days,
        month=_listed(crontab.months, 12),
        day_of_week=weekdays,
        second=0,
        timezone=zone,
        jitter=jitter or None,
    )


def _weekdays(days: Sequence[int]) -> str:
    # APScheduler counts from Monday as 0, a crontab from Sunday.
    return _listed(sorted((day - 1) % 7 for day in days), 7)


def _listed(values: Sequence[int], of: int) -> str:
    return "*" if len(values) == of else ",".join(map(str, values))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ScheduleError(
            f"The time zone {name!r} is not known here. For example Europe/Brussels, or UTC."
        ) from error
