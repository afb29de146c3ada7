"""A member a row: its share in two years beside the target, and the change between them split into its parts."""

from collections.abc import Iterator, Sequence

from dashboard.pages.change.crossings import Change, Crossing
from dashboard.pages.change.hover import write_change
from dashboard.pages.change.lanes import Lane, list_lanes
from dashboard.pages.change.parts import draw_parts, find_reach, find_right
from dashboard.shared.chart import (
    Json,
    build_axis,
    build_layout,
    draw_nothing,
    draw_target,
    shorten_name,
    tell,
    write_hover,
    write_note,
)
from dashboard.shared.point_link import lead_to_cells
from dashboard.shared.theme import Theme
from dashboard.shared.wording import write_number, write_period, write_signed
from dashboard.shared.zero_line import draw_zero_line

# Of a row of even height the middle is a whole pixel, wherever it is rounded.
_ROW, _TOP, _BOTTOM = 22, 46, 30
# Pixels left and right of the panels, wide and narrow.
_LEFT, _RIGHT = {False: 190, True: 128}, {False: 66, True: 80}
# The parts of the width that the shares and the split take on a wide screen.
_SHARES, _SPLIT = (0.0, 0.46), (0.52, 1.0)
# Of the axis of shares: what the two shares of a member need behind its line.
_FIGURES = 0.25
# Pixels: a row whose name meets no other, and the width in which no number meets a bar.
_LEAST_ROW, _LEAST_WIDTH = 15, {False: 840, True: 358}


def draw_change(change: Change, theme: Theme, narrow: bool) -> Json:
    """The chart as Plotly's JSON; an empty figure where no member has a change (the page says why)."""
    lanes = list_lanes(change)
    if not change.drawn:
        return draw_nothing(theme)
    places = [(at, lane.row) for at, lane in enumerate(lanes) if lane.row]
    shares = [] if narrow else [*_draw_shares(change, places, theme)]
    axes = "" if narrow else "2"
    return {
        "data": [*shares, *draw_parts(places, theme, axes, [write_change(change, row) for _, row in places])],
        "layout": build_layout(
            theme,
            height=_ROW * len(lanes) + _TOP + _BOTTOM,
            margin={"l": _LEFT[narrow], "r": _RIGHT[narrow], "t": _TOP, "b": _BOTTOM},
            **({} if narrow else _share_axes(change, lanes, theme)),
            **_split_axes(change, lanes, theme, axes),
            shapes=[
                *_draw_lines(change, len(lanes), theme, narrow),
                *_draw_rules(lanes, theme),
                *draw_zero_line(theme, axes, [lane.heading for lane in lanes]),
            ],
            annotations=[*_headings(lanes, theme, narrow), *_titles(change, theme, narrow),
                         *_numbers(change, places, theme, narrow)],
        ),
    }  # fmt: skip


def measure_least(change: Change, narrow: bool) -> tuple[float, float]:
    """The width and height in pixels below which the texts of the chart would meet."""
    return _LEAST_WIDTH[narrow], _LEAST_ROW * len(list_lanes(change)) + _TOP + _BOTTOM


def choose_symbol(change: Change, row: Crossing, end: int) -> str:
    """Plotly's name of the mark of a share: a diamond is pinned, a square borderline, hollow is an estimate."""
    share = row.shares[end]
    shape = "diamond" if share and share.status == "pinned" else "circle"
    return f"{shape}-open" if change.is_estimate(end) else shape


def _name(row: Crossing, narrow: bool) -> str:
    name = shorten_name(row.code, row.name) if narrow else row.name
    arrow = {1: "▲ ", -1: "▼ "}.get(row.direction or 0, "")
    return f"<b>{arrow}{name}</b>" if arrow else name


def _draw_shares(change: Change, places: Sequence[tuple[int, Crossing]], theme: Theme) -> Iterator[Json]:
    """A line from the share of the first year to that of the last, in the colour of the side where it ends."""
    colors = {True: theme.accent, False: theme.below, None: theme.muted}
    for met, color in colors.items():
        mine = [(at, row) for at, row in places if row.met[1] is met]
        if mine:
            xs = [value for _, row in mine for value in (row.before, row.after, None)]
            line = {"color": color, "width": 2}
            ys = [spot for at, _ in mine for spot in (at, at, None)]
            yield {
                "type": "scatter",
                "mode": "lines",
                "x": xs,
                "y": ys,
                "line": line,
                "hoverinfo": "skip",
            }
    for end in (0, 1):
        shown = [colors[row.met[end]] if end else theme.muted for _, row in places]
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [row.after if end else row.before for _, row in places],
            "y": [at for at, _ in places],
            "cliponaxis": False,
            "marker": {
                "size": 11 if end else 7,
                "symbol": [choose_symbol(change, row, end) for _, row in places],
                "color": shown,
                "line": {"width": 2, "color": shown},
            },
            **tell(write_hover(share, change.is_estimate(end)) for _, row in places if (share := row.shares[end])),
            **lead_to_cells([row.shares[end] for _, row in places]),
        }


def find_end(change: Change) -> float:
    """Where the axis of shares ends, with room for what is written behind the largest."""
    values = [value for row in change.drawn for value in (row.before, row.after) if value is not None]
    return max(*values, change.aim) * 1.28


def _share_axes(change: Change, lanes: Sequence[Lane], theme: Theme) -> Json:
    ends = [0, find_end(change)]
    return {
        "xaxis": build_axis(theme, domain=list(_SHARES), range=ends, tickformat=",", ticksuffix=" %", dtick=1),
        "yaxis": _lane_axis(lanes, theme, named=True, narrow=False),
    }


def _split_axes(change: Change, lanes: Sequence[Lane], theme: Theme, axes: str) -> Json:
    domain = list(_SPLIT) if axes else [0, 1]
    reach, step = find_reach(change.drawn), {"nticks": 7 if axes else 5}
    return {
        f"xaxis{axes}": build_axis(theme, domain=domain, range=reach, tickformat=",", anchor=f"y{axes}", **step),
        f"yaxis{axes}": {**_lane_axis(lanes, theme, named=not axes, narrow=not axes), "anchor": f"x{axes}"},
    }


def _lane_axis(lanes: Sequence[Lane], theme: Theme, named: bool, narrow: bool) -> Json:
    rows = [(at, lane.row) for at, lane in enumerate(lanes) if lane.row]
    return build_axis(
        theme,
        range=[len(lanes) - 0.5, -0.5],
        tickmode="array",
        tickvals=[at for at, _ in rows],
        ticktext=[_name(row, narrow) for _, row in rows],
        showticklabels=named,
        tickfont={"color": theme.text, "size": 12 if narrow else 13},
        griddash="dot",
    )


def _draw_lines(change: Change, lanes: int, theme: Theme, narrow: bool) -> Iterator[Json]:
    if not narrow:
        ends = {"x0": change.aim, "x1": change.aim, "y0": -0.5, "y1": lanes - 0.5}
        yield draw_target(theme, {"xref": "x", "yref": "y", **ends}, dashed=False)


def _draw_rules(lanes: Sequence[Lane], theme: Theme) -> Iterator[Json]:
    """A rule above the heading of each group but the first."""
    for at, lane in enumerate(lanes):
        if lane.heading and at:
            ends = {"x0": 0, "x1": 1, "y0": at - 0.5, "y1": at - 0.5}
            yield {"type": "line", "xref": "paper", "yref": "y", "line": {"color": theme.muted, "width": 1}, **ends}


def _headings(lanes: Sequence[Lane], theme: Theme, narrow: bool) -> Iterator[Json]:
    for at, lane in enumerate(lanes):
        if lane.heading:
            place = {"xref": "paper", "xanchor": "left", "xshift": 4 - _LEFT[narrow], "yanchor": "middle"}
            yield write_note(f"<b>{lane.heading}</b>", 0, at, theme.text, **place)


def _titles(change: Change, theme: Theme, narrow: bool) -> Iterator[Json]:
    """What each panel shows, above it."""
    first, last = _periods(change)
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    if narrow:
        yield write_note("By spending and by GDP, points", 0, 1, theme.text, **place, yshift=8, xshift=-_LEFT[True] + 8)
        yield write_note(
            f"{first} → {last}", 1, 1, theme.text, **{**place, "xanchor": "right"}, yshift=8, xshift=_RIGHT[True]
        )
        return
    yield write_note(f"<b>Share of GDP, {first} → {last}</b>", _SHARES[0], 1, theme.text, **place, yshift=22)
    yield write_note(change.target.label, change.aim, 1, theme.muted,
                     **{**place, "xref": "x", "xanchor": "center"}, yshift=4)  # fmt: skip
    yield write_note("<b>What changed it, in points</b>", _SPLIT[0], 1, theme.text, **place, yshift=22)
    yield write_note(
        "<b>Change</b>", 1, 1, theme.text, **{**place, "xanchor": "right"}, yshift=22, xshift=_RIGHT[False] - 4
    )


def _periods(change: Change) -> tuple[str, str]:
    first, last = change.span or (0, 0)
    return write_period(first, change.is_estimate(0)), write_period(last, change.is_estimate(1))


def _stand_beside(change: Change, end: float) -> tuple[float, int]:
    """Where the shares are written, and by how many pixels that is moved: behind the larger, and not on the target."""
    reach = _FIGURES * find_end(change)
    return (change.aim, 7) if end < change.aim < end + reach else (end, 11)


def _numbers(change: Change, places: Sequence[tuple[int, Crossing]], theme: Theme, narrow: bool) -> Iterator[Json]:
    """The two shares behind the line between them, and the change at the right edge; on a phone the shares there."""
    beside = {"xref": "paper", "xanchor": "right", "xshift": _RIGHT[narrow] - 4, "yanchor": "middle"}
    for at, row in places:
        shares = f"{write_number(row.before, 2)} → {write_number(row.after, 2)}"
        if narrow:
            yield write_note(shares, 1, at, theme.text, **beside)
            continue
        left, shift = _stand_beside(change, max(row.before or 0.0, row.after or 0.0))
        yield write_note(shares, left, at, theme.text, xanchor="left", xshift=shift, yanchor="middle")
        yield write_note(write_signed(row.part("")), 1, at, theme.text, **beside)
        if row.broken:
            edge = {"xref": "x2", "yref": "y2", "xanchor": "left", "xshift": 8, "yanchor": "middle"}
            yield write_note(f"break in GDP {row.broken}", find_right(row), at, theme.muted, **edge)
