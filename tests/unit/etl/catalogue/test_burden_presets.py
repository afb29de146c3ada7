"""Sets of members: who belongs to them in which year."""

from datetime import date

import pytest

from etl.catalogue.members import members
from etl.catalogue.presets import eu_members, presets
from etl.catalogue.seeds import read_csv


def test_the_presets_stand_in_the_order_in_which_they_are_offered() -> None:
    waves = ["joined_1949", "joined_1952", "joined_1955", "joined_1982", "joined_1999", "joined_2004", "joined_2009"]
    later = ["joined_2017", "joined_2020", "joined_2023", "joined_2024"]
    by_time = ["members_then", "members_today", "europe_canada", "eu"]
    assert [*presets()] == [*by_time, *waves, *later, "eastern_flank", "g7", "nordic", "baltic"]


@pytest.mark.parametrize(("year", "count"), [(1948, 0), (1949, 12), (2014, 28), (2019, 29), (2020, 30), (2024, 32)])
def test_members_at_the_time_grow_with_each_accession(year: int, count: int) -> None:
    assert len(presets()["members_then"].codes(year)) == count
    assert len(presets()["members_today"].codes(year)) == 32


def test_the_waves_of_accession_share_out_all_members() -> None:
    waves = [preset.codes(2024) for name, preset in presets().items() if name.startswith("joined_")]
    assert sorted(code for wave in waves for code in wave) == sorted(members())
    assert presets()["joined_1999"].codes(2024) == ("CZE", "HUN", "POL")
    assert presets()["joined_2024"].codes(2023) == ()


def test_europe_and_canada_are_all_but_the_united_states() -> None:
    assert set(presets()["members_then"].codes(2024)) - set(presets()["europe_canada"].codes(2024)) == {"USA"}


def test_the_united_kingdom_leaves_the_eu_and_croatia_joins_it() -> None:
    assert "GBR" in eu_members(2019) - eu_members(2020)
    assert "HRV" in eu_members(2013) - eu_members(2012)
    assert [len(eu_members(year)) for year in (1957, 1958, 1973, 1995, 2004, 2007, 2013, 2020)] == [
        0, 6, 9, 15, 25, 27, 28, 27,
    ]  # fmt: skip


def test_of_the_members_23_belong_to_the_eu() -> None:
    found = presets()["eu"].codes(2024)
    assert len(found) == 23
    assert not {"ALB", "CAN", "GBR", "ISL", "MKD", "MNE", "NOR", "TUR", "USA"} & set(found)
    assert "SWE" not in presets()["eu"].codes(2023)


def test_every_date_of_the_eu_has_a_source() -> None:
    for row in read_csv("eu.csv"):
        assert row["source"]
        assert date.fromisoformat(row["from"]) < date.fromisoformat(row["to"] or "9999-12-31")


@pytest.mark.parametrize(("preset", "count"), [("eastern_flank", 8), ("g7", 6)])
def test_a_list_that_is_a_choice_is_shown_by_name_with_its_source(preset: str, count: int) -> None:
    chosen = presets()[preset]
    assert len(chosen.codes(2024)) == count
    assert all(members()[code].name in chosen.text for code in chosen.codes(2024))
    assert "Source: " in chosen.text


def test_the_eastern_flank_before_its_members_joined_is_empty() -> None:
    assert presets()["eastern_flank"].codes(1998) == ()


def test_every_preset_says_what_it_is() -> None:
    assert all(preset.title and preset.text.endswith(".") for preset in presets().values())
