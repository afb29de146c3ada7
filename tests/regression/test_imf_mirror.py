"""The IMF's figures as published, compared with the files that they were read from."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import orjson
import pytest

from etl.catalogue.members import members
from etl.contract import check_releases
from etl.dataframe import ParsedRelease
from etl.fetch import Mirror
from etl.observation import KEY
from etl.sources.imf import collect, layout


@pytest.fixture(scope="module")
def parsed(mirror: Path) -> ParsedRelease:
    [only] = collect(Mirror(mirror).get)
    return only


def test_the_release_keeps_the_contract(parsed: ParsedRelease) -> None:
    assert check_releases([parsed])


def test_the_edition_is_recognised_by_its_files(parsed: ParsedRelease) -> None:
    assert (parsed.release.release, parsed.release.extent) == ("2026-04", "partial")
    assert len(parsed.release.origins) == 7
    assert "2027 to 2031 are lacking" in parsed.release.note


def test_all_rows_are_accounted_for(parsed: ParsedRelease) -> None:
    assert Counter(one.indicator for one in parsed.observations) == {
        "imf_gdp_current_usd": 8417,
        "imf_gdp_ppp": 8433,
        "imf_gdp_growth": 8357,
        "imf_population": 8399,
        "imf_consumer_price_inflation": 8280,
        "imf_government_expenditure_share_gdp": 6795,
        "imf_government_debt_share_gdp": 6054,
    }
    assert Counter(one.status for one in parsed.observations) == {"actual": 53_408, "forecast": 1327}
    assert {one.year for one in parsed.observations} == set(range(1980, 2027))
    areas = {one.member for one in parsed.observations}
    assert len(areas) == 197
    assert areas >= members().keys() | {"XKX", "PSE", "TWN", "UKR", "RUS"}


def test_no_key_stands_twice(parsed: ParsedRelease) -> None:
    keys = {tuple(getattr(one, name) for name in KEY) for one in parsed.observations}
    assert len(keys) == len(parsed.observations)


def test_forecasts_are_the_years_from_the_editions_on(parsed: ParsedRelease) -> None:
    assert {one.year for one in parsed.observations if one.status == "forecast"} == {2026}
    assert max(one.year for one in parsed.observations if one.status == "actual") == 2025


def test_every_value_is_the_one_that_its_cell_names_times_the_factor(mirror: Path, parsed: ParsedRelease) -> None:
    opened = Mirror(mirror)
    published = {
        f"{code}!{key} {year}": float(Decimal(repr(value)) * factor)
        for code, (_, factor) in layout.UNITS.items()
        for key, series in orjson.loads(opened.get(layout.build_address(code)).content)["values"][code].items()
        if key not in layout.GROUPS
        for year, value in series.items()
    }
    assert {one.cell: one.value for one in parsed.observations} == published


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("NGDPD!USA 2025", 30767075.0),
        ("NGDPD!POL 2024", 917623.0),
        ("LP!POL 2024", 36621.0),
        ("NGDPD!KOS 2025", 12449.0),
    ],
)
def test_values_are_the_publishers_own(parsed: ParsedRelease, cell: str, value: float) -> None:
    [row] = [one for one in parsed.observations if one.cell == cell]
    assert row.value == value
