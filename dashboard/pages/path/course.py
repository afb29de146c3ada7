"""The course of one: its shares, the straight path to the target, and its trend with the years of arrival."""

from collections.abc import Iterator

from dashboard.pages.path.outlook import GROUPS, Path
from dashboard.shared.chart import Json, tell, write_hover, write_note
from dashboard.shared.point_link import lead_to_cells
from dashboard.shared.theme import Theme
from dashboard.shared.wording import write_number
from etl.asof.columns import is_expected
from etl.observation import Observation

# Years behind the one in which the target is due that a trend is drawn to.
_BEYOND = 1


def find_room(path: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    """The range of the years, and that of the shares from zero."""
    values = [row.value or 0.0 for row in path.shares]
    first = path.shares[0].year if path.shares else path.last
    return (first - 0.6, path.due + _BEYOND + 0.4), (0.0, max([path.aim, *values]) * 1.14)


def draw_course(path: Path, theme: Theme) -> Iterator[Json]:
    """The traces of the first panel."""
    yield from _draw_trend(path, theme)
    yield from _draw_line(path, theme)
    yield from _draw_record(path, theme)
    yield from _draw_arrival(path, theme)


def list_arrivals(path: Path) -> list[float]:
    """The years of arrival on the trend within the error of past estimates; none where the panel ends before them."""
    focus = path.focus
    years = [focus.value("catch_up_year", end) for end in ("earliest", "", "latest")] if focus else []
    known = [year for year in years if year is not None]
    return known if known and max(known) <= path.due + _BEYOND else []


def _draw_arrival(path: Path, theme: Theme) -> Iterator[Json]:
    """The years of arrival as a bar on the target."""
    if years := list_arrivals(path):
        said = f"on the trend at {path.aim:g} % in {' to '.join(dict.fromkeys(f'{year:.0f}' for year in years))}"
        yield {
            "type": "scatter", "mode": "lines", "x": [min(years) - 0.3, max(years) + 0.3], "y": [path.aim, path.aim],
            "line": {"color": theme.accent, "width": 6}, "connectgaps": False, **tell([said, said]),
        }  # fmt: skip


def _draw_line(path: Path, theme: Theme) -> Iterator[Json]:
    """The straight path."""
    points = [(year, one.value) for (part, year), one in (path.focus.path if path.focus else {}).items() if not part]
    known = [(year, value) for year, value in points if value is not None]
    if len(known) > 1:
        yield {
            "type": "scatter", "mode": "lines", "x": [year for year, _ in known], "y": [value for _, value in known],
            "line": {"color": theme.text, "width": 2, "dash": "dash"}, "connectgaps": False,
            **tell(f"straight path, {year}: {write_number(value, 3)} %" for year, value in known),
        }  # fmt: skip


def _draw_trend(path: Path, theme: Theme) -> Iterator[Json]:
    """The trend from the newest share until it is at the target, or to the edge of the panel."""
    focus = path.focus
    slope = focus.value("catch_up_year", "slope") if focus else None
    if focus is None or slope is None or focus.share is None or focus.share.value is None:
        return
    start, end = focus.share.value, float(path.due + _BEYOND)
    if slope > 0:
        end = min(end, path.last + (path.aim - start) / slope)
    yield {
        "type": "scatter", "mode": "lines", "x": [path.last, end], "y": [start, start + slope * (end - path.last)],
        "line": {"color": theme.accent, "width": 2, "dash": "dot"}, "connectgaps": False,
        **tell([f"trend: {write_number(slope, 3)} points a year"] * 2),
    }  # fmt: skip


def _draw_record(path: Path, theme: Theme) -> Iterator[Json]:
    expected = {row.year: path.part is not None and is_expected(path.part, row.year) for row in path.shares}
    solid = [row for row in path.shares if not expected[row.year]]
    dashed = [*solid[-1:], *(row for row in path.shares if expected[row.year])]
    for rows, dash in ((solid, "solid"), (dashed, "dot")):
        if len(rows) > 1 or rows is solid:
            yield _trace(path, rows, dash, expected, theme)


def _trace(path: Path, rows: list[Observation], dash: str, expected: dict[int, bool], theme: Theme) -> Json:
    return {
        "type": "scatter", "mode": "lines+markers", "connectgaps": False, "cliponaxis": False,
        "x": [row.year for row in rows], "y": [row.value for row in rows],
        "line": {"color": theme.accent, "width": 2.5, "dash": dash},
        "marker": {
            "size": 7, "symbol": ["circle-open" if expected[row.year] else "circle" for row in rows],
            "color": theme.accent, "line": {"width": 2, "color": theme.accent},
        },
        **tell(write_hover(row, expected[row.year]) for row in rows),
        # Those of a group are computed from figures of two indicators.
        **({} if path.view.country in GROUPS else lead_to_cells(rows, over_years=True)),
    }  # fmt: skip


def list_ends(path: Path, theme: Theme) -> Iterator[Json]:
    """The target above its line."""
    place = {"xref": "x", "yref": "y", "xanchor": "center", "yanchor": "bottom", "yshift": 5}
    yield write_note(f"{path.aim:g} % by {path.due}", path.due - 2, path.aim, theme.muted, **place)
