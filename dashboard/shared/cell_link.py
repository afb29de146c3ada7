"""Where a figure leads: to the cell of the publisher's file that it is from; a computed one to what it is made of."""

from collections.abc import Collection

from dashboard.shared.table import Linked
from dashboard.view import write_pinned
from etl.asof.pin import Pin
from etl.observation import Observation

# Where the page of a cell stands, and that of figures, each row of which leads to its cell.
CELL, FIGURES = "/cell", "/figures"
# Of more areas than these an address names none, and all are listed.
_AREAS = 10


def locate_cell(row: Observation, pin: Pin) -> str:
    """The address of the cell of a figure, with the pin that is in force."""
    named = [("source", row.source), ("release", row.release), ("indicator", row.indicator), ("member", row.member)]
    period = [("period", row.period)] if row.period else []
    return f"{CELL}{write_pinned([*named, ('year', str(row.year)), *period], pin)}"


def link_cell(text: str, row: Observation | None, pin: Pin) -> str:
    """A text of a table that leads to the cell of a figure; the text alone where there is no figure, or no value."""
    return text if row is None or row.value is None else Linked(text, locate_cell(row, pin))


def locate_inputs(rows: Collection[Observation], pin: Pin) -> str:
    """Where the figures stand with their cells that something was counted or computed from, as of a pin.

    One figure alone has its cell; "" for none, and for those of several indicators, which no page lists together.
    """
    if len(rows) == 1:
        return locate_cell(next(iter(rows)), pin)
    if len({(row.source, row.indicator) for row in rows}) != 1:
        return ""
    years, areas = [row.year for row in rows], sorted({row.member for row in rows})
    named = {"country": "~".join(areas)} if len(areas) <= _AREAS else {}
    indicator = next(iter(rows)).indicator
    asked = {"indicator": indicator, **named, "time": f"{min(years)}..{max(years)}"}
    return f"{FIGURES}{write_pinned([*asked.items()], pin)}"


def link_inputs(text: str, rows: Collection[Observation], pin: Pin) -> str:
    """A text that leads to the figures behind it; the text alone where no page lists them."""
    address = locate_inputs(rows, pin)
    return Linked(text, address) if address else text
