"""What every figure repeats: axes, annotations, labels that do not overlap, the words of a hover."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from math import ceil, floor, log10
from textwrap import shorten, wrap
from typing import Any

from dashboard.shared.theme import FONT, Theme
from dashboard.shared.wording import (
    YES_OR_NO,
    choose_scale,
    name_area,
    name_release,
    write_number,
    write_period,
    write_value,
)
from etl.arithmetic.precision import count_decimals
from etl.catalogue.presets import shorten_group
from etl.catalogue.statuses import STATUSES
from etl.catalogue.units import unit
from etl.observation import Observation

Json = dict[str, Any]
_STILL = ContextVar("still", default=False)
# Decimals that a hover says at the most.
_MOST = 3
# The steps between round values, as multiples of a power of ten.
_ROUND = (1, 2, 5, 10)

# Names that are too long for a phone.
SHORT = {
    "NATO_TOTAL": "NATO",
    "NATO_EUR_CAN": "Eur.+Can.",
    "NATO_EUR": "Europe",
    "NORTH_AMERICA": "N. Am.",
}
# Where a code of three letters would not do either.
BRIEF = {**SHORT, "GBR": "UK", "MKD": "N. Macedonia", "SVK": "Slovak Rep.", "USA": "US"}


def build_layout(theme: Theme, height: int, margin: Json, **more: Any) -> Json:
    """The layout that all figures share; the chart's title stands on the page, not in the figure."""
    return {
        "height": height,
        "margin": margin,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": theme.text},
        "hoverlabel": {"align": "left", "font": {"family": FONT, "size": 13}},
        "hovermode": "closest",
        "showlegend": False,
        "dragmode": False,
        **more,
    }


def shorten_name(code: str, name: str) -> str:
    """The name of an area where there is little room: its usual short form, if it has one."""
    return BRIEF.get(code) or shorten_group(code) or name


def draw_nothing(theme: Theme) -> Json:
    """A figure without anything in it: the page says in words why there is nothing to draw."""
    hidden = {"visible": False}
    return {"data": [], "layout": build_layout(theme, 20, {"l": 0, "r": 0, "t": 0, "b": 0}, xaxis=hidden, yaxis=hidden)}


def build_axis(theme: Theme, **more: Any) -> Json:
    """A quiet axis: a light grid, no zero line, horizontal text, not to be dragged."""
    return {
        "gridcolor": theme.grid,
        "linecolor": theme.grid,
        "zeroline": False,
        "fixedrange": True,
        # Plotly measures each label, to hide what does not fit. All of ours do.
        "ticklabeloverflow": "allow",
        "tickangle": 0,
        "tickfont": {"color": theme.muted},
        **more,
    }


def write_note(text: str, x: float, y: float, color: str, **more: Any) -> Json:
    """A text in the figure, without an arrow."""
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": {"color": color, "size": 12}, **more}


def draw_target(theme: Theme, ends: Json, dashed: bool) -> Json:
    """The line of a target, over the grid, which would hide it where both are at one value, and under the figures."""
    style = {"color": theme.target, "width": 1.5, "dash": "dash" if dashed else "solid"}
    return {"type": "line", "layer": "between", "line": style, **ends}


def name_axis(text: str, theme: Theme, left: int) -> Json:
    """What the value axis counts, above it, from near the left edge; `left` is that margin."""
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "xshift": 12 - left, "yshift": 8}
    return write_note(text, 0, 1, theme.muted, **place)


def choose_ticks(unit_id: str, most: int, span: tuple[float, float] = (0.0, 0.0), largest: float | None = None) -> Json:
    """How the value axis counts: in round numbers, at most as many, or in yes and no.

    It is scaled to the `largest` figure, that of `span` where none is given.
    """
    if unit_id == YES_OR_NO:
        return {"tickvals": [0, 1], "ticktext": ["no", "yes"]}
    word, power = choose_scale(unit_id, max(map(abs, span)) if largest is None else largest)
    if word:
        return count_evenly(span, most, power=power - unit(unit_id).power)
    return {"nticks": most, "tickformat": ",", "ticksuffix": " %" if unit(unit_id).suffix.endswith("%") else ""}


def count_evenly(span: tuple[float, float], most: int, suffix: str = "", power: int = 0) -> Json:
    """Round values within a span, at most as many, of one precision; written in that power of ten."""
    values = _list_round(span, most)
    scaled = [value / 10**power for value in values]
    decimals = max((count_decimals(round(value, 6), _MOST) for value in scaled), default=0)
    return {"tickvals": values, "ticktext": [f"{write_number(value, decimals)}{suffix}" for value in scaled]}


def _list_round(span: tuple[float, float], most: int) -> list[float]:
    """Round values within a span, at most as many."""
    rough = (span[1] - span[0]) / most
    power = 10.0 ** floor(log10(rough))
    step = power * next(one for one in _ROUND if one * power >= rough)
    return [place * step for place in range(ceil(span[0] / step), floor(span[1] / step) + 1)]


def spread_labels(wanted: Sequence[float], gap: float, room: tuple[float, float]) -> list[float]:
    """Positions as near as may be to `wanted`, in the same order, none closer than `gap` to another, inside `room`.

    Neighbours that are too close share a block that is centred on the mean of their wishes.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    blocks: list[list[int]] = []
    for index in order:
        blocks.append([index])
        while len(blocks) > 1 and _start(blocks[-1], wanted, gap) < _end(blocks[-2], wanted, gap) + gap:
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    places = [_start(block, wanted, gap) + step * gap for block in blocks for step in range(len(block))]
    inside = _push(_push(places, gap, room[0]), -gap, room[1])
    return [place for _, place in sorted(zip(order, inside, strict=True))]


def stack_labels(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The level of each span, from 0, so that no two that overlap share one."""
    taken: list[list[tuple[float, float]]] = []
    levels = []
    for low, high in spans:
        free = (at for at, row in enumerate(taken) if all(high <= left or low >= right for left, right in row))
        level = next(free, len(taken))
        taken += [[]] if level == len(taken) else []
        taken[level].append((low, high))
        levels.append(level)
    return levels


def _start(block: Sequence[int], wanted: Sequence[float], gap: float) -> float:
    return sum(wanted[index] for index in block) / len(block) - gap * (len(block) - 1) / 2


def _end(block: Sequence[int], wanted: Sequence[float], gap: float) -> float:
    return _start(block, wanted, gap) + gap * (len(block) - 1)


def _push(places: Sequence[float], gap: float, edge: float) -> list[float]:
    """Rising places pushed up from `edge`, or with a negative gap down from it."""
    up = gap > 0
    pushed: list[float] = []
    for place in places if up else reversed(places):
        limit = pushed[-1] + gap if pushed else edge
        pushed.append(max(place, limit) if up else min(place, limit))
    return pushed if up else pushed[::-1]


@contextmanager
def still() -> Iterator[None]:
    """A chart that is drawn in here is a picture, at which nobody points."""
    before = _STILL.set(True)
    try:
        yield
    finally:
        _STILL.reset(before)


def is_still() -> bool:
    """Whether a picture is drawn, in which nothing is pointed at or pressed."""
    return _STILL.get()


def tell(texts: Iterable[str]) -> Json:
    """What the points of a trace say to who points at them, by point; nothing in a picture, where it is not written."""
    return {} if is_still() else {"hovertext": list(texts), **invite("")}


def invite(words: str) -> Json:
    """What is said below the text of every point of a trace, on where a press leads; nothing in a picture."""
    return {} if is_still() else {"hovertemplate": write_template(words)}


def write_template(words: str) -> str:
    """How Plotly writes what is said of a point, with a line on where a press leads."""
    return f"%{{hovertext}}{write_invitation(words)}<extra></extra>"


def write_invitation(words: str) -> str:
    """The line below what a hover says, on where a press leads; "" where it leads nowhere."""
    return f"<br><i>Click: {words}</i>" if words else ""


# The figures of a chart are drawn again with every control that changes. What is kept is bounded: it holds the rows.
@lru_cache(512)
def write_hover(row: Observation, estimate: bool) -> str:
    """What a hover says: value to three decimals, unit, status, release, the cell it came from and the note on it."""
    label = STATUSES[row.status].label
    lines = (
        f"<b>{name_area(row.member)}</b>, {write_period(row.year, estimate)}",
        _value(row),
        f"estimate, {label}" if estimate and row.status != "estimate" else label,
        name_release(row.source, row.release),
        f"cell {_broken(row.cell)}",
        *_in_lines(row.note),
    )
    return "<br>".join(lines)


def _value(row: Observation) -> str:
    if row.unit == YES_OR_NO:
        return write_value(row.value, row.unit)
    # No more decimals than the figure itself has: 2.4 as printed is not 2.400.
    own = count_decimals(row.value or 0.0, _MOST)
    return f"{write_number(row.value, own)} {unit(row.unit).label}"


# A note stands on many figures, which are drawn again and again.
@lru_cache(2000)
def _in_lines(text: str) -> tuple[str, ...]:
    return tuple(wrap(shorten(text, 150, placeholder=" …"), 50)) if text else ()


def _broken(cell: str) -> str:
    # A formula of cells is long: on a phone the hover must not be wider than the screen.
    return cell.replace("/", "<br>  /", 1).replace("!", "<br>  !", 1) if len(cell) > 40 else cell
