"""From values to pixels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import copysign, isfinite

from dashboard.picture.vocabulary import Json, PictureError, read_list, read_number

# Further out nothing is seen, and a renderer may lose its way.
_FAR = 100_000.0
# Beyond the end of an axis, in its length, so that what stands on the end is within.
_INEXACT = 1e-9
# Between the ends of an axis; no figure of ours is smaller or larger, and floats still tell its values apart.
_LEAST, _MOST = 1e-9, 1e18


@dataclass(frozen=True)
class Scale:
    """An axis in pixels: `low` stands at `start`, `high` at `start + length`, which is negative for an upright axis.

    `step` are the pixels from one to two, `categories` the numbers of names, where there are names on the axis.
    """

    name: str
    low: float
    high: float
    start: float
    length: float
    step: float
    categories: Mapping[str, int]

    def place(self, value: float | str | None) -> float | None:
        """The pixel of a value or a name; None for a gap. Raises PictureError for what is no value of this axis."""
        try:
            number = self.categories[value] if isinstance(value, str) else value
            if number is None or not isfinite(number):
                return None
        except (KeyError, TypeError, OverflowError):
            raise PictureError(f"{self.name}: {value!r:.60} is no value of this axis.") from None
        pixel = self.start + (number - self.low) * self.step
        return pixel if -_FAR < pixel < _FAR else copysign(_FAR, pixel)

    def place_all(self, values: Sequence[float | str | None]) -> Sequence[float | None]:
        """The pixel of each value, as `place` has it."""
        low, start, step = self.low, self.start, self.step
        try:
            pixels = [None if value is None else start + (value - low) * step for value in values]  # type: ignore[operator]
            known = [pixel for pixel in pixels if pixel is not None]
            # Where the sum is no number one of them is none.
            if not known or (isfinite(sum(known)) and min(known) > -_FAR and max(known) < _FAR):
                return pixels
        except (TypeError, OverflowError):
            pass  # a name, or what is no value
        return [self.place(value) for value in values]

    def holds(self, pixel: float) -> bool:
        """Whether a pixel lies between the ends of the axis, or on one: what is computed is not exact."""
        return -_INEXACT <= (pixel - self.start) / self.length <= 1 + _INEXACT


def build_scale(what: str, axis: Json, start: float, length: float) -> Scale:
    """The scale of an axis that says its range, and its names in their order. Raises PictureError where it does not."""
    ends = [read_number(f"{what}.range", end) for end in read_list(f"{what}.range", axis["range"])]
    if len(ends) != 2 or not _LEAST < abs(ends[1] - ends[0]) < _MOST or abs(length) < 1:
        raise PictureError(f"{what}.range has to have two ends, and room between them.")
    names = map(str, read_list(f"{what}.categoryarray", axis.get("categoryarray", ())))
    categories = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return Scale(what, ends[0], ends[1], start, length, length / (ends[1] - ends[0]), categories)
