"""Made-up figures with every mark that a picture has; what they say is nobody's."""

from typing import Any

Json = dict[str, Any]
INK, QUIET = "#1a1b1e", "#5c636b"
SYMBOLS = (
    "circle", "circle-open", "circle-open-dot", "diamond", "diamond-open", "square", "square-open", "star", "star-open",
)  # fmt: skip
WIDTH, HEIGHT = 640, 400


def make_axis(**more: Any) -> Json:
    """A quiet axis, as those of the pages."""
    quiet = {"gridcolor": "#e6e8eb", "linecolor": "#e6e8eb", "zeroline": False, "fixedrange": True, "tickangle": 0}
    return {**quiet, "tickfont": {"color": QUIET}, "tickformat": ",", **more}


def make_layout(**more: Any) -> Json:
    """A layout with two axes from 0 to 10."""
    return {
        "height": HEIGHT,
        "margin": {"l": 60, "r": 90, "t": 30, "b": 34},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "sans-serif", "size": 13, "color": INK},
        "showlegend": False,
        "dragmode": False,
        "xaxis": make_axis(range=[0, 10], nticks=5),
        "yaxis": make_axis(range=[0, 10], nticks=5),
        **more,
    }


def make_trace(**more: Any) -> Json:
    """A line of three points with marks."""
    marker = {"size": 7, "color": INK, "symbol": "circle", "line": {"width": 2, "color": INK}}
    line = {"color": INK, "width": 2}
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [1, 2, 3],
        "y": [4, 5, 6],
        "line": line,
        "marker": marker,
    } | more


def make_text(**more: Any) -> Json:
    """Three texts: each stands otherwise beside its point, and the last in a font of its own."""
    sides = [f"middle {side}" for side in ("left", "center", "right")]
    fonts = {"size": [11, 11, 14], "color": [INK, INK, QUIET]}
    texts = {"text": ["ends", "<b>middle</b>", "begins"], "textposition": sides, "textfont": fonts}
    return {"type": "scatter", "mode": "text", "x": [1, 2, 3], "y": [4, 5, 6], "cliponaxis": False, **texts, **more}


def make_note(text: str, x: float, y: float, **more: Any) -> Json:
    """A text in the figure."""
    return {"text": text, "x": x, "y": y, "showarrow": False, "xanchor": "left", "yanchor": "middle", **more}


def make_shape(**more: Any) -> Json:
    """An upright line at 5."""
    line = {"color": QUIET, "width": 1, "dash": "dash"}
    ends = {"x0": 5, "x1": 5, "y0": -1.2, "y1": 10}
    return {"type": "line", "layer": "between", "line": line, **ends, **more}


def make_figure(*traces: Json, **layout: Any) -> Json:
    """A figure of these traces."""
    return {"data": list(traces), "layout": make_layout(**layout)}


def make_sampler() -> Json:
    """Every mark at once: each symbol in each size, lines with gaps, dashes, texts, shapes, annotations, bubbles."""
    places, inks = list(range(1, len(SYMBOLS) + 1)), [INK, QUIET, "#323cd8"] * 3
    marker = {"size": 11, "symbol": list(SYMBOLS), "color": inks, "line": {"width": 2, "color": inks}}
    return make_figure(
        make_trace(x=places, y=[1.3] * 9, cliponaxis=False, marker={**marker, "size": 7}),
        make_trace(x=[3, 5], y=[4.6] * 2, marker={**marker, "symbol": ["x", "x-open"], "color": inks[:2], "size": 13,
                                                   "line": {"width": 2, "color": inks[:2]}}),
        make_trace(x=places, y=[3, 4, None, 2, 3, 3, 3, None, 3], line=_stroke(1.6, "dot"), marker=_BUBBLES),
        make_trace(x=places, y=[12, 9, 8, -3, 5, 9, 9, 5, 11], mode="lines", line=_stroke(4, "dash")),
        make_trace(
            mode="markers+text", x=places, y=[6] * 9, marker=marker, text=[f"{place}.5" for place in places],
            textposition="middle right", textfont={"size": 12, "color": INK}, cliponaxis=False,
        ),
        make_text(x=[2, 4, 9], y=[0, 0, 0]),
        shapes=[
            make_shape(),
            make_shape(layer="above", yref="y", y0=2, y1=9, x0=1, x1=12, line=_stroke(3, "solid")),
            make_shape(xref="paper", x0=0, x1=1, yref="y", y0=3.3, y1=3.3, line=_stroke(1, "dot")),
        ],
        annotations=_list_notes(),
        xaxis=make_axis(range=[0, 10.3], tickvals=[0, 2.5, 5, 7, 10, 11], ticktext=["a", "b", "", "d", "e", "f"]),
        yaxis=make_axis(range=[-1.2, 10], nticks=7, ticksuffix=" %", griddash="dot"),
    )  # fmt: skip


def make_outlines(**toward: str) -> Json:
    """Areas on axes of one scale that are not seen: an island in two parts, a lake over it, land beyond the frame."""
    held = {"range": [0, 10], "visible": False, "constrain": "domain"}
    across, upright = (held | ({"constraintoward": toward[axis]} if toward else {}) for axis in "xy")
    return make_figure(
        make_area([1, 4, 4, 1, 1, None, 6, 8, 7, 6], [1, 1, 6, 6, 1, None, 2, 2, 5, 2], "#323cd8"),
        make_area([2, 3, 3, 2, 2], [2, 2, 4, 4, 2], "#ffffff"),
        make_area([8, 12, 12, 8, 8], [-3, -3, 4, 4, -3], "#e6e8eb"),
        xaxis=make_axis(**across, domain=[0.1, 0.9]),
        yaxis=make_axis(**upright, scaleanchor="x", scaleratio=1, domain=[0, 0.8]),
    )


def make_area(xs: list[float | None], ys: list[float | None], color: str) -> Json:
    """What lies within a line."""
    return make_trace(mode="lines", x=xs, y=ys, fill="toself", fillcolor=color, line=_stroke(1, "solid"))


_BUBBLES = {"size": [6, 0, 0, 4, 3, 6, 7, 8, 9], "symbol": list(SYMBOLS), "color": INK, "line": {"color": INK}}


def _stroke(width: float, dash: str) -> Json:
    return {"color": QUIET, "width": width, "dash": dash}


def _list_notes() -> list[Json]:
    anchors = [(x, y) for x in ("left", "center", "right") for y in ("top", "middle", "bottom")]
    return [
        *(make_note(f"<b>{x}</b> {y}", at + 0.4, 8.1, xanchor=x, yanchor=y, font={"size": 10 + at % 4})
          for at, (x, y) in enumerate(anchors)),
        make_note("beyond", 11, 5),
        make_note("unit &amp; <more>", 0, 1, xref="paper", yref="paper", yanchor="bottom", xshift=-40, yshift=8),
    ]  # fmt: skip
