"""Revisions of the share between NATO's releases as shipped, split on the basis that each pair of releases has."""

from math import log

import pytest
from nato_measures import JUNE_2024, Asked, Found, by_place

from etl.asof.pin import Pin
from etl.measures.choice import Choice
from etl.measures.compute import compute_between
from etl.measures.inputs import bind_figures
from etl.measures.result import Basis
from etl.store.snapshot import Snapshot

AUGUST_2025, JULY_2026 = "2025-08-28", "2026-07-10"


@pytest.fixture(scope="module")
def revised(snapshot: Snapshot) -> Asked:
    """The results of a measure that compares two releases, by part, member and year."""

    def ask(old: str, new: str, name: str = "revision_split", **choices: object) -> Found:
        pair = (bind_figures(snapshot, Pin.of_releases({"nato": release})) for release in (old, new))
        return by_place(compute_between(name, *pair, Choice(**choices)))

    return ask


def parts(found: Found, member: str, year: int) -> dict[str, float]:
    return {
        part: one.value
        for (part, *place), one in found.items()
        if place == [member, year] and one.value is not None
    }  # fmt: skip


def adds_up(found: Found, basis: Basis) -> int:
    """How many splits on this basis there are; each adds up to its revision."""
    whole = [key for key, one in found.items() if not key[0] and one.basis is basis]
    rest = "undivided" if basis is Basis.GROWTH_RATES else "residual"
    for _, *place in whole:
        summed = sum(found[part, *place].value or 0 for part in ("spending", "gdp", rest))
        assert summed == pytest.approx(found["", *place].value, abs=1e-12)
    return len(whole)


def test_where_one_release_has_only_shares_and_growth_these_divide_the_revision(revised: Asked) -> None:
    found = revised(JUNE_2024, AUGUST_2025, group=("DEU",))
    # From 2014 to 2023 spending grew to the 1.513447-fold in the one, to the 1.521461-fold in the other; GDP, which
    # that and the shares imply, to the 1.093449-fold and the 1.094932-fold.
    assert parts(found, "DEU", 2023) == {
        "": pytest.approx(1.6149766 - 1.6403680557, abs=1e-9),
        "spending_revision": pytest.approx(100 * (1.521460936 / 1.513447120 - 1), abs=1e-6),
        "gdp_revision": pytest.approx(100 * (1.094932248 / 1.093449215 - 1), abs=1e-6),
        "spending": pytest.approx(0.008596, abs=1e-6),
        "gdp": pytest.approx(-0.002206, abs=1e-6),
        # Of the share of 2014: 1.185148 in the one, 1.162232 in the other.
        "undivided": pytest.approx(1.627639 * log(1.162231588 / 1.185148221), abs=1e-6),
    }
    assert adds_up(found, Basis.GROWTH_RATES) == 10


def test_growth_says_nothing_of_the_first_year_that_two_releases_have(revised: Asked) -> None:
    found = revised(JUNE_2024, AUGUST_2025, year=2014)
    assert (found["", "DEU", 2014].basis, found["", "DEU", 2014].status) == (Basis.SHARES, "computed")
    assert found["spending", "DEU", 2014].status == found["gdp", "DEU", 2014].status == "missing_input"
    assert "does not hold this: Defence expenditure in national currency" in found["gdp", "DEU", 2014].reason
    assert len([one for one in found.values() if not one.part]) == 27


def test_two_definitions_are_held_together_only_where_that_is_asked_for(revised: Asked) -> None:
    (found,) = revised(JUNE_2024, JULY_2026).values()
    assert (found.value, found.status) == (None, "other_definition")
    assert "ask across_definitions" in found.reason


def test_a_release_that_states_no_currency_counts_in_the_member_s_where_its_exchange_rate_says_so(
    revised: Asked,
) -> None:
    found = revised(JUNE_2024, JULY_2026, across_definitions=True)
    assert adds_up(found, Basis.MEMBERS_CURRENCY) == 3 * 26 + 3 * 27 + 3 * 28 + 29 + 30
    # Albania's spending of 2024 was revised by a third, its exchange rate by four per cent.
    assert found["", "ALB", 2024].basis is Basis.MEMBERS_CURRENCY
    assert parts(found, "ALB", 2024)["spending_revision"] == pytest.approx(-31.6, abs=0.05)


def test_germany_s_share_of_2023_was_revised_for_its_gdp_alone(revised: Asked) -> None:
    found = parts(revised(JUNE_2024, JULY_2026, across_definitions=True, year=2023), "DEU", 2023)
    # 67,621.0728 and 67,621 million euros, at 1.640368 and 1.60 per cent.
    assert found["spending_revision"] == pytest.approx(100 * (67_621 / 67_621.0728 - 1), abs=1e-9)
    assert found["gdp_revision"] == pytest.approx(100 * (67_621 / 1.60) / (67_621.0728 / 1.6403680557) - 100, abs=1e-6)
    assert found["gdp"] == pytest.approx(found[""], abs=1e-5)


def test_leva_are_not_held_against_euros(revised: Asked) -> None:
    found = revised(JUNE_2024, JULY_2026, across_definitions=True, group=("BGR",))
    assert adds_up(found, Basis.GROWTH_RATES) == 10
    assert {row.unit for row in found["", "BGR", 2023].rests_on} == {"percent_of_gdp", "percent"}
    assert found["spending", "BGR", 2014].status == "other_unit"
    assert "2024-06-17 counts in million leva" in found["spending", "BGR", 2014].reason


def test_kunas_are_not_held_against_euros_whether_or_not_both_are_stated(revised: Asked) -> None:
    split = revised("2016-01-28", JUNE_2024, group=("HRV",))
    assert split["", "HRV", 2015].basis is Basis.GROWTH_RATES
    assert split["spending", "HRV", 2014].status == "other_unit"
    national = {"name": "revisions", "indicator": "defence_expenditure_national_currency_current", "year": 2019}
    found = revised("2021-06-11", JULY_2026, across_definitions=True, **national)
    assert {member for (_, member, _), one in found.items() if one.status == "other_unit"} == {"BGR", "HRV"}
    assert found["", "POL", 2019].value == pytest.approx(0, abs=50)


def test_two_releases_at_prices_of_one_year_are_compared_in_those(revised: Asked) -> None:
    found = revised("2019-06-25", JUNE_2024)
    assert {one.basis for one in found.values()} == {Basis.CONSTANT_PRICES}
    assert adds_up(found, Basis.CONSTANT_PRICES) == 27 * 3 + 28 * 3


def test_two_releases_at_prices_of_two_years_are_compared_by_growth(revised: Asked) -> None:
    found = revised("2016-01-28", "2019-06-25")
    assert adds_up(found, Basis.GROWTH_RATES) == 27 * 3
    assert not [row for one in found.values() for row in one.rests_on if row.unit == "usd_million"]


@pytest.mark.parametrize("old", ["2024-03-14", "2023-07-07"])
def test_shares_alone_have_a_revision_and_no_parts(revised: Asked, old: str) -> None:
    found = revised(old, JUNE_2024, year=2023, group=("DEU",))
    assert {part: one.value is None for (part, *_), one in found.items()} == {"": False, "spending": True, "gdp": True}
    assert all(one.reason for one in found.values() if one.value is None)
