"""The scoreboard on the snapshot that ships: what its headline counts, its marks and lines, its table."""

import pytest

from dashboard.pages.scoreboard import page as scoreboard
from dashboard.pages.scoreboard.board import ScoreboardView
from dashboard.shared.page import Screen
from etl.store.snapshot import Snapshot


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
    text = scoreboard.EXHIBIT.words(snapshot, ScoreboardView.from_query("?as_of=2024-06-17")).summary
    assert "23 of all 32 members are expected to be at or above 2 %, or 23 of 31 without Iceland" in text
    assert "23 as published" in text
    assert "22 recomputed" in text
    assert "21 at current prices" in text
    assert "Slovak Republic" in text
    assert "44.9 billion US$" in text


def test_an_estimate_is_hollow_and_a_pinned_value_a_diamond(snapshot: Snapshot) -> None:
    figure = scoreboard.EXHIBIT.figure(snapshot, ScoreboardView.from_query("?as_of=2024-06-17"), Screen())["data"][0]
    symbols = dict(zip(figure["y"], figure["marker"]["symbol"], strict=True))
    assert symbols["SVK"] == "diamond-open"
    assert symbols["POL"] == "circle-open"
    actual = scoreboard.EXHIBIT.figure(snapshot, ScoreboardView.from_query("?as_of=2024-06-17&year=2020"), Screen())[
        "data"
    ][0]
    assert dict(zip(actual["y"], actual["marker"]["symbol"], strict=True))["FRA"] == "diamond"


def test_the_line_of_the_hague_is_not_drawn_before_it_was_agreed(snapshot: Snapshot) -> None:
    def lines(query: str) -> set[float]:
        shapes = scoreboard.EXHIBIT.figure(snapshot, ScoreboardView.from_query(query), Screen())["layout"]["shapes"]
        return {shape["x0"] for shape in shapes if shape["xref"] == "x"}

    assert lines("?as_of=2024-06-17") == {2.0}
    assert lines("") == {2.0, 3.5}
    assert lines("?as_of=2024-06-17&target=hague_2025_core") == {2.0, 3.5}


def test_before_the_first_release_nothing_stands_in(snapshot: Snapshot) -> None:
    words = scoreboard.EXHIBIT.words(snapshot, ScoreboardView.from_query("?as_of=1999-01-01"))
    assert "No release of NATO is known here as of 1 January 1999" in words.summary
    assert words.table["body"] == []


@pytest.mark.parametrize("query", ["?as_of=1999-01-01", "?year=1999"])
def test_where_nothing_is_known_the_chart_is_empty_and_the_page_says_why(query: str, snapshot: Snapshot) -> None:
    view = ScoreboardView.from_query(query)
    assert scoreboard.EXHIBIT.figure(snapshot, view, Screen())["data"] == []
    words = scoreboard.EXHIBIT.words(snapshot, view)
    assert words.title.startswith("No shares of GDP to show for")
    assert "No release" in words.summary or "Its shares are of 2014 to 2026" in words.summary


def test_a_pin_that_is_not_the_newest_gives_a_notice(snapshot: Snapshot) -> None:
    assert not scoreboard.EXHIBIT.words(snapshot, ScoreboardView()).notices
    assert (
        "Not the newest release"
        in scoreboard.EXHIBIT.words(snapshot, ScoreboardView.from_query("?as_of=2024-06-17")).notices[0]
    )


def test_sorting_by_a_heading_turns_round_at_the_second_click(snapshot: Snapshot) -> None:
    heads = scoreboard.EXHIBIT.words(snapshot, ScoreboardView()).table["head"]
    share = next(head for head in heads if getattr(head, "href", "") == "/scoreboard?sort=share")  # type: ignore[attr-defined]
    assert "falling" in share.title
    again = scoreboard.EXHIBIT.words(snapshot, ScoreboardView(sort="share")).table["head"]
    assert any(getattr(head, "href", "") == "/scoreboard" for head in again)  # type: ignore[attr-defined]


def test_each_share_stands_beside_its_name_where_no_line_of_a_target_is(snapshot: Snapshot) -> None:
    figure = scoreboard.EXHIBIT.figure(snapshot, ScoreboardView.from_query("?as_of=2019-12-04"), Screen())
    names = dict(zip(figure["layout"]["yaxis"]["tickvals"], figure["layout"]["yaxis"]["ticktext"], strict=True))
    assert (names["USA"], names["LTU"], names["ISL"]) == (
        "United States\N{EN SPACE}3.42", "Lithuania\N{EN SPACE}1.98", "Iceland",
    )  # fmt: skip
    assert figure["data"][0]["mode"] == "markers"
