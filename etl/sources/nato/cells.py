"""One cell becomes a figure: its value, its status, and what its number format says of it."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from etl.catalogue.indicator import Indicator
from etl.catalogue.members import area_names, unarmed
from etl.errors import LayoutError
from etl.sources.nato import layout
from etl.sources.nato.columns import Column
from etl.sources.nato.workbook import Cell
from etl.sources.remedies import COPY

# NATO draws it as a bar before the figure; it stays with the figure as a note (R16).
BREAK = "break in series"
_TOKEN = re.compile(r'"[^"]*"|\\.|_.|[^"\\]')
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')


class Figure(NamedTuple):
    """A value as printed by NATO, before any scale, or None with a status that says why there is none."""

    value: float | None
    status: str
    note: str = ""


def read_figure(cell: Cell, column: Column, member: str, indicator: Indicator) -> Figure:
    """The figure in `cell`.

    A blank cell is `not_published`; a sign of NATO's key has the meaning that the key gives it, and "-" is nil, so 0. A
    member without armed forces has `no_armed_forces` for no figure or 0. Raises LayoutError for any other text.
    """
    figure = _read_plainly(cell, "estimate" if column.estimate else "actual")
    if indicator.needs_armed_forces and member in unarmed():
        if figure.value:
            problem = f"{area_names()[member]} has no armed forces, but {figure.value:g} stands here"
            raise LayoutError(cell.where, problem, COPY)
        return Figure(None, "no_armed_forces")
    return figure


def _read_plainly(cell: Cell, status: str) -> Figure:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and math.isfinite(cell.value):
        return Figure(float(cell.value), status, BREAK if _draws_break(cell.value, cell.format) else "")
    if cell.value is None or (isinstance(cell.value, str) and not cell.text):
        return Figure(None, "not_published")
    if _spell(cell.text) in (*layout.SIGNS, layout.NIL, layout.PLACEHOLDER):
        return _read_sign(_read_printed(cell), status, cell)
    raise LayoutError(cell.where, f"{cell.value!r} is neither a number nor a sign of NATO's key", COPY)


def _spell(sign: str) -> str:
    return layout.SPELLINGS.get(sign, sign)


def _read_sign(printed: str, status: str, cell: Cell) -> Figure:
    if printed in layout.SIGNS:
        return Figure(None, layout.SIGNS[printed])
    if printed == layout.NIL:
        return Figure(0.0, status, 'published as "-", nil')
    if printed == layout.PLACEHOLDER:
        return Figure(None, "not_available", 'published as ".", without a reason')
    problem = f"{cell.text!r} is printed as {printed!r}, which is no sign of NATO's key"
    raise LayoutError(cell.where, problem, COPY)


# Thousands of cells share a few formats.
@lru_cache
def _split_format(number_format: str) -> tuple[str, ...]:
    """The sections of a number format (positive; negative; zero; text) with quotes and escapes resolved."""
    sections = [""]
    for token in _TOKEN.findall(number_format):
        if token == ";":
            sections.append("")
        elif not token.startswith("_") or len(token) == 1:
            sections[-1] += _QUOTED.sub(r"\1\2", token)
    return tuple(sections)


def _read_printed(cell: Cell) -> str:
    """What a spreadsheet shows for the text in `cell`: the format's fourth section, where it has one without @."""
    sections = _split_format(cell.format)
    return sections[3].strip() if len(sections) > 3 and "@" not in sections[3] else _spell(cell.text)


def _draws_break(value: float, number_format: str) -> bool:
    sections = _split_format(number_format)
    of_sign = 1 if value < 0 else 2 if value == 0 else 0
    return "|" in sections[of_sign if of_sign < len(sections) else 0]
