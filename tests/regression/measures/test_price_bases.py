"""Prices of 2015 (NATO's releases of 2019 to 2024) and of 2021 (since 2025) never meet in one subtraction (R12)."""

from collections.abc import Iterable

import pytest
from nato_measures import JUNE_2024, Asked, Found, by_place

from etl.asof.pin import Pin
from etl.catalogue.indicators import indicators
from etl.changes.comparison import compare_figures
from etl.claims import check, parse
from etl.compare.series import list_published
from etl.measures.choice import Choice
from etl.measures.compute import compute_between
from etl.measures.inputs import bind_figures, compute_as_of
from etl.measures.result import Basis
from etl.observation import Observation
from etl.store.snapshot import Snapshot, Store

JUNE_2022, AUGUST_2025, JULY_2026 = "2022-06-27", "2025-08-28", "2026-07-10"
MONEY = (
    "defence_expenditure_usd_constant", "gdp_usd_constant", "defence_expenditure_national_currency_constant",
    "defence_expenditure_per_capita_usd_constant", "gdp_per_capita_usd_constant",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(published: Store) -> Snapshot:
    return published.current()


@pytest.fixture(scope="module")
def compared(whole: Snapshot) -> Asked:
    """The results of a measure that compares two releases, with those of two definitions too."""

    def ask(name: str, old: str, new: str, **choices: object) -> Found:
        pair = (bind_figures(whole, Pin.of_releases({"nato": release})) for release in (old, new))
        return by_place(compute_between(name, *pair, Choice(across_definitions=True, **choices)))

    return ask


def bases(rows: Iterable[Observation]) -> set[str]:
    """The base years of the money among the rows."""
    money = (row for row in rows if not indicators()[row.indicator].is_share)
    return {row.price_base for row in money if row.price_base.isdigit() and row.unit != "percent"}


@pytest.mark.parametrize("indicator", MONEY)
def test_money_of_june_2022_is_not_subtracted_from_money_of_july_2026(compared: Asked, indicator: str) -> None:
    found = compared("revisions", JUNE_2022, JULY_2026, indicator=indicator, year=2020)
    assert {(one.value, one.status) for one in found.values()} == {(None, "other_unit")}
    assert all("prices of 2015" in one.reason and "prices of 2021" in one.reason for one in found.values())


@pytest.mark.parametrize("indicator", MONEY)
def test_money_of_june_2022_and_of_june_2024_is_of_one_base_and_is_subtracted(compared: Asked, indicator: str) -> None:
    found = compared("revisions", JUNE_2022, JUNE_2024, indicator=indicator, year=2020)
    # Croatia counts in kunas in the one, in euros in the other.
    other = {"HRV"} if "national" in indicator else set()
    assert {member for (_, member, _), one in found.items() if one.value is None} == other
    assert sum(one.value is not None for one in found.values()) >= 28


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (JUNE_2024, {Basis.CONSTANT_PRICES}),
        (AUGUST_2025, {Basis.GROWTH_RATES, Basis.SHARES}),
        (JULY_2026, {Basis.NATIONAL_CURRENCY, Basis.MEMBERS_CURRENCY, Basis.GROWTH_RATES, Basis.SHARES}),
    ],
)
def test_a_revision_is_split_at_constant_prices_only_where_both_have_the_same(
    compared: Asked, new: str, expected: set[Basis]
) -> None:
    found = compared("revision_split", JUNE_2022, new)
    assert {one.basis for one in found.values() if one.value is not None} <= expected
    assert (Basis.CONSTANT_PRICES in expected) == any(one.basis is Basis.CONSTANT_PRICES for one in found.values())
    assert all(len(bases(one.rests_on)) <= 1 for one in found.values())


@pytest.mark.parametrize("day", ["2022-12-31", "2023-12-31", "2025-12-31", "2026-12-31"])
def test_an_increment_rests_on_money_of_one_release(whole: Snapshot, day: str) -> None:
    pin = Pin.parse(day)
    found = compute_as_of(whole, "increment", Choice(since=2014), pin)
    assert any(one.value is not None for one in found)
    for one in found:
        assert len({row.release for row in one.rests_on}) <= 1
        assert len(bases(one.rests_on)) <= 1


@pytest.mark.parametrize("later", [AUGUST_2025, JULY_2026])
def test_changes_count_money_of_another_base_as_not_compared(whole: Snapshot, later: str) -> None:
    before, after = (list_published(whole, whole.part("nato", release)) for release in (JUNE_2022, later))
    after = after.assign(definition=after["definition"].cat.rename_categories(lambda _: "nato"))
    found = compare_figures(before, after, derived=False)
    compared = {one.indicator: one.compared for one in found.indicators}
    assert all(compared.get(indicator, 0) == 0 for indicator in MONEY)
    assert compared["defence_expenditure_share_gdp"] > 200
    assert not any(shift.indicator in MONEY for shift in found.largest)


@pytest.mark.parametrize(
    ("day", "base"), [("1 July 2022", "2015"), ("1 August 2024", "2015"), ("31 July 2026", "2021")]
)
def test_a_claim_of_progress_takes_both_years_of_a_number_from_one_release(
    whole: Snapshot, day: str, base: str
) -> None:
    checked = check(whole, parse(f"members made progress towards the guideline since 2014 in 2020 as of {day}"))
    assert checked.numbers
    for number in checked.numbers:
        assert {row.release for row in number.rests_on} <= {number.release}
        assert bases(number.rests_on) <= {base}
