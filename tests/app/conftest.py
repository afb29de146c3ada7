"""The application on the snapshot that ships, and what a browser asks of it."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from asking import Route, Said, router_body
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.web import statics
from dashboard.web.app import create_app
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Snapshot, Store


@pytest.fixture(scope="session", autouse=True)
def each_script_is_cut_once() -> Iterator[None]:
    """What is sent of a package's script is the same for every app, and takes a second to find."""
    keep = statics._keep_file
    known = cache(lambda path, _: keep(path))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(statics, "_keep_file", lambda path: known(path, path.stat().st_mtime_ns))
        yield


@pytest.fixture(scope="session")
def store() -> Store:
    return Store(shipped("embedded"))


@pytest.fixture(scope="session")
def snapshot(store: Store) -> Snapshot:
    return store.current()


@pytest.fixture(scope="session")
def app(store: Store) -> Dash:
    return create_app(store)


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return client_of(app)


def client_of(app: Dash) -> FlaskClient:
    """A browser without cookies, whose answers are read as if lines could end at every space."""
    client: FlaskClient = app.server.test_client()
    client.response_wrapper = type("Read", (_Read, client.response_wrapper), {})
    return client


class _Read(TestResponse):
    @property
    def text(self) -> str:
        return super().text.replace("\N{NO-BREAK SPACE}", " ").replace("\\u00a0", " ")


@pytest.fixture
def empty(tmp_path: Path) -> FlaskClient:
    """A client of an app where nothing was published yet."""
    return client_of(create_app(Store(tmp_path)))


@pytest.fixture
def route() -> Route:
    """Asks the router for what stands at a path."""

    def ask(client: FlaskClient, pathname: Any, search: Any = "") -> TestResponse:
        return client.post("/_dash-update-component", json=router_body(pathname, search))

    return ask


@pytest.fixture
def said() -> Said:
    """What a document says without JavaScript, by tag or property."""

    def read(document: str) -> dict[str, str]:
        found = {name: _inside(document, name) for name in ("title", "h1", "noscript")}
        metas = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', document)
        links = re.findall(r'<link rel="(canonical|alternate)"(?: type="text/csv")? href="([^"]*)">', document)
        return found | {name: unescape(content) for name, content in (*metas, *links)}

    return read


def _inside(document: str, tag: str) -> str:
    found = re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", document, re.DOTALL)
    return unescape(found[1]) if found else ""
