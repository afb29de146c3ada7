"""Panels of lines over years: axes, strands, and the names at their ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.pages.country.dossier import Line
from dashboard.pages.country.grid import Panel, Place
from dashboard.shared.chart import Json, build_axis, spread_labels, tell, write_hover
from dashboard.shared.point_link import lead_to_cells
from dashboard.shared.strands import Rows, find_alone, split_strands
from dashboard.shared.theme import Theme
from dashboard.shared.wording import write_period
from etl.observation import Observation

_LABEL = 15
# The pixels that the words of a year need.
_YEAR = 46


@dataclass(frozen=True)
class Strand:
    """A line as it is drawn: `name` stands at its end, "" for none; `by` is what its values are divided by."""

    line: Line
    color: str
    name: str = ""
    width: float = 2
    mark: float = 5
    by: float = 1


@dataclass(frozen=True)
class Scale:
    """The years and the range of values of a panel."""

    years: tuple[int, int]
    values: tuple[float, float]
    least: float = 0.25

    @property
    def pad(self) -> float:
        """The room before the first year and behind the last, in years."""
        return max(self.least, (self.years[1] - self.years[0]) / 40)

    def place(self, place: Place, year: float, value: float) -> tuple[float, float]:
        """The pixels of a point of the panel in the whole chart."""
        first, last = self.years[0] - self.pad, self.years[1] + self.pad
        low, high = self.values
        x = place.left + place.width * (year - first) / (last - first)
        return x, place.top + place.height * (high - value) / (high - low)

    def read(self, place: Place, x: float, y: float) -> tuple[float, float]:
        """The year and the value that stand at pixels of the whole chart."""
        first, last = self.years[0] - self.pad, self.years[1] + self.pad
        low, high = self.values
        return first + (x - place.left) / place.width * (last - first), high - (y - place.top) / place.height * (
            high - low
        )


def list_strand(strand: Strand, place: Place) -> Iterator[Json]:
    """The traces of a line: its solid part, and the part to open figures, dashed and with hollow marks."""
    return list_alike([strand], place)


def list_alike(strands: Sequence[Strand], place: Place) -> Iterator[Json]:
    """The same of lines that look alike, with gaps between them: Plotly takes about as long for each trace."""
    parts = [_split(one.line) for one in strands]
    for part, dash in enumerate(("solid", "dot")):
        drawn = [(one.line, rows[part]) for one, rows in zip(strands, parts, strict=True) if rows[part]]
        points = [(line, row) for line, rows in drawn for row in (*rows, None)][:-1]
        if points:
            yield {**_trace(points, strands[0]), **place.axes, "line": _stroke(strands[0], dash)}


def _split(line: Line) -> tuple[Rows, Rows]:
    filled = [line.by_year.get(year) for year in range(line.points[0].year, line.last.year + 1)]
    return split_strands(filled, [row is not None and line.is_open(row) for row in filled])


def _stroke(strand: Strand, dash: str) -> Json:
    return {"color": strand.color, "width": strand.width, "dash": dash}


def _trace(points: Sequence[tuple[Line, Observation | None]], strand: Strand) -> Json:
    rows = [row for _, row in points]
    # A figure to which no line leads would not be seen.
    sizes = [strand.mark or (4 if alone else 0) for alone in find_alone(rows)]
    shown: Json = {"mode": "lines"}
    if any(sizes):
        symbols = ["circle" if row is None else choose_symbol(line, row) for line, row in points]
        edge = {"width": 1.5, "color": strand.color}
        marker = {"size": sizes, "color": strand.color, "symbol": symbols, "line": edge, "opacity": 1}
        shown = {"mode": "lines+markers", "marker": marker, "cliponaxis": False}
    return {
        "type": "scatter",
        "x": [row and row.year for row in rows],
        "y": [None if row is None or row.value is None else row.value / strand.by for row in rows],
        **tell("" if row is None else write_hover(row, line.is_expected(row)) for line, row in points),
        **lead_to_cells(rows, over_years=True),
        "connectgaps": False,
        **shown,
    }


def choose_symbol(line: Line, row: Observation) -> str:
    """The mark of a figure: a diamond is pinned, hollow is open."""
    shape = "diamond" if row.status == "pinned" else "circle"
    return f"{shape}-open" if line.is_open(row) else shape


def build_axes(place: Place, scale: Scale, theme: Theme, expected: Sequence[int], suffix: str = "") -> Json:
    """The axes of a panel: years at its foot, as many as find room, and values at its left."""
    pad, small = scale.pad, {"tickfont": {"color": theme.muted, "size": 11}}
    shown = choose_years(scale.years, place.width)
    years = build_axis(
        theme, domain=place.across, anchor=f"y{place.number}", range=[scale.years[0] - pad, scale.years[1] + pad],
        tickvals=shown, ticktext=[write_period(year, year in expected) for year in shown], showgrid=False, **small,
    )  # fmt: skip
    values = build_axis(
        theme, domain=place.upright, anchor=f"x{place.number}", range=list(scale.values), nticks=6, tickformat=",",
        ticksuffix=suffix, **small,
    )  # fmt: skip
    return {f"xaxis{place.number}": years, f"yaxis{place.number}": values}


def choose_years(years: tuple[int, int], width: float) -> list[int]:
    """The last year and those before it, at even distances, as many as find room."""
    span = years[1] - years[0]
    most = max(2, int(width / _YEAR))
    step = next(one for one in (1, 2, 3, 4, 5, 10, 20, 50, 100, 200) if span / one < most)
    return list(range(years[1], years[0] - 1, -step))


def name_ends(names: Sequence[tuple[str, float, str]], place: Place, scale: Scale) -> Iterator[Json]:
    """Names at the right of a panel, each (text, value, colour), moved up or down so that none overlaps."""
    low, high = scale.values
    for (text, _, color), value in zip(names, _spread([value for _, value, _ in names], place, scale), strict=True):
        y = place.top + place.height * (high - value) / (high - low)
        yield place.write(text, place.left + place.width + 6, y, color)


def _spread(values: Sequence[float], place: Place, scale: Scale) -> list[float]:
    """The heights of names, as values, none too close to another."""
    low, high = scale.values
    gap = (high - low) * _LABEL / place.height
    return spread_labels(values, gap, (low + gap / 2, high - gap / 2))


def lead_ends(strands: Sequence[Strand], place: Place, scale: Scale, theme: Theme) -> Iterator[Json]:
    """A thin line from where a line ends to its name, where that is not beside it; grey, as it is no figure."""
    named = [one for one in strands if one.name]
    ends = [(one.line.last.value or 0.0) / one.by for one in named]
    near = (scale.values[1] - scale.values[0]) * _LABEL / place.height / 2
    for one, end, height in zip(named, ends, _spread(ends, place, scale), strict=True):
        if abs(height - end) > near or one.line.last.year < scale.years[1]:
            there = {"x0": one.line.last.year, "y0": end, "x1": scale.years[1] + scale.pad, "y1": height}
            yield {"type": "line", "line": {"color": theme.context, "width": 1}, **there, **place.refs}


def draw_lines(heading: str, strands: Sequence[Strand], place: Place, theme: Theme, suffix: str = "") -> Panel:
    """A whole panel of lines from zero on, each named at its end."""
    rows = [(strand, row) for strand in strands for row in strand.line.points]
    top = max((row.value or 0.0) / strand.by for strand, row in rows)
    years = [row.year for _, row in rows]
    scale = Scale((min(years), max(years)), (0.0, top * 1.08 or 1.0))
    expected = [row.year for strand, row in rows if strand.line.is_expected(row)]
    names = [(f"<b>{one.name}</b>", (one.line.last.value or 0.0) / one.by, one.color) for one in strands if one.name]
    return Panel(
        data=[trace for strand in strands for trace in list_strand(strand, place)],
        shapes=list(lead_ends(strands, place, scale, theme)),
        notes=[place.head(heading, theme), *name_ends(names, place, scale)],
        axes=build_axes(place, scale, theme, expected, suffix),
    )
