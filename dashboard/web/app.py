"""The application: shell, pages, routes and what guards them, put together for one store. Knows no indicator."""

from pathlib import Path

from dash import Dash

from dashboard.pages import PAGES
from dashboard.shared import shell
from dashboard.shared.page import Page
from dashboard.web import bodies, documents, problems, routes, security, statics
from dashboard.web import compression as compress
from etl.store.snapshot import Store


def create_app(store: Store, bundle: Path | None = None, pages: tuple[Page, ...] = PAGES) -> Dash:
    """The dashboard on `store`, with the smaller plotly.js of `bundle` where that folder holds the right version.

    Nothing is registered outside the app that is returned: several live in one process.
    """
    shelf = statics.Shelf(bundle)
    app = documents.application(store, pages, shelf)
    app.layout = lambda: shell.layout(store, pages)
    shell.register(app, store, pages)
    for page in pages:
        page.register(app, store)
    routes.register(app.server, store, pages)
    statics.register(app, shelf)
    bodies.register(app)
    problems.register(app.server)
    # Runs what was added last first: compress, then the headers.
    security.register(app)
    compress.register(app.server)
    return app
