"""The words of a strip: its measure, the followed member's number and rank, who is first, and the names of targets."""

from collections.abc import Iterator

from dashboard.pages.burden.grid import Grid, Lane
from dashboard.pages.burden.numerals import name_counted, write_dot, write_first, write_year
from dashboard.pages.burden.strip import Burden, Strip
from dashboard.shared.caption import Caption
from dashboard.shared.theme import Theme

# Of a strip's length; what begins further right would run out of it.
_ROOM = 0.72
# Pixels from a strip to the words of its targets, and from a strip, or its upper edge where they stand above it, to the
# two lines of the others.
_ABOVE = 8
_LINES = {False: (-9, 8), True: (-36, -21)}
_SMALL = 11


def inscribe(burden: Burden, strip: Strip, lane: Lane, grid: Grid, theme: Theme) -> Iterator[Caption]:
    """The measure on the left, or above on a narrow screen; on the right the followed member's number and rank."""
    dot = strip.find(burden.view.member)
    start = lane.upright[0] if grid.stacked else lane.middle
    upper, lower = (start + line for line in _LINES[grid.stacked])
    rank = f"<b>{dot.rank}</b> of {len(strip.dots)}" if dot else "no figure"
    yield Caption(f"<b>{strip.gauge.label}</b>", 0, upper, theme.text)
    yield Caption(f"{name_counted(strip)}, {write_year(strip)}", 0, lower, theme.muted, size=_SMALL)
    if dot:
        yield Caption(write_dot(strip, dot), grid.value, upper, theme.text, "left")
    yield Caption(rank, 1, upper, theme.text, "left")
    yield Caption(write_first(strip, grid.stacked), 1, lower, theme.muted, "left", _SMALL)
    yield from _name_targets(strip, lane, theme)


def _name_targets(strip: Strip, lane: Lane, theme: Theme) -> Iterator[Caption]:
    """Above their lines: what begins at a line has the room to the right of it, else it ends there."""
    aims, end = strip.targets, lane.span[1]
    lowest = min((aim.value or 0.0 for aim in aims), default=0.0)
    for aim in aims:
        value = aim.value or 0.0
        begins = value < _ROOM * end and (value > lowest or len(aims) == 1)
        # What was agreed where stands on the scoreboard.
        text, height = aim.label.partition(",")[0], lane.upright[0] - _ABOVE
        yield Caption(text, lane.place(value), height, theme.muted, "right" if begins else "left", _SMALL)
