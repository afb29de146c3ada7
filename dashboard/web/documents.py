"""The documents that a browser opens: each says, without JavaScript, what its page found."""

import re
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask, request

from dashboard.shared.page import Page
from dashboard.shared.screen import Screen
from dashboard.shared.shell import page_at
from dashboard.shared.wording import BRAND
from dashboard.view import View
from dashboard.web.head import Files, Head, document
from dashboard.web.statics import CHART_CHUNK, Shelf
from etl.store.snapshot import Store

ASSETS = Path(__file__).resolve().parent.parent / "assets"
# Runs in the head, before anything is drawn; Dash would put it at the end of the body.
FIRST_SCRIPT = "screen.js"
# Dash loads its old table on every page, and no page has one.
_UNUSED = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>\n?')
_LARGEST_BODY = 64 * 1024


def application(store: Store, pages: tuple[Page, ...], shelf: Shelf) -> Dash:
    """A Dash application without pages or callbacks, whose documents are ours."""
    server = Flask("dashboard", static_folder=None)
    server.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    app = _Documents(server)
    app.store, app.pages, app.shelf = store, pages, shelf
    return app


class _Documents(Dash):  # type: ignore[misc]
    """Dash with our own document for each address; 404 where there is no page."""

    store: Store
    pages: tuple[Page, ...]
    shelf: Shelf

    def __init__(self, server: Flask) -> None:
        super().__init__(
            "dashboard",
            server=server,
            assets_folder=str(ASSETS),
            assets_ignore=rf"^{FIRST_SCRIPT}$",
            serve_locally=True,
            suppress_callback_exceptions=True,
            title=BRAND,
            update_title=None,
            add_log_handler=False,
        )

    def index(self, *_args: Any, **_kwargs: Any) -> tuple[str, int]:
        """The document at the address that is asked for, and its status."""
        return super().index(), 200 if page_at(request.path, self.pages) else 404

    def interpolate_index(self, **parts: str) -> str:
        """The document, put together from Dash's parts and what its page found."""
        screen = Screen.from_cookies(request.cookies)
        files = Files(
            _asset("favicon.svg"), _asset(FIRST_SCRIPT), self.shelf.plotly_path, CHART_CHUNK, self.shelf.has_smaller
        )
        parts["scripts"] = _UNUSED.sub("", parts["scripts"])
        return document(parts, self._head(), screen, files)

    def _head(self) -> Head:
        page = page_at(request.path, self.pages)
        if page is None:
            return Head("No such page", "Nothing stands at this address.")
        view = View.from_query(request.query_string.decode("utf-8", "replace"))
        found = page.headline(self.store.current(), view)
        query = view.to_query()
        return Head(
            found.title,
            found.description,
            address=f"{request.url_root.rstrip('/')}{page.path}{query}",
            csv=f"/csv/{page.name}.csv{query}",
            chart=page.chart,
        )


def _asset(name: str) -> str:
    """The path of an asset, which changes when the file does."""
    return f"/assets/{name}?m={(ASSETS / name).stat().st_mtime}"
