"""Lines across an area, for what has no value: as a line with gaps, which every renderer draws alike."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Ring = Sequence[tuple[float, float]]


def split_rings(xs: Sequence[float | None], ys: Sequence[float | None]) -> list[Ring]:
    """The closed lines of an outline in which None stands between two."""
    rings: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(xs, ys, strict=True):
        if x is None or y is None:
            rings.append([])
        else:
            rings[-1].append((x, y))
    return list(rings)


def hatch(rings: Sequence[Ring], apart: float) -> tuple[list[float | None], list[float | None]]:
    """The lines that rise from left to right within closed lines, `apart` from each other; None stands between two."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in rings:
        falls = [y - x for x, y in ring]
        start = int(min(falls) // apart) + 1
        for at in range(start, int(max(falls) // apart) + 1):
            for first, last in _cross(ring, at * apart):
                xs += [*([None] if xs else []), first[0], last[0]]
                ys += [*([None] if ys else []), first[1], last[1]]
    return xs, ys


def _cross(ring: Ring, rise: float) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The parts of the line y = x + rise that lie within a ring."""
    crossings = []
    for (x0, y0), (x1, y1) in pairwise(ring):
        low, high = y0 - x0 - rise, y1 - x1 - rise
        if (low > 0) != (high > 0):
            part = low / (low - high)
            crossings.append((round(x0 + part * (x1 - x0), 1), round(y0 + part * (y1 - y0), 1)))
    ordered = sorted(crossings)
    yield from zip(ordered[::2], ordered[1::2], strict=False)
