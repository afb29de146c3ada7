"""Text in lines: wrapped into the room there is, and shortened with an ellipsis where it is too long for it."""

import re

from dashboard.picture.font import measure

ELLIPSIS = "…"
# Where the font is not installed a reader of the SVG sees another, such as Arial, that is so much wider.
_SPARE = 1.14
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


def shorten_line(text: str, room: float, size: float, bold: bool = False) -> str:
    """The text where it fits into `room` pixels, else its beginning with an ellipsis."""
    kept = text[:_LONGEST]
    if kept == text and _fits(text, room, size, bold):
        return text
    while kept and not _fits(f"{kept}{ELLIPSIS}", room, size, bold):
        kept = kept[:-1]
    return f"{kept.rstrip(f' {ELLIPSIS}')}{ELLIPSIS}"


def measure_room(text: str, size: float, bold: bool = False) -> float:
    """The pixels to keep free for a line, whatever font it is shown in."""
    return measure(text, size, bold) * _SPARE


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
