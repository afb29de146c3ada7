"""By which day a release was out whose publisher does not tell, and how that is known."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from etl.fetch import Resource

# R34: a day that a file or its server carries is told as such.
_BY_SERVER = (
    "The publisher does not say when it came out; the day is that of the last change of its file, by the word of its "
    "own server (Last-Modified)."
)
_BY_RETRIEVAL = "The file does not say when it came out; it was had from the publisher on {}."
_UNKNOWN = "Nobody knows when it came out, but for that it cannot have been before this day."


def date_release(fetched: Resource, earliest: date) -> tuple[date, str]:
    """The day by which a release was out that was read from `fetched`, and a note on how that is known.

    It is the word of the server, else the day on which the file was had. Where neither is told, or is before the
    `earliest` day that it can have come out, it is that.
    """
    return next((told for told in _list_days(fetched) if told[0] >= earliest), (earliest, _UNKNOWN))


def _list_days(fetched: Resource) -> Iterator[tuple[date, str]]:
    if fetched.modified:
        yield fetched.modified, _BY_SERVER
    # A mirror may say what it likes.
    with suppress(ValueError):
        day = date.fromisoformat(fetched.retrieved[:10])
        yield day, _BY_RETRIEVAL.format(day)
