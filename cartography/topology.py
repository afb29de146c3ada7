"""Borders as TopoJSON has them: a border is one line, shared by the two countries on its sides."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from cartography.projection import Point

# By number the lines of a ring, as TopoJSON numbers them: ~n is line n backwards.
Ring = Sequence[int]


def read_lines(topology: Mapping[str, Any]) -> list[list[Point]]:
    """The lines of a topology, in degrees."""
    (across, upright), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    return [
        [(left + x * across, bottom + y * upright) for x, y in accumulate(map(tuple, line), _step)]
        for line in topology["arcs"]
    ]


def _step(place: tuple[int, ...], by: tuple[int, ...]) -> tuple[int, ...]:
    return place[0] + by[0], place[1] + by[1]


def list_rings(geometry: Mapping[str, Any]) -> list[Ring]:
    """The rings of a country, holes too."""
    arcs = geometry.get("arcs", ())
    return list(arcs) if geometry["type"] == "Polygon" else [ring for polygon in arcs for ring in polygon]


def merge(rings: Iterable[Ring]) -> list[Ring]:
    """The rings around all of these: without the borders between two of them."""
    listed = list(rings)
    used = Counter(max(one, ~one) for ring in listed for one in ring)
    outer = [[one for one in ring if used[max(one, ~one)] == 1] for ring in listed]
    whole = [ring for ring, left in zip(listed, outer, strict=True) if len(left) == len(ring)]
    loose = [one for ring, left in zip(listed, outer, strict=True) if len(left) < len(ring) for one in left]
    return [*whole, loose] if loose else whole


def join(ring: Ring, lines: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """The closed lines that the lines of a ring make, joined where one ends and another begins."""
    found: list[list[Point]] = []
    free: dict[Point, list[list[Point]]] = defaultdict(list)
    for one in ring:
        line = list(lines[one]) if one >= 0 else list(reversed(lines[~one]))
        free[line[0]].append(line)
    while start := next((place for place, waiting in free.items() if waiting), None):
        path = free[start].pop()
        while path[-1] != path[0] and free[path[-1]]:
            path += free[path[-1]].pop()[1:]
        found.append(path)
    return found
