"""The scoreboard in words, on made-up releases: numbers, names and reasons."""

from pathlib import Path

import pytest
from alliance import ARMED, shares, statement

from dashboard.pages.scoreboard.board import ScoreboardView
from dashboard.pages.scoreboard.query import select_scoreboard
from dashboard.pages.scoreboard.summary import write_subtitle, write_summary, write_title
from etl.dataframe import ParsedRelease
from etl.store.publish import publish

JUNE = dict.fromkeys(ARMED, 2.11) | {"DEU": 1.36, "FRA": 1.84}


def told(tmp_path: Path, query: str, *releases: ParsedRelease) -> tuple[str, str, str]:
    board = select_scoreboard(publish(tmp_path, list(releases))[0], ScoreboardView.from_query(query))
    return write_title(board), write_subtitle(board), write_summary(board)


def test_the_title_counts_of_the_members_with_armed_forces_and_the_summary_with_and_without_iceland(
    tmp_path: Path,
) -> None:
    heading, _, text = told(tmp_path, "", shares("2019-06-25", JUNE))
    assert heading == "26 of 28 members at or above 2 % of GDP in 2019"
    assert "26 of all 29 members" in text
    assert "26 of 28 without Iceland, which has no armed forces" in text
    assert "Below: France and Germany." in text


def test_who_has_no_figure_is_named_in_the_heading_and_stays_in_the_denominator(tmp_path: Path) -> None:
    known = {code: share for code, share in JUNE.items() if code != "DEU"}
    heading, _, text = told(tmp_path, "", shares("2019-06-25", known, others=None))
    assert heading == "26 of 28 members at or above 2 % of GDP in 2019, no figure for Germany"
    assert "there is no figure for Germany" in text


@pytest.mark.parametrize(
    ("known", "heading", "said"),
    [
        (
            {"DEU": 1.36, "FRA": 1.84},
            "No count at 2 % for 2019: figures of only 2 of 28 members",
            "none at or above 2 %",
        ),
        ({"DEU": 1.36, "FRA": 2.84}, "At least 1 of 28 members at or above 2 % of GDP in 2019, no figure for 26", "At"),
    ],
)
def test_where_few_have_a_figure_the_heading_gives_the_least_that_is_certain_but_never_nought(
    tmp_path: Path, known: dict[str, float], heading: str, said: str
) -> None:
    found, _, text = told(tmp_path, "", shares("2019-06-25", known, others=None))
    assert found == heading
    assert said in text
    assert "there is no figure for Albania, Belgium" in text
    assert "east 0" not in text


def test_members_of_today_are_said_to_be_those_of_today(tmp_path: Path) -> None:
    heading, _, _ = told(tmp_path, "membership=today", shares("2019-06-25", JUNE))
    assert " of today's 31 members " in heading


def test_what_nato_stated_is_said_with_its_day_and_whose_verdict_differs(tmp_path: Path) -> None:
    met = tuple(code for code in ARMED if code != "DEU")
    heading, below, text = told(tmp_path, "", shares("2019-06-25", JUNE), statement("2019-11-29", met))
    assert heading == "27 of 28 members at or above 2 % of GDP in 2019, as NATO stated on 29 November 2019"
    assert "older release of 25 June 2019" in below
    assert "Verdict and share differ for France (stated at or above, drawn at 1.84 %)." in text


@pytest.mark.parametrize(
    ("query", "releases", "reason"),
    [
        ("as_of=2018-01-01", (shares("2019-06-25", JUNE),), "No release of NATO is known here as of 1 January 2018."),
        ("year=2012", (shares("2019-06-25", JUNE),), "no share of GDP for 2012. Its shares are of 2019."),
        ("verdict=nominal", (shares("2019-06-25", JUNE),), "25 June 2019, has no shares of GDP at current prices."),
        (
            "target=hague_2025_core",
            (statement("2019-11-29", ("USA",)),),
            "29 November 2019, is available in part only, without shares of GDP.",
        ),
    ],
)
def test_where_nothing_can_be_counted_the_reason_is_said(
    query: str, releases: tuple[ParsedRelease, ...], reason: str, tmp_path: Path
) -> None:
    heading, _, text = told(tmp_path, query, *releases)
    assert heading.startswith("No shares of GDP to show for ")
    assert reason in text


def test_shares_with_one_decimal_are_said_to_bear_no_count(tmp_path: Path) -> None:
    heading, _, text = told(tmp_path, "", shares("2019-06-25", {"USA": 3.4}, others=1.5))
    assert heading == "No count at 2 % for 2019: this release has shares with one decimal"
    assert "Who is at or above a target cannot be told" in text
