"""Aid to Ukraine as it should be, on made-up files."""

from datetime import date

import pytest
from kiel_files import found, read, replacing

from etl.catalogue.groups import COMPARISONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names, members
from etl.contract import check_releases
from etl.observation import Observation
from etl.refresh.pipeline import COLLECTORS
from etl.sources.kiel import collect, layout


def test_made_up_files_keep_the_contract() -> None:
    assert check_releases([read()])


def test_the_release_is_what_the_publisher_calls_it() -> None:
    release = read().release
    assert (release.source, release.release, release.title) == ("kiel", "7", "Made-up release 7")
    assert (release.published, release.definition) == (date(2022, 5, 9), "kiel")
    assert release.note == "Aid from January 2022 to March 2022."
    assert [origin.url for origin in release.origins] == [f"{layout.FOLDER}{name}" for name in layout.COLUMNS]


def test_an_observation_says_all_there_is_to_know() -> None:
    [row] = found(read(), "kiel_to_be_allocated", "EST", "M03")
    assert row == Observation(
        source="kiel",
        release="7",
        definition="kiel",
        indicator="kiel_to_be_allocated",
        member="EST",
        year=2022,
        period="M03",
        value=-0.5,
        unit="eur_billion",
        price_base="current",
        status="actual",
        acquisition="original",
        cell="data_explorer.csv!line 3!to_be_allocated",
        note="",
    )


def test_a_month_without_aid_has_no_row_and_no_zero() -> None:
    assert not found(read(), "kiel_total", "EST", "M02")


def test_a_printed_zero_is_a_zero() -> None:
    [row] = found(read(), "kiel_financial", "EST", "M01")
    assert (row.value, row.status) == (0.0, "actual")


def test_the_institutions_of_the_eu_are_no_country_and_not_the_unions_economy() -> None:
    [row] = found(read(), "kiel_commitments", "EU_INST", "M02")
    assert row.value == 10.0
    assert "EU_INST" not in members().keys() | COMPARISONS.keys()
    assert area_names()["EU_INST"] != area_names()["EUU"]
    assert not found(read(), "kiel_commitments", "EUU", "M02")


def test_a_donor_without_a_gdp_has_no_share_of_it() -> None:
    assert not found(read(), "kiel_total_share_gdp", "EU_INST", "M02")


def test_a_share_says_that_the_year_of_its_gdp_is_not_named() -> None:
    [row] = found(read(), "kiel_total_share_gdp", "EST", "M03")
    assert (row.value, row.unit, row.price_base) == (1.0, "percent_of_gdp", "")
    assert row.note == "of a GDP of 200.0 billion euros, whose year the publisher's file does not name"


def test_a_member_without_armed_forces_gives_aid_like_others() -> None:
    [row] = found(read(), "kiel_humanitarian", "ISL", "M01")
    assert row.value == 0.25


def test_all_donors_together_are_no_country() -> None:
    [row] = found(read(), "kiel_total", "UKR_DONORS", "M02")
    assert (row.value, row.cell) == (4.1, "total_allocations.csv!line 3!total_allocations")


def test_kinds_of_procurement_that_miss_the_whole_say_so() -> None:
    [fits] = found(read(), "kiel_military_from_stocks", "UKR_DONORS", "M01")
    [misses] = found(read(), "kiel_military_purl", "UKR_DONORS", "M03")
    assert fits.note == ""
    assert misses.note == "the four kinds add up to 0.750000, the month's military aid is 1.000000"


def test_aid_with_the_share_in_the_eus_is_as_of_the_last_month() -> None:
    [row] = found(read(), "kiel_with_eu_share_gdp_since_2022", "EST", "M03")
    assert (row.value, row.note) == (1.75, "since January 2022, up to 03/2022")


def test_weapons_are_left_out_by_name() -> None:
    assert layout.FILES_IGNORED == ("weapons.csv",)
    assert not set(layout.FILES_IGNORED) & set(layout.COLUMNS)


def test_every_indicator_of_the_catalogue_is_read_or_summed() -> None:
    known = {one.id for one in indicators().values() if one.source == "kiel"}
    assert {row.indicator for row in read().observations} == known


def test_every_column_that_is_read_is_named_by_its_indicator() -> None:
    read_from = {
        layout.BY_COUNTRY: layout.BY_COUNTRY_INDICATORS,
        layout.PROCUREMENT: layout.PROCUREMENT_INDICATORS,
        layout.WITH_EU: layout.WITH_EU_INDICATORS,
    }
    for file, columns in read_from.items():
        assert {f"{file}:{column}" for column in columns} == {indicators()[one].code for one in columns.values()}


def test_a_byte_order_mark_does_no_harm() -> None:
    marked = read(layout.TOTALS, lambda text: "\N{ZERO WIDTH NO-BREAK SPACE}" + text)
    assert marked.observations == read().observations


def test_rounding_in_the_last_decimal_is_no_fault() -> None:
    parsed = read(layout.BY_COUNTRY, replacing("0.5,0.5,1,1.5,-0.5", "0.5,0.5,1.000001,1.5,-0.500001"))
    assert found(parsed, "kiel_military", "EST", "M03")[0].value == 1.000001


def test_the_tracker_is_among_the_collectors() -> None:
    assert COLLECTORS["kiel"] is collect


@pytest.mark.parametrize(("stated", "number"), [("7v2", "7v2"), ("7 v2", "7v2"), ("7.1", "7.1"), ("7-b", "7-b")])
def test_a_release_that_was_put_right_has_a_number_of_its_own(stated: str, number: str) -> None:
    parsed = read(layout.RELEASE, replacing('"7"', f'"{stated}"'))
    assert parsed.release.release == number
    assert {row.release for row in parsed.observations} == {number}
