"""The first page: shell and body as the application draws them, and pictures in the place of charts."""

from collections.abc import Sequence

from dash import dcc
from dash.development.base_component import Component

from dashboard.pages import Place, Site
from dashboard.shared.chart import still
from dashboard.shared.page import Screen
from dashboard.web import shell
from dashboard.web.first.looks import Figures, list_looks
from dashboard.web.first.markup import write_markup
from dashboard.web.navigation import name_link


@still()
def draw_first(site: Site, place: Place, screens: Sequence[Screen]) -> str:
    """The page at a place as HTML, with pictures for each of the screens that the reader may have; the first leads."""
    body, page = site.draw_body(place, screens[0]), site.page_at(place.path)
    figures = _list_figures(site, place, body, screens)
    layout = shell.draw_layout(site, place if page else None, body or shell.draw_nowhere(site, place.path), screens[0])
    return write_markup(layout, list_looks(figures, name_link(page) if page else ""))


def _list_figures(site: Site, place: Place, body: Component | None, screens: Sequence[Screen]) -> Figures:
    """The figure of the page for each screen, the first from its body; nothing where it has none."""
    page = site.page_at(place.path)
    parts = body._traverse() if body is not None and page and page.figure else ()
    first = [one.figure for one in parts if isinstance(one, dcc.Graph)]
    others = (site.draw_figure(place, screen) for screen in screens[1:])
    return {screen: one for screen, one in zip(screens, [*first, *others], strict=False) if one} if first else {}
