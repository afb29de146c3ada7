"""The key of a picture: each mark that its figure uses, drawn, with what it means."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.picture.markup import px
from dashboard.picture.paragraph import measure_room, shorten_line, write_line
from dashboard.picture.symbols import SYMBOLS, is_open, trace_symbol

DASH = "dash"
# In the size of the letters: the radius of a mark, the room before its words, behind them, and from line to line.
_RADIUS, _BEFORE, _BEHIND, _PITCH = 0.38, 1.5, 1.3, 1.45


class Mark(NamedTuple):
    """What stands in the key: the name of a symbol, `DASH` or "" for none; what it means; its colour, if it has one."""

    symbol: str
    says: str
    color: str = ""


def draw_legend(
    marks: Sequence[Mark], place: tuple[float, float, float], letter: float, most: int, colours: tuple[str, str]
) -> tuple[str, float]:
    """The key in at most so many lines, and the pixel below it; marks that find no room are left out.

    `place` is its left, top and width; `colours` those of marks and of words.
    """
    left, top, room = place
    drawn, lowest = [], -1
    for mark, line, shift in _settle(marks, room, letter):
        if line < most:
            base = top + letter + line * _PITCH * letter
            drawn.append(_draw_mark(mark, left + shift, base, letter, colours[0]))
            text = shorten_line(mark.says, room - _BEFORE * letter, letter)
            drawn.append(write_line(text, left + shift + _BEFORE * letter, base, letter))
            lowest = line
    looks = f'class="legend" font-size="{px(letter)}" fill="{colours[1]}"'
    return (f"<g {looks}>{''.join(drawn)}</g>" if drawn else ""), top + (lowest + 1) * _PITCH * letter


def _settle(marks: Sequence[Mark], room: float, letter: float) -> Iterator[tuple[Mark, int, float]]:
    """Each mark with its line and how far it stands from the left."""
    line, shift = 0, 0.0
    for mark in marks:
        width = _BEFORE * letter + measure_room(mark.says, letter)
        if shift and shift + width > room:
            line, shift = line + 1, 0.0
        yield mark, line, shift
        shift += width + _BEHIND * letter


def _draw_mark(mark: Mark, left: float, base: float, letter: float, color: str) -> str:
    middle, color = base - 0.33 * letter, mark.color or color
    if mark.symbol == DASH:
        return (
            f'<path d="M{px(left)},{px(middle)}h{px(letter)}" stroke="{color}" stroke-width="{px(letter / 7)}" '
            f'stroke-dasharray="{px(letter / 5)}"/>'
        )
    if mark.symbol not in SYMBOLS:
        return ""
    path = trace_symbol(mark.symbol, letter * _RADIUS)
    fill = "none" if is_open(mark.symbol) else color
    place = f'transform="translate({px(left + letter * 0.5)} {px(middle)})"'
    return f'<path d="{path}" {place} fill="{fill}" stroke="{color}" stroke-width="{px(letter / 9)}"/>'
