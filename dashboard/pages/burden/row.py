"""A row of the figure: a measure's name, its strip of dots, and the followed member's number and rank."""

from collections.abc import Iterator, Sequence

from dashboard.pages.burden.grid import Grid, Spot, span_values
from dashboard.pages.burden.numerals import name_counted, write_dot, write_first, write_rank, write_year
from dashboard.pages.burden.piece import Piece, shrink, small_font
from dashboard.pages.burden.strip import Burden, Dot, Strip
from dashboard.shared.chart import Json, build_axis, draw_target, invite, tell, write_note
from dashboard.shared.point_link import lead_to_inputs
from dashboard.shared.theme import Theme, colour_areas
from dashboard.shared.wording import name_release, write_number, write_period
from etl.catalogue.statuses import STATUSES
from etl.catalogue.units import unit

# A hover names so many cells.
_CELLS = 2
# Of a strip's length; what begins further right would run out of it.
_ROOM = 0.72
# Pixels beside the strips on a narrow screen, where words begin and end.
SIDE = 12
_PAPER = {"xref": "paper", "yref": "paper"}


def draw_row(burden: Burden, strip: Strip, spot: Spot, grid: Grid, theme: Theme) -> Piece:
    """A measure with all that stands in its row."""
    mine = burden.view.member
    dots = [dot for dot in strip.dots if dot.code != mine], [dot for dot in strip.dots if dot.code == mine]
    looks = _choose_look(8, 1.5, theme.muted), _choose_look(15, 3, colour_areas([mine], theme)[mine])
    return Piece(
        [_draw_dots(burden, strip, some, spot, look) for some, look in zip(dots, looks, strict=True) if some],
        _build_axes(strip, spot, theme),
        [*_write_words(burden, strip, spot, grid, theme), *_name_targets(strip, spot, theme)],
        list(_draw_targets(strip, spot, theme)),
    )


def _choose_look(size: int, edge: float, color: str) -> Json:
    return {"size": size, "color": color, "line": {"width": edge, "color": color}}


def _draw_dots(burden: Burden, strip: Strip, dots: Sequence[Dot], spot: Spot, look: Json) -> Json:
    """Dots that a click follows through all measures."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.value for dot in dots],
        "y": [0 for _ in dots],
        "cliponaxis": False,
        "marker": {**look, "symbol": [choose_symbol(dot) for dot in dots]},
        **tell(_write_hover(strip, dot) for dot in dots),
        **_lead(burden, dots),
        **spot.axes,
    }


def _lead(burden: Burden, dots: Sequence[Dot]) -> Json:
    """To the page that follows a member; of the one that is followed already, to its cell or to the figures behind."""
    if dots[0].code == burden.view.member:
        return lead_to_inputs(dots[0].rests_on)
    return {
        "customdata": [burden.addresses[dot.code] for dot in dots],
        **invite("followed through all measures"),
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


def _build_axes(strip: Strip, spot: Spot, theme: Theme) -> dict[str, Json]:
    percent = " %" if unit(strip.unit).is_percent else ""
    across = build_axis(
        theme, domain=list(spot.x), anchor=f"y{spot.suffix}", range=list(span_strip(strip)), nticks=6,
        tickformat=",", ticksuffix=percent, tickfont=small_font(theme),
    )  # fmt: skip
    upright = build_axis(theme, domain=list(spot.y), anchor=f"x{spot.suffix}", range=[-1, 1], visible=False)
    return {f"xaxis{spot.suffix}": across, f"yaxis{spot.suffix}": upright}


def span_strip(strip: Strip) -> tuple[float, float]:
    """The ends of a strip's axis: all dots and targets lie within."""
    return span_values([*(dot.value for dot in strip.dots), *(aim.value or 0.0 for aim in strip.targets)])


def _write_words(burden: Burden, strip: Strip, spot: Spot, grid: Grid, theme: Theme) -> Iterator[Json]:
    """The measure on the left, or above on a narrow screen; on the right the followed member's number and rank."""
    dot = strip.find(burden.view.member)
    upper, lower = _find_lines(spot, grid)
    left, right = (
        {"xanchor": side, "yanchor": "middle", "xshift": toward * SIDE * grid.stacked}
        for side, toward in (("left", -1), ("right", 1))
    )
    number, rank = (write_dot(strip, dot), f"<b>{dot.rank}</b> of {len(strip.dots)}") if dot else ("", "no figure")
    counted = f"{name_counted(strip)}, {write_year(strip)}"
    yield write_note(f"<b>{strip.gauge.label}</b>", 0, color=theme.text, **upper | left)
    yield shrink(write_note(counted, 0, color=theme.muted, **lower | left))
    yield write_note(number, grid.value, color=theme.text, **upper | right)
    yield write_note(rank, 1, color=theme.text, **upper | right)
    yield shrink(write_note(write_first(strip, grid.stacked), 1, color=theme.muted, **lower | right))


def _find_lines(spot: Spot, grid: Grid) -> tuple[Json, Json]:
    """Where the two lines of words stand: beside the strip, or above it."""
    top, middle = spot.y[1], (spot.y[0] + spot.y[1]) / 2
    lines = ((top, 36), (top, 21)) if grid.stacked else ((middle, 9), (middle, -8))
    upper, lower = ({**_PAPER, "y": y, "yshift": shift} for y, shift in lines)
    return upper, lower


def _draw_targets(strip: Strip, spot: Spot, theme: Theme) -> Iterator[Json]:
    axes = {"xref": f"x{spot.suffix}", "yref": f"y{spot.suffix}"}
    for aim in strip.targets:
        ends = {"x0": aim.value, "x1": aim.value, "y0": -1, "y1": 1}
        yield draw_target(theme, {**axes, **ends}, dashed=False)


def _name_targets(strip: Strip, spot: Spot, theme: Theme) -> Iterator[Json]:
    """Above their lines: what begins at a line has the room to the right of it, else it ends there."""
    end = span_strip(strip)[1]
    lowest = min((aim.value or 0.0 for aim in strip.targets), default=0.0)
    for aim in strip.targets:
        value = aim.value or 0.0
        begins = value < _ROOM * end and (value > lowest or len(strip.targets) == 1)
        where = {"xref": f"x{spot.suffix}", "yref": "paper", "xanchor": "left" if begins else "right"}
        # What was agreed where stands on the scoreboard.
        text = aim.label.partition(",")[0]
        yield shrink(write_note(text, value, spot.y[1], theme.muted, yanchor="bottom", **where))
