"""What a page is made of, for the shell, the head of the document and the CSV route."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dash import Dash
from dash.development.base_component import Component

from dashboard.picture.sheet import Sheet
from dashboard.view import View
from etl.store.snapshot import Snapshot, Store

V = TypeVar("V", bound=View)


@dataclass(frozen=True)
class Screen:
    """Colour scheme and width class. A figure is drawn for one of each, and never recoloured in the browser."""

    dark: bool = False
    narrow: bool = False

    @classmethod
    def from_cookies(cls, cookies: Mapping[str, str]) -> "Screen":
        """What the cookies `scheme` and `width` of assets/screen.js tell; light and wide where that is nothing."""
        return cls(dark=cookies.get("scheme") == "dark", narrow=cookies.get("width") == "narrow")

    @property
    def picture_class(self) -> str:
        """What the style sheet knows a picture for this screen by."""
        return f"picture on-{'dark' if self.dark else 'light'} on-{'narrow' if self.narrow else 'wide'}"

    @classmethod
    def list_possible(cls, cookies: Mapping[str, str]) -> "tuple[Screen, ...]":
        """Every screen that the reader may have by what the cookies tell, first the one of `from_cookies`."""
        told = cls.from_cookies(cookies)
        darks = (told.dark,) if "scheme" in cookies else (False, True)
        narrows = (told.narrow,) if "width" in cookies else (False, True)
        return tuple(cls(dark, narrow) for narrow in narrows for dark in darks)


@dataclass(frozen=True)
class Headline:
    """What a page says without JavaScript: a title that states the finding, and a description with release and unit.

    `answers`: what is asked can be answered, so that there is a CSV of it, and a picture where the page has some.
    """

    title: str
    description: str
    answers: bool = True


class UnansweredError(Exception):
    """A page cannot answer what it is asked; the message says why, to whoever asked."""


@dataclass(frozen=True)
class Page(Generic[V]):
    """A page. `view` declares its parameters. `body` holds everything, chart drawn; `csv` is exactly what is shown.

    `csv` raises UnansweredError where there is no answer to put into a file.

    `register` adds its callbacks, which read a query, and the word in a path, with the function that they are given.
    `chart`: it has one, so that plotly.js is fetched early. `listed`: it stands in the navigation, else in the footer.
    `picture` is its chart to be taken away, as drawn for a screen; None where it has none. `lack` says why no file of
    it would be what is asked, "" where one is. `figure` is the chart of the body alone; None where that has none.
    `formerly` is where the page stood: links still say so. `follow` gives the view that a feed of a view is about, and
    what it is called; it raises UnansweredError where there is none, and is None where no view can be followed.
    """

    name: str
    path: str
    label: str
    view: type[V]
    body: Callable[[Snapshot, V, Screen], Component]
    headline: Callable[[Snapshot, V], Headline]
    csv: Callable[[Snapshot, V], str]
    csv_name: Callable[[Snapshot, V], str]
    register: Callable[[Dash, Store, Callable[..., V]], None]
    chart: bool = True
    listed: bool = True
    picture: Callable[[Snapshot, V, Screen], Sheet] | None = None
    lack: Callable[[Snapshot, V], str] = lambda _snapshot, _view: ""
    figure: Callable[[Snapshot, V, Screen], dict[str, Any]] | None = None
    formerly: str = ""
    follow: Callable[[V], tuple[V, str]] | None = None


def register_nothing(_app: Dash, _store: Store, _read: Callable[..., View]) -> None:
    """What a page without callbacks registers."""
