"""The application: shell, pages, routes and what guards them, put together for one store. Knows no indicator."""

from typing import Any

from dash import Dash
from dash.development.base_component import Component
from flask import request

from dashboard.pages import PAGES, Site
from dashboard.shared.page import Page, Screen
from dashboard.web import bodies, documents, feeds, pictures, problems, routes, security, shell, statics
from dashboard.web import compression as compress
from dashboard.web.origin import ANY_HOST, Origin
from etl.store.snapshot import Store


def create_app(store: Store, pages: tuple[Page[Any], ...] = PAGES, origin: Origin = ANY_HOST) -> Dash:
    """The dashboard on `store`; `origin` is its public address, and the hosts that it answers for.

    Nothing is registered outside the app that is returned: several live in one process.
    """
    site, shelf = Site(store, pages), statics.Shelf()
    app = documents.create_documents(site, shelf, origin)
    app.layout = lambda: _draw_layout(site, origin)
    shell.register(app, site)
    site.register(app)
    routes.register(app.server, site)
    feeds.register(app.server, site, origin)
    pictures.register(app.server, site, origin)
    statics.register(app, shelf)
    bodies.register(app)
    problems.register(app.server)
    # Runs what was added last first: compress, then the headers.
    security.register(app)
    compress.register(app.server)
    return app


def _draw_layout(site: Site, origin: Origin) -> Component:
    """The page that the reader opened, which the referrer of the request tells, in the colours that the cookie asks."""
    # A proxy may hand the request on under another host than the reader's.
    hosts = (request.host, origin.netloc)
    screen, opened = Screen.from_cookies(request.cookies), site.find_opened(request.referrer or "", hosts)
    return shell.draw_layout(site, opened, site.draw_body(opened, screen) if opened else None, screen)
