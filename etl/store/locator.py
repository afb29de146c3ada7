"""Where in a release the rows of some areas, of some years or of one status stand, and in which order they are shown.

Of a row it holds what is asked about, some five bytes: whoever shows a hundred rows of a release reads these alone.
"""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from etl.observation import Observation
from etl.store.digest import read_numbers
from etl.store.reader import decode_rows
from etl.store.snapshot import Part, Snapshot
from etl.store.texts import Places, Words, join
from etl.store.words import make_numbers


class Sought(NamedTuple):
    """Which rows are meant: of these areas, of the years from the first to the last, of one status; all by default."""

    members: Collection[str] = ()
    years: tuple[int, int] | None = None
    status: str = ""


class Locator:
    """The rows of a table by year, area and status, and by value where it was made with these."""

    def __init__(self, table: pa.Table, valued: bool = False) -> None:
        self._years = _read(table["year"]).astype("int16")
        self._members, self._statuses = Words(table["member"]), Words(table["status"])
        self._values = _read(table["value"]).copy() if valued else np.empty(0)

    def find(self, sought: Sought) -> Places:
        """The places of those rows, in the order of the file."""
        found = np.ones(len(self._years), dtype=bool)
        if sought.members:
            found &= self._members.are_in(sought.members)
        if sought.years:
            found &= (self._years >= sought.years[0]) & (self._years <= sought.years[1])
        if sought.status:
            found &= self._statuses.are_in((sought.status,))
        return np.flatnonzero(found).astype("int32")

    def list_keys(self, places: Places, column: str, names: Mapping[str, str]) -> Places:
        """A number for each of these places that sorts as the column does: year, value, or member by its name."""
        if column == "member":
            return self._members.rank(places, names)
        return (self._values if column == "value" else self._years)[places]


def open_locator(snapshot: Snapshot, part: Part, indicator: str = "") -> Locator:
    """The rows of one indicator of a release, by value too; or all of its rows. Raises PublishError like `table`."""
    table = snapshot.table(part, indicator) if indicator else snapshot.columns(part, "year", "member", "status")
    found = Locator(table, valued=bool(indicator))
    del table
    # Arrow would keep what it freed.
    pa.default_memory_pool().release_unused()
    return found


def read_rows(snapshot: Snapshot, part: Part, places: Places, indicator: str = "") -> tuple[Observation, ...]:
    """The rows at these places of a release, or of one indicator of it. Raises PublishError like `table`."""
    if not indicator:
        return snapshot.rows_at(part, places.tolist())
    return decode_rows(snapshot.table(part, indicator).take(make_numbers(places)))


def _read(column: pa.ChunkedArray) -> Places:
    found: np.ndarray[Any, Any] = read_numbers(join(column)) if len(column) else np.empty(0)
    return found
