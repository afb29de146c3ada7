"""What tells the day of a release: its first page, its address, NATO's server, its own metadata (R34). Pure.

Addresses are like .../2024/6/pdf/240617-def-exp-2024-en.pdf or .../finance/def-exp-2026-en.pdf.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

# A file may bear another day than its release. NATO's releases lie months apart: the two nearest known by 87 days.
NEAR = timedelta(days=30)
_DAY = re.compile(r"(?:^|[_-])(\d\d)(\d\d)(\d\d)(?=[_-])")
_MONTH = re.compile(r"[/_](20\d\d)[/_](\d{1,2})/")
_TABLES = re.compile(r"def(?:en[cs]e)?[-_ ]?exp(?P<rest>.*)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class Basis(IntEnum):
    """What a day rests on, the better the lower."""

    PAGE, ADDRESS, SAID, SERVER, METADATA, MONTH = range(6)


# For the note of a release; a day that is printed needs none.
WORDS = {
    Basis.PAGE: "",
    Basis.ADDRESS: "The day is by the file's address.",
    Basis.SAID: "The day is as the person says who gave the file.",
    Basis.SERVER: "The day is when NATO's server says that the file last changed.",
    Basis.METADATA: "The day is by the file's own metadata.",
    Basis.MONTH: "Only the month is known, by the file's address; the day is its first.",
}


@dataclass(frozen=True)
class Dating:
    """A day, and what it rests on; `name` is that of its release where that is another than the day."""

    day: date
    basis: Basis
    name: str = ""

    @property
    def words(self) -> str:
        """What the note of the release says of it."""
        return WORDS[self.basis]


@dataclass(frozen=True)
class Signs:
    """All that tells when a file was published; None where nothing does.

    `printed` stands on its first page, `addressed` and `month` (its first day) in its address. `modified` is the word
    of the server, `made` that of the file's metadata. `last_year` is that of its tables, or the one in its name.
    """

    printed: date | None = None
    addressed: date | None = None
    month: date | None = None
    modified: date | None = None
    made: date | None = None
    last_year: int | None = None

    @property
    def published(self) -> Dating | None:
        """The publisher's own day, which no other takes the place of."""
        if self.printed is not None:
            return Dating(self.printed, Basis.PAGE)
        return None if self.addressed is None else Dating(self.addressed, Basis.ADDRESS)

    def find_day(self) -> Dating | None:
        """The day of a release that is not listed: the best that fits what the address and the tables say."""
        return self.published or next(self._list_told(), None)

    def _list_told(self) -> Iterator[Dating]:
        for day, basis in ((self.modified, Basis.SERVER), (self.made, Basis.METADATA)):
            if day is not None and self._fits(day):
                yield Dating(day, basis)
        if self.month is not None:
            yield Dating(self.month, Basis.MONTH)

    def _fits(self, day: date) -> bool:
        if self.month is not None:
            return day.replace(day=1) == self.month
        # No table is published before its last year begins.
        return self.last_year is None or day.year >= self.last_year


def read_address(url: str) -> Signs:
    """What the address of a file says."""
    path = unquote(urlsplit(url).path)
    name = PurePosixPath(path).name
    days = (_make_day(2000 + int(year), int(month), int(day)) for year, month, day in _DAY.findall(name))
    months = (_make_day(int(year), int(month), 1) for year, month in _MONTH.findall(path))
    tables = _TABLES.search(name)
    years = [int(year) for year in _YEAR.findall(tables["rest"])] if tables else []
    return Signs(
        addressed=next(filter(None, days), None),
        month=next(filter(None, months), None),
        last_year=max(years, default=None),
    )


def names_tables(url: str) -> bool:
    """Whether the name of the file is that of NATO's tables."""
    return _TABLES.search(unquote(PurePosixPath(urlsplit(url).path).name)) is not None


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        # No day of the calendar.
        return None


@dataclass(frozen=True)
class Newest:
    """The day of the newest release that was read, and the last year of all their tables; None where none tells."""

    day: date = date.min
    last_year: int | None = None

    def may_precede(self, signs: Signs) -> bool:
        """Whether a file that could not be read may be of a newer release; it may be where nothing tells.

        Its years tell first, then the publisher's day; the word of the server, or of the metadata, only without both.
        """
        later = self._compare_years(signs.last_year)
        if later:
            return True
        if signs.published is not None:
            return signs.published.day - self.day > (timedelta() if later is None else NEAR)
        if signs.month is not None and signs.month != self.day.replace(day=1):
            return signs.month > self.day
        told = signs.modified or signs.made
        return later is None and (told is None or told > self.day)

    def _compare_years(self, last_year: int | None) -> bool | None:
        return None if last_year is None or self.last_year is None else last_year > self.last_year
