"""Every measure and every indicator is two presses from the overview at most, and what is said of where is so.

Over HTTP, on the documents as they come, without scripts: the links of the overview, and the pages that they lead to.
"""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from dashboard.pages import PAGES
from dashboard.pages.methodology.views import SHOWN
from etl.catalogue.indicators import indicators, yearly
from etl.catalogue.measures import measures

HREF = re.compile(r'<a\b[^>]*\bhref="(/[^"]*)"')


def links_of(document: str) -> set[str]:
    """The addresses on this server that a document leads to."""
    return set(map(unescape, HREF.findall(document.partition("<body>")[2])))


@pytest.fixture(scope="module")
def first_press(app: object) -> dict[str, str]:
    """The documents that one press on the overview opens, by path."""
    client = app.server.test_client()  # type: ignore[attr-defined]
    paths = {link.partition("#")[0].partition("?")[0] for link in links_of(client.get("/").text)}
    # Files, and pictures that are taken away, lead nowhere.
    return {path: client.get(path).text for path in paths if not path.startswith(("/csv", "/picture"))}


@pytest.fixture(scope="module")
def second_press(first_press: dict[str, str]) -> set[str]:
    """The addresses that a second press may open."""
    return {link for document in first_press.values() for link in links_of(document)}


def test_every_page_is_one_press_away(first_press: dict[str, str]) -> None:
    assert {page.path for page in PAGES} - {"/country"} <= set(first_press)


def test_every_measure_is_named_with_its_formula_one_press_away_and_its_view_is_the_next(
    first_press: dict[str, str], second_press: set[str]
) -> None:
    document = first_press["/methodology"]
    for measure in measures().values():
        section = document.partition(f'id="{measure.id}"')[2].partition("</section>")[0]
        assert "<dt>Formula</dt>" in section
        if shown := SHOWN.get(measure.id):
            assert shown.address in links_of(f"<body>{section}")
            assert shown.address in second_press
        else:
            assert "what it needs is in none of the sources" in section
    assert set(measures()) - set(SHOWN) == {"common_funding"}


def test_every_indicator_is_two_presses_away(second_press: set[str]) -> None:
    page = {name: "trends" if name in yearly() else "figures" for name in indicators()}
    assert {f"/{page[name]}?indicator={name}" for name in indicators()} <= second_press


def test_every_indicator_is_named_with_its_unit(first_press: dict[str, str]) -> None:
    listed = unescape(first_press["/methodology"].partition('id="indicators"')[2])
    assert all(one.title in listed for one in indicators().values())


@pytest.mark.parametrize("measure", SHOWN)
def test_a_view_says_in_these_words_what_it_is_said_to_show(measure: str, client: FlaskClient) -> None:
    shown = SHOWN[measure]
    document = unescape(client.get(shown.address.partition("#")[0]).text).replace("\N{NO-BREAK SPACE}", " ")
    assert shown.words in document.partition("<body>")[2]
    path = "/" + shown.address[1:].partition("?")[0].partition("/")[0]
    assert next(page.label for page in PAGES if page.path == path.partition("#")[0]) == shown.page


def test_nothing_is_said_of_a_measure_that_there_is_not() -> None:
    assert set(SHOWN) <= set(measures())


def test_links_to_views_keep_the_pin(client: FlaskClient) -> None:
    document = client.get("/methodology?as_of=2019-12-04").text
    section = document.partition('id="ability_ratio"')[2].partition("</section>")[0]
    assert 'href="/burden?as_of=2019-12-04"' in section
    assert 'href="/trends?as_of=2019-12-04&amp;indicator=military_personnel"' in document
