"""A cell of a table becomes a value, a status and a remark: marks, colours and footnotes mean what SIPRI says."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from etl.errors import LayoutError
from etl.sources.remedies import CHANGED
from etl.sources.sipri import layout
from etl.sources.sipri.sheet import Sheet
from etl.sources.sipri.sheet_xml import Cell

UNCERTAIN = "SIPRI marks the figure as highly uncertain."
BLANK = "The publisher's cell is blank."
OTHER_BASE = "The publisher prints {:.6g}, in prices of {}, which are not those of the table."
FAILED = "The publisher's cell holds {}."
_MARK = re.compile(r"[†‡§¶‖]|\d{1,3}")


# Of a number in each colour that is known: its status, and what is to be said of it.
_MEANINGS = {
    colour: ("actual" if meaning == layout.PLAIN else "estimate", UNCERTAIN if meaning == layout.UNCERTAIN else "")
    for colour, meaning in layout.COLOURS.items()
}


class Figure(NamedTuple):
    """What a cell says: a value as printed, or None with the status that says why."""

    value: float | None
    status: str
    remark: str


def read_figure(cell: Cell, where: str) -> Figure:
    """The figure of a cell. Raises LayoutError where it holds anything else than a number, a known mark or nothing."""
    value = cell.value
    if type(value) is not float and type(value) is not int:
        figure = _read_mark(cell)
        if figure is None:
            problem = f"holds {cell.text!r}, which is neither a figure nor a mark that is known"
            raise LayoutError(where, problem, CHANGED)
        return figure
    meaning = _MEANINGS.get(cell.colour)
    if meaning is None:
        problem = f"is printed in the colour {cell.colour!r}, whose meaning is not known"
        raise LayoutError(where, problem, CHANGED)
    return Figure(float(value), *meaning)


@cache
def _read_mark(cell: Cell) -> Figure | None:
    """What a cell says that holds no number; None where it is not known."""
    shown = cell.text
    if not shown:
        return Figure(None, "not_available", BLANK)
    if cell.is_error and shown in layout.ERRORS:
        return Figure(None, "not_available", FAILED.format(shown))
    return None if shown not in layout.MARKS or cell.is_error else Figure(None, layout.MARKS[shown], "")


def check_base(figure: Figure, other_base: str, year: int) -> Figure:
    """The figure; where the row says that its prices are those of another year, a null that says which and how much.

    A release has constant prices of one year only, and figures of two do not compare.
    """
    found = re.fullmatch(layout.OTHER_BASE, other_base)
    if found is None or figure.value is None or (found["until"] and year > int(found["until"])):
        return figure
    return Figure(None, "not_available", OTHER_BASE.format(figure.value, found["base"]))


def read_footnotes(sheet: Sheet) -> dict[str, str]:
    """The text of each mark: special ones (†) and numbers, one of which SIPRI left without text.

    Raises LayoutError where a mark stands twice, or where there are none.
    """
    texts: dict[str, str] = {}
    for row in sheet.rows:
        mark, *said = [row.cells[0].text, *(cell.text for cell in row.cells[1:] if cell.text)]
        if not _MARK.fullmatch(mark):
            continue
        if mark in texts or len(said) > 1:
            raise LayoutError(row.name(0), f"the footnote {mark!r} is not clear", CHANGED)
        texts[mark] = f"{said[0].rstrip('.')}." if said else "(no text)."
    if not texts:
        raise LayoutError(sheet.where, f"the sheet {layout.FOOTNOTES!r} has no footnotes", CHANGED)
    return texts


def quote_footnotes(marks: str, texts: Mapping[str, str], where: str) -> str:
    """The marks of a row, each with its text. Raises LayoutError where one is not known."""
    # One notes cell of the 2025 edition holds the mark for no data.
    bare = "" if marks in layout.MARKS else re.sub(r"[\s,;]", "", marks)
    found = _MARK.findall(bare)
    if "".join(found) != bare or not all(mark in texts for mark in found):
        raise LayoutError(where, f"carries the footnote marks {marks!r}, not all of which have a footnote", CHANGED)
    return " ".join(f"{mark}: {texts[mark]}" for mark in found)
