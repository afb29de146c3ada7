"""What a picture of a made-up figure holds."""

import xml.etree.ElementTree as ET
from itertools import product
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from made_up_figures import (
    HEIGHT,
    INK,
    WIDTH,
    make_area,
    make_axis,
    make_figure,
    make_note,
    make_outlines,
    make_sampler,
    make_shape,
    make_text,
    make_trace,
)

from dashboard.picture import PictureError, draw
from dashboard.picture.scales import Scale, build_scale

SVG = "{http://www.w3.org/2000/svg}"


def drawn(figure: object, **said: str) -> ET.Element:
    """The picture of a figure, parsed."""
    root: ET.Element = fromstring(draw(figure, WIDTH, HEIGHT, **said))  # type: ignore[arg-type]
    return root


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter() if one.get("class") == name]


def test_a_picture_has_its_size_and_says_what_it_is() -> None:
    root = drawn(make_figure(make_trace()), label="A finding", description="How it was found")
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("640", "400", "0 0 640 400")
    assert (root.get("role"), root.get("aria-label")) == ("img", "A finding")
    assert [root.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == ["A finding", "How it was found"]


def test_a_line_is_broken_where_a_value_is_missing() -> None:
    line = make_trace(mode="lines", x=[0, 5, 6, 7, 8, 10], y=[0, 10, None, 5, float("nan"), 1])
    paths = of_class(drawn(make_figure(line)), "line")
    assert [path.get("d") for path in paths] == ["M60.0,366.0L305.0,30.0"]


def test_an_area_is_closed_in_each_of_its_parts_and_lies_below_its_line() -> None:
    root = drawn(make_figure(make_area([0, 5, 5, None, 6], [0, 0, 10, None, 6], "#323cd8")))
    area, line = of_class(root, "area")[0], of_class(root, "line")[0]
    assert (area.get("d"), area.get("fill")) == ("M60.0,366.0L305.0,366.0L305.0,30.0Z", "#323cd8")
    assert line.get("d") == "M60.0,366.0L305.0,366.0L305.0,30.0"
    assert list(root.iter()).index(area) < list(root.iter()).index(line)


@pytest.mark.parametrize(
    ("toward", "edge"), [({}, 170.6), ({"x": "left", "y": "top"}, 109.0), ({"x": "right", "y": "bottom"}, 232.2)]
)
def test_axes_of_one_scale_take_the_side_that_is_asked_for(toward: dict[str, str], edge: float) -> None:
    """392 pixels across and 268.8 upright for 10 of each: 26.88 to one, and 123.2 across are left."""
    area = of_class(drawn(make_outlines(**toward)), "area")[0]
    left = edge + 26.88
    assert (area.get("d") or "").startswith(f"M{left:.1f},{366 - 26.88:.1f}L")


def test_axes_that_are_not_seen_draw_nothing_of_their_own() -> None:
    root = drawn(make_outlines())
    assert not [one for name in ("xgrid", "ygrid", "xedge", "yedge", "xticks") for one in of_class(root, name)]


def test_a_mark_is_drawn_where_its_values_are() -> None:
    marks = of_class(drawn(make_figure(make_trace(x=[0, 10, 5], y=[0, 10, 5]))), "points")[0]
    assert [mark.get("transform") for mark in marks] == [
        "translate(60.0,366.0)",
        "translate(550.0,30.0)",
        "translate(305.0,198.0)",
    ]


def test_a_hollow_mark_is_not_filled_and_takes_the_colour_of_the_mark() -> None:
    marker = {"size": 7, "color": INK, "symbol": ["circle-open", "circle", "circle-open"]}
    trace = make_trace(marker={**marker, "line": {"width": 2, "color": INK}})
    marks = of_class(drawn(make_figure(trace)), "points")[0]
    assert [mark.get("fill") for mark in marks] == ["none", None, "none"]
    assert [mark.get("stroke") for mark in marks] == [INK, None, INK]


def test_marks_beyond_their_axes_are_left_out_or_cut_off() -> None:
    far = {"mode": "markers", "x": [5, 11, 5], "y": [5, 5, -1]}
    assert len(of_class(drawn(make_figure(make_trace(**far, cliponaxis=False))), "points")[0]) == 1
    inside = drawn(make_figure(make_trace(**far))).find(f"{SVG}svg")
    assert inside is not None
    assert [inside.get(side) for side in ("x", "y", "width", "height", "overflow")] == [
        "60",
        "30",
        "490",
        "336",
        "hidden",
    ]
    assert len(of_class(inside, "points")[0]) == 3


def test_a_text_beyond_its_axis_is_not_shown() -> None:
    notes = [make_note("in", 10, 10), make_note("out", 10.1, 5), make_note("under", 5, -0.1)]
    assert [note.text for note in of_class(drawn(make_figure(annotations=notes)), "note")] == ["in"]


def test_a_text_stands_at_its_place_and_is_moved_by_whole_pixels() -> None:
    at = {"xref": "paper", "yref": "paper", "xshift": -48, "yshift": 8, "yanchor": "bottom"}
    notes = [make_note("a", 0, 1, **at, font={"size": 12}), make_note("b", 1, 1, **at, xanchor="right")]
    texts = of_class(drawn(make_figure(annotations=notes)), "note")
    assert [(text.get("x"), text.get("text-anchor")) for text in texts] == [("14", "start"), ("500", "end")]
    assert texts[0].get("y") == "20", "the upper edge, 8 higher, and 2 of room"
    assert texts[0].get("dominant-baseline") == "text-after-edge"


def test_texts_of_a_trace_stand_right_of_their_points_on_them_or_left_of_them() -> None:
    groups = of_class(drawn(make_figure(make_text())), "texts")
    found = [(one.get("text-anchor"), one.get("font-size"), "".join(text.itertext())) for one in groups for text in one]
    assert found == [("end", "11", "ends"), ("middle", "11", "middle"), ("start", "14", "begins")]
    # The middle of a line of small letters is a quarter of its size above its base.
    heights = [float(text.get("y") or 0) for one in groups for text in one]
    assert heights == pytest.approx([234.35, 200.75, 167.9], abs=0.1)


def test_what_stands_on_the_end_of_an_axis_is_within_it_however_its_pixels_are_rounded() -> None:
    for start, length in product((0.1, 7.3, 66.66, 1280 * 0.66), (3.3, 33.3, 1184 * 0.31, -231.7)):
        scale = build_scale("xaxis", {"range": [0, 100]}, start, length)
        assert scale.holds(scale.place(0) or 0)
        assert scale.holds(scale.place(100) or 0)
        assert not scale.holds(scale.place(100.001) or 0)


def test_a_shape_is_over_the_grid_and_under_or_over_the_lines_as_it_asks() -> None:
    root = drawn(make_figure(make_trace(), shapes=[make_shape(), make_shape(layer="above")]))
    order = [one.get("class") for one in root.iter() if one.get("class") in ("shape", "xgrid", "line")]
    assert order == ["xgrid", "shape", "line", "shape"]


def test_an_axis_without_grid_or_words_has_none() -> None:
    bare = make_axis(range=[0, 10], nticks=5, showgrid=False, showticklabels=False)
    root = drawn(make_figure(xaxis=bare))
    assert (of_class(root, "xgrid"), of_class(root, "xticks")) == ([], [])
    assert [text.text for text in of_class(root, "yticks")[0]] == ["0", "5", "10"]


@pytest.mark.parametrize(
    ("y", "is_cut"), [([1, 9], False), ([0, 9], True), ([1, 10], True), ([1, 12], True), ([None, None], True)]
)
def test_a_line_is_cut_off_at_its_axes_only_where_some_of_it_may_lie_beyond(
    y: list[float | None], is_cut: bool
) -> None:
    root = drawn(make_figure(make_trace(mode="lines", x=[0, 10], y=y)))
    assert (root.find(f"{SVG}svg") is not None) == (is_cut and any(y))


def test_a_line_that_goes_on_beside_its_axis_is_cut_off() -> None:
    assert drawn(make_figure(make_trace(mode="lines", x=[0, 11], y=[5, 5]))).find(f"{SVG}svg") is not None


@given(st.lists(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(["One", "Two"]))))
def test_values_together_stand_where_each_stands_alone(values: list[float | str | None]) -> None:
    scale = Scale("made-up axis", 0, 10, 60, 490, 49, {"One": 0, "Two": 1})
    assert scale.place_all(values) == [scale.place(value) for value in values]


@pytest.mark.parametrize("value", ["Three", [], {}, 10**400])
def test_what_is_no_value_of_an_axis_is_refused_among_others_too(value: Any) -> None:
    with pytest.raises(PictureError, match="is no value of this axis"):
        Scale("made-up axis", 0, 10, 60, 490, 49, {}).place_all([1.0, value, None])


def test_names_on_an_axis_are_its_categories() -> None:
    names = ["One", "Two", "Three"]
    axis = make_axis(type="category", categoryarray=names, tickvals=names, range=[2.5, -0.5])
    root = drawn(make_figure(make_trace(mode="markers", x=[1, None], y=["Three", "One"]), yaxis=axis))
    assert [text.text for text in of_class(root, "yticks")[0]] == names
    assert [mark.get("transform") for mark in of_class(root, "points")[0]] == ["translate(109.0,310.0)"]


def test_a_value_that_an_axis_names_twice_is_named_once() -> None:
    axis = make_axis(range=[1999.6, 2000.4], tickvals=[2000, 2000], ticktext=["2000", "2000e"])
    assert [text.text for text in of_class(drawn(make_figure(xaxis=axis)), "xticks")[0]] == ["2000"]


def test_small_panels_each_have_their_own_axes() -> None:
    axes = {
        "xaxis": make_axis(range=[0, 10], nticks=2, domain=[0, 0.4]),
        "xaxis2": make_axis(range=[0, 10], nticks=2, domain=[0.6, 1], anchor="y2"),
        "yaxis2": make_axis(range=[0, 20], nticks=2, anchor="x2"),
    }
    root = drawn(make_figure(make_trace(xaxis="x2", yaxis="y2", cliponaxis=False), **axes))
    assert of_class(root, "line")[0].get("d") == "M373.6,298.8L393.2,282.0L412.8,265.2"
    assert len(of_class(root, "xedge")) == 2


def test_a_figure_without_anything_is_an_empty_picture() -> None:
    hidden = {"visible": False}
    root = drawn(make_figure(xaxis=hidden, yaxis=hidden), label="Nothing")
    assert [one.tag for one in root] == [f"{SVG}title"]


def test_one_figure_gives_one_text_and_stays_as_it_is() -> None:
    figure, again = make_sampler(), make_sampler()
    assert draw(figure, WIDTH, HEIGHT) == draw(again, WIDTH, HEIGHT) == draw(figure, WIDTH, HEIGHT)
    assert figure == make_sampler()


@pytest.mark.parametrize("size", [(100, 400), (640, 60)])
def test_a_picture_that_is_all_margin_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no room within its margins"):
        draw(make_figure(make_trace()), *size)
