"""Numbers are numbers and texts are texts: what the other rules take for granted."""

import math
from collections.abc import Iterator

from etl.observation import COLUMNS, Observation

_KINDS = {"year": "a whole number", "value": "a number or nothing"}


def type_faults(row: Observation) -> Iterator[str]:
    """A line for each column of the row that holds another kind of thing than it should."""
    for column in COLUMNS:
        held = getattr(row, column)
        if not _fits(column, held):
            yield f"{row.cell}: {column} {held!r} is not {_KINDS.get(column, 'text')}"


def _fits(column: str, held: object) -> bool:
    # Not isinstance for the year: True and False are whole numbers to Python.
    if column == "year":
        return type(held) is int
    if column == "value":
        # A table shows not-a-number as a null, so it would pass for one.
        return held is None or (isinstance(held, float) and not math.isnan(held))
    return isinstance(held, str)
