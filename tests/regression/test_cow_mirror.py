"""The National Material Capabilities as published, compared with the file that they were read from."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from etl.catalogue.members import members
from etl.contract import check_releases
from etl.dataframe import ParsedRelease, read_releases
from etl.fetch import Mirror
from etl.observation import KEY, Observation
from etl.sources.cow import collect
from etl.sources.cow.layout import STATES, list_columns
from etl.sources.cow.names import ALSO, IGNORED, SPANS, codes
from etl.sources.cow.parse import read_states


@pytest.fixture(scope="module")
def parsed(mirror: Path) -> ParsedRelease:
    [only] = read_releases(collect(Mirror(mirror).get))
    return only


@pytest.fixture(scope="module")
def by_cell(parsed: ParsedRelease) -> dict[str, Observation]:
    return {one.cell.removeprefix("NMC-70-abridged.csv!"): one for one in parsed.observations}


def test_the_release_keeps_the_contract(parsed: ParsedRelease) -> None:
    assert check_releases([parsed])


def test_all_rows_are_accounted_for(parsed: ParsedRelease) -> None:
    assert Counter(one.status for one in parsed.observations) == {
        "actual": 112_298,
        "not_available": 2708,
        "no_armed_forces": 158,
    }
    assert {one.year for one in parsed.observations} == set(range(1816, 2023))
    assert len({one.member for one in parsed.observations}) == 202
    assert {one.member for one in parsed.observations} >= members().keys() | {"SUN", "YUG", "CSK", "DDR", "SCG", "YMD"}


def test_no_key_stands_twice(parsed: ParsedRelease) -> None:
    keys = {tuple(getattr(one, name) for name in KEY) for one in parsed.observations}
    assert len(keys) == len(parsed.observations)


def test_every_value_is_the_one_that_its_cell_names(mirror: Path, by_cell: dict[str, Observation]) -> None:
    (url,) = (url for url in Mirror(mirror).entries if url.endswith("#NMC-70-abridged.csv"))
    rows = csv.DictReader(Mirror(mirror).get(url).content.decode().splitlines())
    printed = {f"{name}!{row['ccode']} {row['year']}": row[name] for row in rows for name in list_columns()}
    assert len(printed) - len(by_cell) == 669 * 7
    for cell, one in by_cell.items():
        if one.status == "actual":
            assert one.value == float(Decimal(printed[cell]) * list_columns()[cell.split("!")[0]].factor)
        else:
            assert one.value is None
            assert printed[cell] == "" or one.member == "ISL"


def test_the_key_repeats_states_ends_lines_with_carriage_returns_and_names_only_known_states(mirror: Path) -> None:
    content = Mirror(mirror).get(STATES).content
    assert b"\n" not in content
    names = read_states(STATES, content)
    assert (content.count(b"\r"), len(names)) == (243, 217)
    assert set(names.values()) <= {*codes(), *SPANS, *IGNORED}
    assert {*ALSO, *SPANS, *IGNORED} <= set(names.values())
    assert (names["255"], names["260"], names["265"]) == (
        "Germany",
        "German Federal Republic",
        "German Democratic Republic",
    )


@pytest.mark.parametrize(
    ("cell", "indicator", "value"),
    [
        ("milex!2 2022", "cow_military_expenditure_usd_current", 838814.0),
        ("milex!200 1913", "cow_military_expenditure_gbp_current", 67.734),
        ("milex!2 1816", "cow_military_expenditure_gbp_current", 3.823),
        ("tpop!255 1990", "cow_population", 79402.0),
        ("cinc!2 1816", "cow_capability_index", 0.039697491),
    ],
)
def test_figures_are_the_publishers_own(
    by_cell: dict[str, Observation], cell: str, indicator: str, value: float
) -> None:
    assert by_cell[cell].indicator == indicator
    assert by_cell[cell].value == value


def test_germany_has_one_row_a_year_and_none_where_there_was_no_state(parsed: ParsedRelease) -> None:
    years = Counter(one.year for one in parsed.observations if (one.member, one.indicator) == ("DEU", "cow_population"))
    assert set(years) == set(range(1816, 2023)) - set(range(1946, 1955))
    assert set(years.values()) == {1}


def test_iceland_has_people_and_no_armed_forces(by_cell: dict[str, Observation]) -> None:
    spending = by_cell["milex!395 2022"]
    assert (spending.value, spending.status) == (None, "no_armed_forces")
    assert spending.note == "The publisher prints 41000.0."
    assert by_cell["tpop!395 2022"].value == 380.0


def test_the_note_says_that_the_copy_is_in_another_form(parsed: ParsedRelease) -> None:
    assert "Read from a re-serialised copy" in parsed.release.note
