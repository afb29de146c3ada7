"""Where a page has nothing, it leads to the same view under a pin that has; on the snapshot that ships."""

import re
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.pages import CHARTED, Place, Site
from etl.store.snapshot import Snapshot, Store

WAY = re.compile(r"<p>Look instead at (.*?)\.</p>")
LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')
# Of a day before all, of a release that is not here, of one without shares.
PINS = ("1990-01-01", "nato:1999-01-01", "nato:2021-06-11")


def read(client: FlaskClient, address: str) -> dict[str, str]:
    """The addresses that a document leads to instead, by their words."""
    found = WAY.search(client.get(address).text)
    return {words: unescape(address) for address, words in LINK.findall(found[1])} if found else {}


# As of the release without shares two older ones are compared.
EMPTY = [(page, pin) for page in CHARTED for pin in PINS if (page.name, pin) != ("releases", PINS[-1])]


@pytest.mark.parametrize(("page", "pin"), EMPTY, ids=[f"{page.name} {pin}" for page, pin in EMPTY])
def test_a_page_that_has_nothing_leads_to_where_it_has(page: Any, pin: str, client: FlaskClient, store: Store) -> None:
    ways = read(client, f"{page.path}?as_of={pin}")
    assert "the newest of each source" in ways
    site = Site(store, CHARTED)
    for address in ways.values():
        path, _, query = address.partition("?")
        there = site.read_at(page, Place(path, f"?{query}"))
        assert there.notices == ()
        assert page.headline(store.current(), there).answers
        assert len(page.csv(store.current(), there).splitlines()) > 1
        assert read(client, address) == {}


@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
def test_a_page_that_has_something_leads_nowhere_else(page: Any, client: FlaskClient) -> None:
    assert read(client, page.path) == {}


def test_what_was_known_on_the_day_of_a_release_comes_first_and_all_else_of_the_view_stays(client: FlaskClient) -> None:
    assert read(client, "/trends?as_of=nato:2021-06-11&indicator=equipment_share&others=no") == {
        "all that was known on 11 June 2021": "/trends?as_of=2021-06-11&indicator=equipment_share&others=no",
        "the newest of each source": "/trends?indicator=equipment_share&others=no",
    }


def test_before_all_releases_it_is_the_first_that_has_it_of_its_own_publisher(client: FlaskClient) -> None:
    assert list(read(client, "/change?as_of=2010-01-01")) == [
        "NATO, release of 28 January 2016", "the newest of each source"
    ]  # fmt: skip
    sipri = read(client, "/trends?as_of=2010-01-01&indicator=sipri_military_expenditure_share_gdp")
    assert next(iter(sipri)) == "SIPRI, release 1949-2016"


def test_the_page_of_a_member_leads_on_where_it_has_money_and_no_share(client: FlaskClient) -> None:
    ways = read(client, "/country/EST?as_of=nato:2021-06-11")
    assert ways["all that was known on 11 June 2021"] == "/country/EST?as_of=2021-06-11"


def test_where_no_release_helps_nothing_is_promised(client: FlaskClient, snapshot: Snapshot) -> None:
    assert read(client, "/scoreboard?year=1990") == {}
    assert read(client, "/scoreboard?year=1990&as_of=2024-12-31") == {
        "the newest of each source": "/scoreboard?year=1990"
    }


@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
def test_a_page_without_a_number_shows_no_empty_table(page: Any, client: FlaskClient) -> None:
    assert f'<section id="{page.name}-twin">' in client.get(page.path).text
    assert f'<section hidden id="{page.name}-twin">' in client.get(f"{page.path}?as_of=1999-01-01").text


@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
def test_where_nothing_is_drawn_no_picture_is_offered(page: Any, client: FlaskClient) -> None:
    assert 'href="/picture/' not in client.get(f"{page.path}?as_of=1990-01-01").text
    assert 'href="/picture/' in client.get(page.path).text


def test_of_iceland_which_has_no_armed_forces_there_is_a_file_and_no_picture(client: FlaskClient) -> None:
    page = client.get("/country/ISL").text
    assert 'href="/csv/country' in page
    assert 'href="/picture/' not in page
