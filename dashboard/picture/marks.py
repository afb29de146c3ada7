"""A trace in its panel: its line, and what stands at its points."""

from collections.abc import Sequence
from itertools import chain, groupby

from dashboard.picture.markup import Box, clip
from dashboard.picture.panels import Panel, Paper
from dashboard.picture.points import Spot, draw_points, draw_texts, read_sides
from dashboard.picture.strokes import write_stroke
from dashboard.picture.vocabulary import Json, PictureError, Words, check_words, read_color, read_list

TRACE: Words = {
    "type": ("scatter",), "mode": ("lines", "markers", "lines+markers", "markers+text", "text"),
    "connectgaps": (False,), "cliponaxis": (True, False), "fill": ("toself",),
    "hoveron": ("fills",), "hoverinfo": ("text", "skip"),
    **dict.fromkeys(("x", "y", "line", "marker", "text", "textfont", "xaxis", "yaxis", "hovertext", "hovertemplate")),
    **dict.fromkeys(("textposition", "fillcolor", "customdata", "meta")),
}  # fmt: skip


def draw_trace(what: str, trace: Json, paper: Paper, font: Json) -> str:
    """A trace. Raises PictureError for what no picture has."""
    check_words(what, trace, TRACE, ("type", "mode", "x", "y"))
    panel = paper.find_panel(what, trace.get("xaxis", "x"), trace.get("yaxis", "y"))
    spots = _place(what, trace, panel)
    mode, clipped = trace["mode"].split("+"), trace.get("cliponaxis", True)
    paths = [_write_path(part) for part in _split(spots)] if "lines" in mode or "fill" in trace else []
    area = _draw_area(what, trace, paths) if "fill" in trace else ""
    line = _draw_line(what, trace, paths) if "lines" in mode else ""
    # Marks that are not cut off at an axis are drawn whole or, outside, not at all.
    seen = spots if clipped else [spot if spot and panel.holds(spot) else None for spot in spots]
    marks = draw_points(f"{what}.marker", trace.get("marker"), seen) if "markers" in mode else ""
    texts = draw_texts(what, trace, seen, font) if "text" in mode else ""
    if "text" not in mode and "textposition" in trace:
        read_sides(what, trace, len(spots))
    drawn = area + line + marks + texts
    return clip(panel.box, drawn) if clipped and _reaches_out(trace, spots, panel.box) else drawn


def _reaches_out(trace: Json, spots: Sequence[Spot | None], box: Box) -> bool:
    """Whether something of a trace may lie outside its panel. To cut off is dear to who makes pixels of a picture.

    A line that ends at the left or right edge ends there: it is cut off square.
    """
    known = [spot for spot in spots if spot]
    if "markers" in trace["mode"] or not known:
        return True
    left, top, width, height = box
    half = trace["line"]["width"] / 2
    across, upright = zip(*known, strict=True)
    inside = left <= min(across) and max(across) <= left + width
    return not (inside and top + half <= min(upright) and max(upright) <= top + height - half)


def _place(what: str, trace: Json, panel: Panel) -> list[Spot | None]:
    """The pixels of each point, None for a gap."""
    xs, ys = read_list(f"{what}.x", trace["x"]), read_list(f"{what}.y", trace["y"])
    if len(xs) != len(ys):
        raise PictureError(f"{what} has {len(xs)} values of x for {len(ys)} of y.")
    across, upright = panel.x.scale.place_all(xs), panel.y.scale.place_all(ys)
    return [None if x is None or y is None else (x, y) for x, y in zip(across, upright, strict=True)]


def _draw_area(what: str, trace: Json, paths: Sequence[str]) -> str:
    """What lies within the line, each of its parts closed."""
    color = read_color(f"{what}.fillcolor", trace.get("fillcolor"))
    path = "".join(f"{each}Z" for each in paths)
    return f'<path class="area" d="{path}" fill="{color}"/>' if path else ""


def _draw_line(what: str, trace: Json, paths: Sequence[str]) -> str:
    """The line as one path, broken at gaps."""
    stroke = write_stroke(f"{what}.line", trace.get("line"))
    path = "".join(paths)
    return f'<path class="line" d="{path}" {stroke}/>' if path else ""


def _split(spots: Sequence[Spot | None]) -> list[list[Spot]]:
    """The parts of a line between its gaps, of two points or more."""
    parts = [list(filter(None, part)) for known, part in groupby(spots, bool) if known]
    return [part for part in parts if len(part) > 1]


def _write_path(part: Sequence[Spot]) -> str:
    """Through all spots, to a tenth of a pixel; their numbers are written at once, which takes a third less."""
    return f"M{'L'.join(['%.1f,%.1f'] * len(part))}" % tuple(chain.from_iterable(part))
