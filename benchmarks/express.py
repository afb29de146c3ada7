"""The two charts as one would write them plainly: a table, plotly.express, target lines and labels added, in Dash."""

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from dashboard.pages.scoreboard.board import ScoreboardView
from dashboard.pages.scoreboard.query import select_scoreboard
from dashboard.pages.trends.query import TrendsView, select_trends
from dashboard.shared.wording import name_area
from etl.store.snapshot import Snapshot

_HOVER = ["status", "release", "cell"]


def express_app(snapshot: Snapshot) -> Dash:
    """A Dash application with both charts; the tables are made once, as a plain application would at its start."""
    app = Dash("express")
    app.layout = html.Div([dcc.Graph(id="trends-graph"), dcc.Graph(id="scoreboard-graph")])
    app.layout.children += [dcc.Dropdown(id="trends-year"), dcc.Dropdown(id="scoreboard-year")]
    lines, dots = list_lines(snapshot, TrendsView()), _dots(snapshot)

    @app.callback(Output("trends-graph", "figure"), Input("trends-year", "value"))
    def draw_lines(_: object) -> go.Figure:
        return _trends(lines)

    @app.callback(Output("scoreboard-graph", "figure"), Input("scoreboard-year", "value"))
    def draw_dots(_: object) -> go.Figure:
        return _scoreboard(dots)

    return app


def list_lines(snapshot: Snapshot, view: TrendsView) -> pd.DataFrame:
    """The rows of the lines that a view of trends shows."""
    shown = select_trends(snapshot, view)
    rows = [{**row._asdict(), "name": line.name} for line in shown.series for row in line.points]
    table = pd.DataFrame(rows).dropna(subset="value")
    table["estimate"] = table["year"].map(shown.is_estimate)
    return table


def _dots(snapshot: Snapshot) -> pd.DataFrame:
    board = select_scoreboard(snapshot, ScoreboardView())
    scores = [*board.with_data, *board.aggregates]
    return pd.DataFrame(
        {
            **score.share._asdict(),
            "name": name_area(score.code),
            "mark": score.mark,
            "met": str(score.met),
            "label": f"{score.value:.2f}",
        }
        for score in scores
        if score.share
    )


def _trends(table: pd.DataFrame) -> go.Figure:
    figure = px.line(table, x="year", y="value", color="name", line_dash="estimate", markers=True, hover_data=_HOVER)
    for value in (2, 3.5):
        figure.add_hline(y=value, line_dash="dash", annotation_text=f"{value} %")
    for name, rows in table.groupby("name"):
        last = rows.iloc[-1]
        figure.add_annotation(x=last["year"], y=last["value"], text=name, showarrow=False, xanchor="left")
    return figure.update_layout(showlegend=False, yaxis_ticksuffix=" %", height=520)


def _scoreboard(table: pd.DataFrame) -> go.Figure:
    figure = px.scatter(
        table,
        x="value",
        y="name",
        color="met",
        symbol="mark",
        text=table["value"].map("{:.2f}".format),
        hover_data=_HOVER,
    )
    for value in (2, 3.5):
        figure.add_vline(x=value, line_dash="dash", annotation_text=f"{value} %")
    figure.update_traces(textposition="middle right")
    return figure.update_layout(showlegend=False, xaxis_ticksuffix=" %", height=900)
