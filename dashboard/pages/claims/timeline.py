"""The small picture of an answer: each release's figure on the day it was published, beside what is claimed.

It is drawn on the server alone, as one picture for each screen, and the style sheet shows the right one. So the answer
needs neither a script nor the three megabytes that draw a chart, and an answer to a sentence that was typed has it too.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from math import ceil
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.pages.claims.dots import Dot, Timeline, read_timeline, tell_timeline
from dashboard.picture import draw
from dashboard.shared.chart import Json, build_axis, build_layout, count_evenly, draw_target, spread_labels, write_note
from dashboard.shared.page import Screen
from dashboard.shared.signs import Sign, draw_key
from dashboard.shared.theme import Theme, choose_theme
from dashboard.shared.wording import choose_scale
from etl.catalogue.sources import LEAD, SOURCES
from etl.catalogue.units import unit
from etl.claims import Checked
from etl.prose import day

# Pixels: of the whole, and between two names.
_WIDE, _NARROW, _HEIGHT, _APART = 736, 358, 240, 16
# How wide a letter of them is at most, on the whole.
_LETTER = 6.7
# A publisher's name that is longer has an abbreviation.
_LONGEST = 14
_SHAPES = {True: "circle", False: "x", None: "square"}
SIGNS = {
    "circle": Sign("as claimed", "●"),
    "x": Sign("not as claimed", "✕"),
    "square": Sign("undecided", "■"),
    "open": Sign("hollow: an estimate", "○"),
}


def draw_timeline(checked: Checked) -> list[Component]:
    """The picture with what its marks mean; nothing where fewer than two releases answer."""
    course = read_timeline(checked)
    if course is None:
        return []
    told = tell_timeline(course)
    screens = [Screen(dark, narrow) for narrow in (False, True) for dark in (False, True)]
    caption = html.Figcaption(f"{course.axis}, by the day of publication")
    key = html.Ul(draw_key(SIGNS, _list_used(course)), className="key")
    return [html.Figure([caption, key, *(_draw_one(course, screen, told) for screen in screens)], className="timeline")]


def _draw_one(course: Timeline, screen: Screen, told: str) -> Component:
    width = _NARROW if screen.narrow else _WIDE
    names = f"picture on-{'dark' if screen.dark else 'light'} on-{'narrow' if screen.narrow else 'wide'}"
    drawn = quote(draw(build_figure(course, screen), width, _HEIGHT), safe=" =:/,.;'()-")
    return html.Img(src=f"data:image/svg+xml,{drawn}", alt=told, width=str(width), height=str(_HEIGHT), className=names)


def _list_used(course: Timeline) -> set[str]:
    used = {_SHAPES[dot.row.holds] for dot in course.dots}
    return used | {"open" for dot in course.dots if dot.row.expected}


def build_figure(course: Timeline, screen: Screen) -> Json:
    """The picture as a figure."""
    theme, span, years = choose_theme(screen.dark), _find_span(course), _find_years(course)
    ends = _list_ends(course, theme, screen.narrow)
    right = 16 + _LETTER * max(len(text) for _, _, text, _ in ends)
    margin = {"l": 52, "r": round(right), "t": 26 if course.day else 10, "b": 28}
    room = _HEIGHT - margin["t"] - margin["b"]
    places = spread_labels([height for height, _, _, _ in ends], _APART * (span[1] - span[0]) / room, span)
    across = {"x0": 0, "x1": 1, "xref": "paper", "y0": course.line, "y1": course.line}
    shapes = [draw_target(theme, across, dashed=True), *_draw_day(course, theme)]
    notes = [*_name_day(course, theme, years), *_name_main(course, theme, years)]
    for (height, at, text, color), place in zip(ends, places, strict=True):
        notes.append(write_note(text, 1, place, color, xref="paper", xanchor="left", xshift=10, yanchor="middle"))
        shapes += _draw_leader(at, height, place, years, theme)
    return {
        "data": [*_draw_lines(course, theme), *_draw_marks(course, theme)],
        "layout": build_layout(
            theme,
            _HEIGHT,
            margin,
            xaxis=build_axis(
                theme, range=list(years), showgrid=False, **_count_years(years, 4 if screen.narrow else 7)
            ),
            yaxis=build_axis(theme, range=list(span), **_count(course, span)),
            shapes=shapes,
            annotations=notes,
        ),
    }


def _place(when: date) -> float:
    """A day as a number of years."""
    return when.year + (when.timetuple().tm_yday - 1) / 366


def _find_years(course: Timeline) -> tuple[float, float]:
    """Whole years, from before the first dot until after the last and the day of what was known."""
    days = [dot.row.published for dot in course.dots] + ([course.day] if course.day else [])
    return min(days).year, ceil(_place(max(days)) + 0.1)


def _find_span(course: Timeline) -> tuple[float, float]:
    """Of levels from zero; of all else with room around what there is."""
    heights = [course.line, *(dot.height for dot in course.dots)]
    low, high = min(heights), max(heights)
    room = max((high - low) * 0.18, _find_step(course) * 0.75)
    if course.is_level:
        return 0.0, high * 1.12
    return low - room, high + room


def _find_step(course: Timeline) -> float:
    """The least that is worth a difference."""
    return 1.0 if course.is_whole else 10.0 ** -unit(course.counts).decimals


def _count_years(years: tuple[float, float], most: int) -> Json:
    values = [year for year in count_evenly(years, most)["tickvals"] if year == int(year)]
    return {"tickvals": values, "ticktext": [f"{year:.0f}" for year in values]}


def _count(course: Timeline, span: tuple[float, float]) -> Json:
    """The ticks of the axis of values."""
    if course.is_whole:
        found = (value for value in count_evenly(span, 4)["tickvals"] if value == int(value))
        # There is no place before the first.
        values = [value for value in found if (value >= 0 if course.counts == "members" else value < 0)]
        return {"tickvals": values, "ticktext": [f"{abs(value):.0f}" for value in values]}
    known = unit(course.counts)
    word, power = choose_scale(course.counts, course.scale)
    suffix = "\N{NO-BREAK SPACE}%" if known.is_percent else ""
    return count_evenly(span, 4, suffix, power - known.power if word else 0)


def _color(source: str, theme: Theme) -> str:
    return theme.accent if source == LEAD else theme.muted


def _group(course: Timeline) -> list[list[Dot]]:
    """The dots of each publisher, NATO's last, which are drawn over the others."""
    order = sorted(course.dots, key=lambda dot: (dot.row.source == LEAD, dot.row.source))
    return [list(dots) for _, dots in groupby(order, key=lambda dot: dot.row.source)]


def _draw_lines(course: Timeline, theme: Theme) -> Iterator[Json]:
    """Which dots are of one publisher and one definition; by another definition it is another line."""
    for dots in _group(course):
        for _, mine in groupby(dots, key=lambda dot: dot.row.definition):
            spots = list(mine)
            yield {
                "type": "scatter", "mode": "lines", "x": [_place(dot.row.published) for dot in spots],
                "y": [dot.height for dot in spots], "hoverinfo": "skip",
                "line": {"color": theme.accent if spots[0].row.source == LEAD else theme.context, "width": 1},
            }  # fmt: skip


def _draw_marks(course: Timeline, theme: Theme) -> Iterator[Json]:
    for dots in _group(course):
        color = _color(dots[0].row.source, theme)
        hollow = ["-open" if dot.row.expected else "" for dot in dots]
        symbols = [f"{_SHAPES[dot.row.holds]}{end}" for dot, end in zip(dots, hollow, strict=True)]
        yield {
            "type": "scatter", "mode": "markers", "x": [_place(dot.row.published) for dot in dots],
            "y": [dot.height for dot in dots], "hoverinfo": "skip",
            "marker": {
                "size": [14 if dot.row == course.main.row else 10 for dot in dots], "symbol": symbols, "color": color,
                "opacity": 1, "line": {"color": color, "width": 1.5},
            },
        }  # fmt: skip


def _list_ends(course: Timeline, theme: Theme, narrow: bool) -> list[tuple[float, float | None, str, str]]:
    """What is named at the right: the claim, and each publisher at its newest release; by height, day and colour."""
    ends: list[tuple[float, float | None, str, str]] = [(course.line, None, course.claimed, theme.muted)]
    for dots in _group(course):
        last = dots[-1]
        # Beside a phone's picture there is room for names alone, and for what decides.
        said = "" if narrow and last.row != course.main.row else f" {last.says}"
        text = f"{_name(last.row.source)}{said}"
        ends.append((last.height, _place(last.row.published), text, _color(last.row.source, theme)))
    return ends


def _name(source: str) -> str:
    publisher = SOURCES[source].publisher
    return publisher if len(publisher) <= _LONGEST else source.upper()


def _draw_leader(
    at: float | None, height: float, place: float, years: tuple[float, float], theme: Theme
) -> Sequence[Json]:
    """From the last dot of a publisher to its name."""
    if at is None:
        return ()
    style = {"color": theme.context, "width": 1, "dash": "dot"}
    return [{"type": "line", "layer": "between", "line": style, "x0": at, "x1": years[1], "y0": height, "y1": place}]


def _draw_day(course: Timeline, theme: Theme) -> Iterator[Json]:
    if course.day:
        at = _place(course.day)
        style = {"color": theme.text, "width": 1}
        yield {"type": "line", "line": style, "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper"}


def _name_day(course: Timeline, theme: Theme, years: tuple[float, float]) -> Iterator[Json]:
    if course.day:
        at = _place(course.day)
        anchor = "left" if at < sum(years) / 2 else "right"
        text = f"as of {day(course.day)}"
        yield write_note(text, at, 1, theme.text, yref="paper", xanchor=anchor, yanchor="bottom", yshift=4)


def _name_main(course: Timeline, theme: Theme, years: tuple[float, float]) -> Iterator[Json]:
    """What the release says that decides, beside its dot, and not on the line of the claim.

    Of the newest of its publisher the name at the right says it.
    """
    newest = [dot for dot in course.dots if dot.row.source == course.main.row.source][-1]
    if newest.row == course.main.row:
        return
    at, height = _place(course.main.row.published), course.main.height
    side, shift = ("left", 11) if at < years[0] + (years[1] - years[0]) * 0.25 else ("right", -11)
    edge, rise = ("bottom", 4) if height > course.line else ("top", -4)
    text = f"<b>{course.main.says}</b>"
    yield write_note(text, at, height, theme.text, xanchor=side, xshift=shift, yanchor=edge, yshift=rise)
