"""The shell around every page: brand, navigation, the switch of colours, sources; and the router that fills it."""

from urllib.parse import urlsplit

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from flask import request

from dashboard.shared import pin_control
from dashboard.shared.page import Page
from dashboard.shared.screen import Screen
from dashboard.shared.wording import BRAND
from dashboard.view import View
from etl.catalogue.sources import SOURCES
from etl.store.snapshot import Store


def layout(store: Store, pages: tuple[Page, ...]) -> Component:
    """The shell, for the colours that the request's cookie asks for, around the page that the reader opened.

    Which one that is says the referrer of the request for the layout. Where a proxy takes that away, or changes paths,
    the router fills `page` after one more request.
    """
    screen = Screen.from_cookies(request.cookies)
    opened, place = _opened(pages)
    snapshot, view = store.current(), View.from_query(place.get("search", ""))
    shown = opened.body(snapshot, view, screen) if opened else None
    return dmc.MantineProvider(
        [
            html.A("Skip to the content", href="#main", className="skip"),
            dcc.Location(id="url", refresh="callback-nav", **place),
            _header(pages, pin_control.pin_control(snapshot, view.as_of)),
            html.Main([pin_control.pin_notice(), html.Div(shown, id="page")], id="main", tabIndex=-1),
            _footer(),
        ],
        id="mantine",
        forceColorScheme="dark" if screen.dark else "light",
    )


def register(app: Dash, store: Store, pages: tuple[Page, ...]) -> None:
    """Add the router, the pin of the header, and what keeps it in the links of the navigation."""

    @app.callback(  # type: ignore[untyped-decorator]
        Output("page", "children"), Input("url", "pathname"), State("url", "search"), prevent_initial_call=True
    )
    def show(pathname: str | None, search: str | None) -> Component:
        page = page_at(pathname or "/", pages)
        if page is None:
            return nowhere(pages)
        return page.body(store.current(), View.from_query(search or ""), Screen.from_cookies(request.cookies))

    pin_control.register(app, store)
    app.clientside_callback(
        ClientsideFunction("shell", "navigation"),
        [Output(_link_id(page), "href") for page in pages if page.listed],
        Input("url", "pathname"),
        Input("url", "search"),
    )


def page_at(path: str, pages: tuple[Page, ...]) -> Page | None:
    """The page at a path; None where there is none."""
    return next((page for page in pages if page.path == path), None)


def _opened(pages: tuple[Page, ...]) -> tuple[Page | None, dict[str, str]]:
    """The page in the reader's address bar, with its path and query; None where the request does not tell."""
    try:
        place = urlsplit(request.referrer or "")
    except ValueError:  # a referrer that is no address
        return None, {}
    page = page_at(place.path, pages) if place.netloc == request.host else None
    if page is None:
        return None, {}
    return page, {"pathname": place.path, "search": f"?{place.query}" if place.query else ""}


def nowhere(pages: tuple[Page, ...]) -> Component:
    """What stands at an address where there is no page."""
    links = [html.Li(dcc.Link(page.label, href=page.path)) for page in pages]
    return html.Article(
        [html.H1("No such page"), html.P("Nothing stands at this address. There are:"), html.Ul(links)],
        className="page",
    )


def _header(pages: tuple[Page, ...], pin: Component) -> Component:
    links = [html.Li(dcc.Link(page.label, href=page.path, id=_link_id(page))) for page in pages if page.listed]
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


def _link_id(page: Page) -> str:
    return f"nav-{page.name}"
