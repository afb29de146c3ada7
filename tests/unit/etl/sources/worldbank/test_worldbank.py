"""Figures of the World Bank that are as they should be. The answers are made up."""

from datetime import date
from typing import Any

import pytest
from worldbank_answers import GDP, Answer, fetching, found, on_page, read, with_first_row, with_header

from etl.catalogue.groups import COMPARISONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.observation import Observation
from etl.refresh.pipeline import COLLECTORS
from etl.sources.worldbank import collect, layout


def test_an_address_names_members_by_code_and_then_comparisons() -> None:
    url = layout.build_address(GDP, 2)
    assert url.startswith("https://api.worldbank.org/v2/country/ALB;BEL;BGR;CAN;CZE;DEU;DNK;")
    assert url.endswith(
        f";TUR;USA;AUS;CHN;IND;JPN;KOR;NZL;RUS;UKR;WLD;EUU/indicator/{GDP}?format=json&per_page=1000&page=2"
    )


def test_the_world_and_the_union_are_comparisons_and_no_members() -> None:
    assert {"WLD", "EUU"} <= COMPARISONS.keys()
    assert not {"WLD", "EUU"} & members().keys()
    assert {"WLD", "EUU"} <= set(layout.list_economies())


def test_the_release_is_the_publishers_last_update() -> None:
    release = read().release
    assert (release.source, release.release, release.published) == ("worldbank", "2026-07-01", date(2026, 7, 1))
    assert release.title == "World Development Indicators, last updated 2026-07-01"
    assert (release.definition, release.acquisition, release.note) == ("wdi", "original", "")


def test_the_origins_of_the_release_are_all_pages() -> None:
    codes = [one.code for one in indicators().values() if one.source == "worldbank"]
    expected = [layout.build_address(code, page) for code in codes for page in (1, 2)]
    assert [origin.url for origin in read().release.origins] == expected
    [first, *_] = read().release.origins
    content = fetching()(first.url)
    assert (first.sha256, first.bytes) == (content.sha256, len(content.content))


def test_every_row_becomes_one_observation() -> None:
    assert len(read().observations) == 14 * 42 * 2


def test_an_observation_says_all_there_is_to_know() -> None:
    assert found(read(), "wdi_gdp_current_usd", "POL") == Observation(
        source="worldbank",
        release="2026-07-01",
        definition="wdi",
        indicator="wdi_gdp_current_usd",
        member="POL",
        year=2025,
        period="",
        value=7.5,
        unit="usd",
        price_base="current",
        status="actual",
        acquisition="original",
        cell="NY.GDP.MKTP.CD!page 1!POL 2025",
        note="",
    )


def test_growth_at_constant_prices_has_no_base_year() -> None:
    assert found(read(), "wdi_gdp_growth", "POL").price_base == ""


def test_military_expenditure_follows_sipris_definition() -> None:
    assert found(read(), "wdi_military_expenditure_share_gdp", "POL").definition == "sipri"


def test_a_null_is_not_available() -> None:
    parsed = read(with_first_row(value=None))
    assert found(parsed, "wdi_gdp_current_usd", "ALB")[7:11] == (None, "usd", "current", "not_available")


@pytest.mark.parametrize(
    ("value", "note"), [(None, ""), (0, "The publisher prints 0."), (0.0, "The publisher prints 0.")]
)
def test_iceland_has_no_armed_forces_to_spend_on(value: float | None, note: str) -> None:
    def change(code: str, _: int, said: Answer) -> Answer:
        rows = [{**one, "value": value} if one["countryiso3code"] == "ISL" else one for one in said[1]]
        return [said[0], rows] if code.startswith("MS.MIL") else said

    iceland = found(read(change), "wdi_military_expenditure_share_gdp", "ISL")
    assert (iceland.value, iceland.status, iceland.note) == (None, "no_armed_forces", note)


def test_a_zero_of_any_other_country_is_a_zero() -> None:
    def change(code: str, _: int, said: Answer) -> Answer:
        return [said[0], [{**one, "value": 0} for one in said[1]]] if code.startswith("MS.MIL") else said

    poland = found(read(change), "wdi_military_expenditure_share_gdp", "POL")
    assert (poland.value, poland.status) == (0.0, "actual")


def test_icelands_missing_gdp_is_merely_not_available() -> None:
    def change(said: Answer) -> Answer:
        return [said[0], [{**one, "value": None} if one["countryiso3code"] == "ISL" else one for one in said[1]]]

    assert found(read(on_page(1, change)), "wdi_gdp_current_usd", "ISL").status == "not_available"


def test_a_forecast_is_marked_as_one() -> None:
    assert found(read(with_first_row(obs_status="F")), "wdi_gdp_current_usd", "ALB").status == "forecast"


@pytest.mark.parametrize("counts", [{"per_page": "50"}, {"page": "1", "pages": "2", "per_page": "50", "total": "84"}])
def test_counts_may_be_texts(counts: dict[str, Any]) -> None:
    assert len(read(with_header(1, **counts)).observations) == 14 * 42 * 2


def test_a_name_of_the_database_is_ignored() -> None:
    assert len(read(with_header(sourcename="World Development Indicators")).observations) == 14 * 42 * 2


def test_the_world_bank_is_among_the_collectors() -> None:
    assert COLLECTORS["worldbank"] is collect
