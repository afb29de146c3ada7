"""Requests that want a version, or any but the one they have."""

import pytest
from flask.testing import FlaskClient

CSV, STYLES, SCRIPT = "/csv/trends.csv", "/assets/site.css", "/_dash-component-suites/dash/dcc/async-graph.js"
PATHS = (CSV, "/csv/methodology.csv", STYLES, SCRIPT)


@pytest.mark.parametrize("path", PATHS)
def test_any_version_is_wanted(path: str, client: FlaskClient) -> None:
    answer = client.get(path, headers={"If-Match": "*"})
    assert (answer.status_code, answer.data) == (200, client.get(path).data)


@pytest.mark.parametrize("wanted", ['"another"', 'W/"another"', '"one", "other"'])
@pytest.mark.parametrize("path", PATHS)
def test_another_version_is_not_to_be_had_and_that_takes_a_sentence(
    path: str, wanted: str, client: FlaskClient
) -> None:
    answer = client.get(path, headers={"If-Match": wanted})
    assert answer.status_code == 412
    assert answer.content_type == "application/problem+json"
    assert len(answer.data) < 300
    assert "immutable" not in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", [STYLES, SCRIPT])
def test_the_version_wanted_is_sent(path: str, client: FlaskClient) -> None:
    tag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"If-Match": f'"other", {tag}'}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_a_weak_tag_is_no_version_to_insist_on(path: str, client: FlaskClient) -> None:
    tag = client.get(path).headers["ETag"].removeprefix("W/")
    assert client.get(path, headers={"If-Match": f"W/{tag}"}).status_code == 412


@pytest.mark.parametrize("header", ["If-Unmodified-Since", "If-Modified-Since", "If-Range", "Range", "If-Match"])
@pytest.mark.parametrize("value", ["Wed, 21 Oct 2015 07:28:00 GMT", "bytes=0-10", "", "nonsense", "\xff", "bytes=9-1"])
@pytest.mark.parametrize("path", [CSV, STYLES])
def test_other_conditions_get_the_whole_or_a_sentence(path: str, header: str, value: str, client: FlaskClient) -> None:
    answer = client.get(path, headers={header: value})
    assert answer.status_code in (200, 412)
    assert answer.status_code == 200 or len(answer.data) < 300


@pytest.mark.parametrize("path", PATHS)
def test_what_is_there_already_is_not_sent_whatever_else_is_asked(path: str, client: FlaskClient) -> None:
    tag = client.get(path).headers["ETag"]
    for wanted in (tag, "*", f'"other", {tag}'):
        answer = client.get(path, headers={"If-None-Match": wanted, "If-Match": "*"})
        assert (answer.status_code, answer.data) == (304, b"")
