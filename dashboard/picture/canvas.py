"""A whole picture: what is drawn over what."""

import re
from collections.abc import Mapping
from typing import Any

from dashboard.picture.annotations import draw_annotations
from dashboard.picture.axes import draw_edges, draw_grid, draw_labels
from dashboard.picture.letters import read_font
from dashboard.picture.marks import draw_trace
from dashboard.picture.markup import Box, say
from dashboard.picture.panels import NOTHING, Paper, build_panels
from dashboard.picture.shapes import draw_shapes
from dashboard.picture.vocabulary import Json, PictureError, Words, check_words, read_list, read_number

_CLEAR = "rgba(0,0,0,0)"
_AXIS = re.compile(r"[xy]axis\d*")
# Without a picture: what a hand does with the chart. The height of the layout is the caller's to follow.
LAYOUT: Words = {
    "paper_bgcolor": (_CLEAR,), "plot_bgcolor": (_CLEAR,), "showlegend": (False,), "dragmode": (False,),
    **dict.fromkeys(("height", "margin", "font", "hoverlabel", "hovermode", "shapes", "annotations")),
}  # fmt: skip
NEEDED = ("margin", "font", "paper_bgcolor", "plot_bgcolor", "showlegend")
MARGIN: Words = dict.fromkeys("lrtb")


def draw(figure: Mapping[str, Any], width: float, height: float, label: str = "", description: str = "") -> str:
    """The figure as SVG of a size in pixels, named by `label` and told by `description` to those who do not see it.

    Its ground is clear: it takes the colour of what it stands on. Raises PictureError, which names it, for whatever a
    figure holds that no picture is drawn of.
    """
    check_words("figure", figure, {"data": None, "layout": None}, ("data", "layout"))
    layout = _check_layout(figure["layout"])
    font = read_font("layout.font", layout["font"], {})
    area = _find_area(layout, width, height)
    paper = Paper((0, 0, width, height), area, build_panels(layout, area))
    return _frame(width, height, font, label, description) + _fill(figure["data"], layout, paper, font) + "</svg>"


def _check_layout(layout: Any) -> Json:
    axes = [name for name in layout if _AXIS.fullmatch(str(name))] if isinstance(layout, Mapping) else []
    checked = check_words("layout", layout, {**LAYOUT, **dict.fromkeys(axes)}, NEEDED)
    for name in axes:
        # Axes come in pairs; the two of a pair are hidden together.
        other = {"x": "y", "y": "x"}[name[0]] + name[1:]
        if other not in layout or (layout[name] == NOTHING) != (layout[other] == NOTHING):
            raise PictureError(f"layout.{name} and layout.{other} have to be drawn both, or none of them.")
    return checked


def _find_area(layout: Json, width: float, height: float) -> Box:
    margin = check_words("layout.margin", layout["margin"], MARGIN, tuple(MARGIN))
    left, right, top, bottom = (read_number(f"layout.margin.{side}", margin[side]) for side in "lrtb")
    if width - left - right < 1 or height - top - bottom < 1:
        raise PictureError(f"A picture of {width} by {height} pixels has no room within its margins.")
    return left, top, width - left - right, height - top - bottom


def _frame(width: float, height: float, font: Json, label: str, description: str) -> str:
    named = f' aria-label="{say(label)}"' if label else ""
    told = "".join(f"<{tag}>{say(text)}</{tag}>" for tag, text in (("title", label), ("desc", description)) if text)
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    looks = f'font-family="{say(font["family"])}" stroke-miterlimit="2"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"{named} {looks}>{told}'


def _fill(data: Any, layout: Json, paper: Paper, font: Json) -> str:
    panels = paper.panels.values()
    shapes = read_list("layout.shapes", layout.get("shapes", ()))
    traces = read_list("data", data)
    return "".join(
        (
            *map(draw_grid, panels),
            draw_shapes(shapes, "between", paper),
            *(draw_trace(f"data[{at}]", trace, paper, font) for at, trace in enumerate(traces)),
            *map(draw_edges, panels),
            *(draw_labels(panel, font) for panel in panels),
            draw_shapes(shapes, "above", paper),
            draw_annotations(read_list("layout.annotations", layout.get("annotations", ())), paper, font),
        )
    )
