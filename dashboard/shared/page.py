"""What a page is made of, for the shell, the head of the document and the CSV route."""

from collections.abc import Callable
from dataclasses import dataclass

from dash import Dash
from dash.development.base_component import Component

from dashboard.shared.screen import Screen
from dashboard.view import View
from etl.store.snapshot import Snapshot, Store


@dataclass(frozen=True)
class Headline:
    """What a page says without JavaScript: a title that states the finding, and a description with release and unit."""

    title: str
    description: str


@dataclass(frozen=True)
class Page:
    """A page. `body` holds everything, chart drawn; `register` adds its callback; `csv` is exactly what is shown.

    `chart`: it has one, so that plotly.js is fetched early. `listed`: it stands in the navigation.
    """

    name: str
    path: str
    label: str
    body: Callable[[Snapshot, View, Screen], Component]
    headline: Callable[[Snapshot, View], Headline]
    csv: Callable[[Snapshot, View], str]
    csv_name: Callable[[Snapshot, View], str]
    register: Callable[[Dash, Store], None]
    chart: bool = True
    listed: bool = True
