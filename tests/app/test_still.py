"""A picture is drawn of a figure that says nothing to a pointer: it is the same picture, made sooner."""

from typing import Any

import pytest

from dashboard.pages import CHARTED
from dashboard.picture import draw
from dashboard.shared.chart import still
from dashboard.shared.page import Screen
from dashboard.shared.picture_link import Form
from dashboard.shared.plate import draw_picture
from etl.store.snapshot import Store


@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
def test_a_still_says_nothing_to_a_pointer_and_looks_the_same(page: Any, store: Store) -> None:
    def make() -> Any:
        return page.figure(store.current(), page.view(), Screen())

    def list_told(figure: dict[str, Any]) -> list[dict[str, Any]]:
        return [trace for trace in figure["data"] if "hovertext" in trace]

    with still():
        figure = make()
    pointed = make()
    assert list_told(pointed)
    assert not list_told(figure)
    height = pointed["layout"]["height"]
    assert draw(figure, 1180, height) == draw(pointed, 1180, height)


@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
def test_a_chart_that_is_drawn_after_a_picture_says_what_it_always_says(page: Any, store: Store) -> None:
    before = page.figure(store.current(), page.view(), Screen())
    draw_picture(page, store.current(), page.view(), Form("wide"))
    assert page.figure(store.current(), page.view(), Screen()) == before
