"""Sound requests with wild values, on every callback and every route: an answer, or a refusal in words. All made up."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from dash import Dash
from defusedxml.ElementTree import fromstring
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.pages import CHARTED, PAGES
from dashboard.view import list_parameters
from etl.store.snapshot import Snapshot

shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
WORDS = ["2024", "2024-06-17", "latest", "-share", "DEU~FRA", "2014..2024", "yes", "nominal", "-2020", "wdi_population"]
PARAMETERS = sorted({name for page in PAGES for name in list_parameters(page.view)})
TEXTS = st.sampled_from(WORDS) | st.text(max_size=40)
QUERIES = st.lists(st.tuples(st.sampled_from([*PARAMETERS, "other"]), TEXTS), max_size=6).map(
    lambda pairs: "?" + "&".join(f"{name}={quote(text, errors='replace')}" for name, text in pairs)
)
VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
    | st.lists(TEXTS | st.none() | st.integers(), max_size=9) | st.dictionaries(TEXTS, TEXTS, max_size=2)
)  # fmt: skip


def callbacks(app: Dash) -> dict[str, Any]:
    app.server.test_client().get("/")
    return dict(app.callback_map)


def outputs(output: str) -> Any:
    parts = [part.rpartition(".") for part in output[2:-2].split("...")] if output.startswith("..") else []
    several = [{"id": name, "property": prop} for name, _, prop in parts]
    name, _, prop = output.rpartition(".")
    return several or {"id": name, "property": prop}


@pytest.mark.long
@shared
@given(data=st.data(), query=QUERIES)
def test_every_callback_answers_whatever_its_controls_hold(
    data: st.DataObject, query: str, app: Dash, client: FlaskClient
) -> None:
    known = callbacks(app)
    output = data.draw(st.sampled_from(sorted(known)))

    def filled(parts: list[dict[str, str]]) -> list[dict[str, Any]]:
        return [part | {"value": query if part["property"] == "search" else data.draw(VALUES)} for part in parts]

    inputs = filled(known[output]["inputs"])
    names = [f"{part['id']}.{part['property']}" for part in inputs]
    body = {
        "output": output,
        "outputs": outputs(output),
        "inputs": inputs,
        "state": filled(known[output]["state"]),
        "changedPropIds": data.draw(st.lists(st.sampled_from(names), max_size=2)),
    }
    answer = client.post("/_dash-update-component", data=json.dumps(body), content_type="application/json")
    assert answer.status_code in (200, 204, 400), answer.text[:300]


@pytest.mark.long
@shared
@given(query=QUERIES, page=st.sampled_from(PAGES))
def test_every_query_gives_a_document_and_a_csv(query: str, page: Any, client: FlaskClient, snapshot: Snapshot) -> None:
    # A parameter of a page that stood here leads to where it stands now.
    assert client.get(page.path + query, follow_redirects=True).status_code == 200
    answer = client.get(f"/csv/{page.name}.csv{query}")
    view = page.view.from_query(query)
    refused = view.notices or page.lack(snapshot, view)
    # A claim in words may mean nothing, which no parameter tells.
    assert answer.status_code in ((400,) if refused else (200, 400 if page.name == "claims" else 200))


@shared
@given(query=QUERIES, own=st.lists(st.tuples(st.sampled_from(["size", "scheme", "digest"]), TEXTS), max_size=3))
@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
def test_every_query_gives_a_picture_or_a_sentence(
    query: str, own: list[tuple[str, str]], page: Any, client: FlaskClient
) -> None:
    more = "".join(f"&{name}={quote(text, errors='replace')}" for name, text in own)
    answer = client.get(f"/picture/{page.name}.svg{query}{more}")
    assert answer.status_code in (200, 400, 404)
    if answer.status_code == 200:
        fromstring(answer.data)
    else:
        assert answer.content_type == "application/problem+json"


@shared
@given(path=st.text(max_size=60), query=st.binary(max_size=60))
def test_no_address_breaks_the_server(path: str, query: bytes, client: FlaskClient) -> None:
    for start in (
        "/",
        "/csv/",
        "/picture/",
        "/api/",
        "/assets/",
        "/_dash-component-suites/",
        "/_dash-component-suites/dash/",
    ):
        # Two slashes at the start would name a host.
        answer = client.get(f"{start}{quote(path.lstrip('/'), errors='replace')}?{quote(query)}")
        assert answer.status_code in (200, 302, 400, 404), answer.text[:300]
        assert answer.headers.get("Location", "/scoreboard").partition("?")[0] == "/scoreboard"
        assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/api/anything", "/api/", "/csv/", "/csv/nothing.csv", "/csv/trends", "/csv/a/b.csv", "/assets/nothing.js",
        "/assets/../app.py", "/assets/%2e%2e/app.py", "/_dash-component-suites/nothing/x.js",
        "/_dash-component-suites/os/path.py", "/_dash-component-suites/dash/dash.py",
        "/_dash-component-suites/dash/../dash/dash.py", "/_dash-component-suites/dash/dcc/async-graph.js.map.bak",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found_in_a_problem_document(path: str, client: FlaskClient) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    assert answer.get_json(force=True)["detail"]


@pytest.mark.parametrize("cookie", ["scheme=%00; width=\xff", "=;;;", "scheme=dark=dark", "a" * 4000])
def test_wild_cookies_are_no_more_than_unknown(cookie: str, client: FlaskClient) -> None:
    assert client.get("/scoreboard", headers={"Cookie": cookie}).status_code == 200


def test_the_callbacks_of_the_pages_are_among_those_tried(app: Dash) -> None:
    assert len(callbacks(app)) > len(PAGES)


@pytest.mark.parametrize("host", ['evil"><script>alert(1)</script>', "evil.example", "a b", "[::1", "x:port", "é"])
def test_a_crafted_host_is_refused_or_escaped(host: str, client: FlaskClient) -> None:
    answer = client.get("/scoreboard", headers={"Host": host})
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.text
