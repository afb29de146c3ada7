"""Small multiples: one small chart an area, all on the same axes; the chosen areas stand out, targets are the grid."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from dashboard.pages.trends.aims import list_targets
from dashboard.pages.trends.choices import LOG
from dashboard.pages.trends.figure import (
    build_thin_line,
    build_trace,
    split_line,
)
from dashboard.pages.trends.heights import count_heights, measure_gutter, measure_room, name_heights, write_height
from dashboard.pages.trends.leads import lead_grey, lead_line, lead_name
from dashboard.pages.trends.query import Trends
from dashboard.pages.trends.series import Series
from dashboard.shared.chart import (
    Json,
    build_axis,
    build_layout,
    draw_nothing,
    shorten_name,
    write_note,
)
from dashboard.shared.theme import Theme
from dashboard.shared.wording import write_period
from etl.catalogue.members import members
from etl.catalogue.statuses import STATUSES

_CELL = 112
# Pixels of a cell in a picture below which its name would meet others: its width, wide and narrow, and its height.
_LEAST_WIDTH, _LEAST_CELL, _AROUND = {False: 165, True: 116}, 70, 60
# Pixels from a line of words to the next.
_LINE = 14
# Of a cell's height; the rest is for its name.
_PLOT = 0.78


@dataclass(frozen=True)
class _Grid:
    """How many columns there are, what part of the width stands between them, and how long a name and value may be."""

    columns: int
    gap: float
    longest: int


_WIDE, _NARROW = _Grid(6, 0.03, 17), _Grid(3, 0.07, 14)


@dataclass(frozen=True)
class _Cell:
    """The place of one small chart: the number of its axes, their domains, and whether it is at the left or bottom."""

    suffix: str
    x: tuple[float, float]
    y: tuple[float, float]
    leftmost: bool
    lowest: bool


def draw_multiples(trends: Trends, theme: Theme, narrow: bool) -> Json:
    """A grid of charts as Plotly's JSON; an empty figure where there is nothing to draw (the page says why)."""
    if not trends.years:
        return draw_nothing(theme)
    grid = _NARROW if narrow else _WIDE
    lines = sorted(trends.series, key=lambda line: line.name)
    span = measure_room(trends)
    cells, left = list(_cells(len(lines), grid)), measure_gutter(trends, span)
    return {
        "data": [drawn for cell, line in zip(cells, lines, strict=True) for drawn in _line(cell, line, trends, theme)],
        "layout": build_layout(
            theme,
            height=_CELL * -(-len(lines) // grid.columns) + _AROUND,
            margin={"l": left, "r": 10, "t": 30, "b": 30},
            annotations=[
                name_heights(trends, theme, left, span),
                *_names(cells, lines, trends, theme, grid),
            ],
            **{name: value for cell in cells for name, value in _axes(cell, trends, theme, grid)},
        ),
    }


def measure_least(trends: Trends, narrow: bool) -> tuple[float, float]:
    """The width and height in pixels below which the texts of the charts would meet."""
    columns = (_NARROW if narrow else _WIDE).columns
    return columns * _LEAST_WIDTH[narrow], _LEAST_CELL * -(-len(trends.series) // columns) + _AROUND


def _cells(count: int, grid: _Grid) -> Iterator[_Cell]:
    width, height = 1 / grid.columns, 1 / -(-count // grid.columns)
    for place in range(count):
        row, column = divmod(place, grid.columns)
        left, bottom = column * width, 1 - (row + 1) * height
        yield _Cell(
            suffix=str(place + 1) if place else "",
            x=(left, left + width - grid.gap),
            y=(bottom, bottom + height * _PLOT),
            leftmost=column == 0,
            lowest=place + grid.columns >= count,
        )


def _line(cell: _Cell, line: Series, trends: Trends, theme: Theme) -> Iterator[Json]:
    color = theme.accent if line.focus else theme.muted
    for rows, dash in zip(split_line(line, trends), ("solid", "dot"), strict=True):
        if rows:
            stroke = {"color": color, "width": 2.2 if line.focus else 1.6, "dash": dash}
            axes = {"xaxis": f"x{cell.suffix}", "yaxis": f"y{cell.suffix}"}
            looks = {**build_thin_line(rows, trends, color), "line": stroke, **axes}
            lead = lead_line(line, rows, trends) if line.focus else lead_grey(rows, trends)
            yield {**build_trace(rows, trends), **lead, **looks}


def _axes(cell: _Cell, trends: Trends, theme: Theme, grid: _Grid) -> Iterator[tuple[str, Json]]:
    """The same ranges for every cell; the years stand below the lowest cells, the values left of the leftmost."""
    small = {"tickfont": {"color": theme.muted, "size": 11}}
    ends = [trends.years[0], trends.years[-1]]
    years = build_axis(
        theme, domain=cell.x, anchor=f"y{cell.suffix}", range=[ends[0] - 0.4, ends[1] + 0.4], tickvals=ends,
        ticktext=_write_years(ends, cell, trends), showticklabels=cell.lowest, showgrid=False, **small,
    )  # fmt: skip
    targets = sorted({line.value for line, _ in list_targets(trends) if line.value is not None})
    # Where there are targets they are the grid, so that each small chart shows what is above and below.
    span = measure_room(trends)
    counted = {**count_heights(trends, 3, span), "ticksuffix": ""}
    ticks = {"tickvals": [0, *targets], "tickformat": ","} if targets and trends.way != LOG else counted
    values = build_axis(
        theme, domain=cell.y, anchor=f"x{cell.suffix}", range=list(span),
        showticklabels=cell.leftmost, **ticks, **small,
    )  # fmt: skip
    yield f"xaxis{cell.suffix}", years
    yield f"yaxis{cell.suffix}", values


def _write_years(ends: Sequence[int], cell: _Cell, trends: Trends) -> list[str]:
    """The first and the last year. They are short in one century; of two, the first year stands once a row."""
    first, last = (write_period(year, trends.is_estimate(year)) for year in ends)
    if ends[0] // 100 == ends[-1] // 100:
        return [f"’{text[2:]}" for text in (first, last)]
    return [first if cell.leftmost else "", last]


def _names(
    cells: Sequence[_Cell], lines: Sequence[Series], trends: Trends, theme: Theme, grid: _Grid
) -> Iterable[Json]:
    """Above each small chart its area and newest value, or why it has none."""
    small, span = {"size": 11, "color": theme.text}, measure_room(trends)
    for cell, line in zip(cells, lines, strict=True):
        known = [row for row in line.points if row.value is not None]
        newest = write_height(trends, known[-1].value or 0.0, span) if known else ""
        name = _choose_name(line, grid.longest - len(newest) - 1)
        text = f"<b>{name}</b> {newest}" if line.focus else f"{name} {newest}"
        above: Json = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
        above |= lead_name(line.code, trends)
        yield {**write_note(text.rstrip(), cell.x[0], cell.y[1], theme.text, **above), "font": small}
        if not known:
            inside: Json = {"xref": "paper", "yref": "paper", "xanchor": "center", "yanchor": "middle"}
            why = wrap(STATUSES[line.points[-1].status].label, grid.longest)
            for at, words in enumerate(why):
                shift = _LINE * ((len(why) - 1) / 2 - at)
                place = (sum(cell.x) / 2, sum(cell.y) / 2)
                yield {**write_note(words, place[0], place[1], theme.muted, **inside, yshift=shift), "font": small}


def _choose_name(line: Series, longest: int) -> str:
    """The name of an area, or a shorter one where there is no room for it."""
    names = (line.name, shorten_name(line.code, line.code))
    return next((name for name in names if len(name) <= longest), line.code if line.code in members() else names[1])
