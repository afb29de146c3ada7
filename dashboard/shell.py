"""The shell around every page: brand, navigation, the switch of colours, sources; and the router that fills it."""

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from flask import request

from dashboard.pages.page import Page
from dashboard.screen import Screen
from dashboard.view import View
from etl.catalogue.sources import SOURCES
from etl.snapshot import Store

BRAND = "Burden Sharing"


def layout(pages: tuple[Page, ...]) -> Component:
    """The shell, for the colours that the request's cookie asks for; the router fills `page`."""
    screen = Screen.from_cookies(request.cookies)
    return dmc.MantineProvider(
        [
            html.A("Skip to the content", href="#main", className="skip"),
            dcc.Location(id="url", refresh="callback-nav"),
            _header(pages),
            html.Main(html.Div(id="page"), id="main", tabIndex=-1),
            _footer(),
        ],
        id="mantine",
        forceColorScheme="dark" if screen.dark else "light",
    )


def register(app: Dash, store: Store, pages: tuple[Page, ...]) -> None:
    """Add the router, and what keeps the release of the address in the links of the navigation."""

    @app.callback(Output("page", "children"), Input("url", "pathname"), State("url", "search"))  # type: ignore[untyped-decorator]
    def show(pathname: str | None, search: str | None) -> Component:
        page = page_at(pathname or "/", pages)
        if page is None:
            return nowhere(pages)
        return page.body(store.current(), View.from_query(search or ""), Screen.from_cookies(request.cookies))

    app.clientside_callback(
        ClientsideFunction("shell", "navigation"),
        [Output(_link_id(page), "href") for page in pages],
        Input("url", "pathname"),
        Input("url", "search"),
    )


def page_at(path: str, pages: tuple[Page, ...]) -> Page | None:
    """The page at a path; None where there is none."""
    return next((page for page in pages if page.path == path), None)


def nowhere(pages: tuple[Page, ...]) -> Component:
    """What stands at an address where there is no page."""
    links = [html.Li(dcc.Link(page.label, href=page.path)) for page in pages]
    return html.Article(
        [html.H1("No such page"), html.P("Nothing stands at this address. There are:"), html.Ul(links)],
        className="page",
    )


def _header(pages: tuple[Page, ...]) -> Component:
    links = [html.Li(dcc.Link(page.label, href=page.path, id=_link_id(page))) for page in pages]
    switch = html.Button(
        "◐", id="scheme", title="Light or dark colours", type="button", **{"aria-label": "Light or dark colours"}
    )
    return html.Header(
        [
            html.Span(BRAND, className="brand"),
            html.Nav(html.Ul(links), **{"aria-label": "Pages"}),
            switch,
        ],
        className="shell-header",
    )


def _footer() -> Component:
    sources = [
        html.Li([html.A(f"{source.publisher}, {source.title}", href=source.url), f". {source.licence}."])
        for source in SOURCES.values()
    ]
    return html.Footer([html.P("Sources and their licences"), html.Ul(sources)], className="shell-footer")


def _link_id(page: Page) -> str:
    return f"nav-{page.name}"
