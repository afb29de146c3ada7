"""The line at zero through rows of a chart; it leaves the rows of headings free, which it would strike through."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dashboard.shared.chart import Json
from dashboard.shared.theme import Theme


def draw_zero_line(theme: Theme, axis: str, headings: Sequence[str]) -> Iterator[Json]:
    """The pieces of the line, as Plotly's shapes: at zero of the x axis, through each run of rows without a heading.

    `axis` is the number of the axes, "" for the first; `headings` those of the rows in order, "" for none.
    """
    for heads, run in groupby(enumerate(headings), key=lambda row: bool(row[1])):
        if not heads:
            places = [at for at, _ in run]
            ends = {"x0": 0, "x1": 0, "y0": places[0] - 0.5, "y1": places[-1] + 0.5}
            line = {"color": theme.muted, "width": 1}
            yield {"type": "line", "xref": f"x{axis}", "yref": f"y{axis}", "line": line, **ends}
