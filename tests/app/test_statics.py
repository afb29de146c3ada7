"""Scripts and style sheets: compressed once, kept for good where their path tells their content."""

import gzip
import re
from importlib import resources
from pathlib import Path

import brotli
import pytest
from dash import Dash
from flask import Request
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder

from dashboard.web.assets import FIRST_SCRIPT, FOLDER, SCRIPTS, START_SCRIPT, STYLES
from dashboard.web.compression import choose_encoding, compress
from dashboard.web.scripts.plotly import TRACES, trim_plotly
from dashboard.web.statics import CHART_CHUNK, Shelf, warm

OPENED = {"identity": bytes, "br": brotli.decompress, "gzip": gzip.decompress}
PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"
# What a document links to, or has its script ask for.
FILE = re.compile(r'(?<=["\' ])/(?:_dash-component-suites|assets)/[^"\' ]+')
ANSWERS = (PLOTLY, CHART_CHUNK, "/assets/site.css", "/scoreboard", "/csv/trends.csv", "/_dash-dependencies")


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", "identity"), ("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", "identity"), ("identity", "identity"), ("*", "br"), (";;;", "identity"),
    ],
)  # fmt: skip
def test_an_encoding_is_used_only_where_it_is_accepted(header: str, encoding: str) -> None:
    asked = EnvironBuilder(headers=Headers([("Accept-Encoding", header)]))
    assert choose_encoding(Request(asked.get_environ())) == encoding


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_what_is_compressed_opens_to_the_same(encoding: str) -> None:
    assert OPENED[encoding](compress(b"defence " * 400, encoding, 5)) == b"defence " * 400


@pytest.mark.parametrize("encoding", OPENED)
@pytest.mark.parametrize("path", ANSWERS)
def test_every_encoding_of_an_answer_holds_the_same_bytes(path: str, encoding: str, client: FlaskClient) -> None:
    plain = client.get(path)
    answer = client.get(path, headers={"Accept-Encoding": encoding})
    found = OPENED[encoding](answer.data)
    assert answer.headers.get("Content-Encoding", "identity") == encoding
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert "Accept-Encoding" in answer.headers["Vary"]
    # The document holds a token of its own each time.
    assert found == plain.data or (path == "/scoreboard" and len(found) == len(plain.data))
    assert len(answer.data) < len(plain.data) or encoding == "identity"


def list_files(document: str) -> set[str]:
    return set(FILE.findall(document))


def test_a_short_answer_is_not_worth_it(client: FlaskClient) -> None:
    answer = client.get("/healthz", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in answer.headers


def test_every_script_and_style_sheet_of_a_document_is_there_and_may_be_kept_for_good(client: FlaskClient) -> None:
    document = client.get("/scoreboard").text
    paths = list_files(document)
    assert len(paths) > 12
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        lasting = "public, max-age=31536000, immutable"
        assert answer.headers["Cache-Control"] == ("no-cache" if path == CHART_CHUNK else lasting), path


WRONG = (
    "/assets/site.css?m=1", "/assets/site.css?m=", "/assets/site.css?m", "/assets/site.css?m=nan",
    "/_dash-component-suites/plotly/package_data/plotly.v9_9_9m0123456789abcdef.min.js",
    "/_dash-component-suites/dash/dcc/async-graph.v4_4_1m1.js", "/_dash-component-suites/dash/dcc/async-graph.v1m1.js",
    "/_dash-component-suites/dash_mantine_components/dash_mantine_components.v0_0_1m1.js",
)  # fmt: skip


@pytest.mark.parametrize("path", WRONG)
def test_a_file_under_the_fingerprint_of_another_is_not_kept(path: str, client: FlaskClient) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


def test_no_fingerprint_but_the_one_in_the_document_is_kept_for_good(client: FlaskClient) -> None:
    paths = list_files(client.get("/scoreboard").text)
    for path in paths - {CHART_CHUNK}:
        other = re.sub(
            "(m=?)([0-9a-f])(?=[0-9a-f]{5})", lambda found: f"{found[1]}{'1' if found[2] == '0' else '0'}", path
        )
        assert other != path
        assert client.get(other).headers["Cache-Control"] == "no-cache", other


def test_the_document_leaves_out_the_script_of_a_table_that_no_page_has(client: FlaskClient) -> None:
    assert "/dash_table/" not in client.get("/scoreboard").text


def test_the_path_of_plotly_is_the_one_that_is_fetched_early(client: FlaskClient, app: Dash) -> None:
    document = client.get("/scoreboard").text
    path = app.shelf.plotly_path
    assert f'data-plotly="{path}"' in document
    assert f'data-fetch="{CHART_CHUNK} {path}"' in document
    assert client.get(path).data == client.get(PLOTLY).data


def test_what_the_application_asks_first_is_asked_before_it_runs(client: FlaskClient) -> None:
    (asked,) = re.findall(r'data-answers="([^"]*)"', client.get("/scoreboard").text)
    assert [client.get(path).status_code for path in asked.split()] == [200, 200]
    assert asked.split() == ["/_dash-layout", "/_dash-dependencies"]


@pytest.mark.parametrize(("name", "kind"), [(SCRIPTS, "*.js"), (STYLES, "*.css")])
def test_our_own_files_of_a_kind_are_served_as_one(name: str, kind: str, client: FlaskClient) -> None:
    served = client.get(f"/assets/{name}").text
    parts = {path.name: path.read_text() for path in FOLDER.glob(kind)}
    assert len(parts) > 8
    for part, text in parts.items():
        assert (text in served) is (part not in (FIRST_SCRIPT, START_SCRIPT)), part
        assert client.get(f"/assets/{part}").status_code == (404 if text in served else 200), part


def test_plotly_is_sent_without_what_no_chart_needs_and_so_is_the_polyfill(client: FlaskClient) -> None:
    (path,) = [path for path in list_files(client.get("/scoreboard").text) if "polyfill" in path]
    assert 100_000 < len(client.get(PLOTLY).data) < 1_300_000
    assert 5_000 < len(client.get(path).data) < 10_000


def test_a_page_that_is_not_there_fetches_no_chart(client: FlaskClient) -> None:
    assert 'data-fetch=""' in client.get("/nothing").text


@pytest.mark.parametrize(
    ("path", "mimetype"),
    [(PLOTLY, "text/javascript"), ("/assets/site.css", "text/css"), ("/assets/favicon.svg", "image/svg+xml")],
)
def test_a_file_says_what_it_is(path: str, mimetype: str, client: FlaskClient) -> None:
    assert client.get(path).mimetype == mimetype


@pytest.mark.parametrize("path", [PLOTLY, CHART_CHUNK, "/assets/site.css"])
@pytest.mark.parametrize("encoding", OPENED)
def test_a_file_that_is_still_the_same_is_not_sent_again(path: str, encoding: str, client: FlaskClient) -> None:
    headers = {"Accept-Encoding": encoding}
    tag = client.get(path, headers=headers).headers["ETag"]
    again = client.get(path, headers={**headers, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "made-up.js"
    path.write_text("first();" * 200)
    shelf = Shelf()
    kept = shelf.get(path)
    path.write_text("second();" * 200)
    assert shelf.get(path) is kept
    assert Shelf().get(path).digest != kept.digest


def test_warming_reads_all_that_the_first_page_links_to(app: Dash) -> None:
    warm(app)
    document = app.server.test_client().get("/scoreboard").text
    before = [kept.cache_info().misses for kept in (app.shelf.get, app.shelf.asset)]
    for path in list_files(document):
        app.server.test_client().get(path, headers={"Accept-Encoding": "br"})
    assert [kept.cache_info().misses for kept in (app.shelf.get, app.shelf.asset)] == before


def test_plotly_is_plotlys_own_but_for_the_traces_that_no_figure_has(client: FlaskClient) -> None:
    own = (resources.files("plotly") / "package_data" / "plotly.min.js").read_bytes()
    assert client.get(PLOTLY).data == trim_plotly(own, TRACES) != own


def test_the_scripts_of_the_application_are_fetched_at_once_and_run_by_one_that_waits(client: FlaskClient) -> None:
    document = client.get("/scoreboard").text
    fetched = re.findall(r'<link rel="preload" as="script" href="([^"]*)">', document)
    assert fetched[0].startswith("/assets/site.js?m=")
    assert any("/dash-renderer/" in path for path in fetched)
    assert "/dash_mantine_components/" in fetched[-1]
    assert f'data-src="{" ".join(fetched)}"' in document
    run = re.findall(r'<script[^>]* src="/assets/([a-z]+)\.js', document)
    assert run == ["screen", "start"]
