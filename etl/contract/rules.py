"""What the columns of one row must be to each other."""

import re
from collections.abc import Callable, Iterator

from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.catalogue.units import fits
from etl.observation import Observation

_YEAR = re.compile(r"[0-9]{4}")
_PERIODS = {"year": re.compile(r""), "month": re.compile(r"M[0-9]{2}"), "quarter": re.compile(r"Q[0-9]")}


def row_faults(row: Observation) -> Iterator[str]:
    """A line, with the row's cell, for each rule that it breaks; an unknown indicator is told elsewhere."""
    indicator = indicators().get(row.indicator)
    for rule in _OF_ANY if indicator is None else (*_OF_ANY, *_OF_KNOWN):
        problem = rule(row, indicator)
        if problem:
            cell = row.cell.strip() or "(no cell)"
            yield f"{cell}: {row.indicator} of {row.member} in {row.year}: {problem}"


def _null(row: Observation, _: Indicator | None) -> str:
    status = STATUSES.get(row.status)
    if status is None or status.missing == (row.value is None):
        return ""
    if row.value is None:
        return f"has no value, and its status {row.status!r} does not say why"
    return f"has the value {row.value}, but its status {row.status!r} says that there is none"


def _source(row: Observation, indicator: Indicator | None) -> str:
    if indicator is None or indicator.source == row.source:
        return ""
    return f"is an indicator of {indicator.source}, not of {row.source}"


def _unit(row: Observation, indicator: Indicator | None) -> str:
    if indicator is None or fits(row.unit, indicator.unit):
        return ""
    return f"the unit {row.unit!r} does not fit; it should be {indicator.unit!r}"


def _period(row: Observation, indicator: Indicator | None) -> str:
    if indicator is None or _PERIODS[indicator.frequency].fullmatch(row.period):
        return ""
    return f"the period {row.period!r} does not fit an indicator by {indicator.frequency}"


def _bounds(row: Observation, indicator: Indicator | None) -> str:
    if indicator is None or row.value is None:
        return ""
    low, high = indicator.bounds
    # A value that is no number is outside of any bounds, but the column says so already.
    return f"the value {row.value} is outside {low:g} to {high:g}" if row.value < low or row.value > high else ""


def _price_base(row: Observation, indicator: Indicator | None) -> str:
    if indicator is None or _is_base(row, indicator):
        return ""
    wanted = {"current": "'current'", "constant": "the year of the constant prices", "": "empty"}[indicator.price]
    return f"the price base {row.price_base!r} does not fit; it should be {wanted}"


def _is_base(row: Observation, indicator: Indicator) -> bool:
    if indicator.price != "constant":
        return row.price_base == indicator.price
    if not SOURCES[indicator.source].names_base_year:
        return row.price_base == ""
    # A transcription may be of a copy that does not state the year.
    unstated = row.price_base == "" and row.acquisition == "transcription"
    return unstated or _YEAR.fullmatch(row.price_base) is not None


def _armed_forces(row: Observation, indicator: Indicator | None) -> str:
    member = members().get(row.member)
    unarmed = member is not None and not member.armed_forces
    lacks = unarmed and indicator is not None and indicator.needs_armed_forces
    if lacks and row.value is not None:
        return f"has the value {row.value}, but {row.member} has no armed forces"
    if lacks and row.status != "no_armed_forces":
        return f"has the status {row.status!r}; {row.member} has no armed forces, so it should be 'no_armed_forces'"
    if row.status == "no_armed_forces" and not lacks:
        return "has the status 'no_armed_forces', which does not hold here"
    return ""


_Rule = Callable[[Observation, Indicator | None], str]
_OF_ANY: tuple[_Rule, ...] = (_null,)
_OF_KNOWN: tuple[_Rule, ...] = (_source, _unit, _period, _bounds, _price_base, _armed_forces)
