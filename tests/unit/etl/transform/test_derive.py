"""What follows from made-up figures of one release of NATO."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import GDP, GDP_NOW, SHARE, SPENDING, SPENDING_NOW, derived, figures, observation, population, release

from etl.arithmetic.gap import gap_to_target, share_of_gdp
from etl.catalogue.members import members
from etl.contract import check
from etl.errors import ContractError
from etl.transform.release import derive

RECOMPUTED, NOMINAL = f"{SHARE}_recomputed", f"{SHARE}_nominal"
GAP, GAP_TO_NEW = "gap_to_2_percent", "gap_to_3_5_percent"


def test_the_share_is_recomputed_at_constant_prices() -> None:
    row = derived(figures())[RECOMPUTED, "BEL", 2020]
    assert (row.value, row.unit, row.price_base, row.status) == (2.0, "percent_of_gdp", "2015", "derived")
    assert row.cell == f"100*{SPENDING}!BEL2020/{GDP}!BEL2020"


def test_the_nominal_share_is_an_indicator_of_its_own() -> None:
    row = derived(figures())[NOMINAL, "BEL", 2020]
    assert (row.value, row.price_base) == (1.5, "current")
    assert row.cell == f"100*{SPENDING_NOW}!BEL2020/{GDP_NOW}!BEL2020"


def test_the_gap_is_held_against_each_target_on_the_share() -> None:
    rows = derived(figures(share=1.5))
    assert rows[GAP, "BEL", 2020].value == pytest.approx(10.0)
    assert rows[GAP_TO_NEW, "BEL", 2020].value == pytest.approx(40.0)
    assert rows[GAP, "BEL", 2020].unit == "usd_million"
    assert rows[GAP, "BEL", 2020].cell == f"MAX(0,2-{SHARE}!BEL2020)/100*{GDP_NOW}!BEL2020"
    assert rows[GAP_TO_NEW, "BEL", 2020].cell.startswith("MAX(0,3.5-")


def test_the_gap_is_given_in_the_constant_prices_of_its_release_too() -> None:
    rows = derived(figures(share=1.5))
    row = rows[f"{GAP}_constant", "BEL", 2020]
    assert (row.value, row.unit, row.price_base) == (pytest.approx(5.0), "usd_million", "2015")
    assert row.cell == f"MAX(0,2-{SHARE}!BEL2020)/100*{GDP}!BEL2020"
    assert rows[f"{GAP_TO_NEW}_constant", "BEL", 2020].value == pytest.approx(20.0)


def test_where_gdp_is_at_constant_prices_only_so_is_the_gap() -> None:
    rows = derived(row for row in figures(share=1.5) if row.indicator != GDP_NOW)
    assert (GAP, "BEL", 2020) not in rows
    assert rows[f"{GAP}_constant", "BEL", 2020].value == pytest.approx(5.0)


def test_the_gap_goes_by_the_published_share_unrounded() -> None:
    assert derived(figures(share=1.996))[GAP, "BEL", 2020].value == pytest.approx(0.08)


def test_what_was_published_is_kept() -> None:
    parsed = release(figures(share=2.5, status="actual"))
    kept = [row for row in derive(parsed).observations if row.status == "actual"]
    assert kept == [row for row in parsed.observations if row.indicator != SHARE]


@pytest.mark.parametrize("estimated", [SPENDING, GDP])
def test_an_estimate_among_the_inputs_makes_an_estimate(estimated: str) -> None:
    rows = [row._replace(status="estimate") if row.indicator == estimated else row for row in figures()]
    found = derived(rows)
    assert found[RECOMPUTED, "BEL", 2020].status == "estimate"
    assert found[NOMINAL, "BEL", 2020].status == "derived"


def test_a_gap_of_an_estimated_share_is_an_estimate_even_where_the_share_is_pinned() -> None:
    rows = derived(figures(share=2.2, status="estimate"))
    assert rows[SHARE, "BEL", 2020].status == "pinned"
    assert rows[GAP, "BEL", 2020].status == "estimate"


def test_a_transcription_among_the_inputs_makes_a_transcription() -> None:
    rows = [row._replace(acquisition="transcription") if row.indicator == GDP else row for row in figures()]
    found = derived(rows)
    assert found[RECOMPUTED, "BEL", 2020].acquisition == "transcription"
    assert found[NOMINAL, "BEL", 2020].acquisition == "original"


@pytest.mark.parametrize(
    ("missing", "lacking"),
    [(GDP, RECOMPUTED), (SPENDING, RECOMPUTED), (GDP_NOW, NOMINAL), (GDP_NOW, GAP), (SHARE, GAP)],
)
def test_without_an_input_there_is_no_derived_row(missing: str, lacking: str) -> None:
    absent = derived(row for row in figures() if row.indicator != missing)
    null = derived(
        row._replace(value=None, status="not_published") if row.indicator == missing else row for row in figures()
    )
    assert (lacking, "BEL", 2020) not in absent
    assert (lacking, "BEL", 2020) not in null


def test_inputs_of_different_members_and_years_do_not_meet() -> None:
    rows = derived([observation(SPENDING, 20.0), observation(GDP, 9.0, member="CAN"), observation(GDP, 9.0, year=2021)])
    assert not [key for key in rows if key[0] == RECOMPUTED and key[1] != "ISL"]


def test_a_share_set_by_hand_is_pinned_and_both_numbers_are_told() -> None:
    rows = derived(figures(share=2.01, note="a footnote"))
    row = rows[SHARE, "BEL", 2020]
    assert (row.value, row.status) == (2.01, "pinned")
    assert row.note == "a footnote; NATO's table has 2.01, its own spending and GDP give 2.0000"
    assert rows[RECOMPUTED, "BEL", 2020].value == 2.0


def test_a_share_that_recomputes_is_left_alone() -> None:
    row = derived(figures(share=2.0004))[SHARE, "BEL", 2020]
    assert (row.status, row.note) == ("actual", "")


def test_a_transcription_may_differ_by_what_was_rounded_for_print() -> None:
    # 20 of 1,000 printed in ones may be anything from 1.949 to 2.051 %.
    assert derived(figures(share=2.05, acquisition="transcription"))[SHARE, "BEL", 2020].status == "actual"
    assert derived(figures(share=2.05))[SHARE, "BEL", 2020].status == "pinned"
    assert derived(figures(share=2.06, acquisition="transcription"))[SHARE, "BEL", 2020].status == "pinned"


def test_how_a_transcription_was_rounded_shows_in_all_its_values_together() -> None:
    # Canada's spending has a decimal, so Belgium's 20 was printed as 20.0, and 20.5 would not have been.
    belgium = [*figures(share=2.05, acquisition="transcription")]
    canada = observation(SPENDING, 20.1, member="CAN", acquisition="transcription")
    assert derived(belgium)[SHARE, "BEL", 2020].status == "actual"
    assert derived([*belgium, canada])[SHARE, "BEL", 2020].status == "pinned"


def test_figures_that_the_publisher_rounded_are_pinned_by_no_rounding() -> None:
    # Of twenty members nobody has a decimal in spending or GDP, so the publisher rounded them, and 2.05 may be 20.5.
    codes = [code for code, member in members().items() if member.armed_forces][:20]
    rounded = [row for code in codes for row in figures(code, share=2.05)]
    assert {derived(rounded)[SHARE, code, 2020].status for code in codes} == {"actual"}
    assert {derived(rounded[5:])[SHARE, code, 2020].status for code in codes[1:]} == {"pinned"}


def test_an_aggregate_is_recomputed_from_its_own_sums() -> None:
    rows = derived([*figures("BEL"), *figures("NATO_TOTAL", share=2.0)])
    assert rows[RECOMPUTED, "NATO_TOTAL", 2020].value == 2.0


def test_all_that_is_derived_keeps_the_contract() -> None:
    rows = [*figures(share=2.01), *figures("CAN", status="estimate"), *figures("EST", acquisition="transcription")]
    assert check(derive(release(rows)).observations)


def test_a_release_of_another_source_comes_back_as_it_is() -> None:
    parsed = population("2021-07-01")
    assert derive(parsed).observations == parsed.observations


def test_a_gdp_of_nought_is_a_fault_with_its_cell() -> None:
    rows = [row._replace(value=0.0) if row.indicator == GDP else row for row in figures()]
    with pytest.raises(ContractError, match=f"{GDP}!BEL2020: the GDP of BEL in 2020 is 0.0"):
        derive(release(rows))


def test_inputs_that_are_no_numbers_are_all_named_at_once() -> None:
    rows = [row._replace(value=float("inf")) if row.indicator in (SHARE, SPENDING) else row for row in figures()]
    with pytest.raises(ContractError) as caught:
        derive(release(rows))
    assert len(caught.value.faults) == 2


def test_inputs_of_another_kind_are_left_for_the_contract_to_name_all_at_once() -> None:
    rows = [row._replace(value=float("nan")) if row.indicator in (SHARE, SPENDING) else row for row in figures()]
    with pytest.raises(ContractError) as caught:
        check(derive(release(rows)).observations)
    assert [fault.partition(":")[0] for fault in caught.value.faults] == [
        row.cell for row in rows if row.indicator in (SHARE, SPENDING)
    ]


def test_spending_and_gdp_at_prices_of_different_years_are_not_divided() -> None:
    rows = [row._replace(price_base="2010") if row.indicator == GDP else row for row in figures()]
    with pytest.raises(ContractError, match=r"at prices of '2015', but GDP .* at prices of '2010'"):
        derive(release(rows))


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 10), st.floats(1e-3, 1e9), st.floats(1e-3, 1e9))
def test_what_is_derived_on_columns_is_what_the_formulas_give(share: float, spending: float, gdp: float) -> None:
    values = {SHARE: share, SPENDING: spending, GDP: gdp, GDP_NOW: gdp}
    rows = derived(row._replace(value=values.get(row.indicator, row.value)) for row in figures())
    assert rows[RECOMPUTED, "BEL", 2020].value == share_of_gdp(spending, gdp)
    assert rows[GAP, "BEL", 2020].value == gap_to_target(share, 2.0, gdp)
    assert rows[GAP_TO_NEW, "BEL", 2020].value == gap_to_target(share, 3.5, gdp)
