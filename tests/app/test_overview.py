"""The overview on the snapshot that ships: its finding at many pins, its numbers beside the scoreboard's, its doors."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.pages import PAGES, Place, Site
from dashboard.pages.overview import page as overview
from dashboard.pages.overview.alliance import OverviewView
from dashboard.pages.overview.entrances import ENTRANCES
from dashboard.pages.overview.query import select_alliance
from dashboard.pages.overview.story import CLAIM, find_story
from dashboard.pages.scoreboard.board import ScoreboardView
from dashboard.pages.scoreboard.query import select_scoreboard
from dashboard.shared.frame import Words
from dashboard.shared.page import Screen
from etl.catalogue.claims import claims
from etl.claims import check
from etl.store.snapshot import Snapshot, Store

PINS = (
    "", "2026-04-01", "2025-09-01", "2025-01-01", "2024-04-01", "2023-12-01", "2022-12-01", "2021-04-01", "2019-12-04",
    "2019-07-01", "2017-07-01", "2016-06-01", "2008-12-31", "nato:2024-06-17", "nato:2019-11-29", "nato:2022-03-31",
)  # fmt: skip


def tell(snapshot: Snapshot, pin: str) -> Words:
    """All that stands around the figure as of a pin, with plain blanks."""
    words = overview.EXHIBIT.words(snapshot, view_of(pin))
    return replace(words, summary=words.summary.replace("\N{NO-BREAK SPACE}", " "))


def view_of(pin: str) -> OverviewView:
    return OverviewView.from_query(f"?as_of={pin}" if pin else "")


@pytest.mark.parametrize(
    ("pin", "title"),
    [
        ("", "All but one ally with armed forces expected at 2 % of GDP in 2026; five at 3.5 %"),
        (
            "2025-09-01",
            "30 of 31 allies with armed forces expected at 2 % of GDP in 2025; three at 3.5 %, no figure for Germany",
        ),
        # 3.5 % was not agreed yet, though Poland is above it.
        ("2025-01-01", "23 of 31 allies with armed forces expected at 2 % of GDP in 2024"),
        ("2019-12-04", "9 of 28 allies with armed forces expected at 2 % of GDP in 2019"),
        ("2016-06-01", "5 of 27 allies with armed forces expected at 2 % of GDP in 2015"),
        ("2008-12-31", "No count at 2 % for 2006: this release has shares with one decimal"),
        ("nato:2022-03-31", "No count at 2 % for 2021: this release has no shares of GDP"),
        ("1960-01-01", "No figures of NATO's members known as of 1 January 1960"),
    ],
)
def test_the_heading_is_the_finding_of_its_day(pin: str, title: str, snapshot: Snapshot) -> None:
    assert tell(snapshot, pin).title == title


def test_the_key_numbers_are_those_of_the_release(snapshot: Snapshot) -> None:
    """NATO, July 2026, in millions of US$: United States 1,032,849 of 1,809,915; Europe and Canada 777,066."""
    found = {
        number.value: (number.words, number.small_print.replace("\N{NO-BREAK SPACE}", " "))
        for number in tell(snapshot, "").numbers
    }
    assert found["30 of 31"] == (
        "members expected at or above 2 %",
        "Below: Slovenia, 1.61 %; Iceland has no armed forces",
    )
    assert found["5 of 31"][1].startswith("Lithuania, Estonia, Latvia, Poland and Greece")
    assert found["1.81 trillion US$"] == (
        "expected of all members, 2.86 % of GDP", "Europe and Canada: 777 billion US$, 2.53 % of GDP",
    )  # fmt: skip
    assert found["57.1 %"][0] == "of all spending by the United States"
    assert "51.5 % of the GDP" in found["57.1 %"][1]
    assert "worldwide" in found["57.1 %"][1]
    assert found["414 billion US$"][0] == "missing to 3.5 % of GDP by 2035"
    assert "to 2 %: 337 million US$" in found["414 billion US$"][1].lower().replace("us$", "US$")


def test_what_share_the_united_states_is_is_said_in_words(snapshot: Snapshot) -> None:
    text = tell(snapshot, "").summary
    assert "57.1 % of the spending, 51.5 % of the GDP and 34.7 % of the people (2025)" in text
    then = tell(snapshot, "2025-01-01").summary
    assert "65.6 % of the spending and 53.2 % of the GDP" in then
    assert "No release known here by then tells its part of all people in 2024." in then
    assert "the part of the United States of all spending, GDP or people" in tell(snapshot, "2023-12-01").summary


def test_the_money_missing_in_2024_is_that_of_the_release_of_that_year(snapshot: Snapshot) -> None:
    assert "44.9 billion US$" in [number.value for number in tell(snapshot, "2025-01-01").numbers]


@pytest.mark.parametrize("pin", PINS)
def test_the_scoreboard_counts_the_same(pin: str, snapshot: Snapshot) -> None:
    alliance = select_alliance(snapshot, view_of(pin))
    for aim in alliance.targets:
        query = f"?target={aim.id}&year={alliance.year}" + (f"&as_of={pin}" if pin else "")
        board = select_scoreboard(snapshot, ScoreboardView.from_query(query.replace("guideline_2006", "wales_2014")))
        mine = alliance.counts.get(aim.value or 0.0)
        if mine and board.count:
            assert (mine.met, mine.of, mine.unknown) == (board.count.met, board.count.of, board.count.unknown)
        assert {one.code: one.value for one in alliance.scores} == {one.code: one.value for one in board.scores}
        gaps = [row.value for row in board.gaps.values() if row.value is not None]
        missing = alliance.sums.missing.get(aim.value or 0.0)
        if missing and board.drawn is alliance.drawn:
            assert missing.value == pytest.approx(sum(gaps))


@pytest.mark.parametrize("pin", [*PINS, "1960-01-01", "nato:1999-01-01"])
@pytest.mark.parametrize("narrow", [False, True])
def test_the_page_is_drawn_as_of_any_day(pin: str, narrow: bool, snapshot: Snapshot) -> None:
    words, figure = tell(snapshot, pin), overview.EXHIBIT.figure(snapshot, view_of(pin), Screen(narrow=narrow))
    assert words.title
    assert words.summary
    drawn = {trace["customdata"][0] for trace in figure["data"] if trace.get("hoveron") == "fills"}
    assert len(drawn) in (0, 32)
    assert bool(drawn) == bool(select_alliance(snapshot, view_of(pin)).with_share)


def test_iceland_and_a_member_without_a_figure_look_unlike_each_other_and_unlike_all_shares(snapshot: Snapshot) -> None:
    figure = overview.EXHIBIT.figure(snapshot, view_of("2025-09-01"), Screen())
    areas = {trace["text"].split("</b>")[0][3:]: trace for trace in figure["data"] if trace.get("hoveron") == "fills"}
    assert areas["Iceland"]["line"]["dash"] == "dot"
    assert areas["Germany"]["line"]["dash"] == "solid"
    assert areas["Iceland"]["fillcolor"] == areas["Germany"]["fillcolor"] == "#ffffff"
    named = [note["text"] for note in figure["layout"]["annotations"]]
    assert {"no armed forces", "no figure"} <= set(named)


def test_who_was_no_member_then_is_land_of_no_member(snapshot: Snapshot) -> None:
    figure = overview.EXHIBIT.figure(snapshot, view_of("2019-12-04"), Screen())
    told = {
        trace["text"].partition("<br><i>")[0]
        for trace in figure["data"]
        if trace.get("hoveron") == "fills" and "no member" in trace["text"]
    }
    assert told == {
        "<b>Finland</b><br>no member then: joined on 4 April 2023",
        "<b>Sweden</b><br>no member then: joined on 7 March 2024",
        "<b>North Macedonia</b><br>no member then: joined on 27 March 2020",
    }


def test_the_claim_is_told_as_far_as_it_was_known(client: FlaskClient) -> None:
    assert "say 22 or 23 of 29" in client.get("/").text.replace("&nbsp;", " ")
    then = client.get("/?as_of=2019-12-04").text
    assert "20 of 29 members or 19 of 28 without Iceland" in then
    assert "since then" not in then
    assert "One of 19 members" not in client.get("/?as_of=2019-11-30").text


def test_the_story_has_the_numbers_of_the_claim_that_it_leads_to(snapshot: Snapshot) -> None:
    story, checked = find_story(snapshot), check(snapshot, claims()[CLAIM])
    assert story is not None
    then = {(row.iceland, row.number) for row in checked.in_force if row.number is not None}
    assert {(one.iceland, one.number) for one in story.then} == then
    later = [row for row in checked.later if row.source == "nato" and row.convention == "published"]
    expected = {(row.published, row.iceland, row.number) for row in later if row.number is not None}
    assert {(one.published, one.iceland, one.number) for one in story.later} == expected


def test_what_the_release_changed_is_told_unless_it_counts_another_quantity(client: FlaskClient) -> None:
    assert "counts another quantity" in client.get("/").text
    text = client.get("/?as_of=2025-09-01").text
    assert "Against the release of 17 June 2024, that of 28 August 2025 changed" in text
    assert "Bulgaria 2024 (2.18 %, now 1.95 %)" in text


def test_every_door_leads_to_a_page_that_knows_its_state(store: Store) -> None:
    site = Site(store, PAGES)
    for entrance in ENTRANCES:
        place = urlsplit(entrance.address)
        page = site.page_at(place.path)
        assert page is not None, entrance.address
        assert site.read_at(page, Place(place.path, f"?{place.query}")).notices == (), entrance.address


def test_the_csv_has_the_members_as_they_are_sorted(snapshot: Snapshot) -> None:
    lines = overview.EXHIBIT.csv(snapshot, view_of("")).splitlines()
    assert len(lines) == 33
    assert [line.split(",")[0] for line in lines[1:4]] == ["LTU", "EST", "LVA"]


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_the_document_is_small_also_with_pictures_for_every_screen(encoding: str, client: FlaskClient) -> None:
    answer = client.get("/", headers={"Accept-Encoding": encoding})
    assert answer.headers["Content-Encoding"] == encoding
    assert len(answer.data) < 62_000
