"""The chart of trends on the snapshot that ships: which years, lines and labels it draws, and where."""

from itertools import pairwise

import pytest
from asking import QUERIES

from dashboard.pages.trends import page as trends
from dashboard.pages.trends.query import TrendsView, select_trends
from dashboard.shared.page import Screen
from etl.catalogue.indicators import yearly
from etl.store.snapshot import Snapshot


def test_years_before_the_first_value_are_not_drawn(snapshot: Snapshot) -> None:
    shown = select_trends(snapshot, TrendsView.from_query("?indicator=wdi_gdp_per_capita_ppp"))
    assert shown.years[0] == 1990
    assert shown.years[-1] == 2025


def test_a_year_that_is_missing_is_a_gap_in_the_line(snapshot: Snapshot) -> None:
    figure = trends.EXHIBIT.figure(snapshot, TrendsView.from_query("?as_of=2025-08-28&country=DEU&others=no"), Screen())
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
        layout = trends.EXHIBIT.figure(snapshot, TrendsView.from_query(query), Screen())["layout"]
        labels = sorted(note["y"] for note in layout.get("annotations", []) if note.get("xshift") in (3, 9))
        low, high = layout["yaxis"].get("range", (0, 1))
        pixels = [(place - low) / (high - low) * (layout["height"] - 68) for place in labels]
        assert all(after - before >= 16.9 for before, after in pairwise(pixels))


def test_small_multiples_give_every_line_its_own_place_on_the_same_axes(snapshot: Snapshot) -> None:
    view = TrendsView.from_query("?chart=multiples&as_of=2024-06-17")
    for screen, columns in ((Screen(), 6), (Screen(narrow=True), 3)):
        layout = trends.EXHIBIT.figure(snapshot, view, screen)["layout"]
        axes = {name: value for name, value in layout.items() if name.startswith(("xaxis", "yaxis"))}
        places = {
            (tuple(axes[f"xaxis{number}"]["domain"]), tuple(axes[f"yaxis{number}"]["domain"]))
            for number in _places(axes)
        }
        assert len(places) == len(select_trends(snapshot, view).series) == 33
        assert len({x for x, _ in places}) == columns
        assert len({tuple(value["range"]) for name, value in axes.items() if name.startswith("y")}) == 1
        told = " ".join(note["text"] for note in layout["annotations"])
        assert "Iceland no armed forces" in told


def _places(axes: dict[str, object]) -> list[str]:
    return [name.removeprefix("xaxis") for name in axes if name.startswith("xaxis")]


def test_no_more_than_seven_hues_are_in_one_chart(snapshot: Snapshot) -> None:
    seven = "~".join(["USA", "DEU", "FRA", "GBR", "POL", "ITA", "ESP"])
    figure = trends.EXHIBIT.figure(snapshot, TrendsView.from_query(f"?country={seven}"), Screen())
    hues = {trace["line"]["color"] for trace in figure["data"] if trace["line"]["width"] > 1}
    assert len(hues) == 7


@pytest.mark.parametrize("indicator", sorted(yearly()))
def test_every_indicator_has_a_page(indicator: str, snapshot: Snapshot) -> None:
    words = trends.EXHIBIT.words(snapshot, TrendsView.from_query(f"?indicator={indicator}&as_of=2026-12-31"))
    assert words.title
    assert "nan" not in (words.title + words.summary).lower().split()


@pytest.mark.parametrize(("narrow", "step"), [(False, 20), (True, 100)])
def test_a_long_chart_has_its_ticks_on_round_years(narrow: bool, step: int, snapshot: Snapshot) -> None:
    view = TrendsView.from_query("?indicator=cow_military_personnel&country=USA")
    axis = trends.EXHIBIT.figure(snapshot, view, Screen(narrow=narrow))["layout"]["xaxis"]
    assert axis["tickvals"][0] > 1816
    assert {year % step for year in axis["tickvals"]} == {0}
    assert axis["ticktext"] == [str(year) for year in axis["tickvals"]]


def test_a_short_chart_has_its_last_year_among_the_ticks(snapshot: Snapshot) -> None:
    for narrow in (False, True):
        axis = trends.EXHIBIT.figure(snapshot, TrendsView(), Screen(narrow=narrow))["layout"]["xaxis"]
        assert axis["ticktext"][-1 if axis["tickvals"][-1] > axis["tickvals"][0] else 0] == "2026e"


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("", ["’14", "’26e"]),
        ("&indicator=cow_military_personnel", ["1816", "2022"]),
        ("&indicator=wdi_population", ["1960", "2025"]),
    ],
)
def test_small_multiples_on_a_phone_leave_out_the_century_only_where_it_is_one(
    query: str, years: list[str], snapshot: Snapshot
) -> None:
    view = TrendsView.from_query(f"?chart=multiples{query}")
    layout = trends.EXHIBIT.figure(snapshot, view, Screen(narrow=True))["layout"]
    assert layout["xaxis"]["ticktext"] == years
