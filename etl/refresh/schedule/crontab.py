"""A crontab line: its five fields, with errors that say which is wrong, and its moments as a trigger of APScheduler."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.combining import OrTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from etl.errors import ScheduleError

_EXAMPLE = 'For example "0 6 * * mon-fri": at 06:00 from Monday to Friday.'
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
_LONGEST = {4: 30, 6: 30, 9: 30, 11: 30, 2: 29}
_PIECE = re.compile(r"(?:\*|(?P<first>\w+)(?:-(?P<last>\w+))?)(?:/(?P<step>\d+))?", re.ASCII)


@dataclass(frozen=True)
class Field:
    """What may stand in a field: numbers from `low` to `high`, or names for them."""

    name: str
    low: int
    high: int
    names: dict[str, int] = field(default_factory=dict)


_FIELDS = (
    Field("minute", 0, 59),
    Field("hour", 0, 23),
    Field("day of the month", 1, 31),
    Field("month", 1, 12, {name: number for number, name in enumerate(_MONTHS, start=1)}),
    # Sunday is 0 and 7, as in every crontab.
    Field("day of the week", 0, 7, {name: number for number, name in enumerate(_DAYS)}),
)


@dataclass(frozen=True)
class Crontab:
    """The values that each field of a line allows, in order; `weekdays` counts from Sunday as 0.

    `either_day`: a day fits when the day of the month fits or the day of the week, as cron has it where neither of the
    two fields begins with a star. Otherwise it has to fit both.
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    either_day: bool


def parse_line(line: str) -> Crontab:
    """The schedule that a line of five fields states. Raises ScheduleError, which says which field is wrong."""
    texts = line.lower().split()
    if len(texts) != len(_FIELDS):
        names = ", ".join(known.name for known in _FIELDS)
        raise ScheduleError(f"{line!r} has {len(texts)} fields, not the five of a crontab: {names}. {_EXAMPLE}")
    minutes, hours, days, months, weekdays = map(_values, _FIELDS, texts)
    weekdays = {day % 7 for day in weekdays}
    either = not texts[2].startswith("*") and not texts[4].startswith("*")
    if not either and min(days) > max(_LONGEST.get(month, 31) for month in months):
        raise ScheduleError(f"{line!r} never comes: no month that it names has a day {min(days)}. {_EXAMPLE}")
    return Crontab(
        _in_order(minutes), _in_order(hours), _in_order(days), _in_order(months), _in_order(weekdays), either
    )


def build_trigger(line: str, timezone: str, jitter: int) -> BaseTrigger:
    """The moments that a crontab line states in a time zone, each up to `jitter` seconds later, at random.

    Where clocks are put forward, a moment in the hour that is left out comes an hour later; where they are put back,
    one in the hour that comes twice comes twice, which does a refresh no harm. Raises ScheduleError where the line or
    the time zone is wrong.
    """
    crontab, zone = parse_line(line), _zone(timezone)
    days, weekdays = _listed(crontab.days, 31), _weekdays(crontab.weekdays)
    if not crontab.either_day:
        return _cron(crontab, zone, days, weekdays, jitter)
    # A month without any of these days, or a week without, has the other kind.
    either = [_cron(crontab, zone, days, "*"), _cron(crontab, zone, "*", weekdays)]
    return OrTrigger(either, jitter=jitter or None)


def build_interval(seconds: float) -> BaseTrigger:
    """A moment every so many seconds: for tests, whose time is short."""
    return IntervalTrigger(seconds=seconds, timezone=ZoneInfo("UTC"))


def find_next(trigger: BaseTrigger, moment: datetime) -> datetime:
    """The next moment of the trigger after this one. Raises ScheduleError where there is none."""
    found = trigger.get_next_fire_time(None, moment)
    if not isinstance(found, datetime):
        raise ScheduleError(f"No moment comes after {moment}. Look at the fields for day and month.")
    return found


def _in_order(values: set[int]) -> tuple[int, ...]:
    return tuple(sorted(values))


def _values(known: Field, text: str) -> set[int]:
    return {value for piece in text.split(",") for value in _piece(known, piece)}


def _piece(known: Field, text: str) -> range:
    found = _PIECE.fullmatch(text)
    if found is None:
        raise _wrong(known, text, "is no number, range, list, step or star")
    step = int(found["step"] or 1)
    if step < 1:
        raise _wrong(known, text, "has a step of 0")
    if found["first"] is None:
        return range(known.low, known.high + 1, step)
    first = _value(known, text, found["first"])
    # "10/5" goes on to the end, as in most crons.
    last = known.high if found["step"] else first
    if found["last"] is not None:
        last = _value(known, text, found["last"])
        # Only as the end of a week, as in sat-sun, is Sunday the seventh day by its name.
        last = 7 if last < first and found["last"] == "sun" else last
    if last < first:
        raise _wrong(known, text, "ends before it begins")
    return range(first, last + 1, step)


def _value(known: Field, text: str, word: str) -> int:
    value = known.names.get(word, int(word) if word.isdecimal() else None)
    if value is None:
        raise _wrong(known, text, f"holds {word!r}, which is not known")
    if not known.low <= value <= known.high:
        raise _wrong(known, text, "is out of bounds")
    return value


def _wrong(known: Field, text: str, problem: str) -> ScheduleError:
    names = f", or {', '.join(known.names)}" if known.names else ""
    return ScheduleError(
        f"The {known.name} {text!r} {problem}. It goes from {known.low} to {known.high}{names}. {_EXAMPLE}"
    )


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
