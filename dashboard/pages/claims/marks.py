"""What stands in an answer's picture: lines and dots of publishers, their names, the day of what was known."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from dashboard.pages.claims.dots import Dot, Timeline
from dashboard.shared.chart import Json, write_note
from dashboard.shared.theme import Theme
from etl.catalogue.sources import LEAD, SOURCES
from etl.prose import day

# A publisher's name that is longer has an abbreviation.
_LONGEST = 14
SHAPES = {True: "circle", False: "x", None: "square"}


class End(NamedTuple):
    """A name at the right of the picture, for what stands at a height, and for a dot at a day."""

    height: float
    at: float | None
    text: str
    color: str


def place_day(when: date) -> float:
    """A day as a number of years."""
    return when.year + (when.timetuple().tm_yday - 1) / 366


def _color(source: str, theme: Theme) -> str:
    return theme.accent if source == LEAD else theme.muted


def _group(course: Timeline) -> list[list[Dot]]:
    """The dots of each publisher, NATO's last, which are drawn over the others."""
    order = sorted(course.dots, key=lambda dot: (dot.row.source == LEAD, dot.row.source))
    return [list(dots) for _, dots in groupby(order, key=lambda dot: dot.row.source)]


def draw_lines(course: Timeline, theme: Theme) -> Iterator[Json]:
    """Which dots are of one publisher and one definition; by another definition it is another line."""
    for dots in _group(course):
        for _, mine in groupby(dots, key=lambda dot: dot.row.definition):
            spots = list(mine)
            yield {
                "type": "scatter", "mode": "lines", "x": [place_day(dot.row.published) for dot in spots],
                "y": [dot.height for dot in spots], "hoverinfo": "skip",
                "line": {"color": theme.accent if spots[0].row.source == LEAD else theme.context, "width": 1},
            }  # fmt: skip


def draw_marks(course: Timeline, theme: Theme) -> Iterator[Json]:
    """The dots: as claimed or not by their shape, hollow where expected, larger where it decides."""
    for dots in _group(course):
        color = _color(dots[0].row.source, theme)
        hollow = ["-open" if dot.row.is_estimate else "" for dot in dots]
        symbols = [f"{SHAPES[dot.row.holds]}{end}" for dot, end in zip(dots, hollow, strict=True)]
        yield {
            "type": "scatter", "mode": "markers", "x": [place_day(dot.row.published) for dot in dots],
            "y": [dot.height for dot in dots], "hoverinfo": "skip",
            "marker": {
                "size": [14 if course.decides(dot) else 10 for dot in dots], "symbol": symbols, "color": color,
                "opacity": 1, "line": {"color": color, "width": 1.5},
            },
        }  # fmt: skip


def list_ends(course: Timeline, theme: Theme, narrow: bool) -> list[End]:
    """What is named at the right: the claim, and each publisher at its newest release."""
    ends = [End(course.line, None, course.claimed, theme.muted)]
    for dots in _group(course):
        last = dots[-1]
        # Beside a phone's picture there is room for names alone, and for what decides.
        said = "" if narrow and last.row != course.main.row else f" {last.says}"
        text = f"{_name(last.row.source)}{said}"
        ends.append(End(last.height, place_day(last.row.published), text, _color(last.row.source, theme)))
    return ends


def _name(source: str) -> str:
    publisher = SOURCES[source].publisher
    return publisher if len(publisher) <= _LONGEST else source.upper()


def draw_leader(end: End, place: float, right: float, theme: Theme) -> Iterator[Json]:
    """From the last dot of a publisher to its name, which stands at a place on the right."""
    if end.at is not None:
        style = {"color": theme.context, "width": 1, "dash": "dot"}
        ends = {"x0": end.at, "x1": right, "y0": end.height, "y1": place}
        yield {"type": "line", "layer": "between", "line": style, **ends}


def draw_day(course: Timeline, theme: Theme) -> Iterator[Json]:
    """The day of what was known, as a line."""
    if course.day:
        at = place_day(course.day)
        style = {"color": theme.text, "width": 1}
        yield {"type": "line", "line": style, "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper"}


def name_day(course: Timeline, theme: Theme, years: tuple[float, float]) -> Iterator[Json]:
    """The same in words, above it."""
    if course.day:
        at = place_day(course.day)
        anchor = "left" if at < sum(years) / 2 else "right"
        text = f"as of {day(course.day)}"
        yield write_note(text, at, 1, theme.text, yref="paper", xanchor=anchor, yanchor="bottom", yshift=4)


def name_main(course: Timeline, theme: Theme, years: tuple[float, float]) -> Iterator[Json]:
    """What the release says that decides, beside its dot, and not on the line of the claim.

    Of the newest of its publisher the name at the right says it.
    """
    newest = [dot for dot in course.dots if dot.row.source == course.main.row.source][-1]
    if newest.row == course.main.row:
        return
    at, height = place_day(course.main.row.published), course.main.height
    side, shift = ("left", 11) if at < years[0] + (years[1] - years[0]) * 0.25 else ("right", -11)
    edge, rise = ("bottom", 4) if height > course.line else ("top", -4)
    text = f"<b>{course.main.says}</b>"
    yield write_note(text, at, height, theme.text, xanchor=side, xshift=shift, yanchor=edge, yshift=rise)
