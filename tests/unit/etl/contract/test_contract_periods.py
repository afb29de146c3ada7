"""An observation is of a year, a month or a quarter as its indicator is. The figures are made up."""

from typing import Any

import pytest
from made_up import faults, observation

from etl.contract import check

AID: dict[str, Any] = {"source": "kiel", "definition": "kiel", "unit": "eur_billion", "price_base": "current"}
FORCES: dict[str, Any] = {"source": "troops", "definition": "dmdc", "unit": "persons", "price_base": ""}


@pytest.mark.parametrize(
    ("indicator", "period", "rest"),
    [
        ("kiel_military", "M04", AID),
        ("kiel_military_year", "", AID),
        ("us_troops_active_duty", "Q4", FORCES),
        ("us_troops_active_duty_year", "", FORCES),
    ],
)
def test_a_period_of_the_indicator_s_own_kind_is_sound(indicator: str, period: str, rest: dict[str, Any]) -> None:
    assert check([observation(indicator, 5.0, period=period, **rest)])


@pytest.mark.parametrize(
    ("indicator", "period", "rest", "kind"),
    [
        ("kiel_military", "", AID, "month"),
        ("kiel_military", "Q1", AID, "month"),
        ("kiel_military_year", "M04", AID, "year"),
        ("us_troops_active_duty", "M12", FORCES, "quarter"),
        ("us_troops_active_duty_year", "Q4", FORCES, "year"),
    ],
)
def test_a_period_of_another_kind_is_a_fault(indicator: str, period: str, rest: dict[str, Any], kind: str) -> None:
    [fault] = faults(observation(indicator, 5.0, period=period, **rest))
    assert f"the period {period!r} does not fit an indicator by {kind}" in fault
    assert fault.startswith("made-up.xlsx!TABLE3!C4: ")


@pytest.mark.parametrize(("period", "rest"), [("M13", AID), ("M00", AID)])
def test_a_month_that_is_none_is_one_fault(period: str, rest: dict[str, Any]) -> None:
    [fault] = faults(observation("kiel_military", 5.0, period=period, **rest))
    assert f"period {period!r} is no month or quarter" in fault
