"""The two charts below the strips: whether large members bear larger shares, and how far from proportion all are."""

from collections.abc import Iterator, Sequence
from itertools import chain

from dashboard.pages.burden.grid import Spot
from dashboard.pages.burden.numerals import write_interval
from dashboard.pages.burden.piece import Piece, shrink, small_font
from dashboard.pages.burden.strip import Burden, Passage, Step
from dashboard.shared.chart import Json, build_axis, tell, write_note
from dashboard.shared.theme import Theme, colour_areas
from dashboard.shared.wording import name_area, write_number, write_period

# Years that are named on the axis, at most.
_YEARS = 8
_START, _END = Step("", 0.0, 0.0), Step("", 100.0, 100.0)
_QUARTERS = [0, 25, 50, 75, 100]


def draw_correlations(burden: Burden, spot: Spot, theme: Theme) -> Piece:
    """The rank correlation of share and GDP through the years, in the band of its interval."""
    passages = burden.correlations
    named = passages[-1 :: -(1 + len(passages) // _YEARS)][::-1]
    across = build_axis(
        theme, domain=list(spot.x), anchor=f"y{spot.suffix}", showgrid=False, tickfont=small_font(theme),
        range=[passages[0].year - 0.5, passages[-1].year + 0.5], tickvals=[one.year for one in named],
        ticktext=[write_period(one.year, one.estimate) for one in named],
    )  # fmt: skip
    upright = build_axis(
        theme, domain=list(spot.y), anchor=f"x{spot.suffix}", range=[-1, 1], tickvals=[-1, -0.5, 0, 0.5, 1],
        tickformat=",", tickfont=small_font(theme),
    )  # fmt: skip
    return Piece(
        [*_draw_band(passages, spot, theme), _draw_line(passages, spot, theme)],
        {f"xaxis{spot.suffix}": across, f"yaxis{spot.suffix}": upright},
        _head(spot, theme, "Share against GDP", "rank correlation, −1 to 1; shaded: 95 % interval"),
    )


def _draw_band(passages: Sequence[Passage], spot: Spot, theme: Theme) -> Iterator[Json]:
    known = [one for one in passages if one.low is not None and one.high is not None]
    if len(known) > 1:
        back = known[::-1]
        yield {
            "type": "scatter", "mode": "lines", "x": [one.year for one in (*known, *back)],
            "y": [*(one.low for one in known), *(one.high for one in back)], "fill": "toself",
            "fillcolor": theme.grid, "line": {"width": 0, "color": theme.grid, "dash": "solid"}, "hoverinfo": "skip",
            **spot.axes,
        }  # fmt: skip


def _draw_line(passages: Sequence[Passage], spot: Spot, theme: Theme) -> Json:
    symbols = ["circle-open" if one.estimate else "circle" for one in passages]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [one.year for one in passages],
        "y": [one.value for one in passages],
        "line": {"width": 2, "color": theme.accent, "dash": "solid"},
        "marker": _mark(8, symbols, theme.accent),
        **tell(_hover_passage(one) for one in passages),
        **spot.axes,
    }


def _mark(size: int, symbol: object, color: str) -> Json:
    return {"size": size, "symbol": symbol, "color": color, "line": {"width": 2, "color": color}}


def _hover_passage(one: Passage) -> str:
    interval = write_interval(one.low, one.high, 3)
    return f"<b>{write_period(one.year, one.estimate)}</b>: {write_number(one.value, 3)}<br>{interval}n = {one.members}"


def draw_curve(burden: Burden, spot: Spot, theme: Theme) -> Piece:
    """The Lorenz curve of spending over GDP, the lightest burdened first, below the line of proportion."""
    looks = {
        "range": [0, 100], "tickvals": _QUARTERS, "ticktext": [f"{one} %" for one in _QUARTERS],
        "tickfont": small_font(theme),
    }  # fmt: skip
    mine = [step for step in burden.curve if step.code == burden.view.member]
    dot = "".join(f"; dot: {name_area(step.code)}" for step in mine)
    year = write_period(burden.curve_year, burden.curve_expected)
    return Piece(
        [
            {**_line([_START, _END], spot, _stroke(1, theme.muted, "dash")), "hoverinfo": "skip"},
            {
                **_line([_START, *burden.curve], spot, _stroke(2, theme.accent, "solid")),
                **tell(chain([""], map(_hover_step, burden.curve))),
            },
            *(_place(step, spot, theme) for step in mine),
        ],
        {
            f"xaxis{spot.suffix}": build_axis(theme, domain=list(spot.x), anchor=f"y{spot.suffix}", **looks),
            f"yaxis{spot.suffix}": build_axis(theme, domain=list(spot.y), anchor=f"x{spot.suffix}", **looks),
        },
        _head(spot, theme, f"Lorenz curve, {year}", "across: GDP, up: spending; dashed: in proportion", dot),
    )  # fmt: skip


def _stroke(width: int, color: str, dash: str) -> Json:
    return {"width": width, "color": color, "dash": dash}


def _line(steps: Sequence[Step], spot: Spot, stroke: Json) -> Json:
    across, upright = [step.gdp for step in steps], [step.spending for step in steps]
    return {"type": "scatter", "mode": "lines", "x": across, "y": upright, "line": stroke, **spot.axes}


def _place(step: Step, spot: Spot, theme: Theme) -> Json:
    """Where the followed member stands on the curve."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [step.gdp],
        "y": [step.spending],
        "cliponaxis": False,
        "marker": _mark(11, "circle", colour_areas([step.code], theme)[step.code]),
        **tell([_hover_step(step)]),
        **spot.axes,
    }


def _hover_step(step: Step) -> str:
    up_to = f"up to here {write_number(step.gdp, 1)} % of GDP, {write_number(step.spending, 1)} % of spending"
    return f"<b>{name_area(step.code)}</b><br>{up_to}"


def _head(spot: Spot, theme: Theme, title: str, told: str, dot: str = "") -> list[Json]:
    """The heading of a chart, with what its dot is, and a line of small print, from the left edge of its ticks."""
    left = max(0.0, spot.x[0] - 0.035)
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return [
        write_note(f"<b>{title}</b>{dot}", left, spot.y[1], theme.text, **place, yshift=24),
        shrink(write_note(told, left, spot.y[1], theme.muted, **place, yshift=8)),
    ]
