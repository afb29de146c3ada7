"""Straight lines across a panel or the paper: targets, events, rules."""

from collections.abc import Sequence
from typing import Any

from dashboard.picture.markup import Box, clip, px
from dashboard.picture.panels import Paper
from dashboard.picture.strokes import write_stroke
from dashboard.picture.vocabulary import Json, PictureError, Words, check_words, read_number

SHAPE: Words = {
    "type": ("line",), "layer": ("between", "above"), **dict.fromkeys(("xref", "yref", "x0", "x1", "y0", "y1", "line")),
}  # fmt: skip
NEEDED = ("type", "line", "x0", "x1", "y0", "y1")


def draw_shapes(shapes: Sequence[Any], layer: str, paper: Paper) -> str:
    """The shapes of a layer. Raises PictureError for others than lines."""
    named = [(f"shapes[{at}]", shape) for at, shape in enumerate(shapes)]
    checked = [(what, check_words(what, shape, SHAPE, NEEDED)) for what, shape in named]
    return "".join(_draw_shape(what, shape, paper) for what, shape in checked if shape.get("layer", "above") == layer)


def _draw_shape(what: str, shape: Json, paper: Paper) -> str:
    x0, x1 = (_place(what, shape, "x", end, paper) for end in ("x0", "x1"))
    y0, y1 = (_place(what, shape, "y", end, paper) for end in ("y0", "y1"))
    path, stroke = f"M{px(x0)},{px(y0)}L{px(x1)},{px(y1)}", write_stroke(f"{what}.line", shape["line"])
    return clip(_find_room(what, shape, paper), f'<path class="shape" d="{path}" {stroke}/>')


def _place(what: str, shape: Json, letter: str, end: str, paper: Paper) -> float:
    found = paper.find_axis(what, letter, shape.get(f"{letter}ref", letter))
    value = read_number(f"{what}.{end}", shape[end])
    # A number on an axis of names is a number of a name, so that a rule may stand between two.
    pixel = found[0].scale.place(value) if found else paper.place_part(letter, value)
    if pixel is None:
        raise PictureError(f"{what}.{end} has no place.")
    return pixel


def _find_room(what: str, shape: Json, paper: Paper) -> Box:
    """The box that a shape is cut off at: its panel in the directions in which it refers to an axis."""
    left, top, width, height = paper.whole
    if found := paper.find_axis(what, "x", shape.get("xref", "x")):
        left, width = found[1].box[0], found[1].box[2]
    if found := paper.find_axis(what, "y", shape.get("yref", "y")):
        top, height = found[1].box[1], found[1].box[3]
    return left, top, width, height
