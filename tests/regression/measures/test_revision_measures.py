"""From one release to another, what a figure was revised by, on NATO's own figures."""

import pytest
from nato_measures import JUNE_2024, WHOLE, Asked, by_place, selection, transcribed

from etl.asof.pin import Pin
from etl.measures.choice import Choice
from etl.measures.compute import compute_between, compute_over
from etl.measures.inputs import compute_as_of
from etl.store.snapshot import Snapshot


def test_the_gdp_of_turkiye_in_2015_was_revised_by_21_5_percent(revised: Asked) -> None:
    found = revised("revision_split", "2016-01-28", JUNE_2024, year=2015)
    assert found["gdp_revision", "TUR", 2015].value == pytest.approx(21.5, abs=0.05)
    parts = [found[part, "TUR", 2015].value or 0 for part in ("spending", "gdp", "residual")]
    assert sum(parts) == pytest.approx(found["", "TUR", 2015].value, abs=1e-12)
    assert found["", "TUR", 2015].basis == "national_currency"


def test_revisions_of_2019_took_two_below_the_guideline_and_lifted_two(revised: Asked) -> None:
    found = revised("revisions", "2019-06-25", JUNE_2024, year=2019)
    flips = {member: one.value for (part, member, _), one in found.items() if part == "flip" and one.value}
    assert flips == {"POL": -1, "ROU": -1, "BGR": 1, "LTU": 1}


def test_a_difference_between_two_definitions_is_no_revision_unless_that_is_asked_for(revised: Asked) -> None:
    (found,) = revised("revisions", JUNE_2024, "2026-07-10").values()
    assert found.status == "other_definition"
    across = revised("revisions", JUNE_2024, "2026-07-10", year=2024, across_definitions=True)
    assert across["", "DEU", 2024].value is not None


def test_money_at_prices_of_two_years_is_never_subtracted(revised: Asked) -> None:
    found = revised("revisions", "2016-01-28", JUNE_2024, year=2015, indicator="defence_expenditure_usd_constant")
    assert {one.status for one in found.values()} == {"other_unit"}


def test_a_revision_of_what_is_in_per_cent_is_in_points(snapshot: Snapshot) -> None:
    choice = Choice(year=2023, indicator="defence_expenditure_real_change", across_definitions=True)
    found = compute_as_of(snapshot, "revisions", choice, Pin())
    assert {one.unit for one in found} == {"percentage_points"}


def test_a_triangle_has_one_figure_a_release(snapshot: Snapshot) -> None:
    releases = [selection(snapshot, release) for release in WHOLE[:3]]
    found = by_place(compute_over("revision_triangle", releases, Choice(year=2015, group=("TUR",))))
    assert list(found) == [(f"release_{release}", "TUR", 2015) for release in WHOLE[:3]]
    assert {one.unit for one in found.values()} == {"percent_of_gdp"}


def test_estimates_of_2023_were_off_by_a_fifth_of_a_point(snapshot: Snapshot) -> None:
    pair = transcribed("2023-07-07"), selection(snapshot, JUNE_2024)
    found = by_place(compute_between("estimate_error", *pair, Choice(year=2023)))
    of_age_0 = [found[f"{part}_age_0", "NATO_TOTAL", 2023].value for part in ("n", "absolute", "signed")]
    assert of_age_0 == [30, pytest.approx(0.22, abs=0.005), pytest.approx(0.03, abs=0.005)]
