"""What of the releases that ship recomputes, and what does not: facts of NATO's own tables."""

from functools import cache

import pytest

from etl.audit import CheckState, Finding, encode_audits
from etl.audit.library import audit_release, audit_snapshot
from etl.catalogue.seeds import shipped
from etl.catalogue.share import SHARE
from etl.catalogue.sources import SOURCES
from etl.store.snapshot import Snapshot, Store

JAN_2016, JUNE_2019, JUNE_2022, JUNE_2024, AUG_2025, JULY_2026 = (
    "2016-01-28", "2019-06-25", "2022-06-27", "2024-06-17", "2025-08-28", "2026-07-10",
)  # fmt: skip
Places = set[tuple[str, int]]


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Store(shipped("embedded")).current()


@cache
def findings(snapshot: Snapshot, release: str, source: str = "nato") -> dict[str, Finding]:
    return {finding.check: finding for finding in audit_release(snapshot, source, release)}


def places(finding: Finding) -> Places:
    return {(cell.member, cell.year) for cell in finding.cells}


def test_three_shares_of_june_2024_were_set_by_hand(snapshot: Snapshot) -> None:
    found = findings(snapshot, JUNE_2024)["shares"]
    assert (found.checked, found.fit) == (363, 360)
    assert {(cell.member, cell.year): round(cell.recomputed, 4) for cell in found.cells} == {
        ("FRA", 2020): 1.9862, ("LTU", 2019): 1.9949, ("SVK", 2024): 1.9891,
    }  # fmt: skip
    assert {cell.published for cell in found.cells} == {2.0}
    assert {cell.cells[0].split("!")[1] for cell in found.cells} == {"TABLE3"}


def test_all_other_shares_recompute_to_within_half_a_thousandth(snapshot: Snapshot) -> None:
    exact = {
        release: next(one for one in findings(snapshot, release)["shares"].groups if one.title.startswith("within 0"))
        for release in (JAN_2016, JUNE_2019, JUNE_2024)
    }
    assert {release: group.checked for release, group in exact.items()} == {
        JAN_2016: 238, JUNE_2019: 224, JUNE_2024: 360,
    }  # fmt: skip
    assert all((group.largest or 0) <= 0.0005 for group in exact.values())


def test_no_share_of_july_2026_is_pinned_but_most_are_known_to_two_decimals_only(snapshot: Snapshot) -> None:
    found = findings(snapshot, JULY_2026)["shares"]
    assert (found.checked, found.fit, found.cells) == (429, 429, ())
    assert {group.title: group.checked for group in found.groups} == {
        "within 0.0005 points": 45, "within rounding for print": 384,
    }  # fmt: skip


@pytest.mark.parametrize("release", [JAN_2016, JUNE_2019, JUNE_2024, JULY_2026])
def test_the_shares_that_do_not_fit_are_those_that_carry_the_status_pinned(snapshot: Snapshot, release: str) -> None:
    rows = snapshot.rows(snapshot.part("nato", release), SHARE)
    pinned = {(row.member, row.year) for row in rows if row.status == "pinned"}
    assert places(findings(snapshot, release)["shares"]) == pinned


def test_the_netherlands_and_italy_do_not_fit_their_table_3_in_july_2026(snapshot: Snapshot) -> None:
    found = findings(snapshot, JULY_2026)["shares_at_current_prices"]
    # 2021 is the year of its constant prices.
    dutch = {("NLD", year) for year in range(2014, 2027)} - {("NLD", 2021)}
    assert places(found) == dutch | {("ITA", 2016), ("ITA", 2017)}
    assert (found.checked, found.fit) == (403, 389)


def test_the_netherlands_had_two_shares_of_2024_in_one_workbook(snapshot: Snapshot) -> None:
    found = findings(snapshot, JUNE_2024)["shares_at_current_prices"]
    (dutch,) = (cell for cell in found.cells if (cell.member, cell.year) == ("NLD", 2024))
    assert (dutch.published, dutch.recomputed) == (pytest.approx(2.05, abs=5e-3), pytest.approx(1.85, abs=5e-3))
    assert found.largest == dutch


@pytest.mark.parametrize(("release", "totals"), [(JAN_2016, 96), (JUNE_2024, 110)])
def test_the_totals_of_the_workbooks_are_the_sums_of_their_members(
    snapshot: Snapshot, release: str, totals: int
) -> None:
    found = findings(snapshot, release)["aggregates"]
    assert (found.checked, found.fit, found.notes) == (totals, totals, ())


def test_the_totals_of_gdp_of_july_2026_hold_iceland_s_which_is_not_at_hand(snapshot: Snapshot) -> None:
    found = findings(snapshot, JULY_2026)["aggregates"]
    assert (found.checked, found.fit) == (130, 78)
    assert {cell.indicator for cell in found.cells} == {"gdp_usd_current", "gdp_usd_constant"}
    assert all("without Iceland" in cell.note and cell.deviation > 0 for cell in found.cells)
    assert len(found.notes) == 2
    of_2021 = [cell for cell in found.cells if (cell.year, cell.indicator) == (2021, "gdp_usd_current")]
    assert [cell.published - cell.recomputed for cell in of_2021] == pytest.approx([26_235, 26_235], abs=1)


def test_what_is_left_for_iceland_is_the_imf_s_gdp_of_iceland(snapshot: Snapshot) -> None:
    rows = snapshot.rows(snapshot.releases("imf")[-1], "imf_gdp_current_usd")
    theirs = {row.year: row.value or 0 for row in rows if row.member == "ISL"}
    left = {
        cell.year: cell.published - cell.recomputed
        for cell in findings(snapshot, JULY_2026)["aggregates"].cells
        if (cell.indicator, cell.member) == ("gdp_usd_current", "NATO_TOTAL") and cell.year < 2026
    }
    assert left == pytest.approx({year: theirs[year] for year in range(2014, 2026)}, abs=2.0)


def test_the_categories_miss_a_hundred_by_half_a_hundredth_at_most_where_they_are_unrounded(snapshot: Snapshot) -> None:
    found = {release: findings(snapshot, release)["categories"] for release in (JAN_2016, JUNE_2019, JUNE_2024)}
    assert {release: (one.checked, one.fit) for release, one in found.items()} == {
        JAN_2016: (214, 214), JUNE_2019: (216, 216), JUNE_2024: (341, 341),
    }  # fmt: skip
    worst = {one.largest.member: one.largest.deviation for one in found.values() if one.largest}
    assert worst == {"LTU": pytest.approx(0.0051, abs=5e-5), "MNE": pytest.approx(-0.0037, abs=5e-5)}
    last = findings(snapshot, JULY_2026)["categories"]
    assert (last.checked, last.fit) == (401, 401)


@pytest.mark.parametrize(("release", "number"), [(JAN_2016, 208), (JUNE_2019, 196), (JUNE_2024, 330), (JULY_2026, 396)])
def test_every_real_change_follows_from_spending(snapshot: Snapshot, release: str, number: int) -> None:
    found = findings(snapshot, release)["real_change"]
    assert (found.checked, found.fit) == (number, number)
    assert len(found.notes) == 1


@pytest.mark.parametrize(("release", "number"), [(JAN_2016, 238), (JUNE_2019, 224), (JUNE_2024, 363), (JULY_2026, 429)])
def test_spending_and_gdp_per_head_have_one_population(snapshot: Snapshot, release: str, number: int) -> None:
    found = findings(snapshot, release)["gdp_per_head"]
    assert (found.checked, found.fit) == (number, number)


def test_nato_counts_other_people_in_albania_and_turkiye_than_the_world_bank(snapshot: Snapshot) -> None:
    found = findings(snapshot, JULY_2026)["spending_per_head"]
    assert (found.checked, found.fit) == (372, 350)
    assert {member for member, _ in places(found)} == {"ALB", "TUR"}
    assert found.against == ("World Bank 2026-07-01 (published 2026-07-01)",)


@pytest.mark.parametrize("release", [JAN_2016, JUNE_2019, JUNE_2024])
def test_a_population_of_2026_is_not_used_for_an_earlier_release(snapshot: Snapshot, release: str) -> None:
    found = findings(snapshot, release)["spending_per_head"]
    assert found.state == CheckState.NOT_AT_HAND
    assert release in found.reason


def test_luxembourg_s_gdp_is_another_since_2023(snapshot: Snapshot) -> None:
    found = findings(snapshot, JULY_2026)["gdp_world_bank"]
    assert (found.checked, found.fit) == (372, 369)
    assert places(found) == {("LUX", 2023), ("LUX", 2024), ("LUX", 2025)}
    assert all(-35 < cell.deviation < -32 for cell in found.cells)


def test_nato_s_gdp_of_july_2026_is_the_imf_s_of_april(snapshot: Snapshot) -> None:
    found = findings(snapshot, JULY_2026)["gdp_imf"]
    assert (found.checked, found.fit) == (403, 398)
    over = next(group for group in found.groups if group.title == "years that were over")
    assert (over.median or 0) < 1e-4
    assert found.against == ("IMF 2026-04 (published 2026-04-30)",)


def test_gdp_of_june_2024_was_farthest_off_where_it_was_an_estimate(snapshot: Snapshot) -> None:
    found = findings(snapshot, JUNE_2024)["gdp_world_bank"]
    assert (found.checked, found.fit) == (352, 306)
    fit = {group.title: (group.fit, group.checked) for group in found.groups}
    assert fit == {"estimates of the release": (37, 64), "years that were over": (269, 288)}


def test_a_release_of_shares_alone_says_what_it_lacks(snapshot: Snapshot) -> None:
    found = findings(snapshot, AUG_2025)
    assert found["shares"].state == CheckState.NOT_AT_HAND
    assert "GDP in constant prices" in found["shares"].reason


def test_the_two_definitions_of_2024_and_2026_are_not_compared(snapshot: Snapshot) -> None:
    found = findings(snapshot, JULY_2026)["earlier_release"]
    assert (found.state, found.checked, found.cells) == (CheckState.NOT_AT_HAND, 0, ())
    assert "another definition" in found.notes[0]


def test_what_june_2022_has_otherwise_than_june_2024_is_one_number_seen_from_both(snapshot: Snapshot) -> None:
    older, newer = findings(snapshot, JUNE_2022)["later_release"], findings(snapshot, JUNE_2024)["earlier_release"]
    assert older.state == newer.state == CheckState.CHECKED
    shares = [next(one for one in each.groups if one.title.startswith("Defence expenditure as a share"))
              for each in (older, newer)]  # fmt: skip
    assert {(one.checked, one.fit, one.unit) for one in shares} == {(shares[0].checked, shares[0].fit, "points")}
    assert shares[0].largest == pytest.approx(shares[1].largest)
    assert 0 < shares[0].fit < shares[0].checked


def test_the_world_bank_s_gdp_per_head_fits_but_for_ukraine_s_and_russia_s(snapshot: Snapshot) -> None:
    (bank,) = snapshot.releases("worldbank")
    found = findings(snapshot, bank.release.release, "worldbank")["world_bank_gdp_per_head"]
    assert {member for member, _ in places(found)} == {"RUS", "UKR"}
    assert found.checked == 2322


def test_most_of_the_world_bank_s_military_shares_are_sipri_s_to_the_last_digit(snapshot: Snapshot) -> None:
    (bank,) = snapshot.releases("worldbank")
    found = findings(snapshot, bank.release.release, "worldbank")["sipri_share"]
    assert found.against == ("SIPRI 1949-2025-v1.2 (published 2026-04-27)",)
    assert 0.5 < found.fit / found.checked < 1
    assert found.groups[0].median == pytest.approx(0.0, abs=1e-9)


def test_kiel_s_donors_make_every_month(snapshot: Snapshot) -> None:
    (kiel,) = snapshot.releases("kiel")
    found = findings(snapshot, kiel.release.release, "kiel")["donors"]
    assert (found.checked, found.fit) == (208, 208)


def test_the_audits_that_ship_are_found_to_the_last_digit(snapshot: Snapshot) -> None:
    lying = snapshot.folder / "audits" / f"{snapshot.id}.json"
    assert encode_audits(audit_snapshot(snapshot), snapshot.id) == lying.read_bytes()


def test_something_is_said_of_every_release(snapshot: Snapshot) -> None:
    found = audit_snapshot(Snapshot(snapshot.folder, snapshot.id, snapshot.parts))
    assert {(one.source, one.release) for one in found} == {
        (part.release.source, part.release.release) for part in snapshot.parts
    }
    assert all(one.findings for one in found)
    assert {one.source for one in found} <= set(SOURCES)
