"""The small picture of an answer: each release's figure on the day it was published, beside what is claimed.

It is drawn on the server alone, as one picture for each screen, and the style sheet shows the right one. So the answer
needs neither a script nor what draws a chart in a browser, and an answer to a sentence that was typed has it too.
"""

from math import ceil
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.pages.claims.axis import find_suffix
from dashboard.pages.claims.dots import Timeline, read_timeline, tell_timeline
from dashboard.pages.claims.marks import (
    SHAPES,
    draw_day,
    draw_leader,
    draw_lines,
    draw_marks,
    list_ends,
    name_day,
    name_main,
    place_day,
)
from dashboard.picture import draw
from dashboard.shared.chart import Json, build_axis, build_layout, count_evenly, draw_target, spread_labels, write_note
from dashboard.shared.page import Screen
from dashboard.shared.signs import Sign, draw_key
from dashboard.shared.theme import choose_theme
from dashboard.shared.wording import choose_scale
from etl.catalogue.units import unit
from etl.claims import Checked

# Pixels: of the whole, and between two names.
_WIDE, _NARROW, _HEIGHT, _APART = 736, 358, 240, 16
# How wide a letter of them is at most, on the whole.
_LETTER = 6.7
SIGNS = {
    "circle": Sign("as claimed", "●"),
    "x": Sign("not as claimed", "✕"),
    "square": Sign("undecided", "■"),
    "open": Sign("hollow: an estimate", "○"),
    "large": Sign("large: the release that decides"),
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
    drawn = quote(draw(build_figure(course, screen), width, _HEIGHT), safe=" =:/,.;'()-")
    return html.Img(
        src=f"data:image/svg+xml,{drawn}",
        alt=told,
        width=str(width),
        height=str(_HEIGHT),
        className=screen.picture_class,
    )


def _list_used(course: Timeline) -> set[str]:
    used = {SHAPES[dot.row.holds] for dot in course.dots}
    used |= {"large" for dot in course.dots if course.decides(dot)}
    return used | {"open" for dot in course.dots if dot.row.is_estimate}


def build_figure(course: Timeline, screen: Screen) -> Json:
    """The picture as a figure."""
    theme, span, years = choose_theme(screen.dark), _find_span(course), _find_years(course)
    ends = list_ends(course, theme, screen.narrow)
    right = 22 + _LETTER * max(len(end.text) for end in ends)
    margin = {"l": 52, "r": round(right), "t": 26 if course.day else 10, "b": 28}
    room = _HEIGHT - margin["t"] - margin["b"]
    places = spread_labels([end.height for end in ends], _APART * (span[1] - span[0]) / room, span)
    across = {"x0": 0, "x1": 1, "xref": "paper", "y0": course.line, "y1": course.line}
    shapes = [draw_target(theme, across, dashed=True), *draw_day(course, theme)]
    notes = [*name_day(course, theme, years), *name_main(course, theme, years)]
    for end, place in zip(ends, places, strict=True):
        notes.append(
            write_note(end.text, 1, place, end.color, xref="paper", xanchor="left", xshift=10, yanchor="middle")
        )
        shapes += draw_leader(end, place, years[1], theme)
    return {
        "data": [*draw_lines(course, theme), *draw_marks(course, theme)],
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


def _find_years(course: Timeline) -> tuple[float, float]:
    """Whole years, from before the first dot until after the last and the day of what was known."""
    days = [dot.row.published for dot in course.dots] + ([course.day] if course.day else [])
    return min(days).year, ceil(place_day(max(days)) + 0.1)


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
    word, power = choose_scale(course.counts, course.scale)
    return count_evenly(span, 4, find_suffix(course.counts), power - unit(course.counts).power if word else 0)
