"""Pictures that are taken away, over HTTP: what is in them, how long they may be kept, and what is refused."""

import json
import re
import threading
from itertools import product
from typing import Any

import pytest
from asking import Route, Said
from dash import Dash
from defusedxml.ElementTree import fromstring
from flask.testing import FlaskClient
from page_states import list_states
from werkzeug.exceptions import ServiceUnavailable

from dashboard.pages import CHARTED, PAGES
from dashboard.picture.sheet import SIZES
from dashboard.shared.picture_link import ENDINGS, SCHEMES
from dashboard.view import list_parameters
from dashboard.web import pictures
from dashboard.web.app import create_app
from dashboard.web.origin import Origin
from dashboard.web.pictures import Easel
from etl.prose import listing
from etl.store.snapshot import Snapshot, Store

PICTURED = listing([page.name for page in CHARTED])

PATHS = [f"/picture/{page.name}.{ending}" for page, ending in product(CHARTED, ENDINGS)]
SVG, PNG = "/picture/trends.svg", "/picture/trends.png"


def say_all(svg: bytes) -> str:
    return " ".join("".join(one.itertext()) for one in fromstring(svg).iter() if one.tag.endswith("}text"))


def test_every_page_with_a_chart_has_a_picture_and_no_other_page() -> None:
    assert [page for page in PAGES if page.picture] == list(CHARTED)


@pytest.mark.parametrize("path", PATHS)
def test_each_page_is_had_in_each_form(path: str, client: FlaskClient) -> None:
    for (size, measures), scheme in product(SIZES.items(), SCHEMES):
        answer = client.get(f"{path}?size={size}&scheme={scheme}")
        assert answer.status_code == 200
        if path.endswith("png"):
            assert answer.content_type == "image/png"
            assert int.from_bytes(answer.data[16:20]) == measures.width
            assert "Content-Encoding" not in answer.headers
        else:
            assert answer.content_type == "image/svg+xml; charset=utf-8"
            assert fromstring(answer.data).get("height") == str(measures.height)


def test_every_state_of_every_page_is_drawn_with_its_title_and_source(client: FlaskClient, snapshot: Snapshot) -> None:
    pages = {page.name: page for page in CHARTED}
    for name, query in list(list_states(snapshot))[::5]:
        answer = client.get(f"/picture/{name}.svg?size=phone&{query}")
        assert answer.status_code == 200, query
        title = pages[name].headline(snapshot, pages[name].view.from_query(query)).title
        assert fromstring(answer.data).get("aria-label") == title, query


def test_title_subtitle_source_release_day_and_address_are_burnt_in(store: Store) -> None:
    origin = Origin("https://figures.example.org")
    client = create_app(store, origin=origin).server.test_client()
    said = say_all(client.get(f"{SVG}?indicator=cow_capability_index&country=DEU").data)
    assert "Germany: Composite Index of National Capability" in said
    assert "fraction of all states together, 1816 to 2022" in said
    assert re.search(r"Source: Correlates of War, release 7\.0, published \d+ \w+ \d{4}\.", said)
    assert "Burden Sharing · https://figures.example.org/trends?indicator=cow_capability_index&country=DEU" in said


def test_both_releases_are_named_where_shares_are_of_an_older_one(client: FlaskClient) -> None:
    said = say_all(client.get("/picture/scoreboard.svg?as_of=2019-12-04").data)
    assert "Source: NATO, release of 29 November 2019; NATO, release of 25 June 2019." in said


@pytest.mark.parametrize("query", ["as_of=1999-01-01", "country=ISL&others=no"])
def test_a_state_without_a_chart_is_a_picture_that_says_why(query: str, client: FlaskClient, said: Said) -> None:
    answer = client.get(f"{SVG}?{query}")
    assert answer.status_code == 200
    told = " ".join(say_all(answer.data).split())
    assert said(client.get(f"/trends?{query}").text)["og:description"] in told
    assert client.get(f"{PNG}?{query}").status_code == 200


REFUSED = {
    "/picture/claims.svg": (404, "There is no picture 'claims.svg'"),
    "/picture/nothing.png": (404, f"Pictures are to be had of {PICTURED}, as svg and png"),
    "/picture/trends.gif": (404, "There is no picture 'trends.gif'"),
    "/picture/trends": (404, "Nothing stands at"),
    "/picture": (404, "Nothing stands at"),
    "/picture/a/b.svg": (404, "Nothing stands at"),
    f"{SVG}?size=huge": (400, "wide (1200 × 630), square (1080 × 1080) and phone (720 × 1280)"),
    f"{SVG}?size=": (400, "is not offered"),
    f"{PNG}?scheme=sepia": (400, "scheme: “sepia” is not offered. Offered are light and dark."),
    f"{SVG}?size=wide&size=phone": (400, "size: “wide” and “phone” are asked for, and one is wanted."),
    f"{SVG}?contry=DEU": (400, "“contry” is no parameter of this page"),
    f"{SVG}?as_of=2019-13-45": (400, "as_of: “2019-13-45” was ignored"),
    f"{SVG}?as_of=nato:1999-01-01": (400, "NATO, release of 1 January 1999, is not here."),
    f"{PNG}?as_of=nato:2024-06-17~sipri:1949-2025": (400, "SIPRI, release 1949-2025, is not here."),
    f"{PNG}?verdict=nominal": (400, "“verdict” is a parameter of Scoreboard"),
    f"{SVG}?{'a' * 5000}": (400, "The address is too long to be read"),
    f"{SVG}?size=wide&{'a' * 5000}": (400, "The address is too long to be read"),
    f"{SVG}?digest=0": (404, "is not to be had any more"),
}


@pytest.mark.parametrize(("address", "answer"), REFUSED.items(), ids=[address[:40] for address in REFUSED])
def test_what_is_not_to_be_had_is_refused_in_a_sentence(
    address: str, answer: tuple[int, str], client: FlaskClient
) -> None:
    told = client.get(address)
    assert told.status_code == answer[0]
    assert answer[1] in told.get_json(force=True)["detail"]
    assert "immutable" not in told.headers["Cache-Control"]


def test_no_page_has_a_parameter_of_the_picture_s_own_names() -> None:
    assert not {"size", "scheme", "digest"} & {name for page in CHARTED for name in list_parameters(page.view)}


@pytest.mark.parametrize("path", PATHS)
def test_a_picture_runs_nothing_and_opens_nothing(path: str, client: FlaskClient) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert headers["Content-Security-Policy"].endswith("sandbox")
    assert "script" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"].startswith("inline; filename=burden-sharing_")


@pytest.mark.parametrize("path", PATHS)
def test_an_address_that_follows_the_newest_is_asked_again_with_its_tag(path: str, client: FlaskClient) -> None:
    first = client.get(path)
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "no-cache"
    assert not tag.startswith("W/")
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-Match": tag}).data == first.data
    assert client.get(path, headers={"If-Match": '"another"'}).status_code == 412
    assert client.get(path, headers={"If-Match": "*"}).data == first.data


@pytest.mark.parametrize("path", PATHS)
def test_the_address_of_the_content_itself_may_be_kept_for_ever(path: str, client: FlaskClient) -> None:
    moving = client.get(f"{path}?scheme=dark&as_of=2024-06-17")
    frozen = moving.headers["Content-Location"]
    answer = client.get(frozen)
    assert answer.data == moving.data
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Location"] == frozen
    other = client.get(frozen.replace("dark", "light"))
    assert (other.status_code, other.headers["Cache-Control"]) == (404, "no-cache")


def test_each_encoding_has_a_tag_of_its_own(client: FlaskClient) -> None:
    asked = [client.get(SVG, headers={"Accept-Encoding": name}) for name in ("identity", "gzip", "br")]
    assert len({answer.headers["ETag"] for answer in asked}) == 3
    assert [answer.headers.get("Content-Encoding") for answer in asked] == [None, "gzip", "br"]
    assert all("Accept-Encoding" in answer.headers["Vary"] for answer in asked)


def test_a_tag_that_is_known_costs_no_png(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = client.get(PNG).headers["ETag"]

    def refuse(_svg: str) -> bytes:
        raise AssertionError

    monkeypatch.setattr(pictures, "make_png", refuse)
    assert client.get(PNG, headers={"If-None-Match": tag}).status_code == 304


def test_a_png_is_made_once_and_the_oldest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def make(svg: str) -> bytes:
        made.append(svg)
        return bytes(1_500_000)

    monkeypatch.setattr(pictures, "make_png", make)
    easel = Easel()
    for name in ("a", "a", "b", "a", "c", "a", "b"):
        easel.make(name, name)
    assert made == ["a", "b", "c", "b"]


def test_more_png_than_a_worker_can_make_are_refused_for_now(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, end = threading.Event(), threading.Event()

    def make(_svg: str) -> bytes:
        begun.set()
        end.wait(30)
        return b"png"

    monkeypatch.setattr(pictures, "make_png", make)
    easel, had = Easel(), list[bytes]()
    askers = [threading.Thread(target=lambda name=name: had.append(easel.make(name, ""))) for name in "ab"]
    for asker in askers:
        asker.start()
    begun.wait(30)
    while easel._room.acquire(blocking=False):  # until the second waits
        easel._room.release()
    with pytest.raises(ServiceUnavailable, match="Too many pictures"):
        easel.make("c", "")
    end.set()
    for asker in askers:
        asker.join()
    assert (had, easel.make("c", "")) == ([b"png", b"png"], b"png")


def test_who_is_refused_for_now_is_told_when_to_come_again(app: Dash, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_svg: str) -> bytes:
        raise ServiceUnavailable("Too many pictures are asked for at once.", retry_after=2)

    monkeypatch.setattr(pictures, "make_png", refuse)
    answer = app.server.test_client().get(f"{PNG}?country=LUX")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")


@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
@pytest.mark.parametrize("query", ["", "?as_of=2019-12-04"])
def test_buttons_beside_the_csv_follow_the_state(page: Any, query: str, client: FlaskClient, route: Route) -> None:
    told = json.dumps(route(client, page.path, query).get_json(), sort_keys=True)
    for ending in ENDINGS:
        address = f"/picture/{page.name}.{ending}{query}"
        looks = f'"className": "button", "data-download": "{ending}", "download": "", "href": "{address}"'
        assert f'"children": "{ending.upper()}", {looks}' in told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_preview_shows_the_state_where_the_server_s_own_address_is_known(
    page: Any, store: Store, said: Said
) -> None:
    client = create_app(store, origin=Origin("https://figures.example.org")).server.test_client()
    found = said(client.get(f"{page.path}?as_of=2019-12-04").text)
    if page.picture is None:
        assert (found["twitter:card"], found.get("og:image")) == ("summary", None)
        return
    image = f"https://figures.example.org/picture/{page.name}.png?as_of=2019-12-04"
    assert (found["twitter:card"], found["og:image"]) == ("summary_large_image", image)
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"] == found["og:title"]
    assert client.get(image.removeprefix("https://figures.example.org")).content_type == "image/png"


def test_a_link_preview_names_no_host_that_is_not_believed(client: FlaskClient, said: Said) -> None:
    found = said(client.get("/trends", headers={"Host": "evil.example.org"}).text)
    assert (found["twitter:card"], found.get("og:image")) == ("summary", None)
    assert "evil" not in say_all(client.get(SVG, headers={"Host": "evil.example.org"}).data)
