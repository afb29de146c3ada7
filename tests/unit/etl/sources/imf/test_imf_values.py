"""What the IMF's values become. The answers are made up."""

from typing import Any

import orjson
import pytest
from imf_answers import by_year, collected, fault, fetching, on, with_values

from etl.catalogue.members import members
from etl.contract import check_releases
from etl.fetch import Resource
from etl.sources.imf import collect, layout


def test_every_code_gives_an_indicator_for_every_member() -> None:
    parsed = collected()
    assert len(parsed.observations) == len(layout.UNITS) * len(members()) * 2
    assert check_releases([parsed])


@pytest.mark.parametrize(
    ("indicator", "code", "value", "unit"),
    [
        ("imf_gdp_current_usd", "NGDPD", 7500.0, "usd_million"),
        ("imf_gdp_ppp", "PPPGDP", 7500.0, "international_dollars_million"),
        ("imf_population", "LP", 7500.0, "thousand_persons"),
        ("imf_gdp_growth", "NGDP_RPCH", 7.5, "percent"),
        ("imf_consumer_price_inflation", "PCPIPCH", 7.5, "percent"),
        ("imf_government_expenditure_share_gdp", "GGX_NGDP", 7.5, "percent_of_gdp"),
        ("imf_government_debt_share_gdp", "GGXWDG_NGDP", 7.5, "percent_of_gdp"),
    ],
)
def test_billions_become_millions_and_millions_thousands(indicator: str, code: str, value: float, unit: str) -> None:
    row = by_year(collected(), indicator, "POL")[2025]
    assert (row.value, row.unit, row.cell) == (value, unit, f"{code}!POL 2025")


@pytest.mark.parametrize(("printed", "value"), [(0.057, 57.0), (1.001, 1001.0), (32383.92, 32383920.0), (3, 3000.0)])
def test_the_thousandfold_is_exact(printed: float, value: float) -> None:
    parsed = collected(with_values({"ABW": {"2024": printed}}))
    assert by_year(parsed, "imf_gdp_current_usd", "ABW")[2024].value == value


def test_the_year_of_the_edition_and_later_ones_are_forecasts() -> None:
    parsed = collected(with_values({"POL": {"2024": 1.0, "2025": 1.0, "2026": 1.0, "2027": 1.0, "2031": 1.0}}))
    statuses = {year: row.status for year, row in by_year(parsed, "imf_gdp_current_usd", "POL").items()}
    assert statuses == {2024: "actual", 2025: "actual", 2026: "forecast", 2027: "forecast", 2031: "forecast"}


def test_a_year_beyond_what_an_edition_projects_is_refused() -> None:
    assert "NGDPD!POL 2032: is beyond 2031" in fault(with_values({"POL": {"2032": 1.0}}))


@pytest.mark.parametrize(("key", "code"), [("KOS", "XKX"), ("UVK", "XKX"), ("WBG", "PSE"), ("HKG", "HKG")])
def test_a_key_that_differs_stands_under_the_code_of_the_catalogue(key: str, code: str) -> None:
    row = by_year(collected(with_values({key: {"2025": 1.0}})), "imf_gdp_current_usd", code)[2025]
    assert row.cell == f"NGDPD!{key} 2025"


def test_kosovo_under_both_keys_is_refused() -> None:
    said = fault(with_values({"KOS": {"2025": 1.0}, "UVK": {"2025": 1.0}}))
    assert said.startswith("NGDPD!UVK 2025: stands twice, the first time at NGDPD!KOS 2025")


@pytest.mark.parametrize("key", ["WEOWORLD", "ADVEC", "EU", "EURO", "MAE", "G001", "GX123"])
def test_a_group_is_ignored_by_name(key: str) -> None:
    assert collected(with_values({key: {"2025": 1.0}})).observations == collected().observations


@pytest.mark.parametrize("key", ["XYZ", "G002", "WLD", "EUU", "NATO_TOTAL", "", "pol"])
def test_a_key_that_is_neither_economy_nor_group_is_refused(key: str) -> None:
    assert f"NGDPD!{key}: is neither an economy nor a group" in fault(with_values({key: {"2025": 1.0}}))


def test_a_year_that_is_absent_has_no_row_and_is_not_zero() -> None:
    assert list(by_year(collected(with_values({"POL": {"2024": 1.0}})), "imf_gdp_current_usd", "POL")) == [2024]


def test_a_value_that_is_null_is_not_available() -> None:
    row = by_year(collected(with_values({"POL": {"2024": None, "2025": 1.0}})), "imf_gdp_current_usd", "POL")[2024]
    assert (row.value, row.status) == (None, "not_available")


@pytest.mark.parametrize("series", [{}, {"2024": None}])
def test_a_member_without_any_value_is_named_in_the_note(series: dict[str, Any]) -> None:
    note = collected(with_values({"POL": series, "EST": {}})).release.note
    assert note.endswith("It has no value of EST, POL for NGDPD.")


def test_an_answer_that_lacks_most_members_is_refused() -> None:
    assert "has no value of " in fault(with_values({key: {} for key in [*members()][1:]}))


@pytest.mark.parametrize("value", ["7.5", "", "n/a", True, [7], {}])
def test_a_value_that_is_no_number_is_refused(value: Any) -> None:
    assert f"NGDPD!POL 2025: its value {value!r} is no number" in fault(with_values({"POL": {"2025": value}}))


def test_an_exponent_beyond_all_numbers_is_refused() -> None:
    def change(said: Any) -> bytes:
        return orjson.dumps(said).replace(b'"POL":{"2025":7.5', b'"POL":{"2025":1e' + 30 * b"9")

    assert "is not JSON, or is cut short" in fault(on("NGDPD", change))


@pytest.mark.parametrize("printed", [b"1e999999", b"1" + 400 * b"0"])
def test_a_value_beyond_all_numbers_is_refused(printed: bytes) -> None:
    def change(said: Any) -> bytes:
        return orjson.dumps(said).replace(b'"POL":{"2025":7.5', b'"POL":{"2025":' + printed)

    assert fault(on("NGDPD", change)).startswith("NGDPD!POL 2025: its value is larger")


@pytest.mark.parametrize("year", ["25", "2025Q1", "", "label", "２０２５"])
def test_a_year_that_is_none_is_refused(year: str) -> None:
    assert f"is of {year!r}, which is no year" in fault(with_values({"POL": {year: 1.0}}))


@pytest.mark.parametrize("series", [7.5, None, [1.0]])
def test_an_economy_without_years_is_refused(series: Any) -> None:
    assert "NGDPD!POL: holds" in fault(with_values({"POL": series}))


@pytest.mark.parametrize("said", [b"", b'{"values": {"NGDPD"', b'{"values": NaN}', b"<html>", b"\xff\xfe"])
def test_an_answer_that_is_cut_short_or_no_json_is_refused(said: bytes) -> None:
    assert "NGDPD: is not JSON, or is cut short" in fault(on("NGDPD", lambda _: said))


@pytest.mark.parametrize(
    "said",
    [[], {}, {"api": {}}, {"values": {"LP": {}}, "api": {}}, {"values": {"NGDPD": {}, "LP": {}}, "api": {}},
     {"values": {"NGDPD": {"POL": {"2025": 1}}}, "api": {}, "error": "made up"}, {"countries": {}}],
)  # fmt: skip
def test_an_answer_that_is_laid_out_in_another_way_is_refused(said: Any) -> None:
    assert "does not hold the values of NGDPD and nothing else" in fault(on("NGDPD", lambda _: said))


@pytest.mark.parametrize("values", [{}, None, []])
def test_an_answer_without_values_is_refused(values: Any) -> None:
    said = {"values": {"NGDPD": values}, "api": {}}
    assert "NGDPD: has no values of NGDPD" in fault(on("NGDPD", lambda _: said))


def test_only_the_list_and_the_codes_of_the_catalogue_are_asked_for() -> None:
    asked: set[str] = set()
    answers = fetching()

    def fetch(url: str) -> Resource:
        asked.add(url)
        return answers(url)

    list(collect(fetch))
    assert asked == {layout.LISTING, *(layout.build_address(code) for code in layout.UNITS)}
