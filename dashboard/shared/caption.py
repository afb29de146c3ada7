"""Texts of a figure as one trace: for a note of the layout Plotly takes several times as long as for one of these."""

from collections.abc import Iterable
from typing import NamedTuple

from dashboard.shared.chart import Json


class Caption(NamedTuple):
    """A text on the middle of a point of a panel: it begins there, ends there, or has its own middle there."""

    text: str
    x: float
    y: float
    color: str
    side: str = "right"
    size: int = 12


def draw_captions(captions: Iterable[Caption], axes: Json) -> Json:
    """The trace of all of them; what lies outside of the axes is not shown."""
    texts, xs, ys, colors, sides, sizes = zip(*captions, strict=True)
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(xs),
        "y": list(ys),
        "text": list(texts),
        "textposition": [f"middle {side}" for side in sides],
        "textfont": {"color": list(colors), "size": list(sizes)},
        "hoverinfo": "skip",
        "cliponaxis": False,
        **axes,
    }
