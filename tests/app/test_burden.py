"""The page of burden on the snapshot that ships: check values, pins, weights, and where its measures are defined."""

import csv
import re

import pytest
from asking import Said
from flask.testing import FlaskClient

from dashboard.pages.burden.gauge import GAUGES, OWN
from dashboard.pages.burden.proportion import tell_proportion
from dashboard.pages.burden.query import select_burden
from dashboard.pages.burden.strip import Burden, BurdenView, Strip
from dashboard.pages.scoreboard.board import ScoreboardView
from dashboard.pages.scoreboard.query import select_scoreboard
from etl.measures.choice import Choice
from etl.measures.inputs import compute_as_of
from etl.store.snapshot import Snapshot

JUNE_2024 = "as_of=nato:2024-06-17"


def shown(snapshot: Snapshot, query: str) -> Burden:
    return select_burden(snapshot, BurdenView.from_query(query))


def strip_of(burden: Burden, label: str) -> Strip:
    return next(strip for strip in burden.rows if strip.gauge.label == label)


def test_ratios_and_correlation_are_those_of_the_release_of_june_2024(snapshot: Snapshot) -> None:
    burden = shown(snapshot, JUNE_2024)
    ability = strip_of(burden, "Ability ratio")
    values = {dot.code: dot.value for dot in ability.dots}
    assert (values["POL"], values["DEU"]) == (pytest.approx(1.52, abs=5e-3), pytest.approx(0.78, abs=5e-3))
    assert sum(value <= 0.8 for value in values.values()) == 18
    assert {one.year: one.members for one in burden.correlations if one.year in (2014, 2019, 2024)} == {
        2014: 27, 2019: 28, 2024: 31,
    }  # fmt: skip


def test_how_far_spending_is_from_proportion_is_what_the_measures_say(snapshot: Snapshot) -> None:
    # With the World Bank's population, which no release of NATO has.
    burden = shown(snapshot, "as_of=2026-07-11")
    told = {one.measure: tell_proportion(one, "DEU") for one in burden.proportions}
    assert list(told) == ["disproportionality", "concordance"]
    for one in burden.proportions:
        results = compute_as_of(snapshot, one.measure, Choice(year=one.parts[""].year), burden.view.as_of)
        whose = "DEU" if one.measure == "concordance" else "NATO_TOTAL"
        assert {each.part: each for each in results if each.member == whose and each.value is not None} == one.parts
    assert told["disproportionality"].startswith("0.07 in 2026e")
    assert told["concordance"].startswith("Germany −1.6 points in 2025e; ")


def test_shares_and_their_ranks_are_those_of_the_scoreboard(snapshot: Snapshot) -> None:
    for query in ("", JUNE_2024, "as_of=2019-12-04"):
        share = strip_of(shown(snapshot, query), "Share of GDP")
        board = select_scoreboard(snapshot, ScoreboardView.from_query(query))
        assert share.year == board.year
        assert {dot.code: dot.value for dot in share.dots} == {score.code: score.value for score in board.with_data}


def test_each_measure_has_the_newest_year_of_its_own_and_names_who_has_none(snapshot: Snapshot) -> None:
    burden = shown(snapshot, "as_of=2026-09-01")
    years = {strip.gauge.label: strip.year for strip in burden.strips}
    assert years == {
        "Share of GDP": 2026, "Ability ratio": 2026, "Spending per head": 2026, "Real growth": 2026,
        "Equipment share": 2026, "Personnel ratio": 2025, "Aid to Ukraine": 2026, "US forces hosted": 2025,
    }  # fmt: skip
    missing = {strip.gauge.label: set(strip.missing) for strip in burden.strips if strip.missing}
    assert missing == {"Aid to Ukraine": {"ALB", "MKD", "MNE"}, "US forces hosted": {"USA"}}
    assert all("ISL" not in {dot.code for dot in strip.dots} for strip in burden.strips)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        (f"?{JUNE_2024}", "Germany ranks 7th in real growth, 22nd in equipment share"),
        ("?as_of=2019-12-04&member=USA", "The United States ranks 1st in share of GDP, 11th in real growth"),
        ("?as_of=2019-12-04&member=SWE", "Sweden has no rank in any measure shown"),
        ("?member=ISL", "Iceland has no armed forces, and so no rank"),
        ("?as_of=1999-01-01", "No measures of burden sharing to show"),
    ],
)
def test_the_heading_is_the_finding_of_the_pin(query: str, title: str, client: FlaskClient, said: Said) -> None:
    assert said(client.get(f"/burden{query}").text)["h1"] == title


def test_a_day_before_all_releases_and_a_release_that_is_not_here_are_said(client: FlaskClient, said: Said) -> None:
    early = said(client.get("/burden?as_of=1999-01-01").text)["og:description"]
    assert "No release of NATO is known here as of 1 January 1999." in early
    assert "is not here" in said(client.get("/burden?as_of=nato:1999-01-01").text)["og:description"]
    assert client.get("/csv/burden.csv?as_of=nato:1999-01-01").status_code == 400


def test_what_was_not_known_then_is_named(client: FlaskClient, said: Said) -> None:
    told = said(client.get("/burden?as_of=2019-12-04").text)["og:description"]
    lacking = "share of research, personnel ratio, aid to Ukraine and US forces hosted"
    assert f"Of most members there is no figure for {lacking}" in told


def test_ones_own_weights_are_one_strip_more_in_a_year_that_has_all_of_them(snapshot: Snapshot) -> None:
    burden = shown(snapshot, "as_of=2026-09-01&weight_share_of_gdp=2&weight_soldiers_per_head=1")
    assert burden.own is not None
    assert (burden.own.year, [dot.code for dot in burden.own.dots[:2]]) == (2025, ["POL", "LTU"])
    assert burden.stability is not None
    assert burden.stability.components == ("share_of_gdp", "soldiers_per_head")
    assert sum(burden.stability.first.values()) == pytest.approx(100)
    # One alone ranks as it does by itself.
    alone = shown(snapshot, f"{JUNE_2024}&weight_share_of_gdp=1")
    assert alone.own is not None
    assert [dot.code for dot in alone.own.dots] == [dot.code for dot in strip_of(alone, "Share of GDP").dots]
    assert alone.stability is None


def test_weights_of_what_was_not_known_then_give_a_sentence(client: FlaskClient, said: Said) -> None:
    told = said(client.get("/burden?as_of=2019-12-04&weight_ukraine_aid=1").text)["og:description"]
    assert "There is no score at your weights." in told


def test_every_measure_links_to_where_it_is_defined(client: FlaskClient) -> None:
    page = client.get("/burden?weight_share_of_gdp=1&weight_per_head=1").text
    links = set(re.findall(r'href="/methodology#(\w+)"', page))
    assert {gauge.measure for gauge in (*GAUGES, OWN)} <= links
    there = client.get("/methodology").text
    assert [link for link in links if f'id="{link}"' not in there] == []


def test_the_file_has_the_rank_and_the_cell_of_each_number(client: FlaskClient) -> None:
    rows = list(csv.DictReader(client.get(f"/csv/burden.csv?{JUNE_2024}").text.splitlines()))
    mine = {row["indicator"]: row for row in rows if row["member"] == "POL"}
    share = mine["defence_expenditure_share_gdp"]
    assert (share["rank"], share["ranked"], share["status"], share["estimate_year"]) == ("1", "31", "estimate", "yes")
    assert share["cell"]
    assert mine["ability_ratio"]["status"] == "derived"
    # The member's own cells: its spending and its GDP.
    assert len(mine["ability_ratio"]["cell"].split("; ")) == 2


def test_a_release_that_is_here_and_has_no_measure_is_not_said_to_be_missing(client: FlaskClient) -> None:
    told = client.get("/burden?as_of=nato:2021-06-11").text
    assert "NATO, release of 11 June 2021, is available in part only, without this: a measure of most members." in told
    assert "is not here" not in told
