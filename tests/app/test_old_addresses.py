"""Links to where a page once stood lead to it for good, also where another page has taken its place."""

from dataclasses import dataclass, replace

import pytest
from flask.testing import FlaskClient
from stand_in import ECHO

from dashboard.pages import PAGES
from dashboard.pages.scoreboard.page import PAGE as SCOREBOARD
from dashboard.view import View, yes_or_no
from dashboard.web.app import create_app
from dashboard.web.picture_file import make_file
from etl.store.snapshot import Store


@dataclass(frozen=True)
class MadeUpView(View):
    """A view with a parameter that the scoreboard has too, and one of its own."""

    target: bool = yes_or_no(True, "Target")
    own: bool = yes_or_no(True, "Own")


@pytest.fixture(scope="module")
def alone(store: Store) -> FlaskClient:
    """A browser of an app where nothing has taken the place of the scoreboard."""
    client: FlaskClient = create_app(store, pages=(SCOREBOARD,)).server.test_client()
    return client


@pytest.fixture(scope="module")
def followed(store: Store) -> FlaskClient:
    """A browser of an app where a made-up page stands where the scoreboard stood."""
    pages = (replace(ECHO, view=MadeUpView), SCOREBOARD)
    client: FlaskClient = create_app(store, pages=pages).server.test_client()
    return client


def gone(client: FlaskClient, address: str) -> str:
    """Where an address leads; "" where its page stands there."""
    answer = client.get(address)
    assert answer.status_code in (200, 302)
    return answer.headers.get("Location", "")


@pytest.mark.parametrize(
    "query", ["", "?year=2019&as_of=2019-12-04", "?as_of=nato:2024-06-17", "?nothing=%C3%A4%0D%0A~"]
)
def test_where_nothing_has_taken_its_place_every_link_leads_to_the_scoreboard(query: str, alone: FlaskClient) -> None:
    assert gone(alone, f"/{query}") == f"/scoreboard{query}"


@pytest.mark.parametrize(
    "query", ["?year=2019&as_of=2019-12-04", "?own=no&sort=-gap", "?verdict", "?membership=x&own=no"]
)
def test_a_parameter_that_only_the_scoreboard_has_leads_there_from_the_page_in_its_place(
    query: str, followed: FlaskClient
) -> None:
    assert gone(followed, f"/{query}") == f"/scoreboard{query}"


@pytest.mark.parametrize("query", ["", "?as_of=2019-12-04", "?target=yes", "?own=no", "?nothing=x"])
def test_all_else_stays_with_the_page_in_its_place(query: str, followed: FlaskClient) -> None:
    assert gone(followed, f"/{query}") == ""


def test_links_to_the_scoreboard_as_it_stood_keep_working_in_the_app_that_ships(client: FlaskClient) -> None:
    assert gone(client, "/?as_of=2019-12-04&year=2019") == "/scoreboard?as_of=2019-12-04&year=2019"
    assert client.get("/", follow_redirects=True).status_code == 200


def test_the_scoreboard_says_where_it_stands_now(client: FlaskClient) -> None:
    document = client.get("/?year=2019", follow_redirects=True).text
    assert '<link rel="canonical" href="http://localhost/scoreboard?year=2019">' in document


def test_no_way_on_names_the_host_that_was_asked(client: FlaskClient) -> None:
    answer = client.get("/?year=2019", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/scoreboard?year=2019")
    assert "evil.example" not in answer.text


def test_a_picture_of_an_old_link_is_that_of_the_scoreboard(store: Store) -> None:
    old, new = (make_file(store, f"{path}?year=2019", "svg", "") for path in ("/", "/scoreboard"))
    assert old == new


def test_no_page_stood_where_another_page_stands_but_the_first() -> None:
    assert {page.formerly for page in PAGES} & {page.path for page in PAGES} <= {"/"}
