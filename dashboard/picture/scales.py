"""From values to pixels."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.picture.vocabulary import Json, PictureError, read_list, read_number

# Further out nothing is seen, and a renderer may lose its way.
_FAR = 100_000.0


@dataclass(frozen=True)
class Scale:
    """An axis in pixels: `low` stands at `start`, `high` at `start + length`, which is negative for an upright axis.

    `categories` are the numbers of names, where there are names on the axis.
    """

    low: float
    high: float
    start: float
    length: float
    categories: Mapping[str, int] = field(default_factory=dict)

    def place(self, value: float | str | None) -> float | None:
        """The pixel of a value or a name; None for a gap, and for a name that the axis does not have."""
        number = self.categories.get(value) if isinstance(value, str) else value
        if number is None or not math.isfinite(number):
            return None
        pixel = self.start + (number - self.low) * self._pixels
        return pixel if -_FAR < pixel < _FAR else math.copysign(_FAR, pixel)

    @cached_property
    def _pixels(self) -> float:
        """The pixels of a step of one."""
        return self.length / (self.high - self.low)

    def holds(self, pixel: float) -> bool:
        """Whether a pixel lies between the ends of the axis."""
        return 0 <= (pixel - self.start) / self.length <= 1


def build_scale(what: str, axis: Json, start: float, length: float) -> Scale:
    """The scale of an axis that says its range, and its names in their order. Raises PictureError where it does not."""
    ends = read_list(f"{what}.range", axis["range"])
    if len(ends) != 2:
        raise PictureError(f"{what}.range has to have two ends.")
    low, high = (read_number(f"{what}.range", end) for end in ends)
    if low == high or abs(length) < 1:
        raise PictureError(f"{what} has no room for its range.")
    names = read_list(f"{what}.categoryarray", axis.get("categoryarray", ()))
    return Scale(low, high, start, length, {name: place for place, name in enumerate(dict.fromkeys(names))})
