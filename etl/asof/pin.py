"""As of when: one pin for all sources, a day or releases by name. What it selects is never newer than it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from etl.asof.dates import WANTED, read_day
from etl.catalogue.sources import SOURCES
from etl.store.snapshot import Part, Snapshot

NEWEST = "latest"
_AND = "~"
# Between two releases in the words of a pin; a release's own name may hold the same sign.
_BETWEEN = re.compile(rf"{_AND}(?=[a-z]+:)")


@dataclass(frozen=True)
class Pin:
    """A day; or releases, (source, release) each, one a source: these, and the day of the newest for other sources.

    Without either it is the newest of everything.
    """

    day: date | None = None
    releases: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of_releases(cls, releases: Mapping[str, str]) -> "Pin":
        """The pin on these releases, by source."""
        return cls(releases=tuple(sorted(releases.items())))

    @classmethod
    def parse(cls, text: str) -> "Pin":
        """The pin that "latest", a day (`read_day`) or a release such as nato:2024-06-17 means; several stand with ~.

        Raises ValueError, with what is wanted, where the text is none of these.
        """
        if text == NEWEST:
            return cls()
        if ":" in text:
            return cls.of_releases(_read_releases(text))
        return cls(day=read_day(text))

    def release_of(self, source: str) -> str:
        """The release of a source that is pinned by name; "" where none is."""
        return dict(self.releases).get(source, "")

    def __str__(self) -> str:
        if self.releases:
            return _AND.join(f"{source}:{release}" for source, release in self.releases)
        return self.day.isoformat() if self.day else NEWEST

    def __bool__(self) -> bool:
        return bool(self.day or self.releases)


def day_of(snapshot: Snapshot, pin: Pin) -> date | None:
    """The day that a pin stands for: the day itself, or that of its newest release; the last of all days for none.

    None where the snapshot lacks one of its releases.
    """
    if not pin.releases:
        return pin.day or date.max
    parts = [find_release(snapshot, *named) for named in pin.releases]
    days = [part.release.published for part in parts if part is not None]
    return max(days) if len(days) == len(parts) else None


def find_release(snapshot: Snapshot, source: str, release: str) -> Part | None:
    """The release of this name; None where the snapshot has none."""
    try:
        return snapshot.part(source, release)
    except KeyError:
        return None


def _read_releases(text: str) -> dict[str, str]:
    """By source the releases named. Raises ValueError where two of one source are: one alone can answer for it."""
    named = [_named(one) for one in dict.fromkeys(_BETWEEN.split(text))]
    found = dict(named)
    if twice := [source for source in found if [one for one, _ in named].count(source) > 1]:
        raise ValueError(f"two releases of {twice[0]} are named, and one is wanted")
    return found


def _named(text: str) -> tuple[str, str]:
    source, _, release = text.partition(":")
    if source not in SOURCES or not release:
        raise ValueError(WANTED)
    return source, release
