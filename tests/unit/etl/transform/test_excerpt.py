"""What of a release may be passed on. The figures are made up."""

from dataclasses import replace

import pytest
from sipri_workbook import RELEASE, YEARS, read, workbook

from etl.catalogue.indicators import indicators
from etl.catalogue.source import Excerpt
from etl.catalogue.sources import SOURCES
from etl.contract import check_releases
from etl.dataframe import ParsedRelease
from etl.transform.excerpt import cut_excerpt

SHARE, CURRENT = "sipri_military_expenditure_share_gdp", "sipri_military_expenditure_usd_current"
ALLOWED = Excerpt(indicators=(SHARE, CURRENT), since=2020, reason="The terms do not let more pass.")
MEMBERS = {"BEL", "CRI", "ISL", "USA", "YEM"}


@pytest.fixture(scope="module")
def whole() -> ParsedRelease:
    made = read(workbook())
    return made.with_observations(row for row in made.observations if row.member in MEMBERS)


def test_only_named_indicators_of_members_and_comparisons_from_the_first_year_on_pass(whole: ParsedRelease) -> None:
    kept = cut_excerpt(whole, ALLOWED).observations
    assert {row.indicator for row in kept} == {SHARE, CURRENT}
    assert {row.year for row in kept} == {2020, 2021} != set(YEARS)
    # Costa Rica and Yemen are neither members nor shown for comparison.
    assert {row.member for row in kept} == {"BEL", "ISL", "USA"}
    assert len(kept) == 2 * 2 * 3


def test_an_economy_shown_for_comparison_passes(whole: ParsedRelease) -> None:
    china = whole.with_observations(row._replace(member="CHN") for row in whole.observations if row.member == "BEL")
    assert {row.member for row in cut_excerpt(china, ALLOWED).observations} == {"CHN"}


def test_rows_pass_as_they_are(whole: ParsedRelease) -> None:
    assert set(cut_excerpt(whole, ALLOWED).observations) <= set(whole.observations)


def test_the_release_says_how_much_of_it_is_left_and_why(whole: ParsedRelease) -> None:
    release = cut_excerpt(ParsedRelease.of(replace(RELEASE, note="Said before."), whole.observations), ALLOWED).release
    # Of 15 rows of each table three are Iceland's, without a figure.
    assert release.note == "Said before. An excerpt: 8 of 84 figures. The terms do not let more pass."
    assert release.extent == "excerpt"
    assert replace(release, note="", extent="whole") == RELEASE


def test_an_excerpt_of_an_excerpt_is_the_same(whole: ParsedRelease) -> None:
    once = cut_excerpt(whole, ALLOWED)
    assert cut_excerpt(once, ALLOWED) is once


def test_an_excerpt_keeps_the_contract(whole: ParsedRelease) -> None:
    assert check_releases([cut_excerpt(whole, ALLOWED)])


def test_what_sipri_lets_pass_is_known_to_the_catalogue_and_says_where_the_whole_is() -> None:
    allowed = SOURCES["sipri"].excerpt
    assert allowed is not None
    assert {indicators()[one].source for one in allowed.indicators} == {"sipri"}
    assert "A refresh on one's own machine" in allowed.reason
