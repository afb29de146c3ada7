"""The outlines of members and of the land beside them on plane charts: seeds/map.csv, which `cartography` makes."""

from dataclasses import dataclass
from functools import cache

from etl.catalogue.seeds import read_shipped_csv

# What stands in the place of a code: the edge of a chart, and land that belongs to no member.
FRAME, NEIGHBOURS = "frame", "neighbours"
EUROPE, AMERICA = "europe", "america"


@dataclass(frozen=True)
class Outline:
    """The closed lines around a member, in kilometres from the lower left of its chart; None stands between two."""

    code: str
    x: tuple[int | None, ...]
    y: tuple[int | None, ...]


@cache
def outlines(chart: str) -> dict[str, Outline]:
    """By code all outlines of a chart; the frame is among them."""
    found: dict[str, list[list[int]]] = {}
    for row in read_shipped_csv("map.csv"):
        if row["chart"] == chart:
            found.setdefault(row["code"], []).append([int(number) for number in row["outline"].split()])
    return {code: Outline(code, _chain(rings, 0), _chain(rings, 1)) for code, rings in found.items()}


def measure_chart(chart: str) -> tuple[int, int]:
    """The width and height of a chart in kilometres."""
    frame = outlines(chart)[FRAME]
    return max(filter(None, frame.x)), max(filter(None, frame.y))


def _chain(rings: list[list[int]], start: int) -> tuple[int | None, ...]:
    first, *others = (ring[start::2] for ring in rings)
    return (*first, *(number for ring in others for number in (None, *ring)))
