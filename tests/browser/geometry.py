"""Where Plotly draws a figure in a browser, where a picture does, and how far they lie apart."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

# By kind of mark, the elements that Plotly and that a picture draws it with.
KINDS = {
    "area": (".js-fill", ".area"),
    "line": (".js-line", ".line"),
    "point": (".points .point", ".points path"),
    "text at a point": (".textpoint text", ".texts text"),
    "grid": (".gridlayer path", ".xgrid, .ygrid"),
    "edge": (".xlines-above, .ylines-above", ".xedge, .yedge"),
    "tick": (".xaxislayer-above text, .yaxislayer-above text", ".xticks text, .yticks text"),
    "shape": (".shapelayer path", ".shape"),
    "annotation": (".annotation-text", ".note"),
}
# Of each element of a selector under a root: what it is drawn with, and, seen from the root, its place.
READ = """([root, selector]) => {
  const top = document.querySelector(root).getBoundingClientRect();
  const looks = ['fill', 'stroke', 'strokeWidth', 'strokeDasharray', 'fontSize', 'fontFamily'];
  return [...document.querySelectorAll(root + ' ' + selector.replaceAll(', ', `, ${root} `))].map(element => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect(), to = element.getScreenCTM();
    const inner = getComputedStyle(element.querySelector('tspan') ?? element);
    return {
      path: element.getAttribute('d') ?? '', text: element.textContent,
      shift: [to.e - top.left, to.f - top.top], scale: [to.a, to.d],
      box: [box.left - top.left, box.top - top.top, box.right - top.left, box.bottom - top.top],
      looks: [...looks.map(name => style[name]), inner.fontWeight, Number(style.opacity)],
      above: Number(getComputedStyle(element.parentElement).opacity),
    };
  });
}"""
Place = tuple[float, float]


@dataclass(frozen=True)
class Mark:
    """A mark on the screen: the corners of its path or of the box of its text, its text, and its looks."""

    corners: tuple[Place, ...]
    text: str
    looks: tuple[str, ...]


def read_marks(page: Page, root: str, kind: str, ours: bool) -> list[Mark]:
    """All marks of a kind under `root`, each part of a path as one."""
    found = page.evaluate(READ, [root, KINDS[kind][ours]])
    return [mark for element in found for mark in _marks(element)]


def _marks(element: dict[str, Any]) -> Iterator[Mark]:
    looks = (*map(_plain, element["looks"][:-1]), f"{element['looks'][-1] * element['above']:g}")
    if looks[1] == "none":
        # A line that is not painted has no width.
        looks = (*looks[:2], "0", *looks[3:])
    if not element["path"]:
        left, top, right, bottom = element["box"]
        if not element["text"]:
            return
        yield Mark(((left, top), (right, bottom)), element["text"], looks[:1] + looks[4:])
        return
    assert all(abs(scale - 1) < 0.001 for scale in element["scale"])
    for part in _parts(element["path"]):
        corners = tuple((x + element["shift"][0], y + element["shift"][1]) for x, y in part)
        # What has no length is not seen: a point of size 0, a line of one point.
        if len(set(corners)) > 1:
            # Nothing is filled between two corners.
            yield Mark(corners, "", (looks[0] if len(corners) > 2 else "none", *looks[1:4], *looks[-1:]))


def _plain(look: str) -> str:
    """A look as both write it: dashes without a unit, what is not painted as nothing."""
    return "none" if look in ("rgba(0, 0, 0, 0)", "none") else look.replace("px", "")


def _parts(path: str) -> Iterator[list[Place]]:
    """The corners of each part of a path; of an arc its end."""
    x = y = 0.0
    part: list[Place] = []
    for command, text in re.findall(r"([MLHVlhvAZ])([^MLHVlhvAZ]*)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", text)]
        if command == "M" and part:
            yield part
            part = []
        x, y = _moved(command, numbers, (x, y))
        if command != "Z":
            part.append((x, y))
    yield part


def _moved(command: str, numbers: list[float], at: Place) -> Place:
    if command in "MLA":
        return numbers[-2], numbers[-1]
    if command == "Z":
        return at
    if command == "l":
        return at[0] + numbers[0], at[1] + numbers[1]
    step = numbers[0]
    return {"H": (step, at[1]), "V": (at[0], step), "h": (at[0] + step, at[1]), "v": (at[0], at[1] + step)}[command]


def distance(one: Mark, other: Mark) -> float:
    """The pixels that two marks lie apart: of lines the farthest that a corner of one is from the other."""
    if one.text or len(one.corners) == len(other.corners):
        return max(max(abs(a[0] - b[0]), abs(a[1] - b[1])) for a, b in zip(one.corners, other.corners, strict=True))
    both = ((one, other), (other, one))
    return max(min(_from_edge(corner, edge) for edge in pairwise(b.corners)) for a, b in both for corner in a.corners)


def _from_edge(corner: Place, edge: tuple[Place, Place]) -> float:
    (ax, ay), (bx, by) = edge
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = ((corner[0] - ax) * (bx - ax) + (corner[1] - ay) * (by - ay)) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.hypot(corner[0] - ax - along * (bx - ax), corner[1] - ay - along * (by - ay))


def list_differences(page: Page, plotly: str, picture: str, within: float = 1.0) -> list[str]:
    """What a picture draws otherwise than Plotly: a mark more or less, another text or look, one too far away."""
    return [
        f"{kind}: {said}"
        for kind in KINDS
        for said in _differ(read_marks(page, plotly, kind, False), read_marks(page, picture, kind, True), within)
    ]


def _differ(theirs: list[Mark], ours: list[Mark], within: float) -> Iterator[str]:
    left = list(ours)
    for mark in theirs:
        same = [one for one in left if (one.text, one.looks) == (mark.text, mark.looks)]
        near = min(same, key=lambda one: distance(mark, one), default=None)
        if near is None:
            yield f"nothing is like {mark}"
            continue
        left.remove(near)
        if distance(mark, near) > within:
            yield f"{distance(mark, near):.2f} px from {mark} is {near}"
    yield from (f"Plotly has nothing like {mark}" for mark in left)
