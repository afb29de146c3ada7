"""What the columns of one row must be to each other, as checks of a table.

Each rule is a function of some columns of a row that tells what is wrong, or nothing; an indicator that is not known is
told elsewhere.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod
from operator import getitem
from typing import Any

import numpy as np
import pandas as pd

from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.catalogue.units import fits
from etl.sources.remedies import correct_figure

WHERE = ("cell", "indicator", "member", "year")
# More combinations than any release could have.
_MANY = 1_000_000
_YEAR = re.compile(r"[0-9]{4}")
_PERIODS = {"year": re.compile(r""), "month": re.compile(r"M[0-9]{2}"), "quarter": re.compile(r"Q[0-9]")}


def name_row(cell: str, indicator: str, member: str, year: int) -> str:
    """A row for readers: its cell first."""
    return f"{cell.strip() or '(no cell)'}: {indicator} of {member} in {year}"


@dataclass(frozen=True)
class RowRule:
    """A rule of some columns: `problem` takes their values in a row, and tells what is wrong.

    `suspects` marks the rows that may break it, name_row that can be said of all at once; a null value is not-a-number.
    """

    columns: tuple[str, ...]
    problem: Callable[..., str]
    suspects: Callable[[pd.DataFrame], "pd.Series[bool]"] | None = None

    def __call__(self, table: pd.DataFrame) -> Iterator[tuple[int, str]]:
        """The index of each row that breaks it, and a line with the row's cell."""
        some = table if self.suspects is None else table.loc[self.suspects(table)]
        held = some[list(self.columns)]
        # A release has few combinations of ids, and as a rule none of them is wrong.
        if any(self.problem(*values) for values in _list_combinations(held)):
            for index, place, values in zip(some.index, _list_rows(some[list(WHERE)]), _list_rows(held), strict=True):
                if problem := self.problem(*values):
                    yield index, f"{name_row(*place)}: {problem}"


def _list_combinations(held: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """What the rows hold, each combination once."""
    columns = [held[name].array for name in held]
    texts = all(isinstance(column, pd.Categorical) for column in columns)
    sizes = [len(column.categories) for column in columns] if texts else []
    if not texts or prod(sizes) > _MANY:
        return _list_rows(held.drop_duplicates())
    there = np.zeros(sizes, dtype=bool)
    there[tuple(column.codes for column in columns)] = True
    words = [column.categories.tolist() for column in columns]
    return (tuple(map(getitem, words, codes)) for codes in np.argwhere(there).tolist())


def _list_rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return table.itertuples(index=False, name=None)


def _check_null(value: float, status: str) -> str:
    known = STATUSES.get(status)
    if known is None or known.missing == pd.isna(value):
        return ""
    if pd.isna(value):
        return f"has no value, and its status {status!r} does not say why"
    return f"has the value {value}, but its status {status!r} says that there is none"


def _check_source(indicator: str, source: str) -> str:
    known = indicators().get(indicator)
    return f"is an indicator of {known.source}, not of {source}" if known and known.source != source else ""


def _check_unit(indicator: str, unit: str) -> str:
    known = indicators().get(indicator)
    if known is None or fits(unit, known.unit):
        return ""
    return f"the unit {unit!r} does not fit; it should be {known.unit!r}"


def _check_period(indicator: str, period: str) -> str:
    known = indicators().get(indicator)
    if known is None or _PERIODS[known.frequency].fullmatch(period):
        return ""
    return f"the period {period!r} does not fit an indicator by {known.frequency}"


def _check_bounds(indicator: str, value: float, period: str, *place: Any) -> str:
    known = indicators().get(indicator)
    # A value that is no number is within any bounds.
    if known is None or not (value < known.bounds[0] or value > known.bounds[1]):
        return ""
    problem = f"the value {value} is outside {known.bounds[0]:g} to {known.bounds[1]:g}"
    # What is derived follows from other figures, and a correction is of a year.
    source, release, member, year = place
    if known.formula or period or source not in SOURCES:
        return problem
    return f"{problem}. {correct_figure((source, release), (indicator, member, year), value)}"


def _check_price_base(indicator: str, base: str, acquisition: str) -> str:
    known = indicators().get(indicator)
    if known is None or _is_base(known, base, acquisition):
        return ""
    wanted = {"current": "'current'", "constant": "the year of the constant prices", "": "empty"}[known.price]
    return f"the price base {base!r} does not fit; it should be {wanted}"


def _is_base(known: Indicator, base: str, acquisition: str) -> bool:
    if known.price != "constant":
        return base == known.price
    if not SOURCES[known.source].names_base_year:
        return base == ""
    # A transcription may be of a copy that does not state the year.
    return (base == "" and acquisition == "transcription") or _YEAR.fullmatch(base) is not None


def _check_armed_forces(indicator: str, member: str, status: str, value: float) -> str:
    known, its = indicators().get(indicator), members().get(member)
    if known is None:
        return ""
    lacks = its is not None and not its.armed_forces and known.needs_armed_forces
    if lacks and not pd.isna(value):
        return f"has the value {value}, but {member} has no armed forces"
    if lacks and status != "no_armed_forces":
        return f"has the status {status!r}; {member} has no armed forces, so it should be 'no_armed_forces'"
    if status == "no_armed_forces" and not lacks:
        return "has the status 'no_armed_forces', which does not hold here"
    return ""


def _suspect_null(table: pd.DataFrame) -> "pd.Series[bool]":
    missing = [status.id for status in STATUSES.values() if status.missing]
    return table["value"].isna() != table["status"].isin(missing)


def _suspect_bounds(table: pd.DataFrame) -> "pd.Series[bool]":
    lowest, highest = ({one.id: one.bounds[end] for one in indicators().values()} for end in (0, 1))
    names, values = table["indicator"], table["value"]
    return (values < names.map(lowest).astype(float)) | (values > names.map(highest).astype(float))


def _suspect_unarmed(table: pd.DataFrame) -> "pd.Series[bool]":
    unarmed = [code for code, member in members().items() if not member.armed_forces]
    return table["member"].isin(unarmed) | (table["status"] == "no_armed_forces")


_OF_FIGURE = ("indicator", "value", "period", "source", "release", "member", "year")
RULES: dict[str, RowRule] = {
    "null and status": RowRule(("value", "status"), _check_null, _suspect_null),
    "source of the indicator": RowRule(("indicator", "source"), _check_source),
    "unit of the indicator": RowRule(("indicator", "unit"), _check_unit),
    "period of the indicator": RowRule(("indicator", "period"), _check_period),
    "bounds of the indicator": RowRule(_OF_FIGURE, _check_bounds, _suspect_bounds),
    "prices of the indicator": RowRule(("indicator", "price_base", "acquisition"), _check_price_base),
    "armed forces": RowRule(("indicator", "member", "status", "value"), _check_armed_forces, _suspect_unarmed),
}
