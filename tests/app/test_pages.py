"""Pages on the snapshot that ships: chart, words, table and CSV of a view say the same."""

from typing import Any

import plotly.graph_objects as go
import pytest
from asking import QUERIES, rows_of

from dashboard.pages import CHARTED
from dashboard.pages.scoreboard import page as scoreboard
from dashboard.pages.scoreboard.board import ScoreboardView
from dashboard.pages.trends import page as trends
from dashboard.pages.trends.query import TrendsView, select_trends
from dashboard.shared.page import Screen
from dashboard.shared.wording import name_area, write_number
from etl.store.snapshot import Snapshot


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("screen", [Screen(), Screen(dark=True, narrow=True)], ids=["wide", "narrow"])
@pytest.mark.parametrize("page", [scoreboard.PAGE, trends.PAGE], ids=["scoreboard", "trends"])
def test_plotly_accepts_every_key_of_every_figure(page: Any, query: str, screen: Screen, snapshot: Snapshot) -> None:
    figure = page.figure(snapshot, page.view.from_query(query), screen)
    assert len(go.Figure(figure).data) == len(figure["data"])


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
def test_every_view_has_a_title_a_body_and_a_csv(page: Any, query: str, snapshot: Snapshot) -> None:
    view = page.view.from_query(query)
    headline = page.headline(snapshot, view)
    assert headline.title
    assert headline.description
    assert page.body(snapshot, view, Screen()).to_plotly_json()["type"] == "Article"
    assert page.csv(snapshot, view).startswith("member,member_name,year,period,indicator,")
    assert page.csv_name(snapshot, view).endswith(".csv")


@pytest.mark.parametrize("query", [query for query in QUERIES if query not in ("?as_of=1999-01-01", "?year=1999")])
def test_scoreboard_chart_table_and_csv_hold_the_same_shares(query: str, snapshot: Snapshot) -> None:
    view = ScoreboardView.from_query(query)
    figure = scoreboard.EXHIBIT.figure(snapshot, view, Screen())["data"][0]
    charted = dict(zip(map(name_area, figure["y"]), figure["x"], strict=True))
    tabled = {row[1]: row[2] for row in scoreboard.EXHIBIT.words(snapshot, view).table["body"] if row[2] != "–"}  # type: ignore[attr-defined]
    judged = [row for row in rows_of(scoreboard.PAGE, snapshot, view) if row["verdict"] and row["value"]]
    downloaded = {row["member_name"]: float(row["value"]) for row in judged}
    assert charted == downloaded
    assert tabled == {name: write_number(value, 2) for name, value in charted.items()}


@pytest.mark.parametrize("query", QUERIES)
def test_trends_chart_table_and_csv_hold_the_same_numbers(query: str, snapshot: Snapshot) -> None:
    view = TrendsView.from_query(query)
    shown = select_trends(snapshot, view)
    figure = trends.EXHIBIT.figure(snapshot, view, Screen())
    charted = {y for trace in figure["data"] for y in trace["y"] if y is not None}
    rows = rows_of(trends.PAGE, snapshot, view)
    downloaded = {float(row["value"]) for row in rows if row["value"]}
    assert charted == downloaded
    body = trends.EXHIBIT.words(snapshot, view).table["body"]
    assert len(body) == len({row["member"] for row in rows})  # type: ignore[arg-type]
    assert all(len(row) == len(shown.years) + 1 for row in body)  # type: ignore[attr-defined]


def test_every_row_of_a_csv_has_unit_price_base_status_release_and_cell(snapshot: Snapshot) -> None:
    for row in rows_of(trends.PAGE, snapshot, TrendsView.from_query("?as_of=2024-06-17")):
        assert row["unit"] == "percent_of_gdp"
        assert row["price_base"] == "2015"
        assert row["release"] == "2024-06-17"
        assert row["status"]
        assert row["cell"]
        assert bool(row["value"]) != (row["status"] == "no_armed_forces")


def test_estonia_2024_keeps_its_full_precision_and_its_cell(snapshot: Snapshot) -> None:
    rows = rows_of(
        trends.PAGE, snapshot, TrendsView.from_query("?as_of=2024-06-17&country=EST&others=no&time=2023..2024")
    )
    assert rows[-1]["value"] == "3.4314625890573818"
    assert rows[-1]["cell"] == "240617-def-exp-2024-TABLES-en.xlsx!TABLE3!N18"
    assert rows[-1]["status"] == "estimate"
