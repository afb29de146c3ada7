"""Texts in the figure: names at the ends of lines, units above axes, events."""

import math
from collections.abc import Sequence
from typing import Any

from dashboard.picture.letters import measure_line, read_font, write_font, write_text
from dashboard.picture.panels import Paper
from dashboard.picture.vocabulary import Json, PictureError, Words, check_words, read_number

NOTE: Words = {
    "showarrow": (False,), "xanchor": ("left", "center", "right"), "yanchor": ("auto", "top", "middle", "bottom"),
    **dict.fromkeys(("text", "x", "y", "xref", "yref", "xshift", "yshift", "font")),
}  # fmt: skip
NEEDED = ("text", "x", "y", "showarrow", "xanchor")
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
# The pixels between a text and the edge of its box, which is what stands at the place.
_PAD = 2


def draw_annotations(notes: Sequence[Any], paper: Paper, font: Json) -> str:
    """All texts of a figure that stand at a place within their axes. Raises PictureError for what no picture has."""
    return "".join(
        _draw_note(f"annotations[{at}]", check_words(f"annotations[{at}]", note, NOTE, NEEDED), paper, font)
        for at, note in enumerate(notes)
    )


def _draw_note(what: str, note: Json, paper: Paper, font: Json) -> str:
    own = read_font(f"{what}.font", note.get("font", {}), font)
    x, y = (_place(what, note, letter, paper) for letter in "xy")
    if x is None or y is None or not note["text"]:
        return ""
    anchor = note["xanchor"]
    looks = f' class="note" text-anchor="{_ANCHORS[anchor]}" {write_font(own, font)}'
    return write_text(note["text"], _align(x, anchor), _settle(what, y, note, own["size"]), looks)


def _place(what: str, note: Json, letter: str, paper: Paper) -> float | None:
    """The pixel that a text refers to; None outside its axis, where it is not shown."""
    found = paper.find_axis(what, letter, note.get(f"{letter}ref", letter))
    value = read_number(f"{what}.{letter}", note[letter])
    shift = read_number(f"{what}.{letter}shift", note.get(f"{letter}shift", 0))
    pixel = found[0].scale.place(value) if found else paper.place_part(letter, value)
    if pixel is None or (found and not found[0].scale.holds(pixel)):
        return None
    return pixel + (shift if letter == "x" else -shift)


def _align(x: float, anchor: str) -> float:
    """Where the text is anchored: Plotly puts boxes on whole pixels."""
    if anchor == "center":
        return x
    return _round(x) + (_PAD if anchor == "left" else -_PAD)


def _settle(what: str, y: float, note: Json, size: float) -> float:
    """The base line of the text."""
    above, below = measure_line(size)
    anchor = note.get("yanchor", "auto")
    if anchor == "auto":
        if note.get("yref", "y") == "paper":
            raise PictureError(f"{what}.yanchor has to be given on the paper.")
        anchor = "middle"
    box = above + below + 2 * _PAD
    top = {"top": y, "middle": y - box / 2, "bottom": y - box}[anchor]
    return _round(top) + _PAD + above


def _round(value: float) -> int:
    """To the nearest whole number; a half goes up, as in a browser."""
    return math.floor(value + 0.5)
