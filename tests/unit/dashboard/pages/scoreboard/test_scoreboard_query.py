"""What the scoreboard selects, on made-up releases."""

from pathlib import Path

import pytest
from alliance import ARMED, MEMBERS, shares, statement

from dashboard.pages.scoreboard.board import Scoreboard, ScoreboardView
from dashboard.pages.scoreboard.query import list_years, select_scoreboard, select_year
from etl.dataframe import ParsedRelease
from etl.store.publish import publish
from etl.store.snapshot import Snapshot

KNOWN = {"USA": 3.42, "GRC": 2.24, "BEL": 2.01, "LTU": 1.98, "DEU": 1.36}


def published(tmp_path: Path, *releases: ParsedRelease) -> Snapshot:
    return publish(tmp_path, list(releases))[0]


def board(tmp_path: Path, query: str, *releases: ParsedRelease) -> Scoreboard:
    return select_scoreboard(published(tmp_path, *releases), ScoreboardView.from_query(query))


def test_the_members_of_the_year_are_sorted_by_their_share_and_who_has_none_is_last(tmp_path: Path) -> None:
    found = board(tmp_path, "", shares("2019-06-25", KNOWN))
    assert [score.code for score in found.scores][:3] == ["USA", "GRC", "BEL"]
    assert [score.code for score in found.scores][-2:] == ["DEU", "ISL"]
    assert {score.code for score in found.scores} == set(MEMBERS)
    assert found.count is not None
    assert (set(found.count.met), found.count.of) == ({"USA", "GRC", "BEL"}, len(ARMED))


@pytest.mark.parametrize(
    ("sort", "first"), [("member", "ALB"), ("-member", "USA"), ("share", "DEU"), ("-share", "USA")]
)
def test_a_heading_sorts_both_ways(sort: str, first: str, tmp_path: Path) -> None:
    assert board(tmp_path, f"sort={sort}", shares("2019-06-25", KNOWN)).scores[0].code == first


@pytest.mark.parametrize(("membership", "more"), [("then", 0), ("as_of", 0), ("year", 0), ("today", 3)])
def test_who_is_counted_is_the_reader_s_choice(membership: str, more: int, tmp_path: Path) -> None:
    found = board(tmp_path, f"membership={membership}", shares("2019-06-25", KNOWN))
    assert len(found.scores) == len(MEMBERS) + more


def test_a_statement_decides_and_the_older_shares_are_drawn(tmp_path: Path) -> None:
    found = board(tmp_path, "", shares("2019-06-25", KNOWN), statement("2019-11-29", ("USA", "GRC", "BEL", "LTU")))
    assert found.count is not None
    assert found.part is not None
    assert found.drawn is not None
    assert (found.part.release.release, found.drawn.release.release) == ("2019-11-29", "2019-06-25")
    assert (len(found.count.met), found.stated, found.is_older) == (4, True, True)
    assert [(score.code, score.mark) for score in found.scores if score.differs] == [("LTU", "differs")]


def test_a_release_of_few_members_answers_for_nobody_and_the_older_one_does(tmp_path: Path) -> None:
    few = shares("2019-12-31", {"USA": 3.5, "DEU": 2.5}, others=None)
    found = board(tmp_path, "", shares("2019-06-25", KNOWN), few)
    assert found.part is not None
    assert found.part.release.release == "2019-06-25"


def test_shares_with_one_decimal_bear_no_count(tmp_path: Path) -> None:
    found = board(tmp_path, "", shares("2019-06-25", {"USA": 3.4, "DEU": 1.4}, others=1.5))
    assert (found.coarse, found.count) == (True, None)
    assert len(found.with_data) == len(ARMED)


def test_before_the_first_release_nothing_answers_and_the_year_is_that_of_the_day(tmp_path: Path) -> None:
    found = board(tmp_path, "as_of=2018-05-05", shares("2019-06-25", KNOWN))
    assert (found.part, found.scores, found.year) == (None, (), 2018)


def test_the_newest_year_that_can_be_answered_is_shown_and_all_are_offered(tmp_path: Path) -> None:
    snapshot = published(tmp_path, shares("2018-06-25", KNOWN, year=2018), shares("2019-06-25", KNOWN))
    assert select_year(snapshot, ScoreboardView()) == 2019
    assert list(list_years(snapshot, ScoreboardView())) == [2019, 2018]
    assert list(list_years(snapshot, ScoreboardView(year=2017))) == [2019, 2018, 2017]
    assert select_scoreboard(snapshot, ScoreboardView(year=2018)).part == snapshot.part("nato", "2018-06-25")
