"""Where the three panels of the chart of paths stand: beside each other, or on a phone below each other."""

from dataclasses import dataclass

_ROW, _ABOVE, _BELOW = 22, 46, 30
# Pixels of the panels of a phone, and between them.
_LINES, _BARS, _BETWEEN = 250, 130, 84
Part = tuple[float, float]


@dataclass(frozen=True)
class Panels:
    """The height of the figure, its margins, and of each panel its parts of the area: across and upright."""

    height: int
    margin: dict[str, int]
    line: tuple[Part, Part]
    bars: tuple[Part, Part]
    rows: tuple[Part, Part]


def place_panels(rows: int, narrow: bool) -> Panels:
    """The panels beside or above so many rows."""
    tall = _ROW * rows
    if not narrow:
        margin = {"l": 52, "r": 96, "t": _ABOVE, "b": _BELOW}
        tall = max(tall, 480)
        cut = 1 - (tall - _BARS - _BETWEEN) / tall
        line, bars = ((0.0, 0.4), (cut, 1.0)), ((0.1, 0.36), (0.0, _BARS / tall))
        return Panels(tall + _ABOVE + _BELOW, margin, line, bars, ((0.6, 1.0), (0.0, 1.0)))
    whole = _LINES + _BARS + tall + 2 * _BETWEEN
    lowest, middle = tall / whole, (tall + _BETWEEN + _BARS) / whole
    bars = ((0.31, 1.0), (lowest + _BETWEEN / whole, middle))
    line = ((0.0, 1.0), (middle + _BETWEEN / whole, 1.0))
    return Panels(
        whole + _ABOVE + _BELOW, {"l": 40, "r": 78, "t": _ABOVE, "b": _BELOW}, line, bars, ((0.31, 1.0), (0.0, lowest))
    )
