"""The questions that the dashboard answers, each with the place that answers it; the list grows with the pages."""

from typing import NamedTuple

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.shared.address import keep_pin
from dashboard.shared.wording import hold_together
from etl.asof.pin import Pin


class Entrance(NamedTuple):
    """A question in words, where it is answered, and what stands there. A pin of its own goes before the reader's."""

    asks: str
    address: str
    shows: str


ENTRANCES = (
    Entrance(
        "How many members met 2 %, as known then?", "/claims?claim=nineteen_below",
        "A count by every convention, with and without Iceland, in every release",
    ),
    Entrance(
        "Who was below the target, and by how much money?", "/scoreboard?sort=-gap",
        "Every member with its share and the money missing",
    ),
    Entrance(
        "Who crossed the line because of spending, and who because of GDP?", "/change",
        "Every member between two years, in two parts",
    ),
    Entrance(
        "Did this number change since it was quoted, and why?", "/releases",
        "Every share in two releases, and one in all of them",
    ),
    Entrance(
        "What does 3.5 % by 2035 ask of a country?", "/path",
        "Real growth per year, beside what it did",
    ),
    Entrance(
        "Why do NATO, SIPRI and the World Bank differ?", "/country/DEU#country-remarks",
        "What each counts, on the page of a country",
    ),
    Entrance(
        "What does a view without one single number look like?", "/burden",
        "Several measures side by side, a member followed through all of them, and weights of your own",
    ),
    Entrance(
        "What share of the Alliance is the United States?", "/#overview-numbers",
        "Its part of spending, GDP and people: above",
    ),
)  # fmt: skip


def draw_entrances(pin: Pin) -> list[Component]:
    """The questions as links that keep the pin."""
    return [html.Li(_draw(entrance, pin)) for entrance in ENTRANCES]


def _draw(entrance: Entrance, pin: Pin) -> Component:
    address = entrance.address if "as_of=" in entrance.address else keep_pin(entrance.address, pin)
    link = dcc.Link(hold_together(entrance.asks), href=address)
    return html.Div([link, html.P(hold_together(entrance.shows))])
