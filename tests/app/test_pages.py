"""Pages on the snapshot that ships: chart, words, table and CSV of a view say the same."""

import csv
from io import StringIO
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.pages import CHARTED
from dashboard.pages.scoreboard import page as scoreboard
from dashboard.pages.scoreboard.board import ScoreboardView
from dashboard.pages.trends import page as trends
from dashboard.pages.trends.query import TrendsView, select_trends
from dashboard.shared.page import Screen
from dashboard.shared.wording import write_number
from dashboard.view import View
from etl.catalogue.indicators import yearly
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Snapshot, Store

QUERIES = (
    "", "?as_of=2024-06-17&year=2024", "?as_of=2024-06-17&year=2019&verdict=nominal", "?as_of=2016-01-28",
    "?as_of=1999-01-01", "?as_of=2019-12-04&target=hague_2025_core", "?year=1999", "?as_of=2025-08-28&sort=member",
    "?membership=year&year=2015&as_of=2024-06-17&sort=-gap", "?indicator=military_personnel&time=2016..2020",
    "?indicator=wdi_population&country=DEU~FRA&rows=-2020", "?country=&others=no", "?country=ISL&events=yes",
    "?indicator=defence_expenditure_national_currency_current&as_of=2016-01-28&country=SVK~EST~DEU",
    "?chart=multiples", "?chart=multiples&indicator=wdi_gdp_growth&others=no&country=DEU",
    "?indicator=equipment_share&as_of=2024-06-17", "?indicator=gap_to_2_percent&targets=no",
)  # fmt: skip


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Store(shipped("embedded")).current()


def rows_of(page: Any, snapshot: Snapshot, view: View) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(page.csv(snapshot, view))))


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("screen", [Screen(), Screen(dark=True, narrow=True)], ids=["wide", "narrow"])
@pytest.mark.parametrize("page", [scoreboard, trends], ids=["scoreboard", "trends"])
def test_plotly_accepts_every_key_of_every_figure(page: Any, query: str, screen: Screen, snapshot: Snapshot) -> None:
    figure = page.figure(snapshot, page.PAGE.view.from_query(query), screen)
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
    figure = scoreboard.figure(snapshot, view, Screen())["data"][0]
    charted = dict(zip(figure["y"], figure["x"], strict=True))
    tabled = {row[1]: row[2] for row in scoreboard.words(snapshot, view).table["body"] if row[2] != "–"}  # type: ignore[attr-defined]
    judged = [row for row in rows_of(scoreboard, snapshot, view) if row["verdict"] and row["value"]]
    downloaded = {row["member_name"]: float(row["value"]) for row in judged}
    assert charted == downloaded
    assert tabled == {name: write_number(value, 2) for name, value in charted.items()}


@pytest.mark.parametrize("query", QUERIES)
def test_trends_chart_table_and_csv_hold_the_same_numbers(query: str, snapshot: Snapshot) -> None:
    view = TrendsView.from_query(query)
    shown = select_trends(snapshot, view)
    figure = trends.figure(snapshot, view, Screen())
    charted = {y for trace in figure["data"] for y in trace["y"] if y is not None}
    rows = rows_of(trends, snapshot, view)
    downloaded = {float(row["value"]) for row in rows if row["value"]}
    assert charted == downloaded
    body = trends.words(snapshot, view).table["body"]
    assert len(body) == len({row["member"] for row in rows})  # type: ignore[arg-type]
    assert all(len(row) == len(shown.years) + 1 for row in body)  # type: ignore[attr-defined]


def test_every_row_of_a_csv_has_unit_price_base_status_release_and_cell(snapshot: Snapshot) -> None:
    for row in rows_of(trends, snapshot, TrendsView.from_query("?as_of=2024-06-17")):
        assert row["unit"] == "percent_of_gdp"
        assert row["price_base"] == "2015"
        assert row["release"] == "2024-06-17"
        assert row["status"]
        assert row["cell"]
        assert bool(row["value"]) != (row["status"] == "no_armed_forces")


def test_estonia_2024_keeps_its_full_precision_and_its_cell(snapshot: Snapshot) -> None:
    rows = rows_of(trends, snapshot, TrendsView.from_query("?as_of=2024-06-17&country=EST&others=no&time=2023..2024"))
    assert rows[-1]["value"] == "3.4314625890573818"
    assert rows[-1]["cell"] == "240617-def-exp-2024-TABLES-en.xlsx!TABLE3!N18"
    assert rows[-1]["status"] == "estimate"


def test_the_headline_counts_as_nato_s_table_does(snapshot: Snapshot) -> None:
    def title(query: str) -> str:
        return scoreboard.PAGE.headline(snapshot, ScoreboardView.from_query(query)).title

    assert title("?as_of=2024-06-17") == "23 of 31 members expected at or above 2 % of GDP in 2024"
    assert title("?as_of=2024-06-17&verdict=recomputed").startswith("22 of 31")
    assert title("?as_of=2024-06-17&verdict=nominal").startswith("21 of 31")
    assert title("") == "30 of 31 members expected at or above 2 % of GDP in 2026"
    assert title("?as_of=2019-12-04").startswith("9 of 28 members expected")
    assert title("?as_of=2019-12-04&verdict=strict").startswith("7 of 28 members expected")
    assert title("?as_of=2024-06-17&year=2019&membership=year") == "7 of 28 members at or above 2 % of GDP in 2019"


def test_the_summary_counts_with_and_without_iceland_and_names_the_conventions(snapshot: Snapshot) -> None:
    text = scoreboard.words(snapshot, ScoreboardView.from_query("?as_of=2024-06-17")).summary
    assert "23 of all 32 members are expected to be at or above 2 %, or 23 of 31 without Iceland" in text
    assert "23 as published" in text
    assert "22 recomputed" in text
    assert "21 at current prices" in text
    assert "Slovak Republic" in text
    assert "US$ 44.9 billion" in text


def test_an_estimate_is_hollow_and_a_pinned_value_a_diamond(snapshot: Snapshot) -> None:
    figure = scoreboard.figure(snapshot, ScoreboardView.from_query("?as_of=2024-06-17"), Screen())["data"][0]
    symbols = dict(zip(figure["y"], figure["marker"]["symbol"], strict=True))
    assert symbols["Slovak Republic"] == "diamond-open"
    assert symbols["Poland"] == "circle-open"
    actual = scoreboard.figure(snapshot, ScoreboardView.from_query("?as_of=2024-06-17&year=2020"), Screen())["data"][0]
    assert dict(zip(actual["y"], actual["marker"]["symbol"], strict=True))["France"] == "diamond"


def test_the_line_of_the_hague_is_not_drawn_before_it_was_agreed(snapshot: Snapshot) -> None:
    def lines(query: str) -> set[float]:
        shapes = scoreboard.figure(snapshot, ScoreboardView.from_query(query), Screen())["layout"]["shapes"]
        return {shape["x0"] for shape in shapes if shape["xref"] == "x"}

    assert lines("?as_of=2024-06-17") == {2.0}
    assert lines("") == {2.0, 3.5}
    assert lines("?as_of=2024-06-17&target=hague_2025_core") == {2.0, 3.5}


def test_before_the_first_release_nothing_stands_in(snapshot: Snapshot) -> None:
    words = scoreboard.words(snapshot, ScoreboardView.from_query("?as_of=1999-01-01"))
    assert "No release of NATO is known here as of 1 January 1999" in words.summary
    assert words.table["body"] == []


@pytest.mark.parametrize("query", ["?as_of=1999-01-01", "?year=1999"])
def test_where_nothing_is_known_the_chart_is_empty_and_the_page_says_why(query: str, snapshot: Snapshot) -> None:
    view = ScoreboardView.from_query(query)
    assert scoreboard.figure(snapshot, view, Screen())["data"] == []
    words = scoreboard.words(snapshot, view)
    assert words.title.startswith("No shares of GDP to show for")
    assert "No release" in words.summary or "Its shares are of 2014 to 2026" in words.summary


def test_years_before_the_first_value_are_not_drawn(snapshot: Snapshot) -> None:
    shown = select_trends(snapshot, TrendsView.from_query("?indicator=wdi_gdp_per_capita_ppp"))
    assert shown.years[0] == 1990
    assert shown.years[-1] == 2025


def test_a_pin_that_is_not_the_newest_gives_a_notice(snapshot: Snapshot) -> None:
    assert not scoreboard.words(snapshot, ScoreboardView()).notices
    assert (
        "Not the newest release"
        in scoreboard.words(snapshot, ScoreboardView.from_query("?as_of=2024-06-17")).notices[0]
    )


def test_a_year_that_is_missing_is_a_gap_in_the_line(snapshot: Snapshot) -> None:
    figure = trends.figure(snapshot, TrendsView.from_query("?as_of=2025-08-28&country=DEU&others=no"), Screen())
    ends = [trace["y"][-1] for trace in figure["data"]]
    assert None in ends


def test_two_currencies_never_share_an_axis(snapshot: Snapshot) -> None:
    query = "?indicator=defence_expenditure_national_currency_current&as_of=2016-01-28&country=SVK~EST~POL"
    shown = select_trends(snapshot, TrendsView.from_query(query))
    assert {point.unit for line in shown.series for point in line.points} == {"eur_million"}
    slovakia = next(line for line in shown.focus if line.code == "SVK")
    assert slovakia.points[0].year == 2009
    assert shown.left_out == ("Poland",)


def test_labels_at_the_ends_do_not_overlap(snapshot: Snapshot) -> None:
    for query in QUERIES:
        layout = trends.figure(snapshot, TrendsView.from_query(query), Screen())["layout"]
        labels = sorted(note["y"] for note in layout.get("annotations", []) if note.get("xshift") == 9)
        low, high = layout["yaxis"].get("range", (0, 1))
        pixels = [(place - low) / (high - low) * (layout["height"] - 68) for place in labels]
        assert all(after - before >= 16.9 for before, after in pairwise(pixels))


def test_small_multiples_give_every_line_its_own_place_on_the_same_axes(snapshot: Snapshot) -> None:
    view = TrendsView.from_query("?chart=multiples&as_of=2024-06-17")
    for screen, columns in ((Screen(), 6), (Screen(narrow=True), 3)):
        layout = trends.figure(snapshot, view, screen)["layout"]
        axes = {name: value for name, value in layout.items() if name.startswith(("xaxis", "yaxis"))}
        places = {
            (tuple(axes[f"xaxis{number}"]["domain"]), tuple(axes[f"yaxis{number}"]["domain"]))
            for number in _places(axes)
        }
        assert len(places) == len(select_trends(snapshot, view).series) == 33
        assert len({x for x, _ in places}) == columns
        assert len({tuple(value["range"]) for name, value in axes.items() if name.startswith("y")}) == 1
        texts = " ".join(note["text"] for note in layout["annotations"])
        assert ("Iceland (no armed forces)" if columns == 6 else "Iceland [n]") in texts


def _places(axes: dict[str, object]) -> list[str]:
    return [name.removeprefix("xaxis") for name in axes if name.startswith("xaxis")]


def test_no_more_than_seven_hues_are_in_one_chart(snapshot: Snapshot) -> None:
    seven = "~".join(["USA", "DEU", "FRA", "GBR", "POL", "ITA", "ESP"])
    figure = trends.figure(snapshot, TrendsView.from_query(f"?country={seven}"), Screen())
    hues = {trace["line"]["color"] for trace in figure["data"] if trace["line"]["width"] > 1}
    assert len(hues) == 7


@pytest.mark.parametrize("indicator", sorted(yearly()))
def test_every_indicator_has_a_page(indicator: str, snapshot: Snapshot) -> None:
    words = trends.words(snapshot, TrendsView.from_query(f"?indicator={indicator}&as_of=2026-12-31"))
    assert words.title
    assert "nan" not in (words.title + words.summary).lower().split()


def test_sorting_by_a_heading_turns_round_at_the_second_click(snapshot: Snapshot) -> None:
    heads = scoreboard.words(snapshot, ScoreboardView()).table["head"]
    share = next(head for head in heads if getattr(head, "href", "") == "/?sort=share")  # type: ignore[attr-defined]
    assert "falling" in share.title
    again = scoreboard.words(snapshot, ScoreboardView(sort="share")).table["head"]
    assert any(getattr(head, "href", "") == "/" for head in again)  # type: ignore[attr-defined]
