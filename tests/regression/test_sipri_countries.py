"""Countries of SIPRI's editions under the names of their day, and one edition beside the next, as checked by eye."""

from itertools import pairwise
from pathlib import Path

import pytest
from sipri_files import EACH, EDITIONS, PREFIX, V2016, V2020, V2025, only, rows

from etl.catalogue.source import KnownLoss
from etl.catalogue.sources import SOURCES
from etl.fetch import Mirror
from etl.sources.worldbank import collect as worldbank

pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")


def test_the_names_of_their_day_lead_to_the_countries_of_today(mirror: Path) -> None:
    named = {"SWZ": 1002.0, "CZE": 47783.1, "MKD": 5907.73, "RUS": 4644800.0}
    assert {code: only(mirror, V2016, "local_financial_year", code, 2016).value for code in named} == named
    assert only(mirror, V2016, "usd_current", "CHN", 2016).value is not None
    assert only(mirror, V2016, "local_financial_year", "YUG", 1990).value is not None


def test_the_soviet_union_and_russia_share_a_row_of_the_edition_of_2017(mirror: Path) -> None:
    union, russia = (only(mirror, V2016, "per_head", *one) for one in (("SUN", 1990), ("RUS", 1998)))
    assert (union.value, russia.value) == (pytest.approx(763.125026), pytest.approx(53.9790796))
    assert {row.year for row in rows(mirror, V2016) if row.member == "SUN" and "per_head" in row.indicator} == {
        1988, 1989, 1990, 1991
    }  # fmt: skip


def test_currencies_that_stand_a_row_too_low_are_those_of_the_table_beside(mirror: Path) -> None:
    turkey = only(mirror, V2016, "local_calendar_year", "TUR", 2016)
    assert turkey.unit == "try_million"
    assert "The publisher prints 'pounds' as the currency here, and 'liras' in Local currency financial" in turkey.note
    shifted = {row.member for row in rows(mirror, V2016) if "as the currency here" in row.note}
    assert len(shifted) == 13  # Yemen and North Yemen are one
    assert not any("as the currency here" in row.note for one in EDITIONS[1:] for row in rows(mirror, one))


def test_what_the_edition_of_2017_has_of_iceland_is_no_armed_forces(mirror: Path) -> None:
    row = only(mirror, V2016, "usd_current", "ISL", 2012)
    assert (row.value, row.status) == (None, "no_armed_forces")
    assert row.note.startswith("The publisher prints ")
    assert "87: Iceland does not have an army/military." in row.note


def test_the_united_states_of_one_edition_are_those_of_the_next(mirror: Path) -> None:
    older, newer = (
        {
            row.year: row.value
            for row in rows(mirror, edition)
            if (row.indicator, row.member) == (f"{PREFIX}usd_current", "USA")
        }
        for edition in (V2016, V2020)
    )
    ratios = [newer[year] / value for year, value in older.items() if value and newer[year]]
    # Revised between the two, most by 4 to 6 %.
    assert len(ratios) == 68
    assert 0.99 < min(ratios) <= max(ratios) < 1.1


@pytest.mark.parametrize(("older", "newer"), list(pairwise(EDITIONS)))
def test_most_figures_of_an_edition_are_those_of_the_one_before(mirror: Path, older: str, newer: str) -> None:
    then, now = (
        {(row.member, row.year): row.value for row in rows(mirror, edition) if row.indicator == f"{PREFIX}usd_current"}
        for edition in (older, newer)
    )
    ratios = [now[key] / value for key, value in then.items() if value and now.get(key)]
    assert len(ratios) > 7000
    assert sum(abs(ratio - 1) < 0.05 for ratio in ratios) > 0.9 * len(ratios)


@EACH
def test_north_yemen_is_yemen_until_1989(mirror: Path, edition: str) -> None:
    values = [only(mirror, edition, "local_calendar_year", "YEM", year).value for year in (1989, 1990)]
    assert values == [6030.0, 9693.0]


@EACH
def test_numbered_footnotes_stand_beside_the_country_they_name(mirror: Path, edition: str) -> None:
    for member, named in (("POL", "Poland"), ("CHE", "Switzerland"), ("MNE", "Montenegro"), ("RUS", "Russia")):
        assert named in only(mirror, edition, "share_gdp", member, 2015).note


def test_most_shares_are_those_that_the_world_bank_passes_on(mirror: Path) -> None:
    [bank] = worldbank(Mirror(mirror).get)
    passed_on = {
        (row.member, row.year): row.value
        for row in bank.observations
        if row.indicator == "wdi_military_expenditure_share_gdp" and row.value
    }
    ours = {(row.member, row.year): row.value for row in rows(mirror, V2025) if row.indicator == f"{PREFIX}share_gdp"}
    pairs = [(ours[key], value) for key, value in passed_on.items() if ours.get(key)]
    # The World Bank's copy is of another edition, so not all are equal.
    assert sum(one == pytest.approx(other, rel=1e-6) for one, other in pairs) > 0.75 * len(pairs) > 1500


@pytest.mark.parametrize("loss", SOURCES["sipri"].known_losses, ids=lambda loss: f"{loss.release} {loss.indicator}")
def test_what_is_known_to_be_lacking_is_lacking_in_sipris_own_file(mirror: Path, loss: KnownLoss) -> None:
    held = [row for row in rows(mirror, loss.release) if (row.indicator, row.member) == (loss.indicator, loss.member)]
    assert len(held) > 30
    assert {(row.value, row.status) for row in held} == {(None, "not_available")}
    assert only(mirror, loss.release, "share_gdp", loss.member, 2020).value is not None
