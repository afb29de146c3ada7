"""Days as they are written. A month or a year stands for its last day: all that was known then was known in it.

Read by the standard library in these forms and no other. dateutil and dateparser read more, but guess: both take
12.13.2019 for 13 December, and a day without a year for one of this year.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime

from etl.prose import day

WANTED = "a date such as 2024-06-17 or a release such as nato:2024-06-17 is wanted"
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_MONTHS = ("%Y-%m", "%B %Y", "%b %Y")
# Written so, the day comes first to some and the month to others.
_SLASHED = ("%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y")
# What may stand beside a day or a month: 4th December 2019, Dec. 4, 2019, Sept 2019.
_ORNAMENTS = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|,|(?<=[a-z])\.|(?<=\bsep)t\b", re.IGNORECASE)
_LONGEST = 40


def read_day(text: str) -> date:
    """The day that a text means: 2019-12-04, 4 December 2019, 04.12.2019, December 2019 or 2019.

    Raises ValueError, with what is wanted, where it means none, or where it may mean two.
    """
    words = " ".join(_ORNAMENTS.sub("", text).split())
    found = sorted(set(_readings(words))) if text.isascii() and len(text) <= _LONGEST else []
    if len(found) > 1:
        raise ValueError(f"it may mean {' or '.join(map(day, found))}; {WANTED}")
    if not found:
        raise ValueError(WANTED)
    return found[0]


def _readings(words: str) -> Iterator[date]:
    yield from _read(words, (*_DAYS, *_SLASHED))
    yield from (one.replace(day=monthrange(one.year, one.month)[1]) for one in _read(words, _MONTHS))
    yield from (one.replace(month=12, day=31) for one in _read(words, ("%Y",)))


def _read(words: str, forms: tuple[str, ...]) -> Iterator[date]:
    for form in forms:
        try:
            yield datetime.strptime(words, form).date()
        except ValueError:
            continue
