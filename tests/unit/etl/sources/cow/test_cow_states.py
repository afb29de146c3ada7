"""Whose code the states of the Correlates of War project stand under. The files are made up, the names are not."""

from itertools import pairwise

import pytest
from cow_files import FIGURES, collected, fault, of, row, states, table

from etl.catalogue.groups import AGGREGATES
from etl.catalogue.members import area_names, country_codes
from etl.errors import LayoutError
from etl.sources.cow.names import ALSO, IGNORED, SPANS, codes, placed
from etl.sources.cow.parse import read_states


def test_every_code_is_a_country_of_the_catalogue() -> None:
    found = {*codes().values(), *(span.code for spans in SPANS.values() for span in spans if span.code)}
    assert found <= area_names().keys() - AGGREGATES.keys()


def test_no_state_is_named_in_two_ways() -> None:
    assert not codes().keys() & SPANS.keys()
    assert not IGNORED & (codes().keys() | SPANS.keys())


def test_only_names_that_the_catalogue_has_not_are_listed() -> None:
    assert not ALSO.keys() & country_codes().keys()


def test_spans_of_one_state_do_not_overlap_and_what_is_left_out_says_why() -> None:
    for spans in SPANS.values():
        assert all(before.last < after.first for before, after in pairwise(spans))
        assert all(span.note for span in spans if not span.code)


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("Germany", 1939, "DEU"), ("German Federal Republic", 1989, "DEU"), ("Germany", 1990, "DEU"),
        ("German Federal Republic", 1990, ""), ("German Democratic Republic", 1990, "DDR"),
        ("Russia", 1913, "RUS"), ("Russia", 1922, "SUN"), ("Russia", 1990, "SUN"), ("Russia", 1991, "RUS"),
        ("Yugoslavia", 1914, "SRB"), ("Yugoslavia", 1939, "YUG"), ("Yugoslavia", 1999, "YUG"),
        ("Yugoslavia", 2004, "SCG"), ("Yugoslavia", 2022, "SRB"),
        ("Yemen Arab Republic", 1989, "YEM"), ("Yemen Arab Republic", 1990, ""), ("Yemen", 1990, "YEM"),
        ("Yemen People's Republic", 1990, "YMD"), ("Czechoslovakia", 1992, "CSK"), ("Czech Republic", 1993, "CZE"),
        ("Vietnam", 1975, "VDR"), ("Republic of Vietnam", 1975, "VNM"), ("Vietnam", 1976, "VNM"),
        ("Hanover", 1850, ""), ("Bavaria", 1850, ""), ("Austria-Hungary", 1914, ""), ("Korea", 1900, ""),
        ("South Korea", 2020, "KOR"), ("Kosovo", 2020, "XKX"),
    ],
)  # fmt: skip
def test_a_state_stands_under_the_code_that_it_had(name: str, year: int, code: str) -> None:
    assert placed(name, year)[0] == code


@pytest.mark.parametrize(
    ("name", "year"), [("Germany", 1950), ("German Federal Republic", 1991), ("Prussia", 1850), ("germany", 2020)]
)
def test_a_state_or_year_of_it_that_is_not_known_is_refused(name: str, year: int) -> None:
    with pytest.raises(LayoutError, match=f"{name} {year}: is a state, or a year of it, that is not known"):
        placed(name, year)


def test_a_name_that_is_not_known_stops_the_release() -> None:
    assert "Atlantis 2020: is a state" in fault(table(f"999,2020,{FIGURES}"), states("ATL,999,Atlantis"))


def test_both_german_states_of_1990_and_the_united_one_give_one_row_each_for_deu_and_ddr() -> None:
    parsed = collected(
        row("Germany", 1990, "37200000,545,1,2,79402,3,0.03"),
        row("German Federal Republic", 1990, "35610000,545,1,2,63253,3,0.03"),
        row("German Democratic Republic", 1990, ",137,1,2,16247,3,0.006"),
    )
    west_is_left_out = of(parsed, "DEU", 1990)
    assert west_is_left_out["tpop"].value == 79402.0
    assert west_is_left_out["tpop"].cell == "NMC-70-abridged.csv!tpop!255 1990"
    assert of(parsed, "DDR", 1990)["tpop"].note == (
        "The figures of 1990 are inside those of the united country as well."
    )
    assert len([one for one in parsed.observations if one.year == 1990]) == 14


def test_west_germany_stands_under_deu_and_says_so() -> None:
    west = of(collected(row("German Federal Republic", 1960)), "DEU", 1960)["milper"]
    assert west.cell.endswith("!260 1960")
    assert west.note.startswith("The Federal Republic of Germany (West)")


def test_two_states_under_one_code_in_one_year_are_refused() -> None:
    assert "two rows are of YEM in 1980" in fault(
        table(f"678,1980,{FIGURES}", f"679,1980,{FIGURES}"),
        states("YAR,678,Yemen Arab Republic", "YAR,679,Yemen Arab Republic"),
    )


def test_a_state_without_an_iso_code_is_ignored_by_name() -> None:
    parsed = collected()
    key = states(*(f"OLD,{number},{name}" for number, name in enumerate(sorted(IGNORED), start=1)))
    rows = [f"{number},1850,{FIGURES}" for number in range(1, len(IGNORED) + 1)]
    names = read_states("made-up.csv", key)
    assert {placed(names[line.split(",")[0]], 1850) for line in rows} == {("", "")}
    assert 1850 not in {one.year for one in parsed.observations}


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_of_the_key_may_end_in_any_way(end: str) -> None:
    lines = ["StateAbb,CCode,StateNme", "CUB,40,Cuba", "HAI,41,Haiti", ""]
    assert read_states("made-up.csv", end.join(lines).encode()) == {"40": "Cuba", "41": "Haiti"}


def test_a_state_that_is_repeated_exactly_is_fine() -> None:
    content = b"StateAbb,CCode,StateNme\rCUB,40,Cuba\rCUB,40,Cuba"
    assert read_states("made-up.csv", content) == {"40": "Cuba"}


@pytest.mark.parametrize("again", ["CUB,40,Kuba", "KUB,40,Cuba"])
def test_a_state_that_is_repeated_in_another_way_is_refused(again: str) -> None:
    with pytest.raises(LayoutError, match=r"made-up\.csv: state 40 is 'Cuba'"):
        read_states("made-up.csv", f"StateAbb,CCode,StateNme\rCUB,40,Cuba\r{again}".encode())
