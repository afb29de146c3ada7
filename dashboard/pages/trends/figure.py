"""Lines over time: the chosen areas in colour, labelled at their ends, the others grey; estimates hollow and dashed."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.pages.trends.lines import gutter, in_force, pieces, room, symbol, trace
from dashboard.pages.trends.query import Trends
from dashboard.shared.chart import SHORT, Json, axis, empty, layout, note, spread, unit_note
from dashboard.shared.theme import Theme
from dashboard.shared.wording import period
from etl.catalogue.events import Event
from etl.catalogue.targets import Target
from etl.catalogue.units import unit

HEIGHT = 520
_TOP, _BOTTOM, _LABEL = 34, 34, 17


def figure(trends: Trends, theme: Theme, narrow: bool) -> Json:
    """The chart of trends as Plotly's JSON; an empty figure where there is nothing to draw (the page says why)."""
    if not trends.years:
        return empty(theme)
    span = room(trends)
    suffix = " %" if unit(trends.unit).suffix.endswith("%") else ""
    left = gutter(span)
    return {
        "data": [*_context(trends, theme), *_focus(trends, theme)],
        "layout": layout(
            theme,
            height=HEIGHT,
            margin={"l": left, "r": 84 if narrow else 204, "t": _TOP, "b": _BOTTOM},
            xaxis=_years(trends, theme, 4 if narrow else 14),
            yaxis=axis(theme, range=list(span), ticksuffix=suffix, nticks=8, tickformat=","),
            shapes=[*(_target(line, years, theme) for line, years in in_force(trends)), *_event_lines(trends, theme)],
            annotations=[
                unit_note(trends.unit, trends.price_base, theme, left),
                *_ends(trends, theme, span, narrow),
                *_event_names(trends, theme, narrow),
            ],
        ),
    }


def _years(trends: Trends, theme: Theme, most: int) -> Json:
    years = trends.years
    step = -(-len(years) // most)
    shown = list(years[::-step])
    texts = [period(year, trends.is_estimate(year)) for year in shown]
    pad = max(0.2, len(years) / 70)
    return axis(theme, tickvals=shown, ticktext=texts, range=[years[0] - pad, years[-1] + pad], showgrid=False)


def _context(trends: Trends, theme: Theme) -> list[Json]:
    """All grey lines as two traces, solid and dashed, with a gap between two members: less to send and to draw."""
    parts = [pieces(line, trends) for line in trends.series if not line.focus]
    joined = {
        dash: [row for piece in parts for row in (*piece[side], None)] for side, dash in enumerate(("solid", "dot"))
    }
    return [
        {**trace(rows, trends), "mode": "lines", "line": {"color": theme.context, "width": 1, "dash": dash}}
        for dash, rows in joined.items()
        if any(rows)
    ]


def _focus(trends: Trends, theme: Theme) -> Iterable[Json]:
    for line, color in zip(trends.focus, theme.series, strict=False):
        for rows, dash in zip(pieces(line, trends), ("solid", "dot"), strict=True):
            symbols = [symbol(row, trends) for row in rows]
            marker = {"size": 7, "color": color, "symbol": symbols, "line": {"width": 2, "color": color}}
            stroke = {"color": color, "width": 2.5, "dash": dash}
            if rows:
                looks = {"mode": "lines+markers", "line": stroke, "marker": marker, "cliponaxis": False}
                yield {**trace(rows, trends), **looks}


@dataclass(frozen=True)
class _Label:
    text: str
    y: float
    color: str


def _ends(trends: Trends, theme: Theme, span: tuple[float, float], narrow: bool) -> Iterable[Json]:
    """The names of lines and targets at their ends, in their colours, moved up or down so that none overlaps."""
    labels = [*_line_labels(trends, theme, narrow), *_target_labels(trends, theme, narrow)]
    gap = (span[1] - span[0]) * _LABEL / (HEIGHT - _TOP - _BOTTOM)
    places = spread([label.y for label in labels], gap, (span[0] + gap / 2, span[1] - gap / 2))
    for label, y in zip(labels, places, strict=True):
        yield note(label.text, trends.years[-1], y, label.color, xanchor="left", xshift=9, yanchor="middle")


def _line_labels(trends: Trends, theme: Theme, narrow: bool) -> Iterable[_Label]:
    for line, color in zip(trends.focus, theme.series, strict=False):
        last = [row.value for row in line.points if row.value is not None][-1:]
        name = SHORT.get(line.code, line.code) if narrow else line.name
        yield from (_Label(f"<b>{name}</b>", value, color) for value in last)


def _target_labels(trends: Trends, theme: Theme, narrow: bool) -> Iterable[_Label]:
    for line, (_, end) in in_force(trends):
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
    """The events' labels at the top, each on a level of its own so that none overlaps; on a phone the year alone."""
    for level, event in enumerate(_shown_events(trends)):
        text = str(event.date.year) if narrow else event.label
        side = "right" if event.year > (trends.years[0] + trends.years[-1]) / 2 else "left"
        yield note(
            text, event.year, 1, theme.muted, yref="paper", yanchor="top", xanchor=side, yshift=-15 * (level % 3)
        )
