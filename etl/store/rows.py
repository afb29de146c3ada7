"""The rows of one indicator in one release, held as columns: 30 bytes a row, where an observation takes 300.

Who asks for some of them gets these as observations, and no others are made.
"""

from collections.abc import Collection, Iterable
from math import isnan
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from etl.observation import COLUMNS, Observation
from etl.store.digest import read_numbers
from etl.store.texts import Cells, Words, join

_SHARED = [name for name in COLUMNS if name not in ("year", "value", "cell")]
# Bytes of the objects that hold it all.
_FIXED = 4000


class Which(NamedTuple):
    """Which rows are meant: of these members and areas, of the years from the first to the last of `years`.

    `yearly`: no months and quarters; `valued`: that have a value; `known`: that are no forecasts.
    """

    members: Collection[str] | None = None
    years: tuple[int, int] | None = None
    yearly: bool = False
    valued: bool = False
    known: bool = False


ALL = Which()
YEARLY, VALUED = Which(yearly=True), Which(yearly=True, valued=True)


class Rows:
    """The rows of a table in the columns of an observation, in their order."""

    def __init__(self, table: pa.Table) -> None:
        self._number: int = table.num_rows
        self._years = _read(table["year"])
        self._values = _read(table["value"])
        self._words = {name: Words(table[name]) for name in _SHARED}
        self._cells = Cells(table["cell"])

    def __len__(self) -> int:
        return self._number

    @property
    def size(self) -> int:
        """The bytes of memory that they take."""
        numbers = self._years.nbytes + self._values.nbytes
        return _FIXED + numbers + self._cells.size + sum(one.size for one in self._words.values())

    def select(self, which: Which = ALL) -> tuple[Observation, ...]:
        """Those rows as observations."""
        places = np.flatnonzero(self._find(which))
        found: dict[str, Iterable[Any]] = {name: words.read(places) for name, words in self._words.items()}
        found["year"], found["cell"] = self._years[places].tolist(), self._cells.read(places)
        found["value"] = (None if isnan(value) else value for value in self._values[places].tolist())
        # A text that all share goes on for ever.
        return tuple(map(Observation._make, zip(*(found[name] for name in COLUMNS), strict=False)))

    def has(self, which: Which = ALL) -> bool:
        """Whether there are any such rows."""
        return bool(self._find(which).any())

    def list_years(self, which: Which = ALL) -> list[int]:
        """The years of those rows, oldest first."""
        found: list[int] = np.unique(self._years[self._find(which)]).tolist()
        return found

    def list_members(self, which: Which = ALL) -> list[str]:
        """The members and areas of those rows."""
        return self._words["member"].list_words(self._find(which))

    def list_values(self) -> list[float]:
        """The values of all rows that have one."""
        found: list[float] = self._values[~np.isnan(self._values)].tolist()
        return found

    def _find(self, which: Which) -> Any:
        """Which rows those are, by place."""
        found = np.ones(self._number, dtype=bool)
        if which.years is not None:
            found &= (self._years >= which.years[0]) & (self._years <= which.years[1])
        if which.valued:
            found &= ~np.isnan(self._values)
        if which.members is not None:
            found &= self._words["member"].are_in(which.members)
        if which.yearly:
            found &= self._words["period"].are_in(("",))
        if which.known:
            found &= ~self._words["status"].are_in(("forecast",))
        return found


def _read(column: pa.ChunkedArray) -> np.ndarray[Any, Any]:
    """The numbers of a column: a copy, so that what they are read from is given back."""
    return read_numbers(join(column)).copy() if len(column) else np.empty(0)
