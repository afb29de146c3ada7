"""The server's time for one chart callback, beside the same chart written plainly with plotly.express in Dash."""

import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dash import Dash
from express import express_app

from dashboard.web.app import create_app
from etl.store.snapshot import Store

RUNS = 200


def callback_figures(folder: Path) -> Iterator[str]:
    """Milliseconds of a whole callback, from the body to the JSON of the answer: ours, and plotly.express's."""
    store = Store(folder)
    ours, plain = create_app(store), express_app(store.current())
    for page, control in (("trends", "indicator"), ("scoreboard", "target")):
        mine, theirs = _both(_call(ours, page, f"{page}-{control}.value"), _call(plain, page, f"{page}-year.value"))
        p50, p95 = statistics.median(mine), statistics.quantiles(mine, n=20)[-1]
        express = statistics.median(theirs)
        yield f"{page}: chart callback p50 {p50:.2f} ms, p95 {p95:.2f} ms (aim: p50 under 5 ms)"
        yield f"{page}: plotly.express p50 {express:.1f} ms, {express / p50:.0f} times ours (aim: at least 20 times)"


def _both(mine: Callable[[], None], theirs: Callable[[], None]) -> tuple[list[float], list[float]]:
    """Times of both in turn, so that a machine that slows down slows both; the first calls are not counted."""
    taken: tuple[list[float], list[float]] = ([], [])
    for run in range(RUNS + 5):
        for times, call in zip(taken, (mine, theirs), strict=True):
            if times is taken[0] or run % 10 == 0:
                times.append(_timed(call))
    return taken[0][5:], taken[1][1:]


def _call(app: Dash, page: str, changed: str) -> Callable[[], None]:
    """A call of the page's chart callback through HTTP's own path, as the browser makes it."""
    client = app.server.test_client()
    dependencies = client.get("/_dash-dependencies").get_json()
    chart = next(entry for entry in dependencies if f"{page}-graph.figure" in entry["output"])
    outputs = [part.rpartition(".") for part in chart["output"].strip(".").split("...")]
    named = [{"id": name, "property": prop} for name, _, prop in outputs]
    body = {
        "output": chart["output"],
        "outputs": named if len(named) > 1 else named[0],
        "inputs": [{**part, "value": None} for part in chart["inputs"]],
        "changedPropIds": [changed],
    }
    sent = json.dumps(body)

    def call() -> None:
        answer = client.post("/_dash-update-component", data=sent, content_type="application/json")
        assert answer.status_code == 200, answer.data[:500]

    return call


def _timed(call: Callable[[], None]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000
