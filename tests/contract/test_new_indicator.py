"""What it takes to add a derived indicator: an entry of the catalogue, and a function of the same name."""

from collections.abc import Iterator
from dataclasses import replace
from inspect import getmembers, isfunction

import pandas as pd
import pytest
from made_up import GDP, SHARE, derived, figures, observation

from etl.catalogue import indicators as catalogue
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.errors import SeedError
from etl.transform import derivations
from etl.transform.basis import Basis, compute_rows
from etl.transform.release import find_derivation

ENTRY = Indicator(
    id="defence_expenditure_per_soldier",
    title="Defence expenditure per soldier",
    unit="usd",
    source="nato",
    bounds=(0.0, 1e7),
    definition="nato",
    price="constant",
    formula="defence expenditure / military personnel, of the same release",
    inputs=("defence_expenditure_usd_constant", "military_personnel"),
)


def defence_expenditure_per_soldier(indicator: Indicator, basis: Basis) -> pd.DataFrame:
    spending, soldiers = (one.reset_index(drop=True) for one in basis.join(*indicator.inputs))
    cells = "1000*" + spending["cell"] + "/" + soldiers["cell"]
    return compute_rows(indicator, 1e3 * spending["value"] / soldiers["value"], (soldiers, spending), cells)


@pytest.fixture
def entry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    nato = SOURCES["nato"]
    monkeypatch.setitem(SOURCES, "nato", replace(nato, indicators=(*nato.indicators, ENTRY)))
    catalogue.indicators.cache_clear()
    yield
    monkeypatch.undo()
    catalogue.indicators.cache_clear()


def derived_by_name() -> set[str]:
    return {one.derivation or one.id for one in indicators().values() if one.formula}


@pytest.mark.usefixtures("entry")
def test_an_entry_and_a_function_are_all_that_a_derived_indicator_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivations, ENTRY.id, defence_expenditure_per_soldier, raising=False)
    rows = [*figures(), observation("military_personnel", 40.0)]
    row = derived(rows)[ENTRY.id, "BEL", 2020]
    assert (row.value, row.unit, row.price_base, row.status) == (500.0, "usd", "2015", "derived")
    assert row.cell == "1000*defence_expenditure_usd_constant!BEL2020/made-up.xlsx!TABLE3!C4"


@pytest.mark.usefixtures("entry")
def test_an_entry_without_its_function_is_told_by_name() -> None:
    with pytest.raises(SeedError, match=r"defence_expenditure_per_soldier: .* has no function"):
        derived(figures())


def test_every_derived_indicator_has_its_function_and_every_function_an_indicator() -> None:
    own = {
        name
        for name, function in getmembers(derivations, isfunction)
        if function.__module__ == derivations.__name__ and not name.startswith("_")
    }
    assert own == derived_by_name()
    assert all(find_derivation(one) for one in indicators().values() if one.formula)


def test_what_is_derived_is_derived_from_what_its_own_source_publishes() -> None:
    for one in indicators().values():
        for name in one.inputs:
            assert indicators()[name].source == one.source
            assert not indicators()[name].formula


def test_a_function_that_no_indicator_names_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgotten(indicator: Indicator, basis: Basis) -> pd.DataFrame:
        yield from ()

    forgotten.__module__ = derivations.__name__
    monkeypatch.setattr(derivations, "forgotten", forgotten, raising=False)
    with pytest.raises(AssertionError):
        test_every_derived_indicator_has_its_function_and_every_function_an_indicator()


def test_the_share_and_its_recomputation_are_of_one_unit() -> None:
    assert indicators()[SHARE].recomputation == f"{SHARE}_recomputed"
    for one in indicators().values():
        if one.recomputation:
            assert indicators()[one.recomputation].unit == one.unit
            assert indicators()[one.recomputation].inputs[1] == GDP
