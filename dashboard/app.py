"""The application: shell, pages, routes and what guards them, put together for one store. Knows no indicator."""

from pathlib import Path

from dash import Dash

from dashboard import bodies, compress, documents, problems, routes, security, shell, statics
from dashboard.pages import PAGES
from dashboard.pages.page import Page
from etl.snapshot import Store


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
