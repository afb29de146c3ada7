"""Pages that are made up: they say back what the address says, or fail."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.shared.page import Headline, Page, Screen, register_nothing
from dashboard.view import View
from etl.store.snapshot import Snapshot


def _body(_: Snapshot, view: View, screen: Screen) -> Component:
    told = f"made up, {'dark' if screen.dark else 'light'}, {'narrow' if screen.narrow else 'wide'}, {view.asked}"
    return html.Article([html.H1(f"Title {view.asked.removeprefix('?')}"), html.P(told)])


def _other(*_: object) -> Component:
    return html.Article(html.H1("Another app"))


def _broken(*_: object) -> Headline:
    raise ZeroDivisionError("secret detail")


ECHO = Page(
    name="echo",
    path="/",
    label="Echo",
    view=View,
    body=_body,
    headline=lambda _, view: Headline(f"Title {view.asked}", f"Description {view.asked}"),
    csv=lambda _, view: f"asked\r\n{view.asked}\r\n",
    csv_name=lambda _, __: 'made "up".csv',
    register=register_nothing,
)
OTHER = replace(
    ECHO, name="other", label="Other", body=_other, headline=lambda _, __: Headline("Another app", "Another")
)
BROKEN = replace(ECHO, name="broken", headline=_broken)
