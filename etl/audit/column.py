"""The figures of one release in columns: what a check computes with, an indicator at a time."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
import pandas as pd

from etl.dataframe import make_frame, number_places
from etl.observation import COLUMNS

Values = np.ndarray[Any, Any]
# The columns of a frame of observations (etl.dataframe) by name.
Frame = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Column:
    """Figures of one indicator: `rows` of a frame, in their order."""

    indicator: str
    frame: Frame
    rows: Values

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def values(self) -> Values:
        """The value of each figure, not-a-number where it has none."""
        # A nought has no sign.
        return np.asarray(self.frame["value"])[self.rows] + 0.0

    @cached_property
    def years(self) -> Values:
        """The year of each figure."""
        return np.asarray(self.frame["year"])[self.rows]

    @cached_property
    def members(self) -> pd.Categorical:
        """The member or area of each figure."""
        found: pd.Categorical = self.texts("member")
        return found

    def texts(self, name: str) -> Any:
        """What each figure has in a column of texts."""
        return self.frame[name].take(self.rows)

    def take(self, chosen: Values) -> "Column":
        """The figures that are chosen, by a mask or by their numbers."""
        return Column(self.indicator, self.frame, self.rows[chosen])

    def find(self, members: pd.Categorical, years: Values) -> Values:
        """The number of the figure of each member and year; -1 where there is none."""
        codes = self.members.categories.get_indexer(members.categories)[members.codes]
        return self._places.get_indexer(pd.Index(number_places(codes, years)))

    def drop_twice(self) -> "Column":
        """The figures, of those of one place the last."""
        places = self._places
        return self if places.is_unique else self.take(~places.duplicated(keep="last"))

    @cached_property
    def _places(self) -> pd.Index:
        found: pd.Index = pd.Index(number_places(self.members.codes, self.years))
        return found


class Columns:
    """The figures of one release by indicator; each column is made when it is first asked for, and kept."""

    def __init__(self, held: Collection[str], read: Callable[[str], Frame]) -> None:
        """`held` are the indicators there are; `read` gives the rows of one, and may give those of others with them."""
        self._held = held
        self._read = read
        self._rows: dict[str, Column] = {}
        self._columns: dict[str, Column] = {}

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "Columns":
        """The figures of a frame."""
        columns = split_frame(frame)
        return cls(columns["indicator"].categories, lambda _: columns)

    def rows(self, indicator: str) -> Column:
        """All figures of an indicator: nulls, months and quarters included."""
        if indicator not in self._rows:
            frame = self._read(indicator) if indicator in self._held else _make_empty()
            self._rows[indicator] = Column(indicator, frame, np.flatnonzero(frame["indicator"] == indicator))
        return self._rows[indicator]

    def column(self, indicator: str) -> Column:
        """The yearly figures that have a value, one of each member and year."""
        if indicator not in self._columns:
            every = self.rows(indicator)
            self._columns[indicator] = _select_yearly(every) if len(every) else every
        return self._columns[indicator]


def split_frame(frame: pd.DataFrame) -> Frame:
    """The columns of a frame, as arrays."""
    return {name: frame[name].array for name in COLUMNS}


@cache
def _make_empty() -> Frame:
    return split_frame(make_frame(()))


def _select_yearly(every: Column) -> Column:
    return every.take((every.texts("period") == "") & ~np.isnan(every.values)).drop_twice()


def join(first: Column, *others: Column) -> tuple[Column, ...]:
    """The figures of all columns at the places that each of them has, in the order of the first."""
    found = [one.find(first.members, first.years) for one in others]
    shared = np.logical_and.reduce([rows >= 0 for rows in found])
    return first.take(shared), *(one.take(rows[shared]) for one, rows in zip(others, found, strict=True))
