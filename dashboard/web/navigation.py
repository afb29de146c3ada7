"""The links from page to page: the navigation of the header, behind a menu where there is no room, and the footer's."""

from collections.abc import Iterable
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages import Site
from dashboard.shared.page import Page
from dashboard.view import repin
from etl.asof.pin import Pin


def draw_navigation(site: Site, pin: Pin) -> list[Component]:
    """What opens and closes the navigation on a narrow screen, without any script; and the navigation."""
    menu = html.Details(html.Summary("Menu", id="menu"), className="menu")
    return [menu, html.Nav(_draw_links(_pick_listed(site), pin), **{"aria-label": "Pages"})]


def draw_about(site: Site, pin: Pin) -> Component:
    """The links to pages about what the others show."""
    return html.Nav(_draw_links(_pick_unlisted(site), pin), **{"aria-label": "About"})


def list_links(site: Site) -> list[str]:
    """The ids of all these links, in the order in which they stand in the document."""
    return [name_link(page) for page in (*_pick_listed(site), *_pick_unlisted(site))]


def name_link(page: Page[Any]) -> str:
    """The id of the link to a page."""
    return f"nav-{page.name}"


def _pick_listed(site: Site) -> list[Page[Any]]:
    return [page for page in site.pages if page.listed]


def _pick_unlisted(site: Site) -> list[Page[Any]]:
    return [page for page in site.pages if not page.listed]


def _draw_links(pages: Iterable[Page[Any]], pin: Pin) -> Component:
    # From page to page the release stays that is pinned.
    query = repin("", pin)
    return html.Ul([html.Li(dcc.Link(page.label, href=f"{page.path}{query}", id=name_link(page))) for page in pages])
