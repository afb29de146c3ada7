"""Documents, the router, CSV and the state of the server, on the snapshot that ships and on pages that are made up."""

import logging
from html import escape
from pathlib import Path

import pytest
from asking import Route, Said
from dash import Dash
from flask.testing import FlaskClient
from stand_in import BROKEN, ECHO, OTHER

from dashboard.pages import PAGES
from dashboard.shared.page import Page
from dashboard.web.app import create_app
from etl.store.snapshot import Store

UNREADABLE = "There are no figures here that can be read. The log of the server says why."
PINNED = "?as_of=2024-06-17"


@pytest.mark.parametrize("query", ["", PINNED])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_document_states_the_finding_of_its_page_without_javascript(
    page: Page, query: str, client: FlaskClient, store: Store, said: Said
) -> None:
    answer = client.get(page.path + query)
    found, headline = said(answer.text), page.headline(store.current(), page.view.from_query(query))
    title, description = (one.replace("\N{NO-BREAK SPACE}", " ") for one in (headline.title, headline.description))
    assert answer.status_code == 200
    assert found["title"] == f"{title} – Burden Sharing"
    assert found["h1"] == found["og:title"] == title
    assert found["description"] == found["og:description"] == description
    path = page.view.from_query(query).to_path(page.path)
    assert path == {"country": "/country/DEU"}.get(page.name, page.path)
    assert found["canonical"] == found["og:url"] == f"http://localhost{path}{query}"
    assert found["alternate"] == f"/csv/{page.name}.csv{query}"
    assert f'href="{escape(found["alternate"])}"' in answer.text.partition("<body>")[2]
    assert client.get(found["alternate"]).mimetype == "text/csv"


def test_a_readers_words_never_become_markup(store: Store, said: Said) -> None:
    client = create_app(store, pages=(ECHO,)).server.test_client()
    attack = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>&lt;{%scripts%}"
    document = client.get("/", query_string={"a": attack}).text
    raw = client.get("/?" + attack.replace("#", "")).text
    for text in (document, raw):
        assert "<script>alert" not in text
        assert "<img" not in text
    assert said(raw)["h1"] == f"Title {attack}"


@pytest.mark.parametrize(
    ("cookie", "scheme"), [("dark", "dark"), ("light", "light"), ("<b>", "light"), (None, "light")]
)
def test_the_document_and_the_layout_come_in_the_colours_that_the_cookie_names(
    cookie: str | None, scheme: str, client: FlaskClient
) -> None:
    if cookie:
        client.set_cookie("scheme", cookie)
    assert f'<html lang="en" data-mantine-color-scheme="{scheme}">' in client.get("/scoreboard").text
    assert client.get("/_dash-layout").get_json()["props"]["forceColorScheme"] == scheme


def test_a_path_without_a_page_is_not_found_and_says_what_there_is(
    client: FlaskClient, route: Route, said: Said
) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert said(answer.text)["h1"] == "No such page"
    assert said(answer.text)["robots"] == "noindex"
    content = str(route(client, "/no/such/page").get_json())
    assert "No such page" in content
    assert all(page.path in content and page.label in content for page in PAGES if page.listed)


def test_the_router_draws_the_page_for_the_screen_and_the_query(store: Store, route: Route) -> None:
    client = create_app(store, pages=(ECHO,)).server.test_client()
    client.set_cookie("scheme", "dark")
    client.set_cookie("width", "narrow")
    assert "made up, dark, narrow, ?year=2020" in route(client, "/", "?year=2020").text


def test_the_navigation_links_to_every_page_and_the_footer_names_sources_and_licences(client: FlaskClient) -> None:
    layout = client.get("/_dash-layout").text
    assert all(f'"id":"nav-{page.name}"' in layout for page in PAGES if page.listed)
    assert all(words in layout for words in ("NATO, Defence Expenditure", "CC BY 4.0", "Skip to the content"))


def test_two_apps_live_in_one_process(store: Store, said: Said, route: Route) -> None:
    first = create_app(store, pages=(ECHO,)).server.test_client()
    second = create_app(store, pages=(OTHER,)).server.test_client()
    assert said(first.get("/?x").text)["h1"] == "Title x"
    assert said(second.get("/?x").text)["h1"] == "Another app"
    assert first.get("/csv/echo.csv").status_code == second.get("/csv/other.csv").status_code == 200
    assert first.get("/csv/other.csv").status_code == second.get("/csv/echo.csv").status_code == 404
    assert route(first, "/").status_code == route(second, "/").status_code == 200


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_csv_is_what_the_page_shows_under_its_own_name(page: Page, client: FlaskClient, store: Store) -> None:
    snapshot, view = store.current(), page.view.from_query(PINNED)
    answer = client.get(f"/csv/{page.name}.csv{PINNED}")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.data.decode() == page.csv(snapshot, view)
    assert answer.headers["Content-Disposition"] == f"attachment; filename={page.csv_name(snapshot, view)}"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_csv_that_is_still_the_same_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get(f"/csv/trends.csv{PINNED}").headers["ETag"]
    again = client.get(f"/csv/trends.csv{PINNED}", headers={"If-None-Match": tag})
    other = client.get("/csv/trends.csv?as_of=2016-01-28", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert other.status_code == 200


def test_a_file_name_with_quotes_stays_one_name(store: Store) -> None:
    client = create_app(store, pages=(ECHO,)).server.test_client()
    assert client.get("/csv/echo.csv").headers["Content-Disposition"] == r'attachment; filename="made \"up\".csv"'


def test_health_names_the_snapshot_in_force(client: FlaskClient, store: Store) -> None:
    assert client.get("/healthz").get_json() == {"snapshot": store.current().id, "status": "ok"}


@pytest.mark.parametrize("path", ["/", "/trends", "/csv/trends.csv", "/healthz"])
def test_without_a_snapshot_the_answer_says_so_and_the_log_how_to_get_one(
    path: str, empty: FlaskClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    answer = empty.get(path)
    assert answer.status_code == 503
    assert answer.content_type == "application/problem+json"
    assert answer.get_json(force=True)["detail"] == UNREADABLE
    assert str(tmp_path) not in answer.text
    assert f"{tmp_path}: nothing was published here yet. Run `burden refresh" in caplog.text


def test_a_reader_gets_an_error_as_a_page(empty: FlaskClient) -> None:
    answer = empty.get("/", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.mimetype) == (503, "text/html")
    assert UNREADABLE in answer.text


def test_a_mistake_of_ours_is_logged_and_not_shown(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    client = create_app(store, pages=(BROKEN,)).server.test_client()
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        answer = client.get("/")
    assert answer.status_code == 500
    assert answer.content_type == "application/problem+json"
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text
    assert "GET / failed" in caplog.text
    assert "ZeroDivisionError: secret detail" in caplog.text


@pytest.mark.parametrize(
    "referrer", ["http://[::1", "http://localhost/trends?as_of=%ff%00&year=x", "//", "x" * 5000, "\x80"]
)
def test_a_crafted_referrer_gives_a_layout_all_the_same(client: FlaskClient, referrer: str) -> None:
    answer = client.get("/_dash-layout", headers={"Referer": referrer})
    assert answer.status_code == 200


def test_the_layout_holds_the_page_that_the_reader_opened(client: FlaskClient) -> None:
    def layout(referrer: str) -> str:
        return client.get("/_dash-layout", headers={"Referer": referrer}).text

    assert "trends-graph" in layout("http://localhost/trends?as_of=2024-06-17")
    assert "scoreboard-graph" in layout("http://localhost/scoreboard")
    for elsewhere in ("", "http://other.example/trends", "http://localhost/nothing"):
        assert "-graph" not in layout(elsewhere)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_layout_is_to_the_byte_what_dash_would_write(page: Page, app: Dash, client: FlaskClient) -> None:
    asked = {"Referer": f"http://localhost{page.path}{PINNED}"}
    with app.server.test_request_context("/_dash-layout", headers=asked):
        app.server.preprocess_request()
        by_dash = Dash.serve_layout(app)
    assert client.get("/_dash-layout", headers=asked).data == by_dash.data
