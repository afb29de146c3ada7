"""What SIPRI had out in December 2019: the bridge, claims and pages show it. And real editions found by themselves."""

from datetime import date
from pathlib import Path

import pytest
from sipri_files import EDITIONS, content
from sipri_site import FOLDER, build_fetch, link, listing, missed
from sipri_site import published as found_days

from dashboard.web.app import create_app
from etl.asof.pin import Pin
from etl.asof.select import known_releases, select_release, select_series
from etl.claims import Outcome, check, parse
from etl.dataframe import ParsedRelease
from etl.measures.choice import Choice
from etl.measures.inputs import compute_as_of
from etl.sources import sipri
from etl.sources.given import Given
from etl.sources.sipri.releases import EDITIONS as LISTED
from etl.sources.sipri.site import PAGE
from etl.store.snapshot import Snapshot, Store

DECEMBER = Pin(date(2019, 12, 3))
SHARE = "sipri_military_expenditure_share_gdp"
NEWEST = "SIPRI-Milex-data-1949-2025_v1.2.xlsx"


def test_as_of_december_2019_sipri_answers_with_the_edition_of_2017(whole: Snapshot) -> None:
    assert [part.release.release for part in known_releases(whole, "sipri", DECEMBER)] == ["1949-2016"]
    chosen = select_release(whole, "sipri", DECEMBER, (SHARE,)), select_series(whole, DECEMBER, SHARE, ("USA", "DEU"))
    assert {part.release.release for part in chosen if part} == {"1949-2016"}


def test_nobody_knew_it_before_sipri_announced_it(whole: Snapshot) -> None:
    assert known_releases(whole, "sipri", Pin(date(2017, 4, 23))) == ()
    assert len(known_releases(whole, "sipri", Pin(date(2017, 4, 24)))) == 1


@pytest.mark.parametrize(
    ("day", "edition"),
    [(date(2025, 4, 27), "1949-2022"), (date(2025, 4, 28), "1949-2024"), (date(2026, 4, 26), "1949-2024")],
)
def test_the_edition_of_2025_answers_from_its_day_on(whole: Snapshot, day: date, edition: str) -> None:
    assert known_releases(whole, "sipri", Pin(day))[-1].release.release == edition


def test_a_claim_as_of_december_2019_is_held_against_sipris_figures_too(whole: Snapshot) -> None:
    checked = check(whole, parse("Germany below 2 % in 2016 as of 3 December 2019"))
    mine = [row for row in checked.rows if row.source == "sipri"]
    assert {(row.release, row.in_force, row.holds) for row in mine} == {("1949-2016", True, True)}
    assert checked.verdict == Outcome.HOLDS


def test_a_count_as_of_december_2019_has_sipris_beside_natos(whole: Snapshot) -> None:
    checked = check(whole, parse("9 allies at or above 2 % of GDP in 2016 as of 3 December 2019"))
    counts = {(row.iceland, row.number, row.of) for row in checked.rows if row.release == "1949-2016"}
    # The United States, Greece, Estonia, and France by SIPRI's definition.
    assert counts == {(True, 4, 28), (False, 4, 27)}


def test_the_bridge_as_of_december_2019_holds_nato_against_the_edition_of_2017(whole: Snapshot) -> None:
    found = {(one.part, one.member): one for one in compute_as_of(whole, "definition_gap", Choice(year=2016), DECEMBER)}
    ours, theirs = found["sipri", "USA"].rests_on
    assert (ours.release, theirs.release) == ("2019-06-25", "1949-2016")
    assert theirs.value == pytest.approx(3.29269, abs=1e-5)
    assert found["sipri", "USA"].value == (ours.value or 0) - (theirs.value or 0)


def test_the_page_of_trends_as_of_december_2019_shows_the_edition_of_2017(published: Store) -> None:
    client = create_app(published).server.test_client()
    page = client.get(f"/trends?indicator={SHARE}&as_of=2019-12-03").text
    assert "SIPRI, release 1949-2016 (SIPRI definition)" in page
    assert "1949-2025" not in page


def test_a_real_edition_that_is_not_listed_is_found_and_read(mirror: Path) -> None:
    known = [one for one in LISTED.read() if one.release != EDITIONS[-1]]
    there = {one.file: content(mirror, one.release) for one in known}
    there |= {PAGE: link(NEWEST, "SIPRI-Milex-data-1949-2024_2.xlsx"), FOLDER + NEWEST: content(mirror, EDITIONS[-1])}
    with listing(*known):
        found = list(sipri.collect(build_fetch(there, "Tue, 28 Apr 2026 08:00:00 GMT")))
    assert missed(found) == []
    assert found_days(found)[EDITIONS[-1]] == date(2026, 4, 28)
    [read] = [one for one in found if isinstance(one, ParsedRelease)]
    assert len(read.frame) == 79_292


def test_a_real_edition_under_the_name_of_a_newer_one_is_missed(mirror: Path) -> None:
    known, name = LISTED.read(), "SIPRI-Milex-data-1949-2026.xlsx"
    there = {one.file: content(mirror, one.release) for one in known}
    # The same bytes as those of an edition at hand would be that.
    renamed = content(mirror, EDITIONS[-1]) + b"\0"
    with listing(*known):
        found = list(sipri.collect(build_fetch({**there, PAGE: link(name), FOLDER + name: renamed})))
    [told] = missed(found)
    assert "!Local currency financial years!A1: the title says 1949-2025, the name of the file 1949-2026" in told
    assert list(found_days(found)) == list(EDITIONS)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_real_edition_is_known_by_its_sheets(mirror: Path, edition: str) -> None:
    [known] = [one for one in LISTED.read() if one.release == edition]
    found = sipri.recognise(Given(build_fetch({"given:x.xlsx": content(mirror, edition)})("given:x.xlsx")).fetched)
    assert found is not None
    assert found.release == edition.partition("-v")[0]
    assert found.published is not None
    assert abs((found.published - known.published).days) <= 150
