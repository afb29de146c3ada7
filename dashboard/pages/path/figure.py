"""The way of one to the target, what it asks beside the record, and the same of all members, sorted."""

from collections.abc import Iterator

from dashboard.pages.path.comparison import draw_rows, list_headings, list_numbers, place_rows
from dashboard.pages.path.course import draw_course, find_room, list_ends
from dashboard.pages.path.lines import Line, list_lines, name_line
from dashboard.pages.path.outlook import RECORDS, Path, write_growth
from dashboard.pages.path.panels import Panels, place_panels
from dashboard.shared.chart import Json, build_axis, build_layout, draw_nothing, draw_target, tell, write_note
from dashboard.shared.theme import Theme
from dashboard.shared.wording import write_period
from dashboard.shared.zero_line import draw_zero_line

_LEAST = {False: (880, 560), True: (358, 820)}


def draw_path(path: Path, theme: Theme, narrow: bool) -> Json:
    """The chart as Plotly's JSON; an empty figure where nothing is asked of anybody (the page says why)."""
    lines = list_lines(path)
    if not lines or path.focus is None:
        return draw_nothing(theme)
    panels = place_panels(len(lines), narrow)
    return {
        "data": [*draw_course(path, theme), *_draw_bars(path, theme), *draw_rows(path, lines, theme)],
        "layout": build_layout(
            theme,
            height=panels.height,
            margin=panels.margin,
            **_course_axes(path, panels, theme, narrow),
            **_bar_axes(path, panels, theme),
            **_row_axes(path, lines, panels, theme, narrow),
            shapes=[
                _draw_target(path, theme),
                *draw_zero_line(theme, "2", [""] * len(_bars(path))),
                *draw_zero_line(theme, "3", [line.heading for line in lines]),
            ],
            annotations=[
                *_titles(path, panels, theme),
                *list_ends(path, theme),
                *_bar_numbers(path, theme),
                *list_headings(lines, theme, narrow),
                *list_numbers(path, lines, theme),
            ],
        ),
    }


def measure_least(_path: Path, narrow: bool) -> tuple[float, float]:
    """The width and height in pixels below which the texts of the chart would meet."""
    return _LEAST[narrow]


def _course_axes(path: Path, panels: Panels, theme: Theme, narrow: bool) -> Json:
    across, upright = find_room(path)
    first, last = int(across[0] + 1), int(across[1])
    step = 5 if narrow else 4
    years = [year for year in range(last, first - 1, -1) if (year - path.due) % step == 0]
    x = {"tickvals": years, "ticktext": [str(year) for year in years], "range": list(across), "showgrid": False}
    return {
        "xaxis": build_axis(theme, domain=list(panels.line[0]), **x),
        "yaxis": build_axis(
            theme, domain=list(panels.line[1]), range=list(upright), tickformat=",", ticksuffix=" %", dtick=1
        ),
    }


def _bars(path: Path) -> list[tuple[str, float | None]]:
    focus = path.focus
    found = [(f"Last {years} years", focus.record(years) if focus else None) for years in RECORDS]
    return [(f"Required to {path.due}", focus.required if focus else None), *found]


def _draw_bars(path: Path, theme: Theme) -> Iterator[Json]:
    colors = [theme.target, *(theme.accent for _ in RECORDS)]
    for at, ((name, value), color) in enumerate(zip(_bars(path), colors, strict=True)):
        if value:
            said = f"<b>{name}</b><br>{write_growth(value, 3)} a year in real terms"
            yield {
                "type": "scatter", "mode": "lines", "xaxis": "x2", "yaxis": "y2", "x": [0, value], "y": [at, at],
                "line": {"color": color, "width": 14}, **tell([said, said]), "connectgaps": False,
            }  # fmt: skip


def _bar_numbers(path: Path, theme: Theme) -> Iterator[Json]:
    focus = path.focus
    for at, (_, value) in enumerate(_bars(path)):
        met = at == 0 and focus is not None and focus.is_met
        text = write_growth(value) if value is not None else "none: at or above already" if met else "no figure"
        place = {"xref": "x2", "yref": "y2", "xanchor": "center", "yanchor": "middle"}
        # Centred, by its length, so that it begins just behind the bar.
        yield write_note(text, max(value or 0.0, 0.0), at, theme.text, **place, xshift=8 + 3.4 * len(text))


def _bar_axes(path: Path, panels: Panels, theme: Theme) -> Json:
    bars = _bars(path)
    values = [0.0, *(value for _, value in bars if value is not None)]
    low, high = min(values), max(values)
    reach = (high - low) or 1.0
    names = {"tickvals": list(range(len(bars))), "ticktext": [name for name, _ in bars], "tickmode": "array"}
    return {
        "xaxis2": build_axis(
            theme, domain=list(panels.bars[0]), range=[low - reach * 0.02, high + reach * 0.25], nticks=5,
            tickformat=",", ticksuffix=" %", anchor="y2",
        ),
        "yaxis2": build_axis(
            theme, domain=list(panels.bars[1]), range=[len(bars) - 0.5, -0.5], anchor="x2", showgrid=False,
            **{**names, "tickfont": {"color": theme.text, "size": 12}},
        ),
    }  # fmt: skip


def _row_axes(path: Path, lines: tuple[Line, ...], panels: Panels, theme: Theme, narrow: bool) -> Json:
    named = [(at, line.row) for at, line in enumerate(lines) if line.row]
    names = {"tickvals": [at for at, _ in named], "ticktext": [name_line(path, row, narrow) for _, row in named]}
    return {
        "xaxis3": build_axis(
            theme, domain=list(panels.rows[0]), range=place_rows(path), nticks=4 if narrow else 7, tickformat=",",
            ticksuffix=" %", anchor="y3",
        ),
        "yaxis3": build_axis(
            theme, domain=list(panels.rows[1]), range=[len(lines) - 0.5, -0.5], anchor="x3", griddash="dot",
            tickmode="array", tickfont={"color": theme.text, "size": 12 if narrow else 13}, **names,
        ),
    }  # fmt: skip


def _draw_target(path: Path, theme: Theme) -> Json:
    """A line at the target from the year of its agreement to that in which it is due."""
    ends = {"x0": max(path.target.agreed.year, find_room(path)[0][0]), "x1": path.due, "y0": path.aim, "y1": path.aim}
    return draw_target(theme, {"xref": "x", "yref": "y", **ends}, dashed=True)


def _titles(path: Path, panels: Panels, theme: Theme) -> Iterator[Json]:
    """What each panel shows, above it."""
    focus = path.focus
    name, until = focus.name if focus else "", write_period(path.last, path.estimate)
    titles = (
        (panels.line, f"{name}: share of GDP"),
        (panels.bars, "Real growth of spending a year"),
        (panels.rows, f"Growth a year, {path.last - path.trend} to {until}"),
    )
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 10}
    for (across, upright), text in titles:
        shift = -36 if across[0] == 0 else -100
        yield write_note(f"<b>{text}</b>", across[0], upright[1], theme.text, **place, xshift=shift)
    beside = {**place, "xshift": 10}
    yield write_note("asks · had", 1, panels.rows[1][1], theme.text, **beside)
