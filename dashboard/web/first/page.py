"""The first page: shell and body as the application draws them, and pictures in the place of charts."""

from collections.abc import Iterator, Sequence
from typing import Any

from dash import dcc
from dash.development.base_component import Component

from dashboard.pages import Place, Site
from dashboard.shared.page import Screen
from dashboard.web import shell
from dashboard.web.first.looks import Figures, list_looks
from dashboard.web.first.markup import write_markup


def draw_first(site: Site, place: Place, screens: Sequence[Screen]) -> str:
    """The page at a place as HTML, with pictures for each of the screens that the reader may have; the first leads."""
    body = site.draw_body(place, screens[0])
    figures: Figures = dict(zip(screens, _find_figures(site, place, body, screens), strict=False))
    page = site.page_at(place.path)
    layout = shell.draw_layout(site, place if page else None, body or shell.draw_nowhere(site), screens[0])
    return write_markup(layout, list_looks(figures, shell.name_link(page) if page else ""))


def _find_figures(
    site: Site, place: Place, body: Component | None, screens: Sequence[Screen]
) -> Iterator[dict[str, Any]]:
    """The figure of the page for each screen; nothing where it has none."""
    bodies = [body, *(site.draw_body(place, screen) for screen in screens[1:])] if _list_figures(body) else []
    return (_list_figures(one)[0] for one in bodies)


def _list_figures(body: Component | None) -> list[dict[str, Any]]:
    parts = body._traverse() if body is not None else ()
    return [one.figure for one in parts if isinstance(one, dcc.Graph)]
