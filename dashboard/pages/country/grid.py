"""Where the panels of the chart stand: in rows, or on a phone one under the other; and what one of them adds to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashboard.shared.caption import Caption
from dashboard.shared.chart import Json, write_note
from dashboard.shared.theme import Theme

# The width in pixels that the places are thought for: of the widest page, and of a phone.
WIDTH = {False: 1184, True: 371}
# The margins left and right, which stay as they are where the chart gets narrower still.
MARGINS = {False: (0, 0), True: (46, 100)}
# Above a panel its heading, below it its years, and the room to the next.
_HEAD, _FOOT, _GAP = 30, 24, 20
# Above the first row, below what the signs mean.
_TOP = 10


@dataclass(frozen=True)
class Cell:
    """A panel of a row: the part of the width that it takes, and the pixels beside its axes, left and right."""

    name: str
    part: float
    left: int = 44
    right: int = 96


@dataclass(frozen=True)
class Place:
    """The rectangle between the axes of a panel, in pixels of the whole chart from its left and its top.

    `number` is that of its axes, "" for the first; `edge` is where the heading begins, `end` where the next panel may,
    and `margins` are those of the chart, left and right.
    """

    number: str
    edge: float
    end: float
    left: float
    top: float
    width: float
    height: float
    whole: tuple[float, float]
    margins: tuple[float, float] = (0, 0)

    @property
    def across(self) -> list[float]:
        """The part of the width inside the margins that is between the axes."""
        return self.part(self.left, self.left + self.width)

    def part(self, *pixels: float) -> list[float]:
        """Pixels from the left as parts of the width inside the margins."""
        left, right = self.margins
        return [(at - left) / (self.whole[0] - left - right) for at in pixels]

    @property
    def upright(self) -> list[float]:
        """The part of the height between the axes."""
        return [1 - (self.top + self.height) / self.whole[1], 1 - self.top / self.whole[1]]

    @property
    def axes(self) -> Json:
        """The axes of a trace in this panel."""
        return {"xaxis": f"x{self.number}", "yaxis": f"y{self.number}"}

    @property
    def refs(self) -> Json:
        """The axes that a text or a line refers to."""
        return {"xref": f"x{self.number}", "yref": f"y{self.number}"}

    def write(self, text: str, left: float, top: float, color: str, size: int = 12, **more: str | float) -> Json:
        """A text at pixels of the whole chart; beside the panel it keeps its distance where the chart gets narrower."""
        part, shift = self._anchor(left)
        place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "middle", "xshift": shift, **more}
        note = write_note(text, part, 1 - top / self.whole[1], color, **place)
        return {**note, "font": {"color": color, "size": size}}

    def letter(self, caption: Caption) -> Json:
        """A caption at pixels of the whole chart as a note, which may stand in a margin."""
        anchor = {"right": "left", "left": "right"}.get(caption.side, caption.side)
        return self.write(caption.text, caption.x, caption.y, caption.color, caption.size, xanchor=anchor)

    def _anchor(self, left: float) -> tuple[float, float]:
        """The part of the width inside the margins at which a text stands, and by how many pixels it is shifted."""
        margin, right = self.margins
        beside = min(max(left, self.left), self.left + self.width)
        kept = max(left, margin) if left <= self.edge else beside
        return (kept - margin) / (self.whole[0] - margin - right), left - kept

    def head(self, text: str, theme: Theme) -> Json:
        """The heading of the panel."""
        return self.write(f"<b>{text}</b>", self.edge, self.top - 14, theme.text, 13, yanchor="bottom")

    def say(self, text: str, theme: Theme) -> Json:
        """Why there is nothing in the panel, in place of it."""
        return self.write(text, self.edge, self.top + 12, theme.muted)


@dataclass
class Panel:
    """What a panel adds to the chart."""

    data: list[Json] = field(default_factory=list)
    shapes: list[Json] = field(default_factory=list)
    notes: list[Json] = field(default_factory=list)
    axes: Json = field(default_factory=dict)


# A row: its height between the axes in pixels, and what stands in it.
Row = tuple[int, Sequence[Cell]]


def list_places(rows: Sequence[Row], narrow: bool, indent: float = 0) -> Iterator[tuple[str, Place]]:
    """The place of each panel by its name; `indent` are the pixels kept free on both sides."""
    number, top, whole = 0, float(_TOP), (WIDTH[narrow], measure_height(rows))
    for height, cells in rows:
        edge = indent
        for cell in cells:
            number += 1
            width = cell.part * (whole[0] - 2 * indent)
            yield (
                cell.name,
                Place(
                    number=str(number) if number > 1 else "",
                    edge=edge,
                    end=edge + width,
                    left=edge + cell.left,
                    top=top + _HEAD,
                    width=width - cell.left - cell.right,
                    height=height,
                    whole=whole,
                    margins=MARGINS[narrow],
                ),
            )
            edge += width
        top += _HEAD + height + _FOOT + _GAP


def measure_height(rows: Sequence[Row]) -> int:
    """The height of the chart in pixels."""
    return sum(_HEAD + height + _FOOT + _GAP for height, _ in rows) - _GAP + _TOP
