"""What it takes to add a page with a chart: a folder, and its name among the pages. The page here is made up."""

import csv
import sys
from collections.abc import Iterator
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from flask.testing import FlaskClient

from dashboard.pages import PAGES
from dashboard.shared.page import Page
from dashboard.web.app import create_app
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Store

# The folder dashboard/pages/<page>/, as it would be written.
FOLDER = {
    "__init__.py": '''"""The page: heights."""''',
    "query.py": """
from dataclasses import dataclass

from dashboard.view import Option, View, one_of, yes_or_no
from etl.asof.pin import day_of

SIZES = (Option("all", "All releases"), Option("large", "Large ones", meaning="of more than 9,000 rows"))


@dataclass(frozen=True)
class HeightsView(View):
    size: str = one_of("all", lambda: SIZES, "Size")
    names: bool = yes_or_no(True, "Names")


@dataclass(frozen=True)
class Heights:
    view: HeightsView
    parts: tuple

    @property
    def counts(self):
        return {part.release.release: part.rows for part in self.parts}


def heights(snapshot, view):
    day = day_of(snapshot, view.as_of)
    known = [part for part in snapshot.releases("nato") if day and part.release.published <= day]
    return Heights(view, tuple(part for part in known if view.size == "all" or part.rows > 9000))
""",
    "figure.py": """
from dashboard.shared.chart import build_axis, build_layout


def figure(rows, theme, narrow):
    counts = rows.counts
    bars = {"type": "bar", "x": list(counts), "y": list(counts.values()), "marker": {"color": theme.accent}}
    axes = {"xaxis": build_axis(theme, showticklabels=rows.view.names), "yaxis": build_axis(theme)}
    return {"data": [bars], "layout": build_layout(theme, 300, {"l": 60, "r": 10, "t": 10, "b": 40}, **axes)}


def measure_least(rows, narrow):
    return 300, 200
""",
    "summary.py": """
def title(rows):
    return f"{len(rows.counts)} releases, {max(rows.counts.values(), default=0)} rows in the largest"
""",
    "table.py": """
from dashboard.shared.table import Column, tabulate


def table(rows):
    return tabulate([Column("Release"), Column("Rows")], [[name, str(count)] for name, count in rows.counts.items()])


def records(rows):
    return ({"release": name, "value": count} for name, count in rows.counts.items())
""",
    "page.py": """
from made_up_page import figure as chart
from made_up_page import summary as prose
from made_up_page import table as tables
from made_up_page.query import HeightsView, heights

from dashboard.shared.controls import Control
from dashboard.shared.exhibit import Chart, Exhibit, Export, Prose

EXHIBIT = Exhibit(
    "heights", "/heights", "Heights", HeightsView, heights,
    Chart(chart.figure, chart.measure_least, marks=lambda rows: ()),
    Prose(
        prose.title, subtitle=lambda rows: "Rows", summary=lambda rows: "Made up.", about=lambda rows: (),
        notices=lambda snapshot, rows, view: view.notices,
    ),
    Export(tables.table, tables.records, (), name=lambda rows: "heights", parts=lambda rows: rows.parts),
    (Control("size"), Control("names")),
)
PAGE = EXHIBIT.to_page()
""",
}


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page[Any]]:
    """The page of the folder."""
    (tmp_path / "made_up_page").mkdir()
    for name, text in FOLDER.items():
        (tmp_path / "made_up_page" / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield import_module("made_up_page.page").PAGE
    for name in [name for name in sys.modules if name.startswith("made_up_page")]:
        del sys.modules[name]


@pytest.fixture
def client(page: Page[Any]) -> FlaskClient:
    """A browser of an app that has the page beside those of the project."""
    client: FlaskClient = create_app(Store(shipped("embedded")), pages=(*PAGES, page)).server.test_client()
    return client


def layout_of(client: FlaskClient, path: str) -> str:
    """What the browser is given to draw, opened at a path."""
    text: str = client.get("/_dash-layout", headers={"Referer": f"http://localhost{path}"}).text
    return text


def test_the_page_has_its_document_its_place_in_the_navigation_and_its_csv(client: FlaskClient) -> None:
    document = client.get("/heights?size=large").text
    rows = list(csv.DictReader(StringIO(client.get("/csv/heights.csv?size=large").text)))
    assert f'<h1 id="heights-title">{len(rows)} releases, ' in document
    assert '"id":"nav-heights"' in layout_of(client, "/scoreboard")
    assert all(int(row["value"]) > 9000 for row in rows)


def test_what_it_declares_has_controls_and_a_callback_that_draws(page: Page[Any], client: FlaskClient) -> None:
    shown = layout_of(client, "/heights?size=large&names=no")
    assert all(words in shown for words in ("heights-size", "Large ones", "heights-names", "heights-graph"))
    callbacks = client.get("/_dash-dependencies").get_json()
    drawing = next(one for one in callbacks if "heights-graph.figure" in one["output"])
    held = [f"{one['id']}.{one['property']}" for one in drawing["inputs"]]
    assert held[-2:] == ["heights-size.value", "heights-names.checked"]
    names = [part.rpartition(".") for part in drawing["output"].strip(".").split("...")]
    values = {"heights-size": "large", "heights-names": False}
    body = {
        "output": drawing["output"],
        "outputs": [{"id": name, "property": prop} for name, _, prop in names],
        "inputs": [{**part, "value": values.get(part["id"])} for part in drawing["inputs"]],
        "changedPropIds": ["heights-size.value"],
    }
    answer = client.post("/_dash-update-component", json=body).get_json()["response"]
    assert answer["heights-url"]["search"] == "?size=large&names=no"
    assert go.Figure(answer["heights-graph"]["figure"]).data


def test_it_follows_the_pin_and_refuses_what_it_does_not_know_in_words(client: FlaskClient) -> None:
    assert '<h1 id="heights-title">0 releases, ' in client.get("/heights?as_of=1990-01-01").text
    shown = layout_of(client, "/heights?size=huge&year=2019")
    assert "was ignored; all or large is wanted." in shown
    assert "is a parameter of Scoreboard, not of this page, and was ignored." in shown


def test_the_other_pages_know_its_parameters_as_its_own_and_other_apps_know_nothing_of_it(client: FlaskClient) -> None:
    assert "is a parameter of Heights, not of this page" in layout_of(client, "/scoreboard?size=large")
    alone = create_app(Store(shipped("embedded"))).server.test_client()
    assert alone.get("/heights").status_code == alone.get("/csv/heights.csv").status_code == 404
    assert "is no parameter of this page" in layout_of(alone, "/scoreboard?size=large")
