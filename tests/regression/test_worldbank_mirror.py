"""The World Bank's figures as published, compared with the files that they were read from."""

from collections import Counter
from pathlib import Path

import orjson
import pytest

from etl.catalogue.groups import COMPARISONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.dataframe import ParsedRelease
from etl.fetch import Mirror
from etl.observation import KEY
from etl.sources.worldbank import collect, layout


@pytest.fixture(scope="module")
def parsed(mirror: Path) -> ParsedRelease:
    [only] = collect(Mirror(mirror).get)
    return only


def test_every_indicator_has_a_row_for_every_economy_and_year(parsed: ParsedRelease) -> None:
    rows = Counter(one.indicator for one in parsed.observations)
    assert rows == {one.id: 2772 for one in indicators().values() if one.source == "worldbank"}
    assert len(parsed.observations) == 38_808
    assert {one.year for one in parsed.observations} == set(range(1960, 2026))
    assert {one.member for one in parsed.observations} == members().keys() | COMPARISONS.keys()


def test_no_key_stands_twice(parsed: ParsedRelease) -> None:
    keys = {tuple(getattr(one, name) for name in KEY) for one in parsed.observations}
    assert len(keys) == len(parsed.observations)


def test_all_values_and_gaps_are_accounted_for(parsed: ParsedRelease) -> None:
    assert Counter(one.status for one in parsed.observations) == {
        "actual": 26_271,
        "not_available": 12_405,
        "no_armed_forces": 132,
    }
    assert all((one.value is not None) == (one.status == "actual") for one in parsed.observations)


def test_every_value_is_the_one_on_the_page_that_its_cell_names(mirror: Path, parsed: ParsedRelease) -> None:
    opened = Mirror(mirror)
    published = {
        f"{code}!page {page}!{row['countryiso3code']} {row['date']}": row["value"]
        for code in (one.code for one in layout.list_indicators())
        for page in (1, 2, 3)
        for row in orjson.loads(opened.get(layout.build_address(code, page)).content)[1]
    }
    assert {one.cell: one.value for one in parsed.observations} == published


@pytest.mark.parametrize(
    ("member", "value"), [("POL", 1035491784197.44), ("GBR", 4002587541846.01), ("USA", 30769700000000.0)]
)
def test_gdp_is_the_publishers_own(parsed: ParsedRelease, member: str, value: float) -> None:
    [gdp] = [
        one
        for one in parsed.observations
        if (one.indicator, one.member, one.year) == ("wdi_gdp_current_usd", member, 2025)
    ]
    assert gdp.value == value


def test_the_figures_of_twenty_members_stand_wholly_behind_page_1(parsed: ParsedRelease) -> None:
    first = {one.member for one in parsed.observations if one.cell.startswith("NY.GDP.MKTP.CD!page 1!")}
    behind = members().keys() - first
    assert len(behind) == 20
    assert {"GBR", "USA"} <= behind


def test_greece_and_poland_are_split_over_two_pages_and_whole_here(parsed: ParsedRelease) -> None:
    for member in ("GRC", "POL"):
        mine = [one for one in parsed.observations if (one.indicator, one.member) == ("wdi_population", member)]
        assert len({one.cell.split("!")[1] for one in mine}) == 2
        assert {one.year for one in mine} == set(range(1960, 2026))


def test_iceland_has_a_gdp_and_no_armed_forces(parsed: ParsedRelease) -> None:
    mine = {one.indicator: one.status for one in parsed.observations if (one.member, one.year) == ("ISL", 2023)}
    assert mine["wdi_military_expenditure_share_gdp"] == "no_armed_forces"
    assert mine["wdi_gdp_current_usd"] == "actual"


def test_the_release_lists_its_forty_two_pages(parsed: ParsedRelease) -> None:
    assert parsed.release.release == "2026-07-01"
    assert len({origin.url for origin in parsed.release.origins}) == 42
