"""The strips of all measures on one pair of axes: their grid, their dots and the lines of targets."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.pages.burden.grid import Grid, Lane, Span, Spot, span_values
from dashboard.pages.burden.inscription import inscribe
from dashboard.pages.burden.numerals import name_counted, write_rank
from dashboard.pages.burden.piece import Piece
from dashboard.pages.burden.strip import Burden, Dot, Strip
from dashboard.shared.caption import Caption, draw_captions
from dashboard.shared.chart import Json, build_axis, count_evenly, draw_target, invite, tell
from dashboard.shared.point_link import lead_each_to_inputs
from dashboard.shared.theme import Theme, colour_areas
from dashboard.shared.wording import name_release, write_number, write_period
from etl.catalogue.statuses import STATUSES
from etl.catalogue.units import unit

_FOLLOWED = "followed through all measures"
# A hover names so many cells.
_CELLS = 2
# Ticks of a strip, at most, and how many pixels below it their words stand.
_TICKS, _BELOW = 6, 10


class Row(NamedTuple):
    """A measure, and where its strip stands."""

    strip: Strip
    lane: Lane


def draw_rows(burden: Burden, grid: Grid, charts: bool, theme: Theme) -> Piece:
    """All strips, each with all that stands in its row."""
    lanes = grid.place_lanes([span_strip(strip) for strip in burden.rows])
    rows = [Row(strip, lane) for strip, lane in zip(burden.rows, lanes, strict=True)]
    spot = grid.place_strips(len(rows), charts)
    words = [
        *_list_ticks(rows, theme),
        *(word for row in rows for word in inscribe(burden, row.strip, row.lane, grid, theme)),
    ]
    return Piece(
        [_draw_grid(rows, spot, theme), *_draw_dots(burden, rows, spot, theme), draw_captions(words, spot.axes)],
        _build_axes(len(rows) * grid.row, spot, theme),
        [],
        [_draw_target(aim.value or 0.0, row.lane, spot, theme) for row in rows for aim in row.strip.targets],
    )


def span_strip(strip: Strip) -> Span:
    """The ends of a strip: all dots and targets lie within."""
    return span_values([*(dot.value for dot in strip.dots), *(aim.value or 0.0 for aim in strip.targets)])


def _build_axes(height: int, spot: Spot, theme: Theme) -> dict[str, Json]:
    hidden = {"visible": False, "showgrid": False, "tickformat": ","}
    across = build_axis(theme, domain=list(spot.x), anchor=f"y{spot.suffix}", range=[0, 1], **hidden)
    upright = build_axis(theme, domain=list(spot.y), anchor=f"x{spot.suffix}", range=[height, 0], **hidden)
    return {f"xaxis{spot.suffix}": across, f"yaxis{spot.suffix}": upright}


def _count(row: Row) -> Iterator[tuple[float, str]]:
    """The ticks of a strip: where in the width, and what each says."""
    ticks = count_evenly(row.lane.span, _TICKS, " %" if unit(row.strip.unit).is_percent else "")
    yield from zip(map(row.lane.place, ticks["tickvals"]), ticks["ticktext"], strict=True)


def _list_ticks(rows: Sequence[Row], theme: Theme) -> Iterator[Caption]:
    for row in rows:
        for x, text in _count(row):
            yield Caption(text, x, row.lane.upright[1] + _BELOW, theme.muted, "center", 11)


def _draw_grid(rows: Sequence[Row], spot: Spot, theme: Theme) -> Json:
    """An upright line at each tick of each strip, and one below it."""
    ticks = [((x, x), row.lane.upright) for row in rows for x, _ in _count(row)]
    floors = [(row.lane.across, (row.lane.upright[1],) * 2) for row in rows]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [at for xs, _ in (*ticks, *floors) for at in (*xs, None)],
        "y": [at for _, ys in (*ticks, *floors) for at in (*ys, None)],
        "line": {"width": 1, "color": theme.grid, "dash": "solid"},
        "hoverinfo": "skip",
        **spot.axes,
    }


def _draw_dots(burden: Burden, rows: Sequence[Row], spot: Spot, theme: Theme) -> Iterator[Json]:
    """Dots that a click follows through all measures; those of the member that is followed lead to its figures."""
    mine = burden.view.member
    others = [(row, dot) for row in rows for dot in row.strip.dots if dot.code != mine]
    own = [(row, dot) for row in rows for dot in row.strip.dots if dot.code == mine]
    if others:
        follow = {"customdata": [burden.addresses[dot.code] for _, dot in others], **invite(_FOLLOWED)}
        yield _mark(others, _choose_look(8, 1.5, theme.muted)) | follow | spot.axes
    if own:
        lead = lead_each_to_inputs([dot.rests_on for _, dot in own], burden.view.as_of)
        yield _mark(own, _choose_look(15, 3, colour_areas([mine], theme)[mine])) | lead | spot.axes


def _choose_look(size: int, edge: float, color: str) -> Json:
    return {"size": size, "color": color, "line": {"width": edge, "color": color}}


def _mark(dots: Sequence[tuple[Row, Dot]], look: Json) -> Json:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.lane.place(dot.value) for row, dot in dots],
        "y": [row.lane.middle for row, _ in dots],
        "marker": {**look, "symbol": [choose_symbol(dot) for _, dot in dots]},
        "cliponaxis": False,
        **tell(_write_hover(row.strip, dot) for row, dot in dots),
    }


def choose_symbol(dot: Dot) -> str:
    """The mark of a dot: hollow of an estimate, with a dot in it where the figures are of a part of a year."""
    if dot.partial:
        return "circle-open-dot"
    return "circle-open" if dot.estimate else "circle"


def _write_hover(strip: Strip, dot: Dot) -> str:
    """Value to three decimals, rank, status, releases and the member's own cells."""
    cells = [*dict.fromkeys(row.cell for row in dot.rests_on)]
    more = f" and {len(cells) - _CELLS} more" if len(cells) > _CELLS else ""
    lines = (
        f"<b>{dot.name}</b>, {write_period(strip.year, dot.estimate)}",
        f"{strip.gauge.label}: {write_number(dot.value, 3 if strip.decimals else 0)} ({name_counted(strip)})",
        f"rank {write_rank(strip, dot)}",
        *dict.fromkeys(STATUSES[row.status].label for row in dot.rests_on[-1:]),
        *dict.fromkeys(name_release(row.source, row.release) for row in dot.rests_on),
        *(f"cell {cell}" for cell in cells[-_CELLS:]),
    )
    return "<br>".join(lines) + more


def _draw_target(value: float, lane: Lane, spot: Spot, theme: Theme) -> Json:
    x, (top, bottom) = lane.place(value), lane.upright
    ends = {"x0": x, "x1": x, "y0": top, "y1": bottom}
    return draw_target(theme, {"xref": f"x{spot.suffix}", "yref": f"y{spot.suffix}", **ends}, dashed=False)
