"""Panels: the rectangles that two axes span. The paper holds them, and its own width and height."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.picture.markup import Box
from dashboard.picture.scales import Scale, build_scale
from dashboard.picture.ticks import Tick, list_ticks
from dashboard.picture.vocabulary import Json, PictureError, Words, check_words, read_list, read_number

# `fixedrange` is for dragging. What would move the panel, such as a title or an automatic margin, is not among them.
# Where in its part of the whole an axis stays that is made shorter: from 0 at the left or bottom to 1.
_TOWARD = {"left": 0.0, "bottom": 0.0, "center": 0.5, "middle": 0.5, "right": 1.0, "top": 1.0}
AXIS: Words = {
    "zeroline": (False,), "tickangle": (0,), "type": ("linear", "category"), "categoryorder": ("array",),
    "tickmode": ("array",), "tickformat": (",",), "side": ("bottom",), "griddash": ("solid", "dot", "dash"),
    "showgrid": (True, False), "showticklabels": (True, False), "fixedrange": (True,), "visible": (True, False),
    "ticklabeloverflow": ("allow",),
    "constrain": ("domain",), "constraintoward": tuple(_TOWARD), "scaleratio": (1,), "scaleanchor": None,
    **dict.fromkeys(("range", "domain", "anchor", "gridcolor", "linecolor", "tickfont", "ticksuffix", "tickvals")),
    **dict.fromkeys(("ticktext", "nticks", "dtick", "categoryarray")),
}  # fmt: skip
NEEDED = ("range", "zeroline", "tickangle", "gridcolor", "linecolor")
NOTHING = {"visible": False}


@dataclass(frozen=True)
class Axis:
    """One axis: its name in the layout, what the figure says of it, and its scale."""

    name: str
    given: Json
    scale: Scale

    @cached_property
    def ticks(self) -> list[Tick]:
        """Its ticks; none where the axis is not seen."""
        return list_ticks(self.name, self.given, self.scale) if self.seen else []

    @property
    def seen(self) -> bool:
        """Whether the axis itself is drawn, and not only what stands on it."""
        return bool(self.given.get("visible", True))


@dataclass(frozen=True)
class Panel:
    """Two axes and the box between them."""

    x: Axis
    y: Axis
    box: Box

    def holds(self, spot: tuple[float, float]) -> bool:
        """Whether a spot lies in the box."""
        return self.x.scale.holds(spot[0]) and self.y.scale.holds(spot[1])


@dataclass(frozen=True)
class Paper:
    """The whole picture: `whole` is its box, `area` that inside the margins, and the panels by the number of their
    axes, "" for the first.
    """

    whole: Box
    area: Box
    panels: Mapping[str, Panel]

    def find_panel(self, what: str, x: Any, y: Any) -> Panel:
        """The panel of two axes such as x3 and y3. Raises PictureError where they are none."""
        panel = self.panels.get(x[1:]) if isinstance(x, str) else None
        if panel is None or x[0] != "x" or y != f"y{x[1:]}":
            raise PictureError(f"{what}: {x!r:.40} and {y!r:.40} are not the axes of a panel.")
        return panel

    def find_axis(self, what: str, letter: str, name: Any) -> tuple[Axis, Panel] | None:
        """The axis that a shape or a text refers to, and its panel; None for "paper". Raises PictureError."""
        if name == "paper":
            return None
        if not isinstance(name, str) or name[:1] != letter or name[1:] not in self.panels:
            raise PictureError(f"{what}.{letter}ref = {name!r:.40} is no axis of this figure.")
        panel = self.panels[name[1:]]
        return (panel.x if letter == "x" else panel.y), panel

    def place_part(self, letter: str, part: float) -> float:
        """The pixel of a part of the area, from 0 at its left or bottom to 1."""
        left, top, width, height = self.area
        return left + part * width if letter == "x" else top + (1 - part) * height


def build_panels(layout: Json, area: Box) -> dict[str, Panel]:
    """The panels of a layout. Raises PictureError for axes that no picture is drawn with."""
    names = [name.removeprefix("xaxis") for name in layout if name.startswith("xaxis")]
    return {name: _build_panel(layout, name, area) for name in names if layout[f"xaxis{name}"] != NOTHING}


def _build_panel(layout: Json, name: str, area: Box) -> Panel:
    x, y = f"xaxis{name}", f"yaxis{name}"
    across, upright = _check(layout, x, f"y{name}"), _check(layout, y, f"x{name}")
    (left, right), (bottom, top) = _read_domain(x, across), _read_domain(y, upright)
    box = (area[0] + left * area[2], area[1] + (1 - top) * area[3], (right - left) * area[2], (top - bottom) * area[3])
    panel = _span(x, across, upright, box)
    return _span(x, across, upright, _level(panel)) if "scaleanchor" in upright else panel


def _span(x: str, across: Json, upright: Json, box: Box) -> Panel:
    """The panel of two axes along the lower and the left side of a box."""
    y = f"y{x[1:]}"
    return Panel(
        Axis(x, across, build_scale(x, across, box[0], box[2])),
        Axis(y, upright, build_scale(y, upright, box[1] + box[3], -box[3])),
        box,
    )


def _level(panel: Panel) -> Box:
    """The part of a panel's box in which one is as long upright as across: what has more pixels for it is cut.

    Raises PictureError where the axes are not held to each other so that both may be made shorter.
    """
    x, y = panel.x, panel.y
    if y.given["scaleanchor"] != x.name.replace("axis", "") or any(
        axis.given.get("constrain") != "domain" for axis in (x, y)
    ):
        raise PictureError(f"{y.name}.scaleanchor: both axes of a panel have to constrain their domain.")
    left, top, width, height = panel.box
    wide, high = abs(x.scale.step), abs(y.scale.step)
    spare = (width * (1 - min(1, high / wide)), height * (1 - min(1, wide / high)))
    toward = [_TOWARD[axis.given.get("constraintoward", "center")] for axis in (x, y)]
    return left + toward[0] * spare[0], top + (1 - toward[1]) * spare[1], width - spare[0], height - spare[1]


def _check(layout: Json, name: str, anchor: str) -> Json:
    axis = check_words(name, layout.get(name), AXIS, NEEDED)
    if axis.get("anchor", anchor) != anchor:
        raise PictureError(f"{name}.anchor has to be {anchor}: two axes of one number make a panel.")
    counts = axis.get("type") != "category" and axis.get("visible", True)
    if counts and not axis.keys() & {"tickformat", "ticktext"}:
        raise PictureError(f"{name}.tickformat has to be given, or a ticktext.")
    return axis


def _read_domain(name: str, axis: Json) -> tuple[float, float]:
    ends = [read_number(f"{name}.domain", end) for end in read_list(f"{name}.domain", axis.get("domain", (0, 1)))]
    if len(ends) != 2 or not 0 <= ends[0] < ends[1] <= 1:
        raise PictureError(f"{name}.domain has to be two parts of the whole.")
    return ends[0], ends[1]
