"""The list of SIPRI's editions is data, and its faults are told with their line."""

import pytest

from etl.catalogue.groups import areas
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.errors import SeedError
from etl.observation import Origin
from etl.sources.sipri import layout
from etl.sources.sipri.names import codes, money_unit
from etl.sources.sipri.releases import EDITIONS, read_last_year

ROW = {
    "release": "1949-2026",
    "published": "2027-04-26",
    "title": "Made up",
    "file": "https://example.org/made-up.xlsx",
    "note": "Made up.",
}


def test_an_edition_is_one_line() -> None:
    [one] = EDITIONS.check([ROW])
    release = one.describe(Origin("made-up", "0" * 64, 1))
    assert (release.source, release.release, release.definition, release.extent) == (
        "sipri", "1949-2026", "sipri", "whole"
    )  # fmt: skip


def test_the_editions_at_hand_are_listed_oldest_first() -> None:
    editions = EDITIONS.read()
    assert {"1949-2020", "1949-2022", "1949-2025-v1.2"} <= {one.release for one in editions}
    assert [one.published for one in editions] == sorted(one.published for one in editions)


@pytest.mark.parametrize(("release", "year"), [("1949-2022", 2022), ("1949-2025-v1.2", 2025)])
def test_an_edition_says_its_last_year(release: str, year: int) -> None:
    assert read_last_year(release) == year


@pytest.mark.parametrize(
    "wrong",
    [
        {"release": "2026"},
        {"release": "1949-2026 v2"},
        {"published": "April 2027"},
        {"file": "made-up.xlsx"},
        {"sheet": "1"},
    ],
)
def test_a_row_that_is_wrong_is_told_with_its_line(wrong: dict[str, str]) -> None:
    with pytest.raises(SeedError, match=r"^seeds/sipri/releases\.csv, line 3.*: .* Mend the row\.$"):
        EDITIONS.check([{**ROW, "release": "1949-2024"}, ROW | wrong])


def test_an_edition_that_stands_twice_is_told() -> None:
    with pytest.raises(SeedError, match="stands twice"):
        EDITIONS.check([ROW, ROW])


def test_every_table_has_an_indicator_of_sipri() -> None:
    ours = {indicator.id for indicator in indicators().values() if indicator.source == "sipri"}
    assert {kind.indicator for kind in layout.KINDS} == ours
    assert {indicators()[one].definition for one in ours} == {"sipri"}


def test_every_name_leads_to_an_area_of_the_catalogue() -> None:
    assert set(codes().values()) <= area_names().keys()
    assert {"SUN", "YUG", "CSK", "DDR", "XKX", "TWN", "SRB"} <= set(codes().values())
    assert areas().keys() <= set(codes().values())


def test_a_word_for_a_currency_is_a_code_only_where_it_is_clear() -> None:
    assert money_unit("Pounds", "GBR") == "gbp_million"
    assert money_unit("Pounds", "EGY") == "national_currency_million"
    assert money_unit("Euro", "XKX") == "eur_million"
