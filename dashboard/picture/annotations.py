"""Texts in the figure: names at the ends of lines, units above axes, events."""

import math
from collections.abc import Sequence
from typing import Any

from dashboard.picture.letters import read_font, write_font, write_text
from dashboard.picture.panels import Paper
from dashboard.picture.vocabulary import Json, PictureError, Words, check_words, read_number

NOTE: Words = {
    "showarrow": (False,), "captureevents": (True, False),
    "xanchor": ("left", "center", "right"), "yanchor": ("auto", "top", "middle", "bottom"),
    **dict.fromkeys(("text", "x", "y", "xref", "yref", "xshift", "yshift", "font", "name")),
}  # fmt: skip
NEEDED = ("text", "x", "y", "showarrow", "xanchor")
# What of a text stands at its place: a part of its line, or its upper or lower edge in whatever font it is shown.
_ACROSS = {"left": "start", "center": "middle", "right": "end"}
_UPRIGHT = {"top": "text-before-edge", "middle": "central", "bottom": "text-after-edge"}
# The pixels between a text and the edge of the box around it, and whether they go right or down, or left or up.
_PAD = 2
_INWARDS = {"left": 1, "right": -1, "top": 1, "middle": 0, "bottom": -1}


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
    across, upright = note["xanchor"], _read_yanchor(what, note)
    looks = f' class="note" text-anchor="{_ACROSS[across]}" dominant-baseline="{_UPRIGHT[upright]}"'
    return write_text(note["text"], _settle(x, across), _settle(y, upright), f"{looks} {write_font(own, font)}")


def _place(what: str, note: Json, letter: str, paper: Paper) -> float | None:
    """The pixel that a text refers to; None outside its axis, where it is not shown."""
    found = paper.find_axis(what, letter, note.get(f"{letter}ref", letter))
    value = read_number(f"{what}.{letter}", note[letter])
    shift = read_number(f"{what}.{letter}shift", note.get(f"{letter}shift", 0))
    pixel = found[0].scale.place(value) if found else paper.place_part(letter, value)
    if pixel is None or (found and not found[0].scale.holds(pixel)):
        return None
    return pixel + (shift if letter == "x" else -shift)


def _read_yanchor(what: str, note: Json) -> str:
    anchor = str(note.get("yanchor", "auto"))
    if anchor != "auto":
        return anchor
    if note.get("yref", "y") == "paper":
        raise PictureError(f"{what}.yanchor has to be given on the paper.")
    return "middle"


def _settle(at: float, anchor: str) -> float:
    """The pixel of an edge of a text: Plotly puts the box around it on whole pixels; halves go up, as in a browser."""
    return at if anchor == "center" else math.floor(at + 0.5) + _INWARDS[anchor] * _PAD
