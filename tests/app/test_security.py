"""Headers on every answer, and a document that its own policy allows."""

import re

import pytest
from flask.testing import FlaskClient

from dashboard.web.security import POLICY

ANSWERS = {
    "document": "/scoreboard", "other page": "/trends", "no page": "/nothing", "csv": "/csv/trends.csv",
    "health": "/healthz", "old link": "/?year=2019",
    "problem": "/api/nothing", "layout": "/_dash-layout", "callbacks": "/_dash-dependencies",
    "script": "/_dash-component-suites/plotly/package_data/plotly.min.js", "asset": "/assets/site.css",
}  # fmt: skip


@pytest.mark.parametrize("path", ANSWERS.values(), ids=ANSWERS)
def test_every_answer_carries_the_headers(path: str, client: FlaskClient) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Content-Security-Policy"] == POLICY
    assert "Cache-Control" in headers
    assert "Set-Cookie" not in headers


def test_a_refused_callback_carries_the_headers_too(client: FlaskClient) -> None:
    assert "Content-Security-Policy" in client.post("/_dash-update-component", data=b"x").headers


def test_a_document_has_no_inline_script_and_the_policy_allows_none(client: FlaskClient) -> None:
    answer = client.get("/scoreboard")
    scripts = re.findall(r"<script(?![^>]* src=)([^>]*)>", answer.text)
    assert scripts
    assert all('type="application/json"' in attributes for attributes in scripts)
    assert answer.headers["Content-Security-Policy"] == POLICY


def test_the_policy_knows_no_other_server_and_no_code_from_text() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["script-src"] == "'self'"
    assert rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    # The claims of a page are sent to it by a plain form.
    assert rules["form-action"] == "'self'"
    assert not re.search(r"https?:|\*|unsafe-eval", " ".join(rules.values()))
    assert "'unsafe-inline'" not in rules["script-src"] + rules["style-src-attr"]


def test_a_document_links_to_its_own_server_and_has_no_inline_style_or_handler(client: FlaskClient) -> None:
    document = client.get("/scoreboard").text
    fetched = re.findall(r'<(?:script|img|iframe)[^>]* src="([^"]*)"', document)
    fetched += re.findall(r'<link rel="(?:stylesheet|preload|icon)"[^>]* href="([^"]*)"', document)
    assert len(fetched) > 10
    assert all(path.startswith("/") and not path.startswith("//") for path in fetched)
    assert not re.search(r"<[a-z][^>]* (?:style|on[a-z]+)=", document)
