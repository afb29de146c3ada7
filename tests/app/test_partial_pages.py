"""Pages of what is at hand in part, estimated for one country alone, of a year that is not over, or no member's."""

import pytest
from asking import key_of, rows_of

from dashboard.pages.scoreboard import page as scoreboard
from dashboard.pages.scoreboard.board import ScoreboardView
from dashboard.pages.trends import page as trends
from dashboard.pages.trends.query import TrendsView
from dashboard.shared.page import Screen
from etl.store.snapshot import Snapshot


def test_a_release_that_states_who_was_at_2_percent_is_counted_without_shares(snapshot: Snapshot) -> None:
    view = ScoreboardView.from_query("?as_of=nato:2019-11-29")
    words = scoreboard.EXHIBIT.words(snapshot, view)
    assert words.title == "9 of 28 members expected at or above 2 % of GDP in 2019, as NATO stated on 29 November 2019"
    assert "9 of all 29 members" in words.summary
    assert any("in part only" in notice for notice in words.notices)
    figure = scoreboard.EXHIBIT.figure(snapshot, view, Screen())
    stated = [note["text"] for note in figure["layout"]["annotations"] if "stated to be" in note["text"]]
    assert len(stated) == 26
    assert len([text for text in stated if "at or above" in text]) == 8


@pytest.mark.parametrize(
    ("release", "held"),
    [
        ("2019-11-29", "For most members it has this: At or above 2 % of GDP, as stated by NATO (1 year)."),
        ("2023-07-07", "For most members it has this: Defence expenditure as a share of GDP (2 years)."),
        ("2019-06-25", "For most members it has 15 of the 22 indicators of NATO, for up to 8 years."),
        ("2021-03-16", "It has no indicator for most members."),
    ],
)
def test_a_release_at_hand_in_part_says_what_it_has_and_its_note_stands_whole_below(
    release: str, held: str, snapshot: Snapshot
) -> None:
    words = trends.EXHIBIT.words(snapshot, TrendsView.from_query(f"?as_of=nato:{release}"))
    assert any(f"in part only. {held}" in notice for notice in words.notices)
    assert any(said.endswith(snapshot.part("nato", release).release.note) for said in words.about)


@pytest.mark.parametrize(("pin", "decimals"), [("nato:2026-03-26", 1), ("nato:hoc-hc111-2007-08", 1)])
def test_no_verdict_rests_on_shares_printed_with_one_decimal(pin: str, decimals: int, snapshot: Snapshot) -> None:
    view = ScoreboardView.from_query(f"?as_of={pin}")
    words = scoreboard.EXHIBIT.words(snapshot, view)
    assert words.title.startswith("No count at 2 %")
    assert not {"blue: at or above the target", "orange: below"} & set(key_of(words))
    rows = rows_of(scoreboard.PAGE, snapshot, view)
    assert {row["at_or_above_target"] for row in rows} == {""}
    names = scoreboard.EXHIBIT.figure(snapshot, view, Screen())["layout"]["yaxis"]["ticktext"]
    assert {len(name.partition(".")[2]) for name in names if "." in name} == {decimals}


def test_a_date_passes_over_a_release_that_no_verdict_can_rest_on(snapshot: Snapshot) -> None:
    words = scoreboard.EXHIBIT.words(snapshot, ScoreboardView.from_query("?as_of=2026-04-01"))
    assert "28 August 2025" in words.subtitle
    assert any(
        notice.startswith("The release of 26 March 2026 (available in part) was known") for notice in words.notices
    )


def test_an_economy_that_is_no_member_is_drawn_where_the_source_has_it(snapshot: Snapshot) -> None:
    query = "?indicator=sipri_military_expenditure_usd_current&country=CHN~RUS~DEU&others=no"
    notes = trends.EXHIBIT.figure(snapshot, TrendsView.from_query(query), Screen())["layout"]["annotations"]
    assert all(any(name in note["text"] for note in notes) for name in ("China", "Russia", "Germany"))


def test_an_estimate_of_one_country_is_hollow_and_that_of_another_in_the_same_year_is_not(snapshot: Snapshot) -> None:
    query = "?indicator=sipri_military_expenditure_usd_current&country=CHN~USA&others=no"
    traces = trends.EXHIBIT.figure(snapshot, TrendsView.from_query(query), Screen())["data"]
    china = [trace for trace in traces if 335_524 in [round(value or 0) for value in trace["y"]]]
    assert [trace["line"]["dash"] for trace in china] == ["dot"]
    assert set(china[0]["marker"]["symbol"]) == {"circle-open"}
    america = [trace for trace in traces if 954_387 in [round(value or 0) for value in trace["y"]]]
    assert [trace["line"]["dash"] for trace in america] == ["solid"]
    assert set(america[0]["marker"]["symbol"]) == {"circle"}
    words = trends.EXHIBIT.words(snapshot, TrendsView.from_query(query))
    assert "expected" not in words.title
    assert "the publisher's own estimates" in words.summary


def test_a_year_that_is_not_over_is_marked_and_never_compared(snapshot: Snapshot) -> None:
    words = trends.EXHIBIT.words(
        snapshot, TrendsView.from_query("?indicator=kiel_military_year&country=DEU~GBR&others=no")
    )
    assert "to 2026" not in words.title
    assert "in 2025" in words.title
    assert "2026 is part of a year" in words.summary
    assert "◉ part of a year" in key_of(words)
    assert any(cell.endswith("[m]") for row in words.table["body"] for cell in row)  # type: ignore[attr-defined]


@pytest.mark.parametrize("indicator", ["sipri_military_expenditure_usd_current", "imf_gdp_current_usd"])
def test_large_numbers_have_room_beside_the_axis(indicator: str, snapshot: Snapshot) -> None:
    figure = trends.EXHIBIT.figure(snapshot, TrendsView.from_query(f"?indicator={indicator}&country=USA"), Screen())[
        "layout"
    ]
    longest = max(map(len, figure["yaxis"]["ticktext"]))
    assert float(figure["yaxis"]["ticktext"][-1]) < 100, "in the word that fits"
    assert figure["margin"]["l"] >= 7.5 * longest
