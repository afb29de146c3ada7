"""What a release is audited with: its own figures and how they were rounded, and those of other releases."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from math import inf

from etl.arithmetic.precision import NOISE, rounding
from etl.arithmetic.recomputation import Printed
from etl.audit.revisions import Revision
from etl.catalogue.sources import SOURCES
from etl.measures.figures import Figures
from etl.observation import Observation, Release

Ends = tuple[float, float]


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
    earlier: Callable[[], tuple[Revision, ...]] = tuple
    later: Callable[[], tuple[Revision, ...]] = tuple

    @cached_property
    def print(self) -> "Print":
        """How its figures were rounded for print."""
        return Print(self.figures)

    def together(self, *named: str) -> Iterator[tuple[Observation, ...]]:
        """The observations of these indicators, wherever a member and year has all of them."""
        first, *others = (self.figures.column(name) for name in named)
        for place, row in first.items():
            rows = [column.get(place) for column in others]
            if None not in rows:
                yield (row, *(one for one in rows if one is not None))


class Print:
    """The rounding of one release, found in all its figures of an indicator together (etl.arithmetic.precision)."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._half_units: dict[tuple[str, bool], Decimal] = {}

    def printed(self, row: Observation) -> Printed:
        """The figure with half a unit of its last printed decimal."""
        return Printed(row.value or 0.0, self._find_half_unit(row))

    def ends(self, row: Observation) -> Ends:
        """The smallest and the largest figure that prints as this one."""
        value, half = row.value or 0.0, float(self._find_half_unit(row))
        return value - half, value + half

    def _find_half_unit(self, row: Observation) -> Decimal:
        key = row.indicator, row.acquisition == "transcription"
        if key not in self._half_units:
            column = self._figures.column(row.indicator)
            self._half_units[key] = rounding(_select_values(column.values(), copied=key[1]), key[1])
        return self._half_units[key]


def may_be_one(published: Ends, recomputed: Ends) -> bool:
    """Whether the two may be one figure, given how far each may be off."""
    noise = NOISE * max(map(abs, (*published, *recomputed)))
    return published[0] <= recomputed[1] + noise and recomputed[0] <= published[1] + noise


def divide(of: Ends, over: Ends, times: float = 1.0) -> Ends:
    """The smallest and the largest ratio of two figures above zero, `times` as much; without end where one may be 0."""
    return times * of[0] / over[1], times * of[1] / over[0] if over[0] > 0 else inf


def say_absent(source: str, what: str) -> str:
    """Why nothing is checked where no release of `source` is at hand; `what` is the one that was looked for."""
    return f"No release of {SOURCES[source].publisher} {what} is at hand."


def _select_values(rows: Iterable[Observation], copied: bool) -> Iterable[float]:
    return [row.value or 0.0 for row in rows if (row.acquisition == "transcription") == copied]
