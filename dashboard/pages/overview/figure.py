"""The overview's figure: map, its key and every member sorted, side by side, or below each other on a phone."""

from typing import NamedTuple

from dashboard.pages.overview import atlas, key, ranks
from dashboard.pages.overview.alliance import Alliance
from dashboard.pages.overview.atlas import Place
from dashboard.pages.overview.classes import order_class
from dashboard.shared.chart import Json, build_layout, draw_nothing, write_note
from dashboard.shared.theme import Theme
from dashboard.shared.wording import write_period
from etl.catalogue.outlines import AMERICA, EUROPE, measure_chart

Box = tuple[float, float, float, float]  # left, bottom, right, top, in parts of the paper
AXES = {EUROPE: "", AMERICA: "2"}
_RANKS, _KEY = "3", "4"
# Pixels: a row of the sorted members, the heading of a panel, the words on the targets, and those below the axis.
_ROW, _HEADING, _WORDS, _BELOW = 15.5, 30, 22, 26
_ROW_NARROW = 17
# A wide figure as it is laid out, and a narrow one; what stands left of the map's own left edge on a phone is sea.
_WIDTH, _WIDTH_NARROW, _SEA = 1168, 350, 780
_COLUMNS, _COLUMNS_NARROW = 3, 2
# In parts of the paper's width: where a wide map ends, and where names and dots begin.
_CHART, _NAMES, _SORTED = 0.53, 0.575, 0.72


class Frame(NamedTuple):
    """Where the panels stand, in a figure of a height with these margins; `key_width` in pixels."""

    height: int
    margin: Json
    europe: Place
    america: Place
    ranks: Box
    key: Box
    key_width: float
    columns: int


def draw_overview(alliance: Alliance, theme: Theme, narrow: bool) -> Json:
    """The figure as Plotly's JSON; an empty one where no member has a share."""
    if not alliance.with_share:
        return draw_nothing(theme)
    names = sorted(set(atlas.list_classes(alliance)), key=order_class)
    frame = _frame_narrow(alliance, names) if narrow else _frame_wide(alliance, names)
    rows = key.count_rows(names, frame.columns) * key.ROW
    return {
        "data": [
            *atlas.draw_atlas(alliance, theme, AXES),
            ranks.draw_ranks(alliance, theme, _RANKS),
            *key.draw_key(names, theme, _KEY, frame.columns, frame.key_width),
        ],
        "layout": build_layout(
            theme,
            height=frame.height,
            margin=frame.margin,
            shapes=ranks.list_lines(alliance, theme, _RANKS),
            annotations=[
                *_list_headings(alliance, theme, frame),
                *ranks.list_notes(alliance, theme, _RANKS, narrow),
                *key.name_classes(names, theme, _KEY, frame.columns, frame.key_width),
            ],
            **atlas.build_axes(theme, EUROPE, AXES[EUROPE], frame.europe),
            **atlas.build_axes(theme, AMERICA, AXES[AMERICA], frame.america),
            **ranks.build_axes(alliance, theme, _RANKS, frame.ranks, narrow),
            **key.build_axes(theme, _KEY, frame.key, frame.key_width, rows),
        ),
    }


def _frame_wide(alliance: Alliance, names: list[str]) -> Frame:
    body = _ROW * len(alliance.scores) + _WORDS
    top = 1 - (key.count_rows(names, _COLUMNS) * key.ROW) / body
    return Frame(
        height=round(body + _HEADING + _BELOW),
        margin={"l": 0, "r": 16, "t": _HEADING, "b": _BELOW},
        europe=Place((0, 0, _CHART, top - 0.02), ("left", "top")),
        america=Place((0, 0.46 * top, 0.108, 0.74 * top), ("left", "middle")),
        ranks=(_SORTED, 0, 1, 1 - _WORDS / body),
        key=(0, top, _CHART, 1),
        key_width=_CHART * _WIDTH,
        columns=_COLUMNS,
    )


def _frame_narrow(alliance: Alliance, names: list[str]) -> Frame:
    across, upright = measure_chart(EUROPE)
    chart = upright * _WIDTH_NARROW / (across - _SEA)
    head = max(key.count_rows(names, _COLUMNS_NARROW) * key.ROW, 92)
    rows = _ROW_NARROW * len(alliance.scores)
    body = head + chart + 2 * _HEADING + rows
    return Frame(
        height=round(body + _HEADING + _BELOW),
        margin={"l": 4, "r": 4, "t": _HEADING, "b": _BELOW},
        europe=Place((0, 1 - (head + 6 + chart) / body, 1, 1 - (head + 6) / body), ("center", "top"), _SEA),
        america=Place((0.73, 1 - head / body, 1, 1), ("right", "middle")),
        ranks=(0.42, 0, 0.96, rows / body),
        key=(0, 1 - key.count_rows(names, _COLUMNS_NARROW) * key.ROW / body, 0.68, 1),
        key_width=0.68 * _WIDTH_NARROW,
        columns=_COLUMNS_NARROW,
    )


def _list_headings(alliance: Alliance, theme: Theme, frame: Frame) -> list[Json]:
    told = f"Share of GDP, {write_period(alliance.year, alliance.estimate)}"
    above = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 8}
    beside = frame.ranks[0] > frame.europe.box[2]
    left, top = (_NAMES, 1.0) if beside else (0.0, frame.ranks[3])
    shift = above if beside else {**above, "yshift": 24}
    return [
        write_note(f"<b>{told}</b>", 0, 1, theme.text, **above),
        write_note("<b>Every member, sorted</b>", left, top, theme.text, **shift),
    ]


def measure_least(alliance: Alliance, narrow: bool) -> tuple[float, float]:
    """The width and height in pixels below which the texts of the figure would meet."""
    names = sorted(set(atlas.list_classes(alliance)), key=order_class)
    if narrow:
        return _WIDTH_NARROW + 8, _frame_narrow(alliance, names).height
    return 900, _frame_wide(alliance, names).height
