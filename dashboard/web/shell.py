"""The shell around every page: brand, navigation, the switch of colours, sources; and the router that fills it."""

from collections.abc import Iterable, Mapping
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from flask import request

from dashboard.pages import Place, Site
from dashboard.shared import mantine as dmc
from dashboard.shared.page import Screen
from dashboard.shared.typography import set_texts
from dashboard.shared.wording import BRAND
from dashboard.view import View
from dashboard.web import navigation, pin_control
from etl.asof.pin import Pin
from etl.catalogue.sources import SOURCES

# The path for which the page that was shown has been left.
_LEFT_FOR = "left-for"


def draw_layout(site: Site, opened: Place | None, body: Component | None, screen: Screen) -> Component:
    """The shell around the body of the page that the reader opened.

    Where a proxy takes the referrer away, or changes paths, the router fills `page` after one more request.
    """
    search = opened.search if opened else ""
    pin = View.from_query(search).as_of
    place = {"pathname": opened.path, "search": search} if opened else {}
    return dmc.MantineProvider(
        [
            html.A("Skip to the content", href="#main", className="skip"),
            dcc.Location(id="url", refresh="callback-nav", **place),
            dcc.Store(id=_LEFT_FOR),
            _header(site, pin),
            html.Main([pin_control.draw_notice(), html.Div(body, id="page")], id="main", tabIndex=-1),
            _footer(site, pin),
        ],
        id="mantine",
        forceColorScheme="dark" if screen.dark else "light",
    )


def register(app: Dash, site: Site) -> None:
    """Add the router, the pin of the header, and what keeps it in the links of the navigation."""

    # A page that is shown follows what stands in its path by itself.
    app.clientside_callback(
        ClientsideFunction("shell", "leave"),
        Output(_LEFT_FOR, "data"),
        Input("url", "pathname"),
        prevent_initial_call=True,
    )

    @app.callback(  # type: ignore[untyped-decorator]
        Output("page", "children"), Input(_LEFT_FOR, "data"), State("url", "search"), prevent_initial_call=True
    )
    def show(pathname: Any, search: str | None) -> Component:
        screen, path = Screen.from_cookies(request.cookies), str(pathname or "/")
        return site.draw_body(Place(path, search or ""), screen) or draw_nowhere(site, path)

    pin_control.register(app, site.store)
    app.clientside_callback(
        ClientsideFunction("shell", "navigation"),
        [Output(link, "href") for link in navigation.list_links(site)],
        Input("url", "pathname"),
        Input("url", "search"),
    )


def draw_nowhere(site: Site, path: str) -> Component:
    """What stands at an address where there is no page: those that there are, or those below the same path."""
    label, paths = site.list_near(path)
    whose = f" under {label}" if label else ""
    links = [html.Li(dcc.Link(name, href=there)) for name, there in _list_offers(site, paths)]
    return html.Article(
        [html.H1("No such page"), html.P(f"There is no page at this address{whose}. These are here:"), html.Ul(links)],
        className="page",
    )


def _list_offers(site: Site, paths: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return paths.items() or [(page.label, page.path) for page in site.pages]


def _header(site: Site, pin: Pin) -> Component:
    switch = html.Button(
        "◐", id="scheme", title="Light or dark colours", type="button", **{"aria-label": "Light or dark colours"}
    )
    return html.Header(
        [
            html.Span(BRAND, className="brand"),
            *navigation.draw_navigation(site, pin),
            pin_control.draw_pin(site.store.current(), pin),
            switch,
        ],
        className="shell-header",
    )


def _footer(site: Site, pin: Pin) -> Component:
    sources = [
        html.Li([html.A(f"{source.publisher}, {source.title}", href=source.url), f". {source.licence}."])
        for source in SOURCES.values()
    ]
    about = navigation.draw_about(site, pin)
    told = [about, html.P("Sources and their licences"), html.Ul(sources)]
    return html.Footer(set_texts(told), className="shell-footer")
