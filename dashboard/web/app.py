"""The application: shell, pages, routes and what guards them, put together for one store. Knows no indicator."""

from pathlib import Path
from typing import Any

from dash import Dash

from dashboard.pages import PAGES
from dashboard.shared import shell
from dashboard.shared.page import Page, Site
from dashboard.web import bodies, documents, problems, routes, security, statics
from dashboard.web import compression as compress
from etl.store.snapshot import Store


def create_app(store: Store, bundle: Path | None = None, pages: tuple[Page[Any], ...] = PAGES) -> Dash:
    """The dashboard on `store`, with the smaller plotly.js of `bundle` where that folder holds the right version.

    Nothing is registered outside the app that is returned: several live in one process.
    """
    site, shelf = Site(store, pages), statics.Shelf(bundle)
    app = documents.create_documents(site, shelf)
    app.layout = lambda: shell.draw_layout(site)
    shell.register(app, site)
    site.register(app)
    routes.register(app.server, site)
    statics.register(app, shelf)
    bodies.register(app)
    problems.register(app.server)
    # Runs what was added last first: compress, then the headers.
    security.register(app)
    compress.register(app.server)
    return app
