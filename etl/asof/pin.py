"""As of when: one pin for all sources, a day or a release. What it selects is never newer than it."""

from dataclasses import dataclass
from datetime import date

from etl.catalogue.sources import SOURCES
from etl.store.snapshot import Part, Snapshot

NEWEST = "latest"


@dataclass(frozen=True)
class Pin:
    """A day, or one release of one source: then it is that release, and its day for all other sources.

    Without either it is the newest of everything.
    """

    day: date | None = None
    source: str = ""
    release: str = ""

    @classmethod
    def of(cls, text: str) -> "Pin":
        """The pin that "latest", a day such as 2019-12-04 or a release such as nato:2024-06-17 means.

        Raises ValueError, with what is wanted, where the text is neither.
        """
        if text == NEWEST:
            return cls()
        source, colon, release = text.partition(":")
        if colon and source in SOURCES and release:
            return cls(source=source, release=release)
        try:
            if len(text) == len("2024-06-17"):
                return cls(day=date.fromisoformat(text))
        except ValueError:
            pass
        raise ValueError("a date such as 2024-06-17 or a release such as nato:2024-06-17 is wanted")

    def __str__(self) -> str:
        if self.release:
            return f"{self.source}:{self.release}"
        return self.day.isoformat() if self.day else NEWEST

    def __bool__(self) -> bool:
        return bool(self.day or self.release)


def day_of(snapshot: Snapshot, pin: Pin) -> date | None:
    """The day that a pin stands for: the day itself, or that of its release; the last of all days for the newest.

    None where the snapshot has no such release.
    """
    if not pin.release:
        return pin.day or date.max
    return next((part.release.published for part in snapshot.releases(pin.source) if _is(part, pin)), None)


def selected(snapshot: Snapshot, source: str, pin: Pin, indicator: str | None = None, years: int = 1) -> Part | None:
    """The release of `source` that a pin selects: the one it names, else the newest of its day (`Snapshot.as_of`).

    None where none was known then, or the pin names a release that is not here; the newest never stands in.
    """
    if pin.source == source:
        return next((part for part in snapshot.releases(source) if _is(part, pin)), None)
    day = day_of(snapshot, pin)
    return snapshot.as_of(source, day, indicator, years) if day else None


def _is(part: Part, pin: Pin) -> bool:
    return part.release.release == pin.release
