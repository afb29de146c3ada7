"""Trends as one would write it plainly, with plotly.express in Dash: python benchmarks/plain_dash.py DIR PORT.

It has what such a page has: a heading, a list of indicators, a chart of the same lines. The browser's benchmark loads
it beside ours.
"""

import sys
from pathlib import Path

import plotly.express as px
from dash import Dash, Input, Output, dcc, html
from express import list_lines
from waitress import serve

from dashboard.pages.trends.query import TrendsView
from etl.catalogue.indicators import indicators
from etl.catalogue.share import SHARE
from etl.store.snapshot import Snapshot, Store

OPTIONS = {name: indicators()[name].title for name in (SHARE, "defence_expenditure_real_change")}


def create_plain(snapshot: Snapshot) -> Dash:
    """A Dash application with one chart; the tables are made once, as a plain application would at its start."""
    app = Dash("plain")
    lines = {name: list_lines(snapshot, TrendsView(indicator=name)) for name in OPTIONS}
    app.layout = html.Div(
        [
            html.H1("NATO defence expenditure"),
            dcc.Dropdown(OPTIONS, SHARE, id="trends-indicator", clearable=False),
            dcc.Graph(id="chart"),
        ]
    )

    @app.callback(Output("chart", "figure"), Input("trends-indicator", "value"))
    def draw(name: str) -> object:
        return px.line(lines[name], x="year", y="value", color="name", labels={"value": OPTIONS[name]})

    return app


if __name__ == "__main__":
    plain = create_plain(Store(Path(sys.argv[1])).current())
    serve(plain.server, host="127.0.0.1", port=int(sys.argv[2]), threads=8)
