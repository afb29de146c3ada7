"""The shell around every page: brand, navigation, the switch of colours, sources; and the router that fills it."""

from typing import Any
from urllib.parse import urlsplit

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from flask import request

from dashboard.shared import pin_control
from dashboard.shared.page import Page, Screen, Site
from dashboard.shared.wording import BRAND
from dashboard.view import View
from etl.catalogue.sources import SOURCES


def draw_layout(site: Site) -> Component:
    """The shell, for the colours that the request's cookie asks for, around the page that the reader opened.

    Which one that is says the referrer of the request for the layout. Where a proxy takes that away, or changes paths,
    the router fills `page` after one more request.
    """
    screen = Screen.from_cookies(request.cookies)
    opened, place = _opened(site)
    snapshot, search = site.store.current(), place.get("search", "")
    shown = opened.body(snapshot, site.read(opened, search), screen) if opened else None
    return dmc.MantineProvider(
        [
            html.A("Skip to the content", href="#main", className="skip"),
            dcc.Location(id="url", refresh="callback-nav", **place),
            _header(site, pin_control.draw_pin(snapshot, View.from_query(search).as_of)),
            html.Main([pin_control.draw_notice(), html.Div(shown, id="page")], id="main", tabIndex=-1),
            _footer(),
        ],
        id="mantine",
        forceColorScheme="dark" if screen.dark else "light",
    )


def register(app: Dash, site: Site) -> None:
    """Add the router, the pin of the header, and what keeps it in the links of the navigation."""

    @app.callback(  # type: ignore[untyped-decorator]
        Output("page", "children"), Input("url", "pathname"), State("url", "search"), prevent_initial_call=True
    )
    def show(pathname: str | None, search: str | None) -> Component:
        page = site.page_at(pathname or "/")
        if page is None:
            return draw_nowhere(site)
        return page.body(site.store.current(), site.read(page, search or ""), Screen.from_cookies(request.cookies))

    pin_control.register(app, site.store)
    app.clientside_callback(
        ClientsideFunction("shell", "navigation"),
        [Output(_link_id(page), "href") for page in site.pages if page.listed],
        Input("url", "pathname"),
        Input("url", "search"),
    )


def _opened(site: Site) -> tuple[Page[Any] | None, dict[str, str]]:
    """The page in the reader's address bar, with its path and query; None where the request does not tell."""
    try:
        place = urlsplit(request.referrer or "")
    except ValueError:  # a referrer that is no address
        return None, {}
    page = site.page_at(place.path) if place.netloc == request.host else None
    if page is None:
        return None, {}
    return page, {"pathname": place.path, "search": f"?{place.query}" if place.query else ""}


def draw_nowhere(site: Site) -> Component:
    """What stands at an address where there is no page."""
    links = [html.Li(dcc.Link(page.label, href=page.path)) for page in site.pages]
    return html.Article(
        [html.H1("No such page"), html.P("Nothing stands at this address. There are:"), html.Ul(links)],
        className="page",
    )


def _header(site: Site, pin: Component) -> Component:
    links = [html.Li(dcc.Link(page.label, href=page.path, id=_link_id(page))) for page in site.pages if page.listed]
    switch = html.Button(
        "◐", id="scheme", title="Light or dark colours", type="button", **{"aria-label": "Light or dark colours"}
    )
    return html.Header(
        [
            html.Span(BRAND, className="brand"),
            html.Nav(html.Ul(links), **{"aria-label": "Pages"}),
            pin,
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


def _link_id(page: Page[Any]) -> str:
    return f"nav-{page.name}"
