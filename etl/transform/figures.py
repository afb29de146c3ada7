"""The figures of one release by indicator and place, and what a figure computed from them inherits."""

import math
from collections.abc import Iterable, Iterator

from etl.catalogue.indicators import indicators
from etl.errors import ContractError
from etl.observation import Observation

Place = tuple[str, int]  # member and year
Column = dict[Place, Observation]


def by_indicator(observations: Iterable[Observation]) -> dict[str, Column]:
    """The observations that have a value, by indicator, then by member and year: nothing comes of the others."""
    columns: dict[str, Column] = {}
    for row in observations:
        if row.value is not None:
            columns.setdefault(row.indicator, {})[row.member, row.year] = row
    return columns


def pairs(indicator: str, columns: dict[str, Column]) -> Iterator[tuple[Observation, Observation]]:
    """The two inputs of a derived indicator, wherever a member and year has both."""
    first, second = (columns.get(name, {}) for name in indicators()[indicator].inputs)
    return ((row, second[place]) for place, row in first.items() if place in second)


def computed(indicator: str, value: float, inputs: tuple[Observation, Observation], cell: str) -> Observation:
    """A row of a derived indicator. It is no better than its inputs: an estimate or a transcription stays one."""
    last = inputs[-1]
    return last._replace(
        indicator=indicator,
        value=value,
        unit=indicators()[indicator].unit,
        status="estimate" if any(row.status == "estimate" for row in inputs) else "derived",
        acquisition="transcription" if any(row.acquisition == "transcription" for row in inputs) else last.acquisition,
        cell=cell,
        note="",
    )


def check_inputs(derived: Iterable[str], columns: dict[str, Column]) -> None:
    """Raise ContractError, with every fault, where an input of a derived indicator cannot be computed with."""
    faults = [fault for indicator in derived for pair in pairs(indicator, columns) for fault in _faults(*pair)]
    if faults:
        raise ContractError("Figures that others are computed from", tuple(dict.fromkeys(faults)))


def _faults(first: Observation, gdp: Observation) -> Iterator[str]:
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
