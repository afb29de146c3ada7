"""A mark for each revised share by member and year, and one share in every release that has it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from dashboard.pages.releases.comparison import Comparison, Revision, Vintage
from dashboard.pages.releases.hover import write_revision
from dashboard.shared.chart import (
    Json,
    build_axis,
    build_layout,
    count_evenly,
    draw_nothing,
    shorten_name,
    tell,
    write_hover,
    write_note,
)
from dashboard.shared.point_link import lead_to_cells
from dashboard.shared.theme import Theme
from dashboard.shared.wording import name_area, write_number
from etl.prose import day

# Pixels of a row of the map, above and below it, of the second chart on a phone, and between the two.
_ROW, _TOP, _BOTTOM, _COURSE, _BETWEEN = 20, 48, 34, 250, 96
_LEFT, _RIGHT = {False: 150, True: 128}, {False: 24, True: 16}
# The parts of the width of the two charts on a wide screen.
_MAP, _SECOND = (0.0, 0.56), (0.66, 1.0)
# The size of the marks in pixels: of what is not revised, the least and the largest of what is.
_DOT, _SMALL, _LARGE = 3, 5, 17
# Points beyond which a mark grows no more.
_MUCH = 0.5
# Releases that are named below the second chart, wide and narrow.
_NAMED = {False: 8, True: 5}
_LEAST_ROW, _LEAST_WIDTH = 14, {False: 900, True: 358}


def draw_comparison(shown: Comparison, theme: Theme, narrow: bool) -> Json:
    """The charts as Plotly's JSON; an empty figure where there is nothing to compare (the page says why)."""
    if not shown.revisions:
        return draw_nothing(theme)
    height, cut = _measure(shown, narrow)
    return {
        "data": [*_draw_map(shown, theme), *_draw_course(shown, theme)],
        "layout": build_layout(
            theme,
            height=height,
            margin={"l": _LEFT[narrow], "r": _RIGHT[narrow], "t": _TOP, "b": _BOTTOM},
            **_map_axes(shown, theme, narrow, cut),
            **_course_axes(shown, theme, narrow, cut),
            annotations=[*_titles(shown, theme, narrow, cut), *_values(shown, theme)],
        ),
    }


def measure_least(shown: Comparison, narrow: bool) -> tuple[float, float]:
    """The width and height in pixels below which the texts of the charts would meet."""
    below = _COURSE + _BETWEEN if narrow else 0
    return _LEAST_WIDTH[narrow], _LEAST_ROW * len(shown.names) + _TOP + _BOTTOM + below


def _measure(shown: Comparison, narrow: bool) -> tuple[int, tuple[float, float]]:
    """The height of the figure, and where on it the second chart ends and the map begins, from below."""
    rows = _ROW * len(shown.names)
    if not narrow:
        return rows + _TOP + _BOTTOM, (1.0, 0.0)
    inner = rows + _BETWEEN + _COURSE
    return inner + _TOP + _BOTTOM, (_COURSE / inner, (_COURSE + _BETWEEN) / inner)


@dataclass(frozen=True)
class _Look:
    """How some of the marks look; of which the edge is seen, the verdict changed."""

    symbol: str
    color: str
    edge: str
    least: float = _SMALL

    def size(self, revision: Revision) -> float:
        """As an area is to another, so are the points."""
        return round(self.least + (_LARGE - _SMALL) * sqrt(min(abs(revision.points), _MUCH) / _MUCH), 1)


def _draw_map(shown: Comparison, theme: Theme) -> Iterator[Json]:
    rows = {code: at for at, code in enumerate(shown.names)}
    same = [one for one in shown.revisions if not one.is_revised]
    yield from _marks(same, rows, _Look("circle", theme.context, theme.context, _DOT))
    for sign, symbol, color in ((1, "circle", theme.accent), (-1, "square", theme.below)):
        mine = [one for one in shown.revised if one.points * sign > 0]
        yield from _marks([one for one in mine if not one.turned], rows, _Look(symbol, color, color))
        yield from _marks([one for one in mine if one.turned], rows, _Look(symbol, color, theme.text))


def _marks(revisions: Sequence[Revision], rows: Mapping[str, int], look: _Look) -> Iterator[Json]:
    if revisions:
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [one.year for one in revisions],
            "y": [rows[one.code] for one in revisions],
            "marker": {
                "size": [look.size(one) for one in revisions],
                "symbol": look.symbol,
                "color": look.color,
                "opacity": 1,
                "line": {"width": 1 if look.edge == look.color else 2.5, "color": look.edge},
            },
            **tell(write_revision(one) for one in revisions),
            # From that of the newer release all others are reached.
            **lead_to_cells([one.new for one in revisions], over_years=True),
            "cliponaxis": False,
        }


def _map_axes(shown: Comparison, theme: Theme, narrow: bool, cut: tuple[float, float]) -> Json:
    years = shown.years
    every = -(-len(years) // (5 if narrow else 9))
    shown_years = list(years[::-every])[::-1]
    small = {"tickfont": {"color": theme.text, "size": 12}}
    return {
        "xaxis": build_axis(
            theme, domain=[0, 1] if narrow else list(_MAP), range=[years[0] - 0.6, years[-1] + 0.6],
            tickvals=shown_years, ticktext=[str(year) for year in shown_years], showgrid=False, anchor="y",
        ),
        "yaxis": build_axis(
            theme, domain=[cut[1], 1], range=[len(shown.names) - 0.5, -0.5], griddash="dot", anchor="x",
            tickvals=list(range(len(shown.names))), ticktext=[_label(code, narrow) for code in shown.names],
        ) | small,
    }  # fmt: skip


def _label(code: str, narrow: bool) -> str:
    return shorten_name(code, name_area(code)) if narrow else name_area(code)


def _draw_course(shown: Comparison, theme: Theme) -> Iterator[Json]:
    """The share in each release, a line a definition: two never share one (R1)."""
    for definition in dict.fromkeys(one.row.definition for one in shown.course):
        mine = [(at, one) for at, one in enumerate(shown.course) if one.row.definition == definition]
        symbols = [choose_symbol(one) for _, one in mine]
        yield {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [at for at, _ in mine],
            "y": [one.value for _, one in mine],
            "xaxis": "x2",
            "yaxis": "y2",
            "line": {"color": theme.text, "width": 1.5},
            "marker": {"size": 9, "symbol": symbols, "color": theme.text, "line": {"width": 2, "color": theme.text}},
            **tell(write_hover(one.row, one.is_estimate) for _, one in mine),
            **lead_to_cells([one.row for _, one in mine]),
            "cliponaxis": False,
        }


def choose_symbol(vintage: Vintage) -> str:
    """Plotly's name of the mark of a share: hollow is an estimate of its release."""
    return "circle-open" if vintage.is_estimate else "circle"


def _name(vintage: Vintage) -> str:
    """Month and year of a release, whatever language the machine speaks."""
    _, month, year = day(vintage.published).split()
    return f"{month[:3]} \N{RIGHT SINGLE QUOTATION MARK}{year[2:]}"


def _span(shown: Comparison) -> tuple[float, float]:
    """The range of the shares, with the target where it is near; levels need no zero where revisions are the point."""
    values = [one.value for one in shown.course]
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = max(0.1, (high - low) * 0.35)
    return low - room, high + room


def _course_axes(shown: Comparison, theme: Theme, narrow: bool, cut: tuple[float, float]) -> Json:
    count, low_high = len(shown.course), _span(shown)
    # As many as do not meet, the newest among them.
    named = list(range(count))[:: -max(1, -(-count // _NAMED[narrow]))][::-1]
    return {
        "xaxis2": build_axis(
            theme, domain=[0, 1] if narrow else list(_SECOND), range=[-0.6, max(count, 2) - 0.4], showgrid=False,
            tickvals=named, ticktext=[_name(shown.course[at]) for at in named], anchor="y2",
        ) | {"tickfont": {"color": theme.muted, "size": 11}},
        "yaxis2": build_axis(
            theme, domain=[0, cut[0]] if narrow else [0.3, 1], range=list(low_high), anchor="x2",
            **count_evenly(low_high, 6, " %"),
        ),
    }  # fmt: skip


def _values(shown: Comparison, theme: Theme) -> Iterator[Json]:
    """Each share at its mark, on the side on which no line leaves it."""
    for at, one in enumerate(shown.course):
        place = _choose_side(one.value, [other.value for other in _list_joined(shown, at)])
        text = write_number(one.value, 2)
        yield write_note(text, at, one.value, theme.text, xref="x2", yref="y2", **place)


def _list_joined(shown: Comparison, at: int) -> list[Vintage]:
    """The shares before and after one, where a line joins them."""
    mine = shown.course[at].row.definition
    alike = [place for place, one in enumerate(shown.course) if one.row.definition == mine]
    here = alike.index(at)
    return [shown.course[place] for place in (*alike[max(0, here - 1) : here], *alike[here + 1 : here + 2])]


def _choose_side(value: float, joined: list[float]) -> Json:
    """Below a mark that lines leave upwards, else above it; aside of a line that goes through from below or above."""
    higher, lower = sum(one > value for one in joined), sum(one < value for one in joined)
    if higher > lower:
        return {"xanchor": "center", "yanchor": "top", "yshift": -8}
    if not higher or not lower:
        return {"xanchor": "center", "yanchor": "bottom", "yshift": 8}
    rises = joined[0] < value
    return {"xanchor": "right" if rises else "left", "xshift": 6 if rises else -6, "yanchor": "bottom", "yshift": 8}


def _titles(shown: Comparison, theme: Theme, narrow: bool, cut: tuple[float, float]) -> Iterator[Json]:
    """What each chart shows, above it."""
    first = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 12}
    moved = -_LEFT[narrow] + 8 if narrow else 0
    told = "Revisions, by member and year" if narrow else "Revision of the share, by member and year"
    yield write_note(f"<b>{told}</b>", 0, 1, theme.text, **first, xshift=moved)
    if shown.course:
        code, year = shown.place or ("", 0)
        name = shorten_name(code, name_area(code))
        text = f"<b>{name} {year} by release, %</b>"
        x, y = (0.0, cut[0]) if narrow else (_SECOND[0], 1.0)
        yield write_note(text, x, y, theme.text, **first, xshift=moved)
