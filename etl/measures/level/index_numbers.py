"""Figures as an index: each as a part of that of one year, which is 100; so lines of any unit can be compared."""

from collections.abc import Iterable, Sequence

from etl.catalogue.statuses import PARTIAL
from etl.observation import Observation

UNIT = "index"
BASE = 100.0


def find_base(lines: Iterable[Sequence[Observation]]) -> int | None:
    """The first year in which every line has a figure that an index can start at; None where there is none."""
    common = [{row.year for row in line if _can_be_base(row)} for line in lines]
    return min(set.intersection(*common), default=None) if common else None


def index_on(rows: Sequence[Observation], base: int) -> tuple[Observation, ...]:
    """100 × figure / figure of the year `base`, of those in its unit and prices; () where that has none above zero.

    A year without a figure stays one.
    """
    start = next((row for row in rows if row.year == base and _can_be_base(row)), None)
    if start is None:
        return ()
    alike = (row for row in rows if (row.unit, row.price_base) == (start.unit, start.price_base))
    return tuple(_index(row, start) for row in alike)


def _can_be_base(row: Observation) -> bool:
    # Part of a year is no year to hold others against.
    return row.value is not None and row.value > 0 and row.status != PARTIAL


def _index(row: Observation, start: Observation) -> Observation:
    if row.value is None:
        return row._replace(unit=UNIT)
    value = BASE * row.value / (start.value or 1.0)
    cell = f"100 × {row.cell} / {start.cell}"
    return row._replace(value=value, unit=UNIT, cell=cell, status=_settle(row.status), note=f"{start.year} = 100")


def _settle(status: str) -> str:
    """An index of what the publisher printed is computed; what is open stays open."""
    return status if status in ("estimate", "forecast", PARTIAL) else "derived"
