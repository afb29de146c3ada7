"""Lines over time: the chosen areas in colour, the others grey; estimates hollow and dashed."""

from collections.abc import Iterable, Sequence

from dashboard.pages.trends.annotations import (
    draw_events,
    draw_targets,
    lead_ends,
    measure_names,
    name_ends,
    name_events,
    place_ends,
)
from dashboard.pages.trends.heights import count_heights, lift_all, measure_gutter, measure_room, name_heights
from dashboard.pages.trends.leads import lead_grey, lead_line
from dashboard.pages.trends.query import Trends
from dashboard.pages.trends.series import Series, find_last
from dashboard.shared.chart import (
    Json,
    build_axis,
    build_layout,
    draw_nothing,
    tell,
    write_hover,
)
from dashboard.shared.strands import Rows, find_alone, split_strands
from dashboard.shared.theme import Theme, colour_areas
from dashboard.shared.wording import write_period
from etl.catalogue.statuses import PARTIAL
from etl.observation import Observation

HEIGHT = 520
_TOP, _BOTTOM = 34, 34
# Pixels of a chart in a picture below which its names would meet, wide and narrow.
_LEAST = {False: (822, 450), True: (358, 450)}
# Up to so many years each may have a tick of its own, and so many points of a line a mark of this many pixels.
_FEW_YEARS, _FEW_MARKS, _MARK = 60, 40, 7
# The distances between ticks of many years; the last is enough for all that a view may ask for.
_ROUND = (10, 20, 50, 100)


def draw_trends(trends: Trends, theme: Theme, narrow: bool) -> Json:
    """The chart of trends as Plotly's JSON; an empty figure where there is nothing to draw (the page says why)."""
    if not trends.years:
        return draw_nothing(theme)
    span = measure_room(trends)
    left, right = measure_gutter(trends, span), _find_right(trends, narrow)
    ends = place_ends(trends, theme, span, HEIGHT - _TOP - _BOTTOM, narrow)
    return {
        "data": [*_context(trends, theme), *_focus(trends, theme)],
        "layout": build_layout(
            theme,
            height=HEIGHT,
            margin={"l": left, "r": 84 if narrow else measure_names(ends), "t": _TOP, "b": _BOTTOM},
            xaxis=_years(trends, theme, narrow, right),
            yaxis=build_axis(theme, range=list(span), **count_heights(trends, 8, span)),
            shapes=[*draw_targets(trends, theme), *draw_events(trends, theme, span), *lead_ends(ends, right)],
            annotations=[
                name_heights(trends, theme, left, span),
                *name_ends(ends, trends),
                *name_events(trends, theme, narrow),
            ],
        ),
    }


def measure_least(_trends: Trends, narrow: bool) -> tuple[float, float]:
    """The width and height in pixels below which the texts of the chart would meet."""
    return _LEAST[narrow]


def _find_right(trends: Trends, narrow: bool) -> float:
    """Where the axis of years ends: far enough behind the last for a leader to a name."""
    return trends.years[-1] + max(0.2, len(trends.years) / (24 if narrow else 70))


def _years(trends: Trends, theme: Theme, narrow: bool, right: float) -> Json:
    years = trends.years
    # An estimate has a letter more.
    shown = _choose_ticks(years, 4 if narrow else 10 if len(years) <= _FEW_YEARS else 14)
    texts = [write_period(year, trends.is_estimate(year)) for year in shown]
    left = years[0] - max(0.2, len(years) / 70)
    return build_axis(theme, tickvals=shown, ticktext=texts, range=[left, right], showgrid=False)


def _choose_ticks(years: Sequence[int], most: int) -> list[int]:
    """At most as many years: of few the last and those before it, of many the round ones."""
    step = -(-len(years) // most)
    if len(years) <= _FEW_YEARS:
        return list(years[::-step])
    wide = next(one for one in _ROUND if one >= step)
    return [year for year in years if year % wide == 0]


def _context(trends: Trends, theme: Theme) -> list[Json]:
    """All grey lines as two traces, solid and dashed, with a gap between two members: less to send and to draw."""
    parts = [split_line(line, trends) for line in trends.series if not line.focus]
    joined = {
        dash: [row for piece in parts for row in (*piece[side], None)] for side, dash in enumerate(("solid", "dot"))
    }
    return [
        {
            **build_trace(rows, trends),
            **build_thin_line(rows, trends, theme.context),
            **lead_grey(rows, trends),
            "line": _stroke(theme.context, 1, dash),
        }
        for dash, rows in joined.items()
        if any(rows)
    ]


def _focus(trends: Trends, theme: Theme) -> Iterable[Json]:
    colours = colour_areas((line.code for line in trends.focus), theme)
    for line in trends.focus:
        color, last = colours[line.code], find_last(line)
        for rows, dash in zip(split_line(line, trends), ("solid", "dot"), strict=True):
            symbols = [choose_symbol(row, trends) for row in rows]
            sizes = _choose_sizes(rows, last)
            marker = {
                "size": sizes, "color": color, "symbol": symbols, "line": {"width": 2, "color": color}, "opacity": 1
            }  # fmt: skip
            if rows:
                looks = {
                    "mode": "lines+markers",
                    "line": _stroke(color, 2.5, dash),
                    "marker": marker,
                    "cliponaxis": False,
                }
                yield {**build_trace(rows, trends), **lead_line(line, rows, trends), **looks}


def _choose_sizes(rows: Rows, last: Observation | None) -> int | list[int]:
    """The size of the marks. Of a long line, which they would hide, the last has one, and those that stand alone."""
    if len(rows) <= _FEW_MARKS:
        return _MARK
    return [
        _MARK if alone or (row is last is not None) else 0 for row, alone in zip(rows, find_alone(rows), strict=True)
    ]


def _stroke(color: str, width: float, dash: str) -> Json:
    return {"color": color, "width": width, "dash": dash}


def split_line(line: Series, trends: Trends) -> tuple[Rows, Rows]:
    """The parts of a line that are drawn solid, and those that are dashed: to and from open figures; gaps are kept."""
    by_year = {row.year: row for row in line.points}
    rows = [by_year.get(year) for year in range(min(by_year), max(by_year) + 1)]
    is_open = [row is not None and trends.is_open(row) for row in rows]
    return split_strands(rows, is_open)


def choose_symbol(row: Observation | None, trends: Trends) -> str:
    """Plotly's name of the mark: a diamond is a pinned value, hollow is an estimate, with a dot part of a year."""
    if row is None:
        return "circle"
    if row.status == PARTIAL:
        return "circle-open-dot"
    shape = "diamond" if row.status == "pinned" else "circle"
    return f"{shape}-open" if trends.is_open(row) else shape


def build_trace(rows: Sequence[Observation | None], trends: Trends) -> Json:
    """The values of a line with their hovers, without its looks."""
    return {
        "type": "scatter",
        "x": [row and row.year for row in rows],
        "y": lift_all(trends, rows),
        **tell("" if row is None else write_hover(row, trends.is_estimated(row)) for row in rows),
        "connectgaps": False,
    }


def build_thin_line(rows: Rows, trends: Trends, color: str) -> Json:
    """A line without marks, but for figures that stand alone: without a mark they would not be seen."""
    alone = find_alone(rows)
    if not any(alone):
        return {"mode": "lines"}
    symbols = [choose_symbol(row, trends) for row in rows]
    marker = {"size": [6 if one else 0 for one in alone], "color": color, "symbol": symbols, "line": {"color": color}}
    return {"mode": "lines+markers", "marker": marker, "cliponaxis": False}
