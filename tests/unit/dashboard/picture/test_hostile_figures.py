"""Names that try to break out of a picture, and numbers that are none; all made up."""

import re
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from hostile_figures import HOSTILE, SHOWN, draw_names
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_figures import HEIGHT, WIDTH, make_axis, make_figure, make_note, make_sampler, make_shape, make_trace

from dashboard.picture import PictureError, draw

SAID = {
    "xmlns", "width", "height", "viewBox", "role", "aria-label", "font-family", "font-size", "font-weight", "class",
    "d", "x", "y", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-miterlimit", "shape-rendering",
    "overflow", "text-anchor", "dominant-baseline", "transform", "opacity",
}  # fmt: skip
NUMBERS = ("d", "x", "y", "width", "height", "viewBox", "transform", "font-size", "stroke-width", "stroke-dasharray")


def assert_harmless(svg: str) -> None:
    """Well-formed, of nothing but the elements and attributes that a picture has, and to be sent as UTF-8."""
    root = fromstring(svg.encode())
    assert {one.tag.rpartition("}")[2] for one in root.iter()} <= SHOWN
    assert {name for one in root.iter() for name in one.attrib} <= SAID
    assert not [one.attrib for one in root.iter() for name in NUMBERS if re.search("nan|inf", one.get(name, ""))]
    assert not re.search(r"<(script|img|a|style|foreignObject)\b", svg)


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name)[:24])
def test_no_name_breaks_a_picture_or_brings_anything_into_it(name: str) -> None:
    assert_harmless(draw_names(name))


@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_is_text(name: str) -> None:
    assert_harmless(draw_names(name))


def list_places(value: Any, *path: str | int) -> Iterator[tuple[str | int, ...]]:
    """The paths to all that stands in a figure."""
    yield path
    if isinstance(value, (dict, list)):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from list_places(one, *path, key)


PLACES = tuple(list_places(make_sampler()))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=9),
    st.sampled_from(("paper", "x", "y2", "#fff")),
)
ANYTHING = st.recursive(
    SCALARS, lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=6), one, max_size=3), max_leaves=6
)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(PLACES), ANYTHING), min_size=1, max_size=3))
def test_whatever_stands_anywhere_in_a_figure_is_drawn_or_refused(
    changes: list[tuple[tuple[str | int, ...], Any]],
) -> None:
    figure: Any = [deepcopy(make_sampler())]
    for path, value in changes:
        with suppress(KeyError, IndexError, TypeError):
            reduce(getitem, path[:-1], figure[0])[path[-1]] = value
    try:
        svg = draw(figure[0], WIDTH, HEIGHT)
    except PictureError:
        return
    assert_harmless(svg)


def test_what_a_name_says_is_shown_as_it_stands() -> None:
    for name in HOSTILE[:6]:
        root = fromstring(draw(make_figure(), WIDTH, HEIGHT, label=name))
        assert root.get("aria-label") == name
        shown = [
            "".join(text.itertext()) for text in fromstring(draw_names(name)).iter() if text.get("class") == "note"
        ]
        assert shown[0] == name.replace("</b>", "")


@pytest.mark.parametrize("number", [float("inf"), -float("inf"), float("nan"), 1e308, -1e308, 5e-324])
def test_no_number_breaks_a_picture(number: float) -> None:
    svg = draw(make_figure(make_trace(x=[1, number, 3], y=[number, 2, 3])), WIDTH, HEIGHT)
    assert_harmless(svg)
    assert not re.search(r"\d{7}", svg)


@pytest.mark.parametrize(
    "figure",
    [
        make_figure(make_trace(line={"color": '#000000" onload="x', "width": 1})),
        make_figure(make_trace(line={"color": "url(#x)", "width": 1})),
        make_figure(shapes=[make_shape(line={"color": "red;}", "width": 1})]),
        make_figure(annotations=[make_note("x", 1, 1, font={"color": "expression(1)"})]),
        make_figure(xaxis=make_axis(range=[0, 1], nticks=2, gridcolor="javascript:x")),
    ],
)
def test_a_colour_is_a_colour(figure: dict[str, object]) -> None:
    with pytest.raises(PictureError, match="no colour"):
        draw(figure, WIDTH, HEIGHT)
