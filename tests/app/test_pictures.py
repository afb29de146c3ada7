"""Every figure of every page is drawn as a picture, in every state that its parameters offer."""

import pytest
from defusedxml.ElementTree import fromstring
from page_states import SCREENS, WIDTH, draw_state, list_states

from dashboard.pages import CHARTED
from dashboard.picture import draw
from dashboard.shared.page import Screen
from etl.store.snapshot import Snapshot

BIGGEST = 200_000


@pytest.mark.parametrize("page", [page.name for page in CHARTED])
@pytest.mark.parametrize("screen", [SCREENS[0], SCREENS[3]], ids=["wide", "narrow"])
def test_every_figure_is_drawn(page: str, screen: Screen, snapshot: Snapshot) -> None:
    drawn = 0
    for query in (query for name, query in list_states(snapshot) if name == page):
        figure = draw_state(snapshot, page, query, screen)
        picture = draw(figure, WIDTH[screen.narrow], figure["layout"]["height"], query, page)
        marks = [one for one in fromstring(picture).iter() if one.get("class") in ("line", "points")]
        assert bool(marks) == any(trace["x"] for trace in figure["data"]), query
        assert len(picture) < BIGGEST, query
        drawn += bool(marks)
    assert drawn > 20


def test_light_and_dark_differ_in_colours_alone(snapshot: Snapshot) -> None:
    for page in CHARTED:
        texts = [
            [text.text for text in fromstring(draw(figure, 800, figure["layout"]["height"])).iter() if text.text]
            for figure in (draw_state(snapshot, page.name, "", screen) for screen in (SCREENS[0], SCREENS[2]))
        ]
        assert texts[0] == texts[1]
        assert len(texts[0]) > 20
