"""How far each figure of a release may be from what it was before it was rounded for print."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from math import inf

from etl.arithmetic.pinned import Printed
from etl.arithmetic.precision import rounding
from etl.measures.figures import Figures
from etl.observation import Observation

Ends = tuple[float, float]
# Two computers may differ by so much, relative to the value, in the same figure.
_NOISE = 1e-9


class Print:
    """The rounding of one release, found in all its figures of an indicator together (etl.arithmetic.precision)."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._half_units: dict[tuple[str, bool], Decimal] = {}

    def printed(self, row: Observation) -> Printed:
        """The figure with half a unit of its last printed decimal."""
        return Printed(row.value or 0.0, self._half_unit(row))

    def half_unit(self, row: Observation) -> float:
        """Half a unit of the last printed decimal; 0 where the figure was not rounded."""
        return float(self._half_unit(row))

    def ends(self, row: Observation) -> Ends:
        """The smallest and the largest figure that prints as this one."""
        value, half = row.value or 0.0, self.half_unit(row)
        return value - half, value + half

    def _half_unit(self, row: Observation) -> Decimal:
        key = row.indicator, row.acquisition == "transcription"
        if key not in self._half_units:
            column = self._figures.column(row.indicator)
            self._half_units[key] = rounding(_values(column, copied=key[1]), key[1])
        return self._half_units[key]


def fits(published: Ends, recomputed: Ends) -> bool:
    """Whether the two may be one figure, given how far each may be off."""
    noise = _NOISE * max(map(abs, (*published, *recomputed)))
    return published[0] <= recomputed[1] + noise and recomputed[0] <= published[1] + noise


def ratio(of: Ends, over: Ends, times: float = 1.0) -> Ends:
    """The smallest and the largest ratio of two figures above zero, `times` as much; without end where one may be 0."""
    return times * of[0] / over[1], times * of[1] / over[0] if over[0] > 0 else inf


def _values(column: Mapping[tuple[str, int], Observation], copied: bool) -> Iterable[float]:
    rows = (row for row in column.values() if (row.acquisition == "transcription") == copied)
    return [row.value or 0.0 for row in rows]
