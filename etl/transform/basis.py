"""The figures of one release by indicator and place, and what a figure computed from them inherits."""

import math
from collections.abc import Iterator, Sequence

from etl.catalogue.indicator import Indicator
from etl.errors import ContractError
from etl.observation import Observation

Place = tuple[str, int]  # member and year
Column = dict[Place, Observation]
Pair = tuple[Observation, Observation]


class Basis:
    """The rows of one release; nothing is computed from those without a value."""

    def __init__(self, rows: Sequence[Observation]) -> None:
        """Sort `rows`, which are all of the release, as it was read."""
        self._columns: dict[str, list[Observation]] = {}
        for row in rows:
            if row.value is not None:
                self._columns.setdefault(row.indicator, []).append(row)
        self.last_month = max(((row.year, row.period) for row in rows if _is_month(row)), default=None)

    def rows(self, indicator: str) -> list[Observation]:
        """The rows of an indicator that have a value, in the order of the release."""
        return self._columns.get(indicator, [])

    def column(self, indicator: str) -> Column:
        """The figures of an indicator by member and year; those of a part of a year are none of them."""
        return {(row.member, row.year): row for row in self.rows(indicator) if not row.period}

    def months(self, indicator: str) -> list[Observation]:
        """The rows of an indicator by month that have a value."""
        return [row for row in self.rows(indicator) if _is_month(row)]

    def pairs(self, indicator: Indicator) -> list[Pair]:
        """The two inputs of a derived indicator, the second a GDP, wherever a member and year has both.

        Raises ContractError with every input that cannot be computed with.
        """
        first, second = map(self.column, indicator.inputs)
        found = [(row, second[place]) for place, row in first.items() if place in second]
        faults = tuple(dict.fromkeys(fault for pair in found for fault in _find_faults(*pair)))
        if faults:
            raise ContractError("Figures that others are computed from", faults)
        return found


def compute_row(indicator: Indicator, value: float, inputs: Pair, cell: str) -> Observation:
    """A row of a derived indicator. It is no better than its inputs: an estimate or a transcription stays one."""
    last = inputs[-1]
    return last._replace(
        indicator=indicator.id,
        value=value,
        unit=indicator.unit,
        status="estimate" if any(row.status == "estimate" for row in inputs) else "derived",
        acquisition="transcription" if any(row.acquisition == "transcription" for row in inputs) else last.acquisition,
        cell=cell,
        note="",
    )


def require_value(row: Observation) -> float:
    """The value of a row that has one. Raises ValueError with its cell where it has none."""
    if row.value is None:
        raise ValueError(f"{row.cell} has no value")
    return row.value


def join_notes(*notes: str) -> str:
    """Several notes as one."""
    return "; ".join(filter(None, notes))


def is_copied(row: Observation) -> bool:
    """Whether it was transcribed by hand."""
    return row.acquisition == "transcription"


def _is_month(row: Observation) -> bool:
    return row.period.startswith("M")


def _find_faults(first: Observation, gdp: Observation) -> Iterator[str]:
    for row in (first, gdp):
        if not math.isfinite(row.value or 0.0):
            yield f"{row.cell}: {row.indicator} of {row.member} in {row.year} is {row.value}, which is no number"
    if not (gdp.value or 0.0) > 0:
        yield f"{gdp.cell}: the GDP of {gdp.member} in {gdp.year} is {gdp.value}; nothing can be divided by it"
    if first.unit == gdp.unit and first.price_base != gdp.price_base:
        yield (
            f"{first.cell}: {first.indicator} of {first.member} in {first.year} is at prices of "
            f"{first.price_base!r}, but GDP ({gdp.cell}) at prices of {gdp.price_base!r}"
        )
