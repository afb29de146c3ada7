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

    def place_strips(self, rows: int, charts: bool) -> list[Spot]:
        """The places of the strips, from the top down."""
        whole = self.measure(rows, charts)
        tops = (self.row * row for row in range(rows))
        return [
            Spot(_number(row), self.across, _part((top + self.strip[0], top + self.strip[1]), whole))
            for row, top in enumerate(tops)
        ]

    def place_charts(self, rows: int) -> list[Spot]:
        """The places of the two charts below the strips."""
        whole = self.measure(rows, charts=True)
        tops = [rows * self.row + self.heading + (self._step * place if self.stacked else 0) for place in (0, 1)]
        return [
            Spot(_number(rows + place), self.charts[place], _part((top, top + self.chart), whole))
            for place, top in enumerate(tops)
        ]


WIDE = Grid(58, (18, 38), 230, 62, (0.3, 0.79), ((0.045, 0.56), (0.66, 0.97)), 0.885, stacked=False)
NARROW = Grid(86, (48, 66), 220, 64, (0, 1), ((0.09, 1), (0.09, 0.955)), 0.79, stacked=True)


def _number(place: int) -> str:
    return str(place + 1) if place else ""


def _part(pixels: Span, whole: int) -> Span:
    """A span of pixels from the top, as parts of the whole from the bottom."""
    return (max(0.0, 1 - pixels[1] / whole), 1 - pixels[0] / whole)


def span_values(values: Sequence[float]) -> Span:
    """The ends of a strip's axis: from zero where nothing is below, with room for half a dot beyond the last."""
    low, high = min(0.0, *values), max(0.0, *values)
    spare = 0.02 * ((high - low) or 1.0)
    return low - spare, high + spare
