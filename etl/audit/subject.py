"""What a release is audited with: its own figures, and those of other sources and releases."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from etl.audit.neighbour import Revised
from etl.audit.rounding import Print
from etl.catalogue.sources import SOURCES
from etl.measures.figures import Figures
from etl.observation import Observation, Release


@dataclass(frozen=True)
class Other:
    """The figures of another source's release, read when they are first asked for."""

    source: str
    release: str
    published: date
    figures: Figures

    def __str__(self) -> str:
        return f"{SOURCES[self.source].publisher} {self.release} (published {self.published})"


@dataclass(frozen=True)
class Subject:
    """A release with its figures.

    `then` holds, by source, the newest release known on its day; `today` the newest of all; `nearest` the one nearest
    to it in time. A source without a release is in none of them. `earlier` and `later` give the figures that it has in
    common with its neighbours, one indicator at a time.
    """

    release: Release
    figures: Figures
    then: Mapping[str, Other] = field(default_factory=dict)
    today: Mapping[str, Other] = field(default_factory=dict)
    nearest: Mapping[str, Other] = field(default_factory=dict)
    earlier: Callable[[], tuple[Revised, ...]] = tuple
    later: Callable[[], tuple[Revised, ...]] = tuple

    @cached_property
    def print(self) -> Print:
        """How its figures were rounded for print."""
        return Print(self.figures)

    def together(self, *named: str) -> Iterator[tuple[Observation, ...]]:
        """The observations of these indicators, wherever a member and year has all of them."""
        first, *others = (self.figures.column(name) for name in named)
        for place, row in first.items():
            rows = [column.get(place) for column in others]
            if None not in rows:
                yield (row, *(one for one in rows if one is not None))


def absent(source: str, what: str) -> str:
    """Why nothing is checked where no release of `source` is at hand; `what` is the one that was looked for."""
    return f"No release of {SOURCES[source].publisher} {what} is at hand."
