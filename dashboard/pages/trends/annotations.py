"""What stands beside the lines over time: their names at their ends, the targets, and the events."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from dashboard.pages.trends.aims import list_targets
from dashboard.pages.trends.heights import lift
from dashboard.pages.trends.leads import lead_name
from dashboard.pages.trends.query import Trends
from dashboard.pages.trends.series import find_last
from dashboard.shared.chart import SHORT, Json, draw_target, spread_labels, stack_labels, write_note
from dashboard.shared.theme import Theme, colour_areas
from etl.catalogue.events import Event
from etl.catalogue.presets import shorten_group

_LABEL = 17
# Letters of a name that stand beside the chart where it is wide.
_LONGEST = 25
# Pixels: a letter of a label at the most, and the least room between the axis and the names, wide and narrow.
_LETTER, _PLOT = 7.5, {False: 560, True: 200}
# Pixels right of a wide chart, enough for the longest name; a target may be longer: a letter of one at the most.
_NAMES, _PLAIN = 204, 6.5


@dataclass(frozen=True)
class EndLabel:
    """The name of a line or a target: where that ends, and the height of the name; whether that is plainly another.

    `code` is of whom it is the name, "" of a target.
    """

    text: str
    x: int
    y: float
    color: str
    place: float
    code: str = ""
    is_moved: bool = False


def place_ends(trends: Trends, theme: Theme, span: tuple[float, float], height: int, narrow: bool) -> list[EndLabel]:
    """The names of lines and targets where they end, in their colours, moved up or down so that none overlaps.

    `span` is the range of the value axis, `height` its length in pixels.
    """
    gap = (span[1] - span[0]) * _LABEL / height
    labels = [*_line_labels(trends, theme, narrow), *_target_labels(trends, theme, narrow)]
    reach = _LETTER * max((len(label.text) for label in labels), default=0) * len(trends.years) / _PLOT[narrow]
    # Names that reach into one another's years share a column.
    beside = [label for label in labels if label.x > trends.years[-1] - reach]
    columns = [beside, *([label] for label in labels if label not in beside)]
    room = (span[0] + gap / 2, span[1] - gap / 2)
    return [label for column in columns for label in _spread(column, gap, room)]


def _spread(labels: list[EndLabel], gap: float, room: tuple[float, float]) -> Iterable[EndLabel]:
    places = spread_labels([label.y for label in labels], gap, room)
    for label, place in zip(labels, places, strict=True):
        yield replace(label, place=place, is_moved=abs(place - label.y) > gap / 2)


def measure_names(labels: Iterable[EndLabel]) -> int:
    """The pixels right of a wide chart that its names need, from where the leaders end."""
    return max([_NAMES, *(ceil(_PLAIN * len(label.text)) + 15 for label in labels if not label.code)])


def name_ends(labels: Iterable[EndLabel], trends: Trends) -> Iterable[Json]:
    """The names; those that were moved stand at the right edge of the chart, where their leaders end."""
    for label in labels:
        place: Json = {"x": 1, "xref": "paper", "xshift": 3} if label.is_moved else {"x": label.x, "xshift": 9}
        place |= lead_name(label.code, trends)
        yield write_note(label.text, y=label.place, color=label.color, xanchor="left", yanchor="middle", **place)


def lead_ends(labels: Iterable[EndLabel], right: float) -> Iterable[Json]:
    """A thin line from where a line ends to its name, where that was moved."""
    for label in labels:
        if label.is_moved:
            ends = {"x0": label.x, "y0": label.y, "x1": right, "y1": label.place}
            yield {"type": "line", "line": {"color": label.color, "width": 1}, **ends}


def _line_labels(trends: Trends, theme: Theme, narrow: bool) -> Iterable[EndLabel]:
    colours = colour_areas((line.code for line in trends.focus), theme)
    for line in trends.focus:
        short = SHORT.get(line.code) or shorten_group(line.code) or line.code
        name = short if narrow or len(line.name) > _LONGEST else line.name
        row = find_last(line)
        if row is not None and row.value is not None:
            height = lift(trends, row.value)
            yield EndLabel(f"<b>{name}</b>", row.year, height, colours[line.code], height, line.code)


def _target_labels(trends: Trends, theme: Theme, narrow: bool) -> Iterable[EndLabel]:
    for line, (_, end) in list_targets(trends):
        if line.value is not None and end == trends.years[-1]:
            height = lift(trends, line.value)
            yield EndLabel(f"{line.value:g} %" if narrow else line.label, end, height, theme.muted, height)


def draw_targets(trends: Trends, theme: Theme) -> Iterable[Json]:
    """A dashed line for each target, over the years in which it was in force."""
    known = ((line.value, years) for line, years in list_targets(trends) if line.value is not None)
    return (_target(lift(trends, value), years, theme) for value, years in known)


def _target(height: float, span: tuple[int, int], theme: Theme) -> Json:
    return draw_target(theme, {"x0": span[0], "x1": span[1], "y0": height, "y1": height}, dashed=True)


def list_events(trends: Trends) -> list[Event]:
    """The events in the years shown."""
    return [event for event in trends.events if trends.years[0] <= event.year <= trends.years[-1] + 0.2]


def draw_events(trends: Trends, theme: Theme, span: tuple[float, float]) -> Iterable[Json]:
    """An upright line for each event, over the `span` of the value axis."""
    for event in list_events(trends):
        ends = {"x0": event.year, "x1": event.year, "y0": span[0], "y1": span[1]}
        yield {"type": "line", "layer": "between", "line": {"color": theme.context, "width": 1}, **ends}


def name_events(trends: Trends, theme: Theme, narrow: bool) -> Iterable[Json]:
    """The events' labels at the top, lower where two would overlap; on a phone the year alone."""
    known = list_events(trends)
    texts = [str(event.date.year) if narrow else event.label for event in known]
    middle = (trends.years[0] + trends.years[-1]) / 2
    a_letter = _LETTER * len(trends.years) / (_PLOT[narrow])
    ends = [event.year + (-1 if event.year > middle else 1) * a_letter * (len(text) + 1)
            for event, text in zip(known, texts, strict=True)]  # fmt: skip
    levels = stack_labels(
        [(min(event.year, end), max(event.year, end)) for event, end in zip(known, ends, strict=True)]
    )
    for event, text, level in zip(known, texts, levels, strict=True):
        side = "right" if event.year > middle else "left"
        yield write_note(
            text, event.year, 1, theme.muted, yref="paper", yanchor="top", xanchor=side, yshift=-15 * level
        )
