"""The checks of a release on figures that are made up: what fits, what does not, and what cannot be checked."""

import pytest
from audit_subjects import POPULATION, found, other, share
from made_up import GDP, GDP_NOW, SHARE, SPENDING, SPENDING_NOW, category, observation

from etl.audit.finding import CheckState
from etl.catalogue.composition import counted_in
from etl.observation import Observation

PER_HEAD = "defence_expenditure_per_capita_usd_constant"
GDP_PER_HEAD = "gdp_per_capita_usd_constant"
REAL_CHANGE = "defence_expenditure_real_change"


def test_a_share_that_its_own_spending_and_gdp_give_fits() -> None:
    finding = found("shares", share(2.0))
    assert (finding.state, finding.checked, finding.fit, finding.cells, finding.largest) == (
        CheckState.CHECKED,
        1,
        1,
        (),
        None,
    )


def test_a_share_that_was_set_by_hand_is_listed_with_both_numbers_and_all_its_cells() -> None:
    finding = found("shares", share(2.1))
    (cell,) = finding.cells
    assert (cell.member, cell.year, cell.published, cell.recomputed) == ("BEL", 2020, 2.1, 2.0)
    assert cell.cells == ("T3!C4", "T2!C4", "T5!C4")
    assert cell.deviation == pytest.approx(0.1)
    assert finding.largest == cell


@pytest.mark.parametrize(("value", "fit"), [(2.0004, 1), (2.0006, 0)])
def test_an_unrounded_share_may_be_off_by_half_a_thousandth(value: float, fit: int) -> None:
    assert found("shares", share(value)).fit == fit


def test_a_share_at_the_limit_is_told_in_decimals() -> None:
    # In binary, 3 - 2.9995 is more than 0.0005.
    rows = [observation(SHARE, 2.9995), observation(SPENDING, 30.0), observation(GDP, 1000.0)]
    assert 3 - 2.9995 > 0.0005
    assert found("shares", rows).fit == 1


def test_no_share_is_recomputed_from_a_gdp_of_nought() -> None:
    with pytest.raises(ArithmeticError):
        found("shares", [observation(SHARE, 2.0), observation(SPENDING, 20.0), observation(GDP, 0.0)])


@pytest.mark.parametrize(("value", "fit"), [(2.0, 1), (2.1, 1), (2.2, 0)])
def test_a_transcribed_share_may_be_off_by_what_rounding_for_print_allows(value: float, fit: int) -> None:
    # 20 and 1,000 were printed without decimals: anything from 1.9490 to 2.0510 is behind them.
    assert found("shares", share(value, acquisition="transcription")).fit == fit


def test_what_fits_exactly_and_what_only_rounding_explains_are_counted_apart() -> None:
    rows = [*share(2.0, acquisition="transcription"), *share(2.1, member="DEU", acquisition="transcription")]
    groups = {group.title: group.checked for group in found("shares", rows).groups}
    assert groups == {"within 0.0005 points": 1, "within rounding for print": 1}


def test_shares_at_current_prices_leave_aggregates_out() -> None:
    rows = [
        observation(name, value, member=member)
        for member in ("BEL", "NATO_TOTAL")
        for name, value in ((SHARE, 2.0), (SPENDING_NOW, 18.0), (GDP_NOW, 1000.0))
    ]
    finding = found("shares_at_current_prices", rows)
    assert [(cell.member, cell.recomputed) for cell in finding.cells] == [("BEL", 1.8)]
    assert finding.checked == 1


def members_of(year: int, indicator: str, total: float, left_out: str = "") -> list[Observation]:
    """A figure of 1 for each of NATO's members of that year, and NATO's total."""
    codes = counted_in("NATO_TOTAL", year) - {left_out}
    members = [observation(indicator, 1.5, member=code, year=year) for code in sorted(codes)]
    return [*members, observation(indicator, total, member="NATO_TOTAL", year=year, cell="T5!C41")]


def test_a_total_is_the_sum_of_those_who_were_members() -> None:
    finding = found("aggregates", members_of(2014, GDP, 28 * 1.5))
    assert (finding.checked, finding.fit, finding.notes) == (1, 1, ())


def test_a_total_that_counts_a_member_without_a_figure_says_so() -> None:
    finding = found("aggregates", members_of(2014, GDP, 28 * 1.5, left_out="ISL"))
    assert finding.notes == ("GDP in constant prices: no figure of Iceland, which NATO's totals count.",)
    (cell,) = finding.cells
    assert (cell.published, cell.recomputed, cell.cells) == (42.0, 40.5, ("T5!C41",))
    assert cell.note == "27 members, without Iceland: 1.5 are left over"


def test_who_has_no_armed_forces_is_not_missed_in_spending() -> None:
    finding = found("aggregates", members_of(2014, SPENDING, 27 * 1.5, left_out="ISL"))
    assert (finding.fit, finding.notes) == (1, ())


def test_a_release_without_totals_has_none_to_check() -> None:
    finding = found("aggregates", share(2.0))
    assert (finding.state, finding.checked) == (CheckState.NOT_AT_HAND, 0)
    assert "total" in finding.reason


@pytest.mark.parametrize(("other_share", "fit"), [(10.0, 1), (10.009, 1), (10.02, 0)])
def test_the_four_categories_make_a_hundred(other_share: float, fit: int) -> None:
    shares = {"equipment": 25.0, "personnel": 60.0, "infrastructure": 5.0, "other": other_share}
    finding = found("categories", [category(name, value) for name, value in shares.items()])
    assert (finding.checked, finding.fit) == (1, fit)
    assert all(len(cell.cells) == 4 for cell in finding.cells)


def test_three_categories_are_not_checked() -> None:
    rows = [category(name, 30.0) for name in ("equipment", "personnel", "infrastructure")]
    assert found("categories", rows).state == CheckState.NOT_AT_HAND


@pytest.mark.parametrize(("per_head", "fit"), [(2.0, 1), (2.05, 1), (2.1, 0)])
def test_spending_per_head_is_held_against_the_population_that_was_known_then(per_head: float, fit: int) -> None:
    rows = [observation(PER_HEAD, per_head, unit="usd"), observation(SPENDING, 20.0)]
    bank = other("worldbank", POPULATION, 1e7, "persons", cell="SP.POP.TOTL!BEL")
    finding = found("spending_per_head", rows, then=bank)
    assert (finding.checked, finding.fit) == (1, fit)
    assert finding.against == ("World Bank 2020-12-01 (published 2020-12-01)",)


def test_a_population_that_was_not_known_then_is_not_replaced_by_a_later_one() -> None:
    rows = [observation(PER_HEAD, 2.0, unit="usd"), observation(SPENDING, 20.0)]
    finding = found("spending_per_head", rows, today=other("worldbank", POPULATION, 1e7, "persons"))
    assert finding.state == CheckState.NOT_AT_HAND
    assert "published by 2021-01-01" in finding.reason


@pytest.mark.parametrize(("per_head", "fit"), [(800.0, 1), (801.0, 0)])
def test_gdp_and_spending_per_head_have_one_population(per_head: float, fit: int) -> None:
    figures = {PER_HEAD: per_head, GDP_PER_HEAD: 40_000.0, SPENDING: 20.0, GDP: 1000.0}
    finding = found("gdp_per_head", [observation(name, value) for name, value in figures.items()])
    assert (finding.checked, finding.fit) == (1, fit)


@pytest.mark.parametrize(("change", "fit"), [(10.0, 1), (10.2, 0)])
def test_a_real_change_follows_from_two_years_of_spending(change: float, fit: int) -> None:
    rows = [
        observation(REAL_CHANGE, change, unit="percent", cell="T2!D80"),
        observation(SPENDING, 22.0, cell="T2!D4"),
        observation(SPENDING, 20.0, year=2019, cell="T2!C4"),
        observation(REAL_CHANGE, 5.0, unit="percent", year=2019),
    ]
    finding = found("real_change", rows)
    assert (finding.checked, finding.fit) == (1, fit)
    assert finding.notes == ("1 change more, without spending of the year, or of the year before, in the release.",)
    assert all(cell.cells == ("T2!D80", "T2!C4", "T2!D4") for cell in finding.cells)
