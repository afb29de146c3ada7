"""The page that comes with the document, before any script: heading, picture, words, table, navigation."""

import re
from typing import Any

import pytest
from asking import QUERIES
from defusedxml import ElementTree
from flask.testing import FlaskClient

from dashboard.pages import PAGES, Place, Site
from dashboard.picture import PictureError
from dashboard.shared.page import Screen
from dashboard.web.first import draw_first, looks
from etl.store.snapshot import Store

_SVG = re.compile(r"<svg xmlns=.*?</svg>(?=</div>)", re.DOTALL)
_SCREENS = [Screen(dark, narrow) for dark in (False, True) for narrow in (False, True)]


@pytest.fixture(scope="module")
def site(store: Store) -> Site:
    return Site(store, PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("query", QUERIES)
def test_every_page_is_there_in_every_state_with_its_heading_and_its_navigation(
    page: Any, query: str, site: Site
) -> None:
    drawn = draw_first(site, Place(page.path, query), [Screen()])
    assert drawn.count("<h1") == 1
    assert drawn.count('aria-current="page"') >= 1
    assert len(_SVG.findall(drawn)) == page.chart
    assert ("first-table" in drawn) or not page.chart
    assert "<script" not in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize("page", [page for page in PAGES if page.chart], ids=lambda page: page.name)
def test_a_picture_is_well_formed_and_there_for_each_screen_that_the_reader_may_have(page: Any, site: Site) -> None:
    drawn = draw_first(site, Place(page.path, ""), _SCREENS)
    pictures = _SVG.findall(drawn)
    assert len(pictures) == len(set(pictures)) == 4
    for picture in pictures:
        ElementTree.fromstring(picture)
    assert [drawn.count(f"on-{word}") for word in ("dark", "light", "wide", "narrow")] == [2, 2, 2, 2]


@pytest.mark.parametrize(
    ("cookies", "pictures"), [({}, 4), ({"scheme": "dark"}, 2), ({"scheme": "dark", "width": "narrow"}, 1)]
)
def test_a_browser_that_told_of_its_screen_gets_the_picture_for_it(
    cookies: dict[str, str], pictures: int, client: FlaskClient
) -> None:
    for name, value in cookies.items():
        client.set_cookie(name, value)
    assert len(_SVG.findall(client.get("/trends").text)) == pictures


def test_the_release_that_is_pinned_stays_from_page_to_page(client: FlaskClient) -> None:
    document = client.get("/trends?as_of=nato:2024-06-17&others=no").text
    assert re.findall(r'href="([^"]*)" id="nav-', document) == [
        f"{page.path}?as_of=nato:2024-06-17" for page in sorted(PAGES, key=lambda page: not page.listed)
    ]


def test_an_address_without_a_page_says_so_and_names_those_that_there_are(client: FlaskClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "<h1>No such page</h1>" in answer.text
    assert all(f'<a href="{page.path}">{page.label}</a>' in answer.text for page in PAGES)


def test_a_document_says_each_heading_once_and_leaves_the_place_of_the_application_empty(client: FlaskClient) -> None:
    document = client.get("/scoreboard").text
    assert document.count("<h1") == 1
    assert '<div id="react-entry-point"></div>' in document
    assert document.index("react-entry-point") < document.index('<div id="first">')


def test_a_chart_that_cannot_be_drawn_leaves_the_rest_of_the_page(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> str:
        raise PictureError("a figure of made-up kind")

    monkeypatch.setattr(looks, "draw", refuse)
    drawn = draw_first(site, Place("/scoreboard", ""), [Screen()])
    assert (len(_SVG.findall(drawn)), drawn.count("<h1")) == (0, 1)
    assert "a figure of made-up kind" in caplog.text


def test_hostile_words_of_an_address_are_text(client: FlaskClient) -> None:
    document = client.get('/claims?claim=<script>alert(1)</script>"%27&as_of=<img src=x>').text
    assert "<script>alert" not in document
    assert "<img" not in document
