"""Spending per head, per soldier, at parity and by another publisher's definition, beside NATO's own figures."""

from datetime import date

import pytest
from nato_measures import Asked

from etl.asof.pin import Pin
from etl.measures.choice import Choice
from etl.measures.compute import compute
from etl.measures.inputs import bind_figures
from etl.store.snapshot import Snapshot


def test_as_of_december_2019_nothing_stands_in_for_the_world_bank(snapshot: Snapshot) -> None:
    known = bind_figures(snapshot, Pin(date(2019, 12, 4)))
    assert set(known.releases) == {"nato", "sipri"}
    (found,) = compute("ppp_level", known, Choice())
    assert "No release of World Bank known then is here" in found.reason


def test_per_head_agrees_with_the_world_bank_s_population_but_where_a_census_was_taken(asked: Asked) -> None:
    found = asked("per_head", year=2022)
    ratios = {
        member: (found["recomputed", member, year].value or 0) / one.value
        for (part, member, year), one in found.items()
        if not part and one.value is not None
    }
    assert len(ratios) == 29
    # Counted anew in 2021 and 2023: the World Bank's population of 2026 is smaller than the one NATO used in 2024.
    assert {member for member, ratio in ratios.items() if abs(ratio - 1) > 0.03} == {"ALB", "MKD"}
    assert max(ratios.values()) == pytest.approx(1.133, abs=0.001)


def test_equipment_per_soldier_is_its_share_of_the_whole(asked: Asked) -> None:
    found, tilt = asked("per_soldier", year=2023), asked("category_tilt", year=2023)
    per_soldier, equipment = (found[part, "POL", 2023].value or 0 for part in ("", "equipment"))
    assert equipment == pytest.approx(per_soldier * (tilt["", "POL", 2023].value or 0) / 100)


def test_parity_is_withheld_where_the_currencies_differ(asked: Asked) -> None:
    found = asked("ppp_level", year=2023)
    assert found["", "BGR", 2023].status == "other_unit"
    assert {one.member for one in found.values() if one.value is None} == {"BGR", "ISL"}


def test_the_definitions_of_nato_and_sipri_differ_in_germany(asked: Asked) -> None:
    found = asked("definition_gap", year=2023)
    assert found["worldbank", "DEU", 2023].value == pytest.approx(0.152, abs=0.001)
    assert found["worldbank_ratio", "DEU", 2023].value == pytest.approx(1.102, abs=0.001)
