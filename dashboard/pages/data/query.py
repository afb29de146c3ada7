"""Which releases were known as of the pin, and which are newer."""

from dataclasses import dataclass
from datetime import date

from dashboard.view import View
from etl.asof.pin import Pin, day_of
from etl.catalogue.sources import SOURCES
from etl.store.snapshot import Part, Snapshot


@dataclass(frozen=True)
class Record:
    """The releases known as of a pin and those newer than it, each by source in the catalogue's order, oldest first.

    `day` is the day that the pin stands for, None where it names a release that is not here.
    """

    pin: Pin
    day: date | None
    known: tuple[Part, ...]
    newer: tuple[Part, ...]

    def known_of(self, source: str) -> tuple[Part, ...]:
        """The releases of a source that were known, oldest first."""
        return tuple(part for part in self.known if part.release.source == source)

    def newer_of(self, source: str) -> tuple[Part, ...]:
        """The releases of a source that were not known yet, oldest first."""
        return tuple(part for part in self.newer if part.release.source == source)


def read_record(snapshot: Snapshot, view: View) -> Record:
    """The releases of a snapshot, parted at the view's pin."""
    day = day_of(snapshot, view.as_of)
    parts = [part for source in SOURCES for part in snapshot.releases(source)]
    known = tuple(part for part in parts if day and part.release.published <= day)
    return Record(view.as_of, day, known, tuple(part for part in parts if part not in known))
