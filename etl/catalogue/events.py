"""Dated events that charts can be read against."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.catalogue.seeds import read_toml


@dataclass(frozen=True)
class Event:
    """Something that happened on a day, with where to look it up."""

    date: date
    label: str
    text: str
    source: str

    @property
    def year(self) -> float:
        """The day as a decimal year, for a place on an axis of years."""
        return self.date.year + (self.date.timetuple().tm_yday - 1) / 366


@cache
def events() -> tuple[Event, ...]:
    """All events of seeds/events.toml, oldest first."""
    return tuple(sorted((Event(**row) for row in read_toml("events.toml")["event"]), key=lambda event: event.date))
