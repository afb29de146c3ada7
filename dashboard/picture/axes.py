"""What belongs to the axes of a panel: the grid, the lines at its edges, and the words on the ticks."""

from collections.abc import Iterator

from dashboard.picture.letters import read_font, write_font, write_text
from dashboard.picture.markup import crisp_px, group
from dashboard.picture.panels import Axis, Panel
from dashboard.picture.strokes import dash
from dashboard.picture.ticks import Tick
from dashboard.picture.vocabulary import Json, read_color

# How far the words on ticks stand from the edge of the panel: pixels, and parts of their size; and how far below the
# middle of a line their base line is.
_STANDOFF, _OF_SIZE, _MIDDLE = 1, 0.2, 0.35


def draw_grid(panel: Panel) -> str:
    """The grid of a panel, without lines at its very edges, where the axes are."""
    left, top, width, height = panel.box
    across = "".join(f"M{crisp_px(at)},{crisp_px(top)}v{crisp_px(height)}" for at in _list_rules(panel.x))
    upright = "".join(f"M{crisp_px(left)},{crisp_px(at)}h{crisp_px(width)}" for at in _list_rules(panel.y))
    return "".join(
        _draw_rules(f"{axis.name[0]}grid", path, axis, "gridcolor", dash(axis.given.get("griddash", "solid"), 1))
        for path, axis in ((across, panel.x), (upright, panel.y))
    )


def _list_rules(axis: Axis) -> Iterator[float]:
    if axis.given.get("showgrid", True):
        start, length = axis.scale.start, abs(axis.scale.length)
        yield from (tick.place for tick in axis.ticks if 1 < abs(tick.place - start) < length - 1)


def _draw_rules(name: str, path: str, axis: Axis, color: str, dashes: str = "") -> str:
    stroke = read_color(f"{axis.name}.{color}", axis.given[color])
    looks = f'fill="none" stroke="{stroke}"{dashes} shape-rendering="crispEdges"'
    return f'<path class="{name}" d="{path}" {looks}/>' if path else ""


def draw_edges(panel: Panel) -> str:
    """The lines of both axes, just outside the panel."""
    left, top, width, height = panel.box
    across = f"M{crisp_px(left - 1)},{crisp_px(top + height + 0.5)}h{crisp_px(width + 1)}"
    upright = f"M{crisp_px(left - 0.5)},{crisp_px(top)}v{crisp_px(height)}"
    named = (("xedge", across, panel.x), ("yedge", upright, panel.y))
    return "".join(_draw_rules(name, path, axis, "linecolor") for name, path, axis in named if axis.seen)


def draw_labels(panel: Panel, font: Json) -> str:
    """The words on the ticks: those of the x axis below the panel, those of the y axis left of it."""
    left, top, _, height = panel.box
    small, across = _looks(panel.x, font)
    size, upright = _looks(panel.y, font)
    base = top + height + _STANDOFF + (1 + _OF_SIZE) * small
    edge = left - _STANDOFF - _OF_SIZE * size
    below = "".join(write_text(tick.text, tick.place, base) for tick in _list_named(panel.x))
    beside = "".join(write_text(tick.text, edge, tick.place + _MIDDLE * size) for tick in _list_named(panel.y))
    return group(f'{across} text-anchor="middle"', below) + group(f'{upright} text-anchor="end"', beside)


def _list_named(axis: Axis) -> list[Tick]:
    return [tick for tick in axis.ticks if tick.text] if axis.given.get("showticklabels", True) else []


def _looks(axis: Axis, font: Json) -> tuple[float, str]:
    own = read_font(f"{axis.name}.tickfont", axis.given.get("tickfont", {}), font)
    return own["size"], f'class="{axis.name[0]}ticks" {write_font(own, font)}'
