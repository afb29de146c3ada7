"""The key of the map: a swatch for each class in use, drawn as the map draws it, with what it holds."""

from collections.abc import Sequence

from dashboard.pages.overview.classes import find_look, label_class
from dashboard.pages.overview.hatch import hatch
from dashboard.shared.chart import Json, build_axis, write_note
from dashboard.shared.theme import Theme

ROW = 18
# Pixels: the height and width of a swatch, and from its left to its words.
_HIGH, _WIDE, _WORDS = 11, 18, 24
# A hatch of a swatch has lines so far apart.
_APART = 6


def count_rows(names: Sequence[str], columns: int) -> int:
    """The rows of a key of so many columns."""
    return -(-len(names) // columns)


def draw_key(names: Sequence[str], theme: Theme, axis: str, columns: int, width: float) -> list[Json]:
    """The swatches, in a grid of so many columns; `width` are the pixels that all columns have together."""
    traces: list[Json] = []
    for at, name in enumerate(names):
        look = find_look(name, theme)
        left, top = _place(at, columns, width)
        corners = [(left, top), (left + _WIDE, top), (left + _WIDE, top - _HIGH), (left, top - _HIGH), (left, top)]
        on = {"type": "scatter", "mode": "lines", "xaxis": f"x{axis}", "yaxis": f"y{axis}", "hoverinfo": "skip"}
        line = {"color": look.edge, "width": 1, "dash": look.dash}
        across, upright = zip(*corners, strict=True)
        traces.append(
            {**on, "x": list(across), "y": list(upright), "fill": "toself", "fillcolor": look.fill, "line": line}
        )
        if look.hatched:
            xs, ys = hatch([corners], _APART)
            traces.append({**on, "x": xs, "y": ys, "line": {"color": look.edge, "width": 1}})
    return traces


def name_classes(names: Sequence[str], theme: Theme, axis: str, columns: int, width: float) -> list[Json]:
    """What each swatch stands for."""
    placed = [(label_class(name), *_place(at, columns, width)) for at, name in enumerate(names)]
    on = {"xref": f"x{axis}", "yref": f"y{axis}", "xanchor": "left", "yanchor": "middle"}
    return [
        write_note(text, left + _WORDS, top - _HIGH / 2, theme.text, **on)
        for text, left, top in placed
    ]  # fmt: skip


def build_axes(theme: Theme, axis: str, box: tuple[float, float, float, float], width: float, height: float) -> Json:
    """The axes of the key in pixels, within a box of the paper."""
    across = build_axis(theme, visible=False, range=[0, width], domain=[box[0], box[2]], anchor=f"y{axis}")
    upright = build_axis(theme, visible=False, range=[-height, 0], domain=[box[1], box[3]], anchor=f"x{axis}")
    return {f"xaxis{axis}": across, f"yaxis{axis}": upright}


def _place(at: int, columns: int, width: float) -> tuple[float, float]:
    """The left and upper edge of a swatch."""
    row, column = divmod(at, columns)
    return 1 + column * width / columns, -row * ROW - (ROW - _HIGH) / 2
