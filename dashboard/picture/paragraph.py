"""Text in lines: wrapped into the room there is, and shortened with an ellipsis where it is too long for it."""

import re
from collections.abc import Sequence

from dashboard.picture.font import knows, measure
from dashboard.picture.markup import px, say

ELLIPSIS = "…"
# Widths are rounded by who draws.
_SPARE = 1.02
# No picture has room for more, and measuring takes time.
_LONGEST = 1200
# A line may end here; a no-break space holds together what stands around it.
_BLANKS = re.compile("[ \t\n\r\f\v]+")
# And behind these, in a word that is too long, such as an address.
_JOINTS = "&?/~"


def wrap(text: str, room: float, size: float, most: int, bold: bool = False) -> list[str]:
    """The text in at most `most` lines of `room` pixels; a word that is wider than a line is broken."""
    lines: list[str] = []
    words = [word for word in _BLANKS.split(text[:_LONGEST]) if word]
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if _fits(joined, room, size, bold):
            lines[-1:] = [joined]
        elif _fits(word, room, size, bold):
            lines.append(word)
        else:
            lines[-1:] = _break(joined, room, size, bold)
        if len(lines) > most:
            break
    if lines and (len(lines) > most or len(text) > _LONGEST):
        kept = lines[:most]
        return [*kept[:-1], shorten_line(f"{kept[-1]}{ELLIPSIS}", room, size, bold)]
    return lines


def balance(text: str, room: float, size: float, most: int, bold: bool = False) -> list[str]:
    """The text in as few lines as it needs, none of them much longer than the others: no word stands alone."""
    lines = wrap(text, room, size, most, bold)
    if len(lines) < 2:
        return lines
    widths = [measure_room(f"{word} ", size, bold) for word in " ".join(lines).split(" ")]
    narrow, wide = sum(widths) / len(lines), room
    while wide - narrow > size / 4:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if _count_lines(widths, middle) <= len(lines) else (middle, wide)
    tried = wrap(text, min(wide, room), size, most, bold)
    # A word that is wider than a line was broken, and would be elsewhere.
    return tried if len(tried) == len(lines) and " ".join(tried) == " ".join(lines) else lines


def _count_lines(widths: Sequence[float], room: float) -> int:
    """In how many lines words of these widths stand."""
    lines, left = 1, room
    for width in widths:
        lines, left = (lines, left - width) if width <= left else (lines + 1, room - width)
    return lines


def shorten_line(text: str, room: float, size: float, bold: bool = False) -> str:
    """The text where it fits into `room` pixels, else its beginning with an ellipsis."""
    kept = text[:_LONGEST]
    if kept == text and _fits(text, room, size, bold):
        return text
    while kept and not _fits(f"{kept}{ELLIPSIS}", room, size, bold):
        kept = kept[:-1]
    return f"{kept.rstrip(f' {ELLIPSIS}')}{ELLIPSIS}"


def measure_room(text: str, size: float, bold: bool = False) -> float:
    """The pixels to keep free for a line."""
    return measure(text, size, bold) * _SPARE


def write_line(text: str, x: float, base: float, size: float, bold: bool = False) -> str:
    """A line from `x` on, as SVG. It is as wide as in our own font whatever font a reader of the SVG has.

    That cannot be said of letters that our font lacks.
    """
    width = (
        f' textLength="{px(measure(text, size, bold))}" lengthAdjust="spacingAndGlyphs"' if knows(text, bold) else ""
    )
    return f'<text x="{px(x)}" y="{px(base)}"{width if text else ""}>{say(text)}</text>'


def _fits(text: str, room: float, size: float, bold: bool) -> bool:
    return measure_room(text, size, bold) <= room


def _break(word: str, room: float, size: float, bold: bool) -> list[str]:
    """A line in pieces that fit, each of one letter at least."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and not _fits(pieces[-1] + letter, room, size, bold):
            joint = max(map(pieces[-1].rfind, _JOINTS)) + 1
            # A piece that is cut short by half is worse than one that ends anywhere.
            end = joint if joint * 2 > len(pieces[-1]) else len(pieces[-1])
            pieces[-1:] = [pieces[-1][:end], pieces[-1][end:]]
        pieces[-1] += letter
    return pieces
