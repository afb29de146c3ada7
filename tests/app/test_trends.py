"""Trends on the snapshot that ships: what the title says is what is drawn, answers of yes and no, other prices."""

import csv
from io import StringIO

import pytest

from dashboard.pages.trends import page as trends
from dashboard.pages.trends.query import TrendsView
from dashboard.shared.page import Screen
from etl.catalogue.indicators import indicators, yearly
from etl.store.snapshot import Snapshot

PINS = ("latest", "2019-12-04", "nato:2019-11-29", "2016-01-28", "1999-01-01")
STATED = "?indicator=at_or_above_2_percent"
GAP = "?indicator=gap_to_2_percent&as_of=2019-12-04"


def values(snapshot: Snapshot, query: str) -> list[float]:
    """Every value that the chart draws."""
    traces = trends.EXHIBIT.figure(snapshot, TrendsView.from_query(query), Screen())["data"]
    return [value for trace in traces for value in trace["y"] if value is not None]


@pytest.mark.parametrize("indicator", sorted(yearly()))
def test_the_title_says_nothing_exactly_where_nothing_is_drawn(indicator: str, snapshot: Snapshot) -> None:
    for pin in PINS:
        for chosen in ("", "&country=ISL&others=no", "&country=&chart=multiples"):
            query = f"?indicator={indicator}&as_of={pin}{chosen}"
            words = trends.EXHIBIT.words(snapshot, TrendsView.from_query(query))
            assert ("nothing to show" in words.title) == (not values(snapshot, query)), query
            assert words.summary, query


@pytest.mark.parametrize("chart", ["lines", "multiples"])
def test_no_figure_is_drawn_without_a_line_or_a_mark(chart: str, snapshot: Snapshot) -> None:
    for pin in PINS:
        query = f"{STATED}&as_of={pin}&chart={chart}"
        for trace in trends.EXHIBIT.figure(snapshot, TrendsView.from_query(query), Screen())["data"]:
            found = [value is not None for value in trace["y"]]
            alone = [
                one and not any(found[max(0, at - 1) : at] + found[at + 1 : at + 2]) for at, one in enumerate(found)
            ]
            assert "markers" in trace["mode"] or not any(alone)


def test_what_nato_stated_is_counted_in_the_title_and_named(snapshot: Snapshot) -> None:
    words = trends.EXHIBIT.words(snapshot, TrendsView.from_query(STATED))
    assert words.title.endswith(": 9 of the 28 members shown, expected in 2019")
    assert "Germany: no in 2019e." in words.summary
    yes = "Bulgaria, Estonia, Greece, Latvia, Lithuania, Poland, Romania, United Kingdom and United States"
    assert f"Yes: {yes}." in words.summary
    cells = {row[0]: row[1] for row in words.table["body"]}  # type: ignore[attr-defined]
    assert (cells["Bulgaria"], cells["Germany"], cells["Iceland"]) == ("yes [e]", "no [e]", "[n]")
    axis = trends.EXHIBIT.figure(snapshot, TrendsView.from_query(STATED), Screen())["layout"]["yaxis"]
    assert (axis["tickvals"], axis["ticktext"]) == ([0, 1], ["no", "yes"])


def test_one_figure_is_said_as_it_is(snapshot: Snapshot) -> None:
    words = trends.EXHIBIT.words(snapshot, TrendsView.from_query("?as_of=nato:2019-11-29"))
    assert (
        words.title
        == "United States: Defence expenditure as a share of GDP expected at 3.42\N{NO-BREAK SPACE}% in 2019"
    )
    assert "Germany: 1.38\N{NO-BREAK SPACE}% in 2019e." in words.summary


def test_grey_lines_alone_have_a_title_with_how_many_they_are(snapshot: Snapshot) -> None:
    title = trends.EXHIBIT.words(snapshot, TrendsView.from_query("?country=")).title
    assert title == "Defence expenditure as a share of GDP of 31 members, 2014–2026"


def test_national_currencies_without_a_chosen_member_share_no_axis(snapshot: Snapshot) -> None:
    view = TrendsView.from_query("?indicator=defence_expenditure_national_currency_current&country=")
    assert trends.EXHIBIT.figure(snapshot, view, Screen())["data"] == []
    assert "Choose the member whose currency" in trends.EXHIBIT.words(snapshot, view).summary


def test_prices_that_are_missing_give_way_to_others_of_the_same_release_and_the_page_says_so(
    snapshot: Snapshot,
) -> None:
    view = TrendsView.from_query(GAP)
    words = trends.EXHIBIT.words(snapshot, view)
    germany = "Germany: 22.3 billion US$ in 2012, 23.1 billion US$ in 2019e."
    assert germany in words.summary
    assert "million US dollars, constant 2015 prices" in words.subtitle
    assert "No figures at current prices are known here as of 4 December 2019" in words.subtitle
    assert words.notices[0] in words.subtitle
    assert view.indicator == "gap_to_2_percent", "the control keeps what was asked for"
    rows = list(csv.DictReader(StringIO(trends.EXHIBIT.csv(snapshot, view))))
    assert {(row["indicator"], row["price_base"]) for row in rows} == {("gap_to_2_percent_constant", "2015")}
    assert "gap-to-2-percent-constant" in trends.EXHIBIT.csv_name(snapshot, view)


def test_prices_that_are_at_hand_are_shown_as_they_were_asked_for(snapshot: Snapshot) -> None:
    for name in ("gap_to_2_percent", "gap_to_2_percent_constant"):
        words = trends.EXHIBIT.words(snapshot, TrendsView.from_query(f"?indicator={name}&as_of=2024-06-17"))
        assert f"{indicators()[name].price} " in f"{words.subtitle} "
        assert not any("are known here" in notice for notice in words.notices)
