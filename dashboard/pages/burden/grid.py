"""Where the parts of the figure stand: strips below each other, and below them two charts, side by side or stacked."""

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """The place of one small chart: the number of its axes, and its parts of the width and of the height."""

    suffix: str
    x: Span
    y: Span

    @property
    def axes(self) -> dict[str, str]:
        """The axes of what is drawn there."""
        return {"xaxis": f"x{self.suffix}", "yaxis": f"y{self.suffix}"}


@dataclass(frozen=True)
class Lane:
    """Where a strip stands among all: in parts of the width, and in pixels from the top; `span` are its first and last
    value."""

    across: Span
    upright: Span
    span: Span

    @property
    def middle(self) -> float:
        """Half of its height."""
        return sum(self.upright) / 2

    def place(self, value: float) -> float:
        """Where in the width a value stands."""
        (left, right), (low, high) = self.across, self.span
        return left + (right - left) * (value - low) / (high - low)


@dataclass(frozen=True)
class Grid:
    """How a screen is divided. In pixels a row's height and in it the strip, and a chart's height with its heading.

    In parts of the width the strip, and the charts; `value` is where the followed member's number ends.
    """

    row: int
    strip: Span
    chart: int
    heading: int
    across: Span
    charts: tuple[Span, Span]
    value: float
    stacked: bool

    def measure(self, rows: int, charts: bool) -> int:
        """The pixels of all that stands between the upper and the lower margin."""
        below = (2 if self.stacked else 1) * self._step if charts else 0
        return rows * self.row + below

    @property
    def _step(self) -> int:
        # Room for the ticks below a chart.
        return self.heading + self.chart + 30

    def place_strips(self, rows: int, charts: bool) -> Spot:
        """The place of all strips together, which share their axes: parts of the width, and pixels from the top."""
        return Spot("", (0, 1), _part((0, rows * self.row), self.measure(rows, charts)))

    def place_lanes(self, spans: Sequence[Span]) -> list[Lane]:
        """The strips from the top down, each with the ends of its values."""
        return [
            Lane(self.across, (row * self.row + self.strip[0], row * self.row + self.strip[1]), span)
            for row, span in enumerate(spans)
        ]

    def place_charts(self, rows: int) -> list[Spot]:
        """The places of the two charts below the strips."""
        whole = self.measure(rows, charts=True)
        tops = [rows * self.row + self.heading + (self._step * place if self.stacked else 0) for place in (0, 1)]
        return [
            Spot(str(place + 2), self.charts[place], _part((top, top + self.chart), whole))
            for place, top in enumerate(tops)
        ]


WIDE = Grid(58, (18, 38), 230, 62, (0.3, 0.79), ((0.045, 0.56), (0.66, 0.97)), 0.885, stacked=False)
# With room at both ends of a strip for half of the words of its first and last tick.
NARROW = Grid(86, (48, 66), 220, 64, (0.034, 0.966), ((0.118, 0.966), (0.118, 0.925)), 0.77, stacked=True)


def _part(pixels: Span, whole: int) -> Span:
    """A span of pixels from the top, as parts of the whole from the bottom."""
    return (max(0.0, 1 - pixels[1] / whole), 1 - pixels[0] / whole)


def span_values(values: Sequence[float]) -> Span:
    """The ends of a strip's axis: from zero where nothing is below, with room for half a dot beyond the last."""
    low, high = min(0.0, *values), max(0.0, *values)
    spare = 0.02 * ((high - low) or 1.0)
    return low - spare, high + spare
