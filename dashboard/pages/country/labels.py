"""Names of lines inside a panel, where there is room for them: none overlaps another, or a line that must be read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

# Pixels: a letter and a line.
_LETTER, _LINE = 6.2, 12
# Where a name may stand: how far from its point in halves of its own width, and in pixels downwards.
_SPOTS = ((0, -10), (-1.1, -7), (0, 11), (1.1, 7), (-1.1, -18), (1.1, 18), (-1.2, 0), (1.2, 0))


class Box(NamedTuple):
    """A rectangle in pixels, downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets_any(self, others: Iterable["Box"]) -> bool:
        """Whether it overlaps one of them."""
        left, top, right, bottom = self
        return any(one[0] < right and left < one[2] and one[1] < bottom and top < one[3] for one in others)

    def holds(self, other: "Box") -> bool:
        """Whether another lies inside."""
        return self.left <= other.left and self.top <= other.top and self.right >= other.right and (
            self.bottom >= other.bottom
        )  # fmt: skip


class Name(NamedTuple):
    """A name that wants to stand at a point."""

    text: str
    x: float
    y: float


def settle_names(names: Sequence[Name], taken: Iterable[Box], room: Box) -> Iterator[Name]:
    """Those of the names that find room, the first before the others, each with its middle where it is to stand."""
    held = list(taken)
    for name in names:
        for at, box in _list_spots(name):
            if room.holds(box) and not box.meets_any(held):
                held.append(box)
                yield at
                break


def _list_spots(name: Name) -> Iterator[tuple[Name, Box]]:
    half = len(name.text) * _LETTER / 2
    for across, down in _SPOTS:
        x, y = name.x + across * half, name.y + down
        yield Name(name.text, x, y), Box(x - half, y - _LINE / 2, x + half, y + _LINE / 2)


def cover(points: Sequence[tuple[float, float]], half: float = 4) -> Iterator[Box]:
    """Boxes along a line through points; one along a piece that is level or upright."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if x0 == x1 or y0 == y1:
            yield Box(min(x0, x1) - half, min(y0, y1) - half, max(x0, x1) + half, max(y0, y1) + half)
            continue
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / (2 * half)))
        for step in range(steps + 1):
            x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
            yield Box(x - half, y - half, x + half, y + half)
