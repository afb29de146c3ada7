"""What no picture is drawn of is refused by its name; all figures are made up."""

import re
from typing import Any

import pytest
from made_up_figures import HEIGHT, INK, WIDTH, make_axis, make_figure, make_note, make_shape, make_text, make_trace

from dashboard.picture import PictureError, draw

MARKER = {"size": 7, "color": INK, "symbol": "circle", "line": {"width": 2, "color": INK}}
REFUSED: dict[str, dict[str, Any]] = {
    "data[0].type = 'bar'": make_figure(make_trace(type="bar")),
    "data[0].mode = 'lines+text'": make_figure(make_trace(mode="lines+text")),
    "data[1].fill = 'tozeroy'": make_figure(make_trace(), make_trace(fill="tozeroy")),
    "data[0].fillcolor = None is no colour": make_figure(make_trace(fill="toself")),
    "yaxis.scaleanchor: both axes": make_figure(
        xaxis=make_axis(range=[0, 1], nticks=2), yaxis=make_axis(range=[0, 1], nticks=2, scaleanchor="x")
    ),
    "data[0].connectgaps = True": make_figure(make_trace(connectgaps=True)),
    "data[0].textposition = 'top left'": make_figure(make_trace(textposition="top left")),
    "data[0].textposition = 'middle'": make_figure(make_text(textposition=["middle left", "middle", "middle right"])),
    "data[0].textposition has 1 values for 3 points": make_figure(make_text(textposition=["middle left"])),
    "data[0].textposition = {}": make_figure(make_text(textposition={})),
    "data[0].textposition = None": make_figure(make_text(textposition=None)),
    "data[0].textfont.size has 2 values for 3 points": make_figure(make_text(textfont={"size": [9, 11]})),
    "data[0].textfont.color = 'blue'": make_figure(make_text(textfont={"color": [INK, INK, "blue"]})),
    "data[0].text has 1 values for 3 points": make_figure(make_text(text=["a"])),
    "xaxis: [1] is no value": make_figure(make_trace(x=[1, [1], 2])),
    "xaxis: 1000": make_figure(make_trace(x=[1, 10**400, 3])),
    "yaxis: '5' is no value": make_figure(make_trace(y=[1, "5", 2])),
    "yaxis: 'Nobody' is no value": make_figure(
        make_trace(y=["One", "Nobody", "One"]),
        yaxis=make_axis(type="category", categoryarray=["One"], tickvals=["One"], range=[-0.5, 0.5]),
    ),
    "data[0].x = 3 is no list": make_figure(make_trace(x=3)),
    "data[0] has 2 values of x for 3 of y": make_figure(make_trace(x=[1, 2])),
    "data[0]: 'x' and 'y2' are not the axes": make_figure(make_trace(yaxis="y2")),
    "data[0].marker.symbol = 'cross'": make_figure(make_trace(marker={**MARKER, "symbol": "cross"})),
    "data[0].marker.'colorscale'": make_figure(make_trace(marker={**MARKER, "colorscale": "Viridis"})),
    "data[0].marker.size has 2 values for 3 points": make_figure(make_trace(marker={**MARKER, "size": [1, 2]})),
    "data[0].marker.line.width has to be given": make_figure(make_trace(marker={**MARKER, "line": {"color": INK}})),
    "data[0].line.'shape'": make_figure(make_trace(line={"color": INK, "width": 1, "shape": "spline"})),
    "data[0].line.dash = 'dashdot'": make_figure(make_trace(line={"color": INK, "width": 1, "dash": "dashdot"})),
    "layout.'barmode'": make_figure(barmode="stack"),
    "layout.showlegend = True": make_figure(showlegend=True),
    "layout.paper_bgcolor = '#ffffff'": make_figure(paper_bgcolor="#ffffff"),
    "layout.xaxis2 and layout.yaxis2": make_figure(xaxis2={"visible": False}),
    "layout.yaxis3 and layout.xaxis3": make_figure(yaxis3=make_axis(range=[0, 1], nticks=2)),
    "xaxis.'title'": make_figure(xaxis=make_axis(range=[0, 1], nticks=2, title="x")),
    "xaxis.type = 'log'": make_figure(xaxis=make_axis(range=[0, 1], nticks=2, type="log")),
    "xaxis.zeroline = True": make_figure(xaxis=make_axis(range=[0, 1], nticks=2, zeroline=True)),
    "xaxis.tickformat = '.1f'": make_figure(xaxis=make_axis(range=[0, 1], nticks=2, tickformat=".1f")),
    "xaxis.range has to be given": make_figure(xaxis=make_axis(nticks=2)),
    "xaxis.range has to have two ends": make_figure(xaxis=make_axis(range=[1, 1], nticks=2)),
    "xaxis has to say its ticks": make_figure(xaxis=make_axis(range=[0, 1])),
    "xaxis has too many ticks": make_figure(xaxis=make_axis(range=[0, 1], dtick=1e-9)),
    "xaxis.dtick has to be above zero": make_figure(xaxis=make_axis(range=[0, 1], dtick=-1)),
    "xaxis.anchor has to be y": make_figure(xaxis=make_axis(range=[0, 1], nticks=2, anchor="free")),
    "yaxis.domain has to be": make_figure(yaxis=make_axis(range=[0, 1], nticks=2, domain=[0.5, 0.2])),
    "shapes[0].type = 'rect'": make_figure(shapes=[make_shape(type="rect")]),
    "shapes[0].yref = 'y2'": make_figure(shapes=[make_shape(yref="y2")]),
    "shapes[0].x0 = None is no number": make_figure(shapes=[make_shape(x0=None)]),
    "annotations[0].showarrow = True": make_figure(annotations=[make_note("x", 1, 1, showarrow=True)]),
    "annotations[0].'textangle'": make_figure(annotations=[make_note("x", 1, 1, textangle=90)]),
    "annotations[0].yanchor has to be given": make_figure(
        annotations=[make_note("x", 1, 1, yref="paper", yanchor="auto")]
    ),
    "annotations[0] is no object": make_figure(annotations=["x"]),
    "layout.annotations = 3 is no list": make_figure(annotations=3),
    "figure.'frames'": {**make_figure(), "frames": []},
    "figure.data has to be given": {"layout": {}},
    "layout is no object": {"data": [], "layout": None},
}  # fmt: skip


@pytest.mark.parametrize(("named", "figure"), REFUSED.items(), ids=list(REFUSED))
def test_what_no_picture_has_is_refused_by_its_name(named: str, figure: dict[str, Any]) -> None:
    with pytest.raises(PictureError, match=re.escape(named)):
        draw(figure, WIDTH, HEIGHT)


def test_a_refusal_is_short_however_long_what_is_refused() -> None:
    with pytest.raises(PictureError) as refused:
        draw(make_figure(**{"x" * 10_000: 1}), WIDTH, HEIGHT)
    assert len(str(refused.value)) < 200
