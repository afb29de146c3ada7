"""Lines over time: the chosen areas in colour, labelled at their ends, the others grey; estimates hollow and dashed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.pages.trends.query import Series, Trends
from dashboard.shared.chart import (
    SHORT,
    Json,
    build_axis,
    build_layout,
    choose_ticks,
    draw_nothing,
    spread_labels,
    stack_labels,
    write_hover,
    write_note,
    write_unit,
)
from dashboard.shared.theme import Theme
from dashboard.shared.wording import write_period
from etl.catalogue.events import Event
from etl.catalogue.statuses import PARTIAL
from etl.catalogue.targets import Target
from etl.observation import Observation

HEIGHT = 520
_TOP, _BOTTOM, _LABEL = 34, 34, 17
_FEW_YEARS = 60
# Pixels: a letter of a label at the most, and the least room between the axis and the names, wide and narrow.
_LETTER, _PLOT = 7.5, {False: 560, True: 200}
Rows = list[Observation | None]  # None is a gap in the line


def draw_trends(trends: Trends, theme: Theme, narrow: bool) -> Json:
    """The chart of trends as Plotly's JSON; an empty figure where there is nothing to draw (the page says why)."""
    if not trends.years:
        return draw_nothing(theme)
    span = measure_room(trends)
    left = measure_gutter(span)
    return {
        "data": [*_context(trends, theme), *_focus(trends, theme)],
        "layout": build_layout(
            theme,
            height=HEIGHT,
            margin={"l": left, "r": 84 if narrow else 204, "t": _TOP, "b": _BOTTOM},
            xaxis=_years(trends, theme, 4 if narrow else 14),
            yaxis=build_axis(theme, range=list(span), **choose_ticks(trends.unit, 8)),
            shapes=[
                *(_target(line, years, theme) for line, years in list_targets(trends)),
                *_event_lines(trends, theme),
            ],
            annotations=[
                write_unit(trends.unit, trends.price_base, theme, left),
                *_ends(trends, theme, span, narrow),
                *_event_names(trends, theme, narrow),
            ],
        ),
    }


def _years(trends: Trends, theme: Theme, most: int) -> Json:
    years = trends.years
    step = -(-len(years) // most)
    shown = list(years[::-step])
    texts = [write_period(year, trends.is_estimate(year)) for year in shown]
    pad = max(0.2, len(years) / 70)
    return build_axis(theme, tickvals=shown, ticktext=texts, range=[years[0] - pad, years[-1] + pad], showgrid=False)


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
            "line": _stroke(theme.context, 1, dash),
        }
        for dash, rows in joined.items()
        if any(rows)
    ]


def _focus(trends: Trends, theme: Theme) -> Iterable[Json]:
    for line, color in zip(trends.focus, theme.series, strict=False):
        for rows, dash in zip(split_line(line, trends), ("solid", "dot"), strict=True):
            symbols = [choose_symbol(row, trends) for row in rows]
            # Of a long line marks of full size would touch and hide it.
            size = 7 if len(trends.years) <= _FEW_YEARS else 4
            marker = {"size": size, "color": color, "symbol": symbols, "line": {"width": 2, "color": color}}
            if rows:
                looks = {
                    "mode": "lines+markers",
                    "line": _stroke(color, 2.5, dash),
                    "marker": marker,
                    "cliponaxis": False,
                }
                yield {**build_trace(rows, trends), **looks}


def _stroke(color: str, width: float, dash: str) -> Json:
    return {"color": color, "width": width, "dash": dash}


@dataclass(frozen=True)
class _Label:
    text: str
    y: float
    color: str


def _ends(trends: Trends, theme: Theme, span: tuple[float, float], narrow: bool) -> Iterable[Json]:
    """The names of lines and targets at their ends, in their colours, moved up or down so that none overlaps."""
    labels = [*_line_labels(trends, theme, narrow), *_target_labels(trends, theme, narrow)]
    gap = (span[1] - span[0]) * _LABEL / (HEIGHT - _TOP - _BOTTOM)
    places = spread_labels([label.y for label in labels], gap, (span[0] + gap / 2, span[1] - gap / 2))
    for label, y in zip(labels, places, strict=True):
        yield write_note(label.text, trends.years[-1], y, label.color, xanchor="left", xshift=9, yanchor="middle")


def _line_labels(trends: Trends, theme: Theme, narrow: bool) -> Iterable[_Label]:
    for line, color in zip(trends.focus, theme.series, strict=False):
        last = [row.value for row in line.points if row.value is not None][-1:]
        name = SHORT.get(line.code, line.code) if narrow else line.name
        yield from (_Label(f"<b>{name}</b>", value, color) for value in last)


def _target_labels(trends: Trends, theme: Theme, narrow: bool) -> Iterable[_Label]:
    for line, (_, end) in list_targets(trends):
        if line.value is not None and end == trends.years[-1]:
            yield _Label(f"{line.value:g} %" if narrow else line.label, line.value, theme.muted)


def _target(line: Target, span: tuple[int, int], theme: Theme) -> Json:
    ends = {"x0": span[0], "x1": span[1], "y0": line.value, "y1": line.value}
    return {
        "type": "line",
        "layer": "below",
        "line": {"color": theme.target, "width": 1.5, "dash": "dash"},
        **ends,
    }


def _shown_events(trends: Trends) -> list[Event]:
    return [event for event in trends.events if trends.years[0] <= event.year <= trends.years[-1] + 0.2]


def _event_lines(trends: Trends, theme: Theme) -> Iterable[Json]:
    for event in _shown_events(trends):
        ends = {"x0": event.year, "x1": event.year, "y0": 0, "y1": 1}
        yield {"type": "line", "yref": "paper", "layer": "below", "line": {"color": theme.grid, "width": 2}, **ends}


def _event_names(trends: Trends, theme: Theme, narrow: bool) -> Iterable[Json]:
    """The events' labels at the top, lower where two would overlap; on a phone the year alone."""
    known = _shown_events(trends)
    texts = [str(event.date.year) if narrow else event.label for event in known]
    middle = (trends.years[0] + trends.years[-1]) / 2
    a_letter = _LETTER * len(trends.years) / (_PLOT[narrow])
    ends = [event.year + (-1 if event.year > middle else 1) * a_letter * (len(text) + 1)
            for event, text in zip(known, texts, strict=True)]  # fmt: skip
    levels = stack_labels(
        [(min(event.year, end), max(event.year, end)) for event, end in zip(known, ends, strict=True)]
    )
    for event, text, level in zip(known, texts, levels, strict=True):
        side = "right" if event.year > middle else "left"
        yield write_note(
            text, event.year, 1, theme.muted, yref="paper", yanchor="top", xanchor=side, yshift=-15 * level
        )


def measure_room(trends: Trends) -> tuple[float, float]:
    """The range of the value axis: it starts at zero, or below it where values do."""
    values = [row.value for line in trends.series for row in line.points if row.value is not None]
    lines = [line.value for line, _ in list_targets(trends) if line.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values, *lines])
    margin = (high - low) * 0.06 or 1.0
    return (low - margin if low < 0 else 0.0), high + margin


def measure_gutter(span: tuple[float, float]) -> int:
    """The width in pixels that the numbers beside the value axis need."""
    longest = max(len(f"{round(end):,}") for end in span)
    return max(58, 18 + 8 * longest)


def split_line(line: Series, trends: Trends) -> tuple[Rows, Rows]:
    """The parts of a line that are drawn solid, and those that are dashed: to and from open figures; gaps are kept."""
    by_year = {row.year: row for row in line.points}
    rows = [by_year.get(year) for year in range(min(by_year), max(by_year) + 1)]
    is_open = [row is not None and trends.is_open(row) for row in rows]
    solid: Rows = [None if hollow else row for row, hollow in zip(rows, is_open, strict=True)]
    return _trimmed(solid), _trimmed(_dashed(rows, is_open))


def _dashed(rows: Rows, is_open: Sequence[bool]) -> Rows:
    """The open figures, each with its neighbours; where two neighbours meet that are not open, a gap."""
    beside = [any(is_open[max(0, place - 1) : place + 2]) for place in range(len(rows))]
    dashed: Rows = []
    for place, row in enumerate(rows):
        if place and beside[place] and beside[place - 1] and not (is_open[place] or is_open[place - 1]):
            dashed.append(None)
        dashed.append(row if beside[place] else None)
    return dashed


def _trimmed(rows: Rows) -> Rows:
    """The rows without gaps at both ends."""
    filled = [place for place, row in enumerate(rows) if row is not None]
    return rows[filled[0] : filled[-1] + 1] if filled else []


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
        "y": [row and row.value for row in rows],
        "hovertext": ["" if row is None else write_hover(row, trends.is_estimated(row)) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "connectgaps": False,
    }


def build_thin_line(rows: Rows, trends: Trends, color: str) -> Json:
    """A line without marks, but for figures that stand alone: without a mark they would not be seen."""
    beside = [None, *rows, None]
    alone = [row is not None and beside[at] is None and beside[at + 2] is None for at, row in enumerate(rows)]
    if not any(alone):
        return {"mode": "lines"}
    symbols = [choose_symbol(row, trends) for row in rows]
    marker = {"size": [6 if one else 0 for one in alone], "color": color, "symbol": symbols, "line": {"color": color}}
    return {"mode": "lines+markers", "marker": marker, "cliponaxis": False}


def list_targets(trends: Trends) -> list[tuple[Target, tuple[int, int]]]:
    """Each target with the years shown in which it was in force, until another agreement on the same value."""
    first, last = trends.years[0], trends.years[-1]
    spans = []
    for line in trends.lines:
        later = [
            other.agreed.year for other in trends.lines if other.value == line.value and other.agreed > line.agreed
        ]
        start, end = max(first, line.agreed.year), min([last, *later])
        if start < end:
            spans.append((line, (start, end)))
    return spans
