"""Where a figure leads: to the cell of the publisher's file in which it stands."""

from urllib.parse import urlencode

from dashboard.shared.table import Linked
from dashboard.view import repin
from etl.asof.pin import Pin
from etl.observation import Observation

# Where the page of a cell stands.
CELL = "/cell"


def locate_cell(row: Observation, pin: Pin) -> str:
    """The address of the cell of a figure, with the pin that is in force."""
    named = {"source": row.source, "release": row.release, "indicator": row.indicator, "member": row.member}
    period = {"period": row.period} if row.period else {}
    return f"{CELL}{repin(urlencode({**named, 'year': row.year, **period}), pin)}"


def link_cell(text: str, row: Observation | None, pin: Pin) -> str:
    """A text of a table that leads to the cell of a figure; the text alone where there is no figure, or no value."""
    return text if row is None or row.value is None else Linked(text, locate_cell(row, pin))
