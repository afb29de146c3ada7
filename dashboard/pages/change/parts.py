"""The bars of a change: spending thick, GDP thin, the residual thinner still, and a stroke for the whole change."""

from collections.abc import Iterator, Sequence

from dashboard.pages.change.crossings import Crossing
from dashboard.shared.chart import Json, tell
from dashboard.shared.theme import Theme

_WIDTHS = {"spending": 12.0, "gdp": 6.0, "residual": 3.0}
# Of the axis: what is shorter is no bar on a phone, where Plotly leaves it out.
_LEAST = 0.008
# Of a row, above and below its middle.
_STROKE = 0.4
Places = Sequence[tuple[int, Crossing]]


def draw_parts(places: Places, theme: Theme, axes: str, hovers: Sequence[str]) -> Iterator[Json]:
    """The traces of the split on the axes of this number; `hovers` is what each row says."""
    on = {"xaxis": f"x{axes}", "yaxis": f"y{axes}"}
    colors = {"spending": theme.spending, "gdp": theme.gdp, "residual": theme.muted}
    reach = find_reach([row for _, row in places])
    least = _LEAST * (reach[1] - reach[0])
    for part, width in _WIDTHS.items():
        pieces = [(at, find_piece(row, part), text) for (at, row), text in zip(places, hovers, strict=True)]
        shown = [(at, piece, text) for at, piece, text in pieces if piece and abs(piece[1] - piece[0]) > least]
        if shown:
            yield {**_join(shown), **on, "line": {"color": colors[part], "width": width}}
    ends = [(at, row.part("") or 0.0, text) for (at, row), text in zip(places, hovers, strict=True)]
    stroke = {"color": theme.text, "width": 2.5}
    yield {
        "type": "scatter", "mode": "lines", **on, "line": stroke,
        "x": [x for _, end, _ in ends for x in (end, end, None)],
        "y": [y for at, _, _ in ends for y in (at - _STROKE, at + _STROKE, None)],
        **tell(said for _, _, text in ends for said in (text, text, "")), "connectgaps": False,
    }  # fmt: skip


def find_piece(row: Crossing, part: str) -> tuple[float, float] | None:
    """Where the bar of a part starts and ends: those that go the same way stand behind each other."""
    values = {name: row.residual if name == "residual" else row.part(name) for name in _WIDTHS}
    value = values[part]
    if not value:
        return None
    before = list(_WIDTHS)[: list(_WIDTHS).index(part)]
    start = sum(other for name in before if (other := values[name] or 0.0) * value > 0)
    return start, start + value


def find_right(row: Crossing) -> float:
    """Where the bars of a row end on the right."""
    return max([0.0, *(end for part in _WIDTHS if (piece := find_piece(row, part)) for end in piece)])


def find_reach(rows: Sequence[Crossing]) -> list[float]:
    """The range of the axis: all bars and zero, with a little room beside them."""
    ends = [end for row in rows for part in _WIDTHS if (piece := find_piece(row, part)) for end in piece]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    room = (high - low) * 0.04 or 0.1
    return [low - room, high + room]


def _join(shown: Sequence[tuple[int, tuple[float, float], str]]) -> Json:
    """Bars as one trace of thick lines: less to send and to draw."""
    return {
        "type": "scatter", "mode": "lines", "connectgaps": False,
        "x": [x for _, (start, end), _ in shown for x in (start, end, None)],
        "y": [y for at, _, _ in shown for y in (at, at, None)],
        **tell(said for _, _, text in shown for said in (text, text, "")),
    }  # fmt: skip
