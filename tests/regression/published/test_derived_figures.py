"""What is pinned, recomputed and derived in the snapshot of NATO's own files, and from which cells."""

import pytest
from published_figures import rows

from etl.catalogue.members import members
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT
from etl.store.snapshot import Snapshot


def test_exactly_four_shares_are_pinned_in_june_2022_and_june_2024(snapshot: Snapshot) -> None:
    pinned = {
        (part.release.release, row.member, row.year): row
        for part in snapshot.releases("nato")
        for row in snapshot.observations(part)
        if row.status == "pinned"
    }
    before, later = "2022-06-27", "2024-06-17"
    assert set(pinned) == {(before, "FRA", 2020), (later, "FRA", 2020), (later, "LTU", 2019), (later, "SVK", 2024)}
    assert {row.value for row in pinned.values()} == {2.0}
    endings = {(release, member): row.note.rsplit(" ", 1)[1] for (release, member, _), row in pinned.items()}
    recomputed = {"FRA": "1.9862", "LTU": "1.9949", "SVK": "1.9891"}
    assert endings == {(before, "FRA"): "1.9923"} | {(later, member): share for member, share in recomputed.items()}


def test_a_pinned_estimate_is_still_known_as_an_estimate(snapshot: Snapshot) -> None:
    assert snapshot.part("nato", "2024-06-17").estimate_years == (2023, 2024)
    assert rows(snapshot, "2024-06-17", f"{SHARE}_recomputed", 2024)["SVK"].status == "estimate"


def test_the_money_missing_to_two_percent(snapshot: Snapshot) -> None:
    gaps = {year: rows(snapshot, "2024-06-17", "gap_to_2_percent", year) for year in (2014, 2024)}
    all_with_data = {
        year: sum(row.value or 0 for row in found.values() if row.member in members()) for year, found in gaps.items()
    }
    assert all_with_data[2014] == pytest.approx(130_519.28, abs=0.01)
    assert all_with_data[2024] == pytest.approx(44_913.26, abs=0.01)
    assert gaps[2014]["NATO_TOTAL"].value == pytest.approx(123_431.16, abs=0.01)
    assert gaps[2024]["NATO_TOTAL"].value == pytest.approx(44_913.26, abs=0.01)


def test_a_release_without_current_gdp_gives_the_gap_in_its_constant_prices(snapshot: Snapshot) -> None:
    """As of December 2019 Germany's gap to 2 % in 2019 was 23,144 million US dollars of 2015 (R35)."""
    germany = rows(snapshot, "2019-06-25", "gap_to_2_percent_constant", 2019)["DEU"]
    assert (round(germany.value or 0), germany.unit, germany.price_base) == (23_144, "usd_million", "2015")
    assert germany.status == "estimate"


def test_the_netherlands_share_of_2024_is_lower_at_current_prices(snapshot: Snapshot) -> None:
    found = {
        name: rows(snapshot, "2024-06-17", name, 2024)["NLD"].value for name in (SHARE, SHARE_OF_VERDICT["nominal"])
    }
    assert found == {SHARE: pytest.approx(2.05, abs=0.005), SHARE_OF_VERDICT["nominal"]: pytest.approx(1.85, abs=0.005)}


def test_a_derived_value_names_the_cells_it_was_computed_from(snapshot: Snapshot) -> None:
    row = rows(snapshot, "2024-06-17", f"{SHARE}_recomputed", 2024)["SVK"]
    first, second = row.cell.removeprefix("100*").split("/")
    inputs = {
        one.cell: one.value
        for name in ("defence_expenditure_usd_constant", "gdp_usd_constant")
        for one in rows(snapshot, "2024-06-17", name, 2024).values()
    }
    assert row.value == pytest.approx(100 * (inputs[first] or 0) / (inputs[second] or 1), rel=1e-12)


@pytest.mark.parametrize(
    ("release", "lacking"),
    [
        ("2016-01-28", {"nominal", "gap"}),
        ("2019-06-25", {"nominal", "gap"}),
        ("2025-08-28", {"nominal", "recomputed", "gap"}),
        ("2024-06-17", set[str]()),
        ("2026-07-10", set[str]()),
    ],
)
def test_a_release_without_an_input_lacks_what_would_be_derived(
    snapshot: Snapshot, release: str, lacking: set[str]
) -> None:
    there = snapshot.part("nato", release).indicators
    marks = {
        "nominal": SHARE_OF_VERDICT["nominal"],
        "recomputed": SHARE_OF_VERDICT["recomputed"],
        "gap": "gap_to_2_percent",
    }
    assert {word for word, indicator in marks.items() if indicator not in there} == lacking
