"""One answer to what part of the Alliance a member or a group is: overview, trends and measures agree (R29)."""

import pytest

from dashboard.pages.overview import page as overview
from dashboard.pages.overview.alliance import OverviewView
from dashboard.pages.trends import page as trends
from dashboard.pages.trends.query import TrendsView
from dashboard.shared.wording import write_number
from etl.asof.pin import Pin
from etl.catalogue.quantities import GDP_NOW, PERSONNEL, POPULATION, SPENDING_NOW
from etl.measures.choice import Choice
from etl.measures.inputs import compute_as_of
from etl.store.snapshot import Snapshot

PINS = ("latest", "2024-07-01", "2026-03-26")


def values(snapshot: Snapshot, query: str) -> dict[tuple[str, int], float | None]:
    found = trends.select_trends(snapshot, TrendsView.from_query(query))
    return {(row.member, row.year): row.value for line in found.series for row in line.points}


def sums_of(snapshot: Snapshot, pin: str):  # type: ignore[no-untyped-def]
    return overview.EXHIBIT.select(snapshot, OverviewView.from_query(f"as_of={pin}")).sums


@pytest.mark.parametrize("pin", PINS)
def test_the_united_states_have_the_part_that_the_overview_says(pin: str, snapshot: Snapshot) -> None:
    sums = sums_of(snapshot, pin)
    for indicator, amount in ((SPENDING_NOW, sums.spending), (GDP_NOW, sums.gdp), (POPULATION, sums.people)):
        if amount:
            found = values(snapshot, f"indicator={indicator}&show=share_of_alliance&as_of={pin}&country=USA")
            assert found["USA", amount.year] == pytest.approx(amount.value, abs=1e-9), indicator


@pytest.mark.parametrize("pin", PINS)
def test_the_number_on_the_overview_leads_to_the_line_that_ends_at_it(pin: str, snapshot: Snapshot) -> None:
    view = OverviewView.from_query(f"as_of={pin}")
    for number in overview.EXHIBIT.words(snapshot, view).numbers:
        if number.label == "of all spending by the United States":
            path, _, query = number.href.partition("?")
            found = trends.select_trends(snapshot, TrendsView.from_query(query))
            assert (path, found.view.notices, found.way) == ("/trends", (), "share_of_alliance")
            line = next(line for line in found.focus if line.code == "USA")
            year = overview.EXHIBIT.select(snapshot, view).year
            value = next(row.value for row in line.points if row.year == year)
            assert number.value == f"{write_number(value, 1)} %"


def test_every_member_has_the_part_of_spending_gdp_and_personnel_that_the_measures_say(snapshot: Snapshot) -> None:
    asked = (("ability_ratio", "spending", SPENDING_NOW), ("ability_ratio", "gdp", GDP_NOW),
             ("personnel_ratio", "personnel", PERSONNEL))  # fmt: skip
    for measure, part, indicator in asked:
        found = values(snapshot, f"indicator={indicator}&show=share_of_alliance")
        for one in compute_as_of(snapshot, measure, Choice(price="current"), Pin()):
            if one.part == part and one.value is not None:
                assert found[one.member, one.year] == pytest.approx(one.value, abs=1e-9)


def test_a_group_has_the_share_of_gdp_that_the_measure_of_groups_says(snapshot: Snapshot) -> None:
    named = ("eu", "g7", "europe_canada", "eastern_flank", "joined_2004")
    found = values(snapshot, f"country={'~'.join(named)}")
    results = [one for one in compute_as_of(snapshot, "groups", Choice(price="constant"), Pin()) if one.value]
    held = {(one.part, one.year): one.value for one in results}
    for name in named:
        for year in (2014, 2020, 2025):
            assert found[name, year] == pytest.approx(held[f"weighted_{name}", year])


def test_europe_and_canada_added_up_is_within_the_rounding_of_nato_s_own(snapshot: Snapshot) -> None:
    found = values(snapshot, "country=europe_canada~NATO_EUR_CAN")
    for year in range(2014, 2026):
        own, added = found["NATO_EUR_CAN", year], found["europe_canada", year]
        assert write_number(own, 1) == write_number(added, 1)
