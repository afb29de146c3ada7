"""What a crafted callback gets: a problem document with 4xx, never a traceback nor a 500. All bodies are made up."""

import json
from typing import Any

import pytest
from asking import router_body
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashboard.web.bodies import find_fault

CALLBACKS = "/_dash-update-component"
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
# The app is one for all examples: it keeps nothing between requests.
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def send(client: FlaskClient, body: bytes | str, content_type: str = "application/json") -> TestResponse:
    return client.post(CALLBACKS, data=body, content_type=content_type)


def assert_refused(answer: TestResponse, *statuses: int) -> None:
    assert answer.status_code in statuses, answer.text[:300]
    assert answer.content_type == "application/problem+json"
    assert answer.get_json(force=True)["status"] == answer.status_code
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"output": "page.style"}, "there is no such output"),
        ({"output": ["page.children"]}, "there is no such output"),
        ({"output": None}, "there is no such output"),
        ({"outputs": {"id": "url", "property": "search"}}, "its outputs are not those of the callback"),
        ({"outputs": []}, "its outputs are not those of the callback"),
        ({"inputs": []}, "its inputs are not those of the callback"),
        ({"inputs": {"id": "url"}}, "its inputs are not those of the callback"),
        ({"inputs": ["url.pathname"]}, "its inputs are not those of the callback"),
        ({"inputs": router_body()["state"]}, "its inputs are not those of the callback"),
        ({"state": []}, "its state is not that of the callback"),
        ({"state": [[]]}, "its state is not that of the callback"),
        ({"changedPropIds": "url.pathname"}, "what has changed is none of its inputs"),
        ({"changedPropIds": ["url.hash"]}, "what has changed is none of its inputs"),
        ({"changedPropIds": [{}]}, "what has changed is none of its inputs"),
    ],
)
def test_a_body_of_the_wrong_shape_is_refused_with_the_reason(
    changes: dict[str, Any], words: str, client: FlaskClient
) -> None:
    answer = client.post(CALLBACKS, json=router_body() | changes)
    assert_refused(answer, 400)
    assert words in answer.get_json(force=True)["detail"]


@pytest.mark.parametrize("value", [1, 1.5, True, [], ["/"], {}, {"a": 1}])
def test_an_address_that_is_no_text_is_refused(value: object, client: FlaskClient) -> None:
    assert_refused(client.post(CALLBACKS, json=router_body(pathname=value)), 400)
    assert_refused(client.post(CALLBACKS, json=router_body(search=value)), 400)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe", b"null", b"[]", b'"text"', b"12", b"NaN", b'{"output": "\\ud800"}', b"[" * 30_000],
    ids=["empty", "cut off", "no UTF-8", "null", "list", "text", "number", "NaN", "half a character", "deep"],
)
def test_what_is_no_object_is_refused(body: bytes, client: FlaskClient) -> None:
    assert_refused(send(client, body), 400)


def test_deep_values_in_a_sound_body_are_refused(client: FlaskClient) -> None:
    body = json.dumps(router_body(pathname="DEEP")).replace('"DEEP"', "[" * 10_000 + "]" * 10_000)
    assert_refused(send(client, body), 400)


def test_a_huge_body_is_refused_before_it_is_read(client: FlaskClient) -> None:
    assert_refused(send(client, json.dumps(router_body(search="x" * 70_000))), 413)


def test_a_body_that_is_not_said_to_be_json_is_refused(client: FlaskClient) -> None:
    assert_refused(send(client, json.dumps(router_body()), "text/plain"), 415)


def test_a_callback_takes_only_post(client: FlaskClient) -> None:
    answer = client.put(CALLBACKS)
    assert_refused(answer, 405)
    assert "POST" in answer.headers["Allow"]


def test_a_sound_body_has_no_fault(app: Dash) -> None:
    app.server.test_client().get("/")
    assert find_fault(json.dumps(router_body()).encode(), app.callback_map) == ""


@shared
@given(body=JSON_VALUES)
def test_any_json_gets_a_problem_document(body: Any, client: FlaskClient) -> None:
    assert_refused(send(client, json.dumps(body)), 400)


@shared
@given(body=st.binary(max_size=200))
def test_any_bytes_get_a_problem_document(body: bytes, client: FlaskClient) -> None:
    assert_refused(send(client, body), 400)


@shared
@given(key=st.sampled_from(sorted(router_body())), value=JSON_VALUES)
def test_one_wild_part_in_a_sound_body_never_breaks_the_server(key: str, value: Any, client: FlaskClient) -> None:
    answer = send(client, json.dumps(router_body() | {key: value}))
    assert answer.status_code < 500, answer.text[:300]


@shared
@given(pathname=st.text(max_size=60), search=st.text(max_size=200))
def test_the_router_takes_any_text(pathname: str, search: str, client: FlaskClient) -> None:
    answer = client.post(CALLBACKS, json=router_body(pathname, search))
    assert answer.status_code in (200, 400), answer.text[:300]


@pytest.mark.parametrize("depth", [40, 400, 960, 980, 990, 1000, 1010, 5000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_a_value_of_any_kind_that_is_nested_deep_is_refused(
    opening: str, closing: str, depth: int, app: Dash, client: FlaskClient
) -> None:
    client.get("/")
    output = next(name for name in app.callback_map if "trends-graph.figure" in name)
    parts = [part.rpartition(".") for part in output[2:-2].split("...")]
    body = {
        "output": output,
        "outputs": [{"id": name, "property": prop} for name, _, prop in parts],
        "inputs": [part | {"value": "DEEP"} for part in app.callback_map[output]["inputs"]],
        "state": [],
        "changedPropIds": ["trends-screen.data"],
    }
    text = json.dumps(body).replace('"DEEP"', '"x"').replace('"data", "value": "x"', '"data", "value": DEEP')
    deep = opening * depth + "1" + closing * depth
    if len(text) + len(deep) < 60_000:
        assert_refused(send(client, text.replace("DEEP", deep)), 400)
