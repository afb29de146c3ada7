"""The checks that hold a release against other publishers' and in euros, on figures that are made up."""

import pytest
from audit_subjects import POPULATION, found, other
from made_up import GDP_NOW, observation

from etl.audit.finding import CheckState
from etl.catalogue.indicators import indicators
from etl.observation import Observation


@pytest.mark.parametrize(
    ("check", "source", "indicator", "unit", "value"),
    [
        ("gdp_world_bank", "worldbank", "wdi_gdp_current_usd", "usd", 5e11),
        ("gdp_imf", "imf", "imf_gdp_current_usd", "usd_million", 5e5),
    ],
)
def test_gdp_is_compared_in_one_unit(check: str, source: str, indicator: str, unit: str, value: float) -> None:
    today = other(source, indicator, value, unit, status="forecast")
    finding = found(check, [observation(GDP_NOW, 500_000.0)], today=today)
    assert (finding.checked, finding.fit) == (1, 1)
    finding = found(check, [observation(GDP_NOW, 400_000.0, status="estimate")], today=today)
    (cell,) = finding.cells
    assert (cell.recomputed, cell.note) == (500_000.0, "their figure is a forecast")
    assert cell.deviation == pytest.approx(-20)
    assert [group.title for group in finding.groups] == ["estimates of the release"]


def test_gdp_without_another_source_is_not_at_hand() -> None:
    assert found("gdp_imf", [observation(GDP_NOW, 1.0)]).state == CheckState.NOT_AT_HAND


@pytest.mark.parametrize(("value", "fit"), [(1.2, 1), (1.3, 0)])
def test_the_world_bank_passes_sipri_s_share_on(value: float, fit: int) -> None:
    row = observation("wdi_military_expenditure_share_gdp", value)
    sipri = other("sipri", "sipri_military_expenditure_share_gdp", 1.2, "percent_of_gdp")
    finding = found("sipri_share", [row], nearest=sipri)
    assert (finding.checked, finding.fit) == (1, fit)


@pytest.mark.parametrize(("total", "fit"), [(3.0, 1), (3.1, 0)])
def test_the_donors_of_a_month_make_its_total(total: float, fit: int) -> None:
    rows = [
        observation("kiel_military", value, member=member, period="M03", unit="eur_billion")
        for member, value in (("BEL", 1.0), ("DEU", 2.0), ("UKR_DONORS", total))
    ]
    finding = found("donors", [*rows, rows[0]._replace(period="M04")])
    assert (finding.checked, finding.fit) == (1, fit)
    assert [(cell.period, cell.note) for cell in finding.cells] == [("M03", "2 donors")] * (1 - fit)


def test_the_world_bank_s_gdp_per_head_follows_from_its_population() -> None:
    figures = {"wdi_gdp_per_capita_current_usd": 50.0, "wdi_gdp_current_usd": 500.0, POPULATION: 10.0}
    finding = found("world_bank_gdp_per_head", [observation(name, value) for name, value in figures.items()])
    assert (finding.checked, finding.fit) == (1, 1)


def in_euros(name: str, value: float, member: str = "BEL") -> Observation:
    """A figure of the European Defence Agency's, made up."""
    return observation(name, value, member=member, unit=indicators()[name].unit, source="eda", definition="eda")


@pytest.mark.parametrize(("share", "fit"), [(2.0, 1), (2.001, 0)])
def test_a_share_in_euros_is_its_own_spending_over_gdp(share: float, fit: int) -> None:
    figures = {
        "eda_defence_expenditure_share_gdp": share, "eda_defence_expenditure": 20.0, "eda_gdp_current": 1000.0
    }  # fmt: skip
    finding = found("euro_shares", [in_euros(name, value) for name, value in figures.items()])
    assert (finding.checked, finding.fit) == (1, fit)


@pytest.mark.parametrize(("investment", "fit"), [(5.0, 1), (6.0, 0)])
def test_investment_is_procurement_and_research(investment: float, fit: int) -> None:
    figures = {
        "eda_defence_investment": investment, "eda_equipment_procurement": 4.0, "eda_research_development": 1.0
    }  # fmt: skip
    finding = found("euro_investment", [in_euros(name, value) for name, value in figures.items()])
    assert (finding.checked, finding.fit) == (1, fit)


@pytest.mark.parametrize(("total", "fit"), [(3.0, 1), (3.1, 0)])
def test_the_eu_together_is_the_sum_of_the_members_that_have_a_figure(total: float, fit: int) -> None:
    rows = [
        in_euros("eda_defence_expenditure", value, member)
        for member, value in (("BEL", 1.0), ("AUT", 2.0), ("EU27", total))
    ]
    finding = found("euro_totals", [*rows, rows[2]._replace(year=2013)])
    assert (finding.checked, finding.fit) == (1, fit)
    assert [cell.note for cell in finding.cells] == ["2 members"] * (1 - fit)
