"""Every member sorted by its share: a dot each, with the lines of the targets. Hollow is an estimate."""

from dashboard.pages.overview.alliance import Alliance
from dashboard.shared.chart import Json, build_axis, draw_target, tell, write_hover, write_note
from dashboard.shared.point_link import lead_to_cells
from dashboard.shared.score import choose_symbol, write_label
from dashboard.shared.theme import Theme
from etl.catalogue.targets import Target

Box = tuple[float, float, float, float]
# The axis ends beyond the largest share; half a row stands above the first member.
_ROOM, _ABOVE = 1.06, 0.6


def draw_ranks(alliance: Alliance, theme: Theme, axis: str) -> Json:
    """The trace of the dots."""
    scores = alliance.with_share
    colors = [{True: theme.accent, False: theme.below, None: theme.muted}[score.met] for score in scores]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [score.value for score in scores],
        "y": [score.name for score in scores],
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
        "cliponaxis": False,
        "marker": {
            "size": 9,
            "symbol": [choose_symbol(score) for score in scores],
            "color": colors,
            "line": {"width": 2, "color": colors},
        },
        **tell(write_hover(score.share, score.estimate) for score in scores if score.share),
        **lead_to_cells([score.share for score in scores]),
    }


def build_axes(alliance: Alliance, theme: Theme, axis: str, box: Box, narrow: bool) -> Json:
    """The axes: shares from nought across; members from the largest share down, each with its own beside its name."""
    names = [score.name for score in alliance.scores]
    small = {"size": 12, "color": theme.text}
    across = {"range": [0, _find_end(alliance)], "domain": [box[0], box[2]], "anchor": f"y{axis}"}
    upright = {"range": [len(names) - 1 + _ABOVE, -_ABOVE], "domain": [box[1], box[3]], "anchor": f"x{axis}"}
    named = {
        "tickvals": names,
        "ticktext": [write_label(score, alliance.coarse, narrow) for score in alliance.scores],
        "tickmode": "array",
    }
    ordered = {"type": "category", "categoryorder": "array", "categoryarray": names}
    muted = {"size": 12, "color": theme.muted}
    return {
        f"xaxis{axis}": build_axis(theme, **across, tickformat=",", ticksuffix=" %", dtick=1, tickfont=muted),
        f"yaxis{axis}": build_axis(theme, **upright, **ordered, **named, tickfont=small, griddash="dot"),
    }


def _find_end(alliance: Alliance) -> float:
    shares = [score.value for score in alliance.with_share if score.value is not None]
    return max([*shares, *(one.value or 0.0 for one in alliance.targets), 1.0]) * _ROOM


def list_lines(alliance: Alliance, theme: Theme, axis: str) -> list[Json]:
    """A line at each target agreed by then, dashed where it is due later."""
    on = {"xref": f"x{axis}", "yref": f"y{axis}", "y0": -_ABOVE, "y1": len(alliance.scores) - 1 + _ABOVE}
    return [
        draw_target(theme, {**on, "x0": one.value, "x1": one.value}, dashed=bool(due))
        for one, due in _list_aims(alliance)
    ]


def list_notes(alliance: Alliance, theme: Theme, axis: str, narrow: bool) -> list[Json]:
    """What the lines are, above them, and why a member has no dot."""
    on = {"xref": f"x{axis}", "yref": f"y{axis}"}
    above = {**on, "xanchor": "center", "yanchor": "bottom"}
    beside = {**on, "xanchor": "left", "yanchor": "middle", "xshift": 4}
    lines = [
        # On a phone there is no room for the year, which stands above and below the figure too.
        write_note(f"{one.value:g} %{'' if narrow else due}", one.value or 0.0, -_ABOVE, theme.muted, **above)
        for one, due in _list_aims(alliance)
    ]
    absent = [(place, score.reason) for place, score in enumerate(alliance.scores) if score.value is None]
    return [*lines, *(write_note(reason, 0, place, theme.muted, **beside) for place, reason in absent)]


def _list_aims(alliance: Alliance) -> list[tuple[Target, str]]:
    """The targets, each with the words on the year that it is due in; "" where that is no later one."""
    return [(one, f" ({one.due})" if one.due and one.due > alliance.year else "") for one in alliance.targets]
