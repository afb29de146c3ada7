"""A cell of a table becomes a value, a status and a remark: marks, blanks and colours mean what SIPRI says they do."""

import re
from typing import Any, NamedTuple

from etl.errors import LayoutError
from etl.sources.sipri import layout
from etl.sources.sipri.table import CHANGED, text

UNCERTAIN = "SIPRI marks the figure as highly uncertain."
BLANK = "The publisher's cell is blank."
OTHER_BASE = "The publisher prints {:.6g}, in prices of {}, which are not those of the table."
FAILED = "The publisher's cell holds {}."


class Figure(NamedTuple):
    """What a cell says: a value as printed, or None with the status that says why."""

    value: float | None
    status: str
    remark: str


def read_figure(cell: Any, where: str) -> Figure:
    """The figure of a cell. Raises LayoutError where it holds anything else than a number, a known mark or nothing."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(float(value), cell, where)
    shown = text(cell)
    if not shown:
        return Figure(None, "not_available", BLANK)
    if cell.data_type == "e" and shown in layout.ERRORS:
        return Figure(None, "not_available", FAILED.format(shown))
    if shown not in layout.MARKS or cell.data_type == "e":
        raise LayoutError(where, f"holds {shown!r}, which is neither a figure nor a mark that is known", CHANGED)
    return Figure(None, layout.MARKS[shown], "")


def at_base(figure: Figure, other_base: str, year: int) -> Figure:
    """The figure; where the row says that its prices are those of another year, a null that says which and how much.

    A release has constant prices of one year only, and figures of two do not compare.
    """
    found = re.fullmatch(layout.OTHER_BASE, other_base)
    if found is None or figure.value is None or (found["until"] and year > int(found["until"])):
        return figure
    return Figure(None, "not_available", OTHER_BASE.format(figure.value, found["base"]))


def colour(cell: Any) -> str:
    """The colour of a cell's font, as layout.COLOURS names it: empty where the font has none of its own."""
    of = cell.font.color
    if of is None:
        return ""
    tint = f" tint {of.tint:g}" if of.tint else ""
    return f"{of.type} {of.value}{tint}"


def _number(value: float, cell: Any, where: str) -> Figure:
    meaning = layout.COLOURS.get(colour(cell))
    if meaning is None:
        problem = f"is printed in the colour {colour(cell)!r}, whose meaning is not known"
        raise LayoutError(where, problem, CHANGED)
    if meaning == layout.PLAIN:
        return Figure(value, "actual", "")
    return Figure(value, "estimate", UNCERTAIN if meaning == layout.UNCERTAIN else "")
