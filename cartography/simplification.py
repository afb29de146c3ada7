"""Lines with fewer points (Visvalingam and Whyatt 1993), and rings cut off at a frame (Sutherland and Hodgman 1974)."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from cartography.projection import Point


def simplify(line: Sequence[Point], least: float) -> list[Point]:
    """The line without points whose triangle with their neighbours is smaller than `least`; its ends stay.

    A closed line keeps four points, so that it stays an area.
    """
    kept, fewest = list(line), 4 if line[0] == line[-1] else 2
    while len(kept) > fewest:
        sizes = [abs(_measure(kept[at - 1 : at + 2])) for at in range(1, len(kept) - 1)]
        smallest = min(range(len(sizes)), key=sizes.__getitem__)
        if sizes[smallest] >= least:
            break
        del kept[smallest + 1]
    return kept


def measure(ring: Sequence[Point]) -> float:
    """The area of a ring, whichever way round it goes."""
    return abs(_measure(ring))


def _measure(ring: Sequence[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]])) / 2


def clip(ring: Sequence[Point], frame: tuple[float, float, float, float]) -> list[Point]:
    """What of a ring lies within a frame (left, bottom, right, top)."""
    left, bottom, right, top = frame
    found = list(ring)
    for axis, edge, sign in ((0, left, 1), (1, bottom, 1), (0, right, -1), (1, top, -1)):
        found = _cut(found, axis, edge, lambda point, a=axis, e=edge, s=sign: s * (point[a] - e) >= 0)  # type: ignore[misc]
    return found


def _cut(ring: Sequence[Point], axis: int, edge: float, is_inside: Callable[[Point], bool]) -> list[Point]:
    found: list[Point] = []
    for before, point in pairwise([*ring[-1:], *ring]):
        if is_inside(before) != is_inside(point):
            found.append(_cross(before, point, axis, edge))
        if is_inside(point):
            found.append(point)
    return found


def _cross(before: Point, point: Point, axis: int, edge: float) -> Point:
    part = (edge - before[axis]) / (point[axis] - before[axis])
    x, y = (a + part * (b - a) for a, b in zip(before, point, strict=True))
    return (edge, y) if axis == 0 else (x, edge)
