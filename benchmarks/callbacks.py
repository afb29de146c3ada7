"""The server's time for one chart callback, beside plotly.express drawing the same chart from the same rows."""

import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import plotly.express as px
from dash import Dash

from dashboard.app import create_app
from dashboard.query.scoreboard import scoreboard
from dashboard.query.trends import trends
from dashboard.view import View
from etl.snapshot import Snapshot, Store

RUNS = 200


def callback_figures(folder: Path) -> Iterator[str]:
    """Milliseconds of a whole callback, from the body to the JSON of the answer, and of plotly.express."""
    store = Store(folder)
    app = create_app(store)
    snapshot = store.current()
    express = {"trends": express_trends(snapshot), "scoreboard": express_scoreboard(snapshot)}
    for page, draw in express.items():
        ours = [_timed(call) for call in [chart_call(app, page)] * RUNS]
        theirs = [_timed(draw) for _ in range(RUNS // 10)]
        p50, p95 = statistics.median(ours), statistics.quantiles(ours, n=20)[-1]
        ratio = statistics.median(theirs) / p50
        yield f"{page}: chart callback p50 {p50:.2f} ms, p95 {p95:.2f} ms (aim: p50 under 5 ms)"
        yield f"{page}: plotly.express p50 {statistics.median(theirs):.1f} ms, {ratio:.0f} times ours (aim: 20)"


def chart_call(app: Dash, page: str) -> Callable[[], None]:
    """A call of the page's chart callback through HTTP's own path, with the page's own controls."""
    client = app.server.test_client()
    dependencies = client.get("/_dash-dependencies").get_json()
    chart = next(entry for entry in dependencies if f"{page}-graph.figure" in entry["output"])
    body = json.dumps(_body(chart, page))

    def call() -> None:
        answer = client.post("/_dash-update-component", data=body, content_type="application/json")
        assert answer.status_code == 200, answer.data[:500]

    return call


def _body(chart: dict[str, object], page: str) -> dict[str, object]:
    outputs = [part.rpartition(".") for part in str(chart["output"]).strip(".").split("...")]
    inputs = [{**part, "value": None} for part in chart["inputs"]]  # type: ignore[attr-defined]
    return {
        "output": chart["output"],
        "outputs": [{"id": name, "property": prop} for name, _, prop in outputs],
        "inputs": inputs,
        "changedPropIds": [f"{page}-as_of.value"],
    }


def express_trends(snapshot: Snapshot) -> Callable[[], None]:
    """The same lines with plotly.express, from a table that is at hand."""
    shown = trends(snapshot, View())
    rows = pd.DataFrame([row._asdict() for line in shown.series for row in line.points])

    def draw() -> None:
        px.line(
            rows, x="year", y="value", color="member", markers=True, hover_data=["status", "release", "cell"]
        ).to_json()

    return draw


def express_scoreboard(snapshot: Snapshot) -> Callable[[], None]:
    """The same dots with plotly.express."""
    board = scoreboard(snapshot, View())
    rows = pd.DataFrame([{**score.share._asdict(), "mark": score.mark} for score in board.with_data if score.share])

    def draw() -> None:
        px.scatter(rows, x="value", y="member", symbol="mark", hover_data=["status", "release", "cell"]).to_json()

    return draw


def _timed(call: Callable[[], None]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000
