"""NATO as a whole and Iceland, in what is derived from made-up figures."""

import pytest
from made_up import GDP, SHARE, SPENDING, SPENDING_NOW, derived, figures, observation, release

from etl.catalogue.composition import counted_in
from etl.contract import check
from etl.errors import ContractError
from etl.observation import Observation
from etl.transform.release import derive

RECOMPUTED, NOMINAL = f"{SHARE}_recomputed", f"{SHARE}_nominal"
GAP, GAP_TO_NEW = "gap_to_2_percent", "gap_to_3_5_percent"


def everybody(year: int, share: float = 1.5) -> list[Observation]:
    """Figures of every member with armed forces in `year`, and of NATO as a whole, which is above 2 %."""
    armed = sorted(counted_in("NATO_TOTAL", year) - {"ISL"})
    rows = [row for code in armed for row in figures(code, year, share)]
    return [*rows, *figures("NATO_TOTAL", year, share=2.6)]


def test_the_gap_of_nato_is_the_sum_of_its_members_gaps() -> None:
    row = derived(everybody(2020))[GAP, "NATO_TOTAL", 2020]
    assert row.value == pytest.approx(29 * 10.0)
    assert row.cell == "SUM(gap_to_2_percent of the 29 members counted in 2020, each in its own row)"
    assert row.note.startswith("sum over ALB, BEL, ")


def test_a_surplus_of_one_member_fills_no_other_members_gap() -> None:
    rows = everybody(2020)
    rich = [row._replace(value=9.0) if row.indicator == SHARE and row.member == "USA" else row for row in rows]
    assert derived(rich)[GAP, "NATO_TOTAL", 2020].value == pytest.approx(28 * 10.0)


def test_who_joined_later_is_not_in_the_gap_of_nato() -> None:
    rows = [*everybody(2020), *figures("SWE", 2020, share=1.0)]
    assert derived(rows)[GAP, "NATO_TOTAL", 2020].value == pytest.approx(29 * 10.0)


def test_a_gap_of_nato_that_would_lack_a_member_is_not_given() -> None:
    rows = [row for row in everybody(2020) if (row.member, row.indicator) != ("EST", SHARE)]
    assert (GAP, "NATO_TOTAL", 2020) not in derived(rows)
    assert (GAP, "LVA", 2020) in derived(rows)


def test_iceland_is_null_with_its_reason_in_every_year_of_what_needs_armed_forces() -> None:
    rows = derived([*figures(year=2020), *figures(year=2021)])
    for indicator in (SHARE, SPENDING, SPENDING_NOW, RECOMPUTED, NOMINAL, GAP, GAP_TO_NEW):
        for year in (2020, 2021):
            row = rows[indicator, "ISL", year]
            assert (row.value, row.status) == (None, "no_armed_forces")
    assert (GDP, "ISL", 2020) not in rows
    assert ("military_personnel", "ISL", 2020) not in rows


def test_iceland_keeps_its_gdp() -> None:
    rows = derived([*figures(), observation(GDP, 30.0, member="ISL")])
    assert rows[GDP, "ISL", 2020].value == 30.0


def test_a_null_of_iceland_that_nato_prints_gets_its_reason_and_keeps_its_cell() -> None:
    printed = observation(SPENDING, None, member="ISL", status="not_available", cell="TABLE2!C9")
    row = derived([*figures(), printed])[SPENDING, "ISL", 2020]
    assert (row.status, row.cell) == ("no_armed_forces", "TABLE2!C9")


def test_a_value_of_iceland_is_left_for_the_contract_to_stop() -> None:
    parsed = derive(release([*figures(), observation(SPENDING, 3.0, member="ISL")]))
    with pytest.raises(ContractError, match="ISL has no armed forces"):
        check(parsed.observations)


def test_national_currency_of_iceland_has_no_currency() -> None:
    indicator = "defence_expenditure_national_currency_current"
    rows = derived([observation(indicator, 5.0, unit="eur_million", price_base="current")])
    assert rows[indicator, "ISL", 2020].unit == "national_currency_million"
