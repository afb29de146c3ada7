"""What is asked of the page of trends and cannot be shown is said in a notice; and the marks drawn are in the key."""

import pytest
from asking import key_of

from dashboard.pages.trends import page as trends
from dashboard.pages.trends.query import TrendsView
from dashboard.shared.frame import Words
from etl.store.snapshot import Snapshot

HAS = "NATO, release of 10 July 2026, has figures of 2014 to 2026."


def words_of(query: str, snapshot: Snapshot) -> Words:
    return trends.EXHIBIT.words(snapshot, TrendsView.from_query(query))


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("?time=2008..2026", f"Of the years asked for, 2008 to 2013 are not shown: {HAS}"),
        ("?time=2013..2026", f"Of the years asked for, 2013 is not shown: {HAS}"),
        ("?time=2026..2040", f"Of the years asked for, 2027 to 2040 are not shown: {HAS}"),
        ("?time=2010..2030", f"Of the years asked for, 2010 to 2013 and 2027 to 2030 are not shown: {HAS}"),
        (
            "?indicator=cow_military_personnel&country=LVA&others=no&time=1900..1930",
            "Of the years asked for, 1900 to 1917 are not shown: the lines shown have no figures of them.",
        ),
        ("?chart=multiples&events=yes", "Events are not drawn in small multiples."),
        ("?events=yes&time=2016..2018", "None of the events falls in the years shown."),
        ("?rows=-1950", "The table has no year 1950 to be sorted by."),
        ("?rows=2035&time=2020..2026", "The table has no year 2035 to be sorted by."),
    ],
)
def test_what_was_asked_for_and_is_not_shown_is_said(query: str, notice: str, snapshot: Snapshot) -> None:
    assert notice in words_of(query, snapshot).notices


@pytest.mark.parametrize(
    "query", ["", "?time=2014..2026", "?events=yes", "?chart=multiples", "?rows=-2020", "?rows=-member"]
)
def test_where_all_that_was_asked_for_is_shown_nothing_is_said(query: str, snapshot: Snapshot) -> None:
    assert words_of(query, snapshot).notices == ()


def test_where_no_line_is_asked_for_that_is_said_and_not_that_the_release_lacks_it(snapshot: Snapshot) -> None:
    summary = words_of("?country=&others=no", snapshot).summary
    assert summary == "No member is chosen. Choose members, or show the others in grey."


def test_a_figure_that_prints_the_same_at_both_ends_stayed(snapshot: Snapshot) -> None:
    title = words_of("?country=DEU&others=no&time=2014..2015&as_of=nato:2024-06-17", snapshot).title
    assert title == "Germany: Defence expenditure as a share of GDP stayed at 1.19\N{NO-BREAK SPACE}% from 2014 to 2015"


def test_dashes_of_grey_lines_alone_are_in_the_key_and_not_said_to_be_hollow(snapshot: Snapshot) -> None:
    words = words_of("?country=", snapshot)
    assert key_of(words) == ["┄ to an estimate, or part of a year"]
    assert "Estimates of this release, drawn dashed: 2025 and 2026." in words.summary


def test_a_year_that_is_not_over_is_said_of_grey_lines_too(snapshot: Snapshot) -> None:
    words = words_of("?indicator=kiel_military_year&country=", snapshot)
    assert "2026 is part of a year" in words.summary
    assert key_of(words) == ["┄ to an estimate, or part of a year"]


def test_a_forecast_is_not_marked_as_an_estimate_too(snapshot: Snapshot) -> None:
    table = words_of("?indicator=imf_gdp_current_usd&country=USA&others=no", snapshot).table
    (row,) = table["body"]  # type: ignore[misc]
    # The newest year stands first.
    assert row[1].endswith(" [f]")
    assert "[e]" not in row[1]
