"""Pages that are made up: they say back what the address says, or fail."""

from dataclasses import replace

from dash import Dash, html
from dash.development.base_component import Component

from dashboard.shared.page import Headline, Page
from dashboard.shared.screen import Screen
from dashboard.view import View
from etl.store.snapshot import Snapshot, Store


def _body(_: Snapshot, view: View, screen: Screen) -> Component:
    return html.P(
        f"made up, {'dark' if screen.dark else 'light'}, {'narrow' if screen.narrow else 'wide'}, {view.asked}"
    )


def _register(app: Dash, store: Store) -> None:
    """A page without callbacks."""


def _broken(*_: object) -> Headline:
    raise ZeroDivisionError("secret detail")


ECHO = Page(
    name="echo",
    path="/",
    label="Echo",
    body=_body,
    headline=lambda _, view: Headline(f"Title {view.asked}", f"Description {view.asked}"),
    csv=lambda _, view: f"asked\r\n{view.asked}\r\n",
    csv_name=lambda _, __: 'made "up".csv',
    register=_register,
)
OTHER = replace(ECHO, name="other", label="Other", headline=lambda _, __: Headline("Another app", "Another"))
BROKEN = replace(ECHO, name="broken", headline=_broken)
