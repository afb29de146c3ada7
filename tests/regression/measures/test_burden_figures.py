"""The measures of burden on the snapshot that ships: what the literature's formulas give of NATO's own figures."""

from math import isfinite

import pytest
from nato_measures import JUNE_2024, WHOLE, Asked, Found, by_place

from etl.catalogue.burden_measures import BENEFITS, OWN, SPREAD
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.measures.choice import Choice
from etl.measures.compute import compute
from etl.measures.figures import Column, Figures
from etl.measures.result import COMPUTED, Reason
from etl.store.snapshot import Snapshot

BURDEN = (*SPREAD, *BENEFITS, *OWN)

FEW_DRAWS = {"draws": 100}
WEIGHTS = (("share_of_gdp", 2.0), ("equipment_share", 1.0))


def figures(snapshot: Snapshot, release: str) -> Figures:
    """The figures of one release of NATO, with the newest of every other source."""
    newest = {part.release.source: part for part in snapshot.parts}
    parts = {**newest, "nato": snapshot.part("nato", release)}

    def load(indicator: str):
        source = indicators()[indicator].source
        return snapshot.rows(parts[source], indicator) if source in parts else ()

    return Figures({source: part.release.release for source, part in parts.items()}, load)


@pytest.fixture(scope="module")
def asked(snapshot: Snapshot) -> Asked:
    """The results of a measure in a release (June 2024 unless said), by part, member and year."""

    def ask(measure: str, release: str = JUNE_2024, **choices: object) -> Found:
        return by_place(compute(measure, figures(snapshot, release), Choice(**choices)))

    return ask


def test_poland_s_ability_ratio_is_152_at_constant_and_151_at_current_prices(asked: Asked) -> None:
    constant, current = (asked("ability_ratio", price=price) for price in ("constant", "current"))
    assert constant["", "POL", 2024].value == pytest.approx(1.518, abs=0.0005)
    assert current["", "POL", 2024].value == pytest.approx(1.507, abs=0.0005)
    assert constant["band", "POL", 2024].value == 1
    assert asked("ability_ratio", year=2024)["", "POL", 2024] == constant["", "POL", 2024]


def test_germany_is_just_inside_the_lowest_band_with_the_united_states_and_in_the_middle_without(asked: Asked) -> None:
    alliance = asked("ability_ratio", year=2024)
    assert alliance["", "DEU", 2024].value == pytest.approx(0.781, abs=0.0005)
    assert alliance["band", "DEU", 2024].value == -1
    europe_canada = tuple(member for part, member, _ in alliance if not part and member not in ("ISL", "USA"))
    among = asked("ability_ratio", year=2024, group=europe_canada)
    assert among["", "DEU", 2024].value == pytest.approx(1.050, abs=0.0005)
    assert among["band", "DEU", 2024].value == 0


@pytest.mark.parametrize("price", ["constant", "current"])
@pytest.mark.parametrize("total", ["SUM", "NATO_TOTAL", "NATO_EUR_CAN"])
def test_no_sums_put_poland_at_152_and_germany_in_the_middle_band(snapshot: Snapshot, price: str, total: str) -> None:
    found = figures(snapshot, JUNE_2024)
    columns = [found.column(f"{name}_usd_{price}") for name in ("defence_expenditure", "gdp")]

    def share(column: Column, member: str) -> float:
        # Of the members' own sum, Iceland's GDP included where it is at hand; or of NATO's totals.
        members_sum = sum(row.value or 0 for (code, year), row in column.items() if year == 2024 and code in members())
        return (column[member, 2024].value or 0) / (members_sum if total == "SUM" else column[total, 2024].value or 0)

    poland, germany = (share(columns[0], member) / share(columns[1], member) for member in ("POL", "DEU"))
    assert germany / poland == pytest.approx(0.5143, abs=5e-5), "as their shares of GDP stand, whatever the sums"
    assert 0.8 / (germany / poland) > 1.55, "where Germany would reach the middle band"
    assert (germany > 0.8) == (total == "NATO_EUR_CAN")
    assert (1.505 < poland < 1.525) == (total != "NATO_EUR_CAN")


def test_shares_of_all_members_add_up_to_a_hundred_in_every_year(asked: Asked) -> None:
    found = asked("ability_ratio")
    for year in range(2014, 2025):
        for part in ("spending", "gdp"):
            members = [one.value for (name, _, then), one in found.items() if (name, then) == (part, year)]
            assert sum(value for value in members if value is not None) == pytest.approx(100, abs=1e-9)


def test_the_sums_are_nato_s_own_total_of_the_members_at_the_time(asked: Asked, snapshot: Snapshot) -> None:
    total = figures(snapshot, JUNE_2024)
    for year in (2014, 2019, 2023):
        found = asked("ability_ratio", year=year)["", "POL", year].rests_on
        spending = sum(row.value or 0 for row in found if row.indicator == "defence_expenditure_usd_constant")
        assert spending == pytest.approx(total.value("defence_expenditure_usd_constant", "NATO_TOTAL", year), rel=1e-6)


@pytest.mark.parametrize(
    ("year", "n", "spearman", "kendall"),
    [(2014, 27, 0.2955, 0.2194), (2019, 28, 0.0, -0.0053), (2024, 31, -0.0230, -0.0237)],
)
def test_the_rank_correlation_of_share_and_gdp(
    asked: Asked, year: int, n: int, spearman: float, kendall: float
) -> None:
    found = asked("exploitation", year=year)
    whole = {part: one.value for (part, _, _), one in found.items()}
    assert whole["members"] == n
    assert whole[""] == pytest.approx(spearman, abs=5e-5)
    assert whole["kendall"] == pytest.approx(kendall, abs=5e-5)
    assert whole["low"] < whole[""] < whole["high"]
    assert whole["kendall_low"] < whole["kendall"] < whole["kendall_high"]


def test_the_interval_of_the_rank_correlation_is_the_same_every_time(asked: Asked) -> None:
    once, again = (asked("exploitation", year=2024, **FEW_DRAWS) for _ in range(2))
    assert once == again
    assert once != asked("exploitation", year=2024, seed=2, **FEW_DRAWS)


def test_spending_is_more_concentrated_than_gdp_and_the_united_states_bear_most(asked: Asked) -> None:
    found = asked("concentration", year=2024)
    assert found["", "NATO_TOTAL", 2024].value == pytest.approx(0.4191, abs=5e-5)
    assert found["gini", "NATO_TOTAL", 2024].value == pytest.approx(0.1524, abs=5e-5)
    assert found["lorenz_place", "POL", 2024].value == 31
    assert asked("disproportionality", year=2024)["", "NATO_TOTAL", 2024].value == pytest.approx(0.1341, abs=5e-5)
    shares = asked("ability_ratio", year=2024)
    assert shares["spending", "USA", 2024].value == pytest.approx(63.70, abs=0.005)


def test_people_are_those_of_the_world_bank(asked: Asked) -> None:
    found = asked("personnel_ratio", year=2024)
    assert found["", "POL", 2024].value == pytest.approx(1.695, abs=0.0005)
    assert {row.source for row in found["", "POL", 2024].rests_on} == {"nato", "worldbank"}


def test_burdens_against_population_and_gdp(asked: Asked) -> None:
    found = asked("concordance", year=2024)
    assert found["", "USA", 2024].value == pytest.approx(20.771, abs=0.0005)
    assert found["", "USA", 2024].value == pytest.approx(
        (found["population", "USA", 2024].value + found["gdp", "USA", 2024].value) / 2
    )
    assert sum(one.value or 0 for (part, _, _), one in found.items() if part == "gdp") == pytest.approx(0, abs=1e-9)
    assert found["differences", "NATO_TOTAL", 2024].value == 31
    assert 0 <= found["p", "NATO_TOTAL", 2024].value <= 1
    assert found["border", "NATO_TOTAL", 2024].value is None


def test_europe_and_canada_weighted_is_nato_s_own_share_of_them(asked: Asked, snapshot: Snapshot) -> None:
    found = asked("groups", year=2024)
    own = figures(snapshot, JUNE_2024).value("defence_expenditure_share_gdp", "NATO_EUR_CAN", 2024)
    # NATO's denominator has Iceland's GDP in it.
    assert found["weighted_europe_canada", "SELECTED", 2024].value == pytest.approx(own, abs=0.005)
    assert found["mean_europe_canada", "SELECTED", 2024].value == pytest.approx(2.156, abs=0.0005)
    assert found["members_eu", "SELECTED", 2024].value == 23


def test_poland_leads_at_all_weights_of_share_and_equipment(asked: Asked) -> None:
    assert asked("composite", year=2024, weights=WEIGHTS)["place", "POL", 2024].value == 1
    assert asked("rank_robustness", year=2024, weights=WEIGHTS, first=1)["", "POL", 2024].value == 100


@pytest.mark.parametrize("release", WHOLE)
@pytest.mark.parametrize("measure", [measure.id for measure in BURDEN])
def test_in_every_release_a_result_is_a_number_or_says_why_not(asked: Asked, release: str, measure: str) -> None:
    found = asked(measure, release, weights=WEIGHTS, **FEW_DRAWS)
    assert found
    for one in found.values():
        assert one.value is None or isfinite(one.value)
        assert (one.value is None) == (one.status != COMPUTED)
        assert one.value is not None or (one.status in [*Reason] and one.reason)
