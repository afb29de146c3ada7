"""What a release is audited with: its own figures and how they were rounded, and those of other releases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from math import inf

import numpy as np

from etl.arithmetic.precision import NOISE, rounding
from etl.arithmetic.recomputation import Printed
from etl.audit.checks import MOMENTS, Check, Moment
from etl.audit.column import Column, Columns, Values, join
from etl.audit.revisions import Revision
from etl.catalogue.sources import SOURCES
from etl.observation import Release

# The smallest and the largest that each figure may be.
Ends = tuple[Values, Values]


@dataclass(frozen=True)
class Other:
    """The figures of another source's release, read when they are first asked for."""

    source: str
    release: str
    published: date
    columns: Columns

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
    columns: Columns
    then: Mapping[str, Other] = field(default_factory=dict)
    today: Mapping[str, Other] = field(default_factory=dict)
    nearest: Mapping[str, Other] = field(default_factory=dict)
    earlier: Callable[[], tuple[Revision, ...]] = tuple
    later: Callable[[], tuple[Revision, ...]] = tuple

    @cached_property
    def print(self) -> "Print":
        """How its figures were rounded for print."""
        return Print(self.columns)

    def find_beside(self, check: Check) -> Other | None:
        """The other publisher's release that a check takes; None where there is none."""
        held = {Moment.THEN: self.then, Moment.TODAY: self.today, Moment.NEAREST: self.nearest}
        return held[MOMENTS[check.id]].get(check.publisher)

    def join(self, *named: str) -> tuple[Column, ...]:
        """The figures of these indicators, wherever a member and year has all of them."""
        return join(*map(self.columns.column, named))


class Print:
    """The rounding of one release, found in all its figures of an indicator together (etl.arithmetic.precision)."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._half_units: dict[tuple[str, bool], Decimal] = {}

    def printed(self, figures: Column, row: int) -> Printed:
        """One of the figures with half a unit of its last printed decimal."""
        copied = bool(_is_copied(figures)[row])
        return Printed(float(figures.values[row]), self._find_half_unit(figures.indicator, copied))

    def ends(self, figures: Column) -> Ends:
        """The smallest and the largest figures that print as these."""
        own, copied = (float(self._find_half_unit(figures.indicator, one)) for one in (False, True))
        half = np.where(_is_copied(figures), copied, own)
        return figures.values - half, figures.values + half

    def _find_half_unit(self, indicator: str, copied: bool) -> Decimal:
        key = indicator, copied
        if key not in self._half_units:
            column = self._columns.column(indicator)
            self._half_units[key] = rounding(column.values[_is_copied(column) == copied].tolist(), copied)
        return self._half_units[key]


def may_be_one(published: Ends, recomputed: Ends) -> Values:
    """Which of the figures may be one with what was recomputed, given how far each may be off."""
    noise = NOISE * np.maximum.reduce([np.abs(end) for end in (*published, *recomputed)])
    found: Values = (published[0] <= recomputed[1] + noise) & (recomputed[0] <= published[1] + noise)
    return found


def divide(of: Ends, over: Ends, times: float = 1.0) -> Ends:
    """The smallest and the largest ratio of figures above zero, `times` as much; without end where one may be 0."""
    above = over[0] > 0
    return times * of[0] / over[1], np.where(above, times * of[1] / np.where(above, over[0], 1.0), inf)


def say_absent(source: str, what: str) -> str:
    """Why nothing is checked where no release of `source` is at hand; `what` is the one that was looked for."""
    return f"No release of {SOURCES[source].publisher} {what} is in the record."


def _is_copied(figures: Column) -> Values:
    found: Values = figures.texts("acquisition") == "transcription"
    return found
