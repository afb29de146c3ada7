"""The pages: a folder each, and its name here; drawn by pure functions, registered into a given app."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from dash import Dash
from dash.development.base_component import Component

from dashboard.pages.about import page as about
from dashboard.pages.burden import page as burden
from dashboard.pages.cell import page as cell
from dashboard.pages.change import page as change
from dashboard.pages.claims import page as claims
from dashboard.pages.country import page as country
from dashboard.pages.data import page as data
from dashboard.pages.errata import page as errata
from dashboard.pages.figures import page as figures
from dashboard.pages.methodology import page as methodology
from dashboard.pages.overview import page as overview
from dashboard.pages.path import page as path
from dashboard.pages.releases import page as releases
from dashboard.pages.scoreboard import page as scoreboard
from dashboard.pages.trends import page as trends
from dashboard.shared.page import Page, Screen, V
from dashboard.shared.typography import set_texts
from dashboard.shared.word_in_path import find_path, is_below, list_paths, read_word
from dashboard.view import list_parameters
from etl.store.snapshot import Store

PAGES: tuple[Page[Any], ...] = tuple(
    page.PAGE
    for page in (
        overview,
        scoreboard,
        trends,
        country,
        change,
        releases,
        path,
        burden,
        claims,
        data,
        figures,
        cell,
        about,
        errata,
        methodology,
    )
)
# Those with a chart, a table of observations and a CSV of them.
CHARTED: tuple[Page[Any], ...] = tuple(page for page in PAGES if page.chart)


class Place(NamedTuple):
    """Where a reader is: a path at which there may be a page, and the query behind it, "?" included."""

    path: str
    search: str


@dataclass(frozen=True)
class Site:
    """What one app serves: a store, and pages that each know which parameters are another's."""

    store: Store
    pages: tuple[Page[Any], ...]

    def page_at(self, path: str) -> Page[Any] | None:
        """The page at a path, with what it knows behind its own; None where there is none."""
        return next((page for page in self.pages if read_word(page.view, page.path, path) is not None), None)

    def find_meant(self, path: str) -> str:
        """The path of a page that is meant by one at which there is none; "" where none is."""
        return next(filter(None, (find_path(page.view, page.path, path) for page in self.pages)), "")

    def list_near(self, path: str) -> tuple[str, dict[str, str]]:
        """The label of the page below whose path an unknown one lies, and what stands there: its paths by label."""
        below = (page for page in self.pages if is_below(page.view, page.path, path))
        return next(((page.label, list_paths(page.view, page.path)) for page in below), ("", {}))

    def find_moved(self, place: Place) -> Page[Any] | None:
        """The page that stood at a place and that a link there means; None where it means what stands there now.

        A link means the page that moved where nothing has taken its place, or by a parameter that is of it alone.
        """
        here = self.page_at(place.path)
        for page in self.pages:
            if page.formerly == place.path and (here is None or _names_alone(place.search, page, here)):
                return page
        return None

    def find_opened(self, referrer: str, hosts: Collection[str]) -> Place | None:
        """The page in the reader's address bar; None where the referrer tells of none on these hosts."""
        try:
            told = urlsplit(referrer)
        except ValueError:  # a referrer that is no address
            return None
        if told.netloc not in hosts or self.page_at(told.path) is None:
            return None
        return Place(told.path, f"?{told.query}" if told.query else "")

    def draw_body(self, place: Place, screen: Screen) -> Component | None:
        """The page at a place, drawn; None where there is none."""
        page = self.page_at(place.path)
        return set_texts(page.body(self.store.current(), self.read_at(page, place), screen)) if page else None

    def draw_figure(self, place: Place, screen: Screen) -> dict[str, Any] | None:
        """The chart of the page at a place; None where there is none."""
        page = self.page_at(place.path)
        figure = page.figure if page else None
        return figure(self.store.current(), self.read_at(page, place), screen) if page and figure else None

    def read_at(self, page: Page[V], place: Place) -> V:
        """The view of a page that a place describes."""
        return self.read(page, place.search, read_word(page.view, page.path, place.path) or "")

    def read(self, page: Page[V], query: str, word: str = "") -> V:
        """The view of a page that a query string describes, and the word in its path."""
        return page.view.from_query(query, self._declared, word)

    def find_declared(self, names: Iterable[str]) -> str:
        """The first of the names that is a parameter of a page; "" where none is."""
        return next((name for name in names if name in self._declared), "")

    def register(self, app: Dash) -> None:
        """Add the callbacks of every page."""
        for page in self.pages:
            page.register(app, self.store, partial(self.read, page))

    @cached_property
    def _declared(self) -> Mapping[str, str]:
        """By parameter, the label of the page that declares it, the first of several."""
        return {name: page.label for page in reversed(self.pages) for name in list_parameters(page.view)}


def _names_alone(query: str, page: Page[Any], other: Page[Any]) -> bool:
    """Whether a query has a parameter of a page that the other does not declare."""
    own = set(list_parameters(page.view)) - set(list_parameters(other.view))
    return any(name in own for name, _ in parse_qsl(query.removeprefix("?"), keep_blank_values=True, errors="replace"))
