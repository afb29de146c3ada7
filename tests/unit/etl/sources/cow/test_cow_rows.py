"""What rows of the National Material Capabilities become. The files are made up."""

from dataclasses import replace

import pytest
from cow_files import FIGURES, HEADER, NUMBERS, TABLE, collected, fault, fetching, of, row, states, table

from etl.catalogue.members import members
from etl.contract import check_releases
from etl.dataframe import ParsedRelease
from etl.errors import SeedError
from etl.fetch import Resource
from etl.sources.cow import VERSIONS, collect
from etl.sources.cow.layout import STATES
from etl.sources.releases import KnownRelease, LackingRelease


def test_every_member_has_a_row_for_every_column() -> None:
    parsed = collected()
    assert {one.member for one in parsed.observations} == members().keys()
    assert len(parsed.observations) == 7 * len(members())
    assert check_releases([parsed])


def test_thousands_of_dollars_become_millions_exactly() -> None:
    row = of(collected(), "POL", 2020)["milex"]
    assert (row.value, row.unit, row.price_base) == (1.001, "usd_million", "current")
    assert row.indicator == "cow_military_expenditure_usd_current"
    assert row.cell == f"NMC-70-abridged.csv!milex!{NUMBERS['Poland']} 2020"


@pytest.mark.parametrize(("year", "currency"), [(1816, "gbp"), (1913, "gbp"), (1914, "usd"), (2022, "usd")])
def test_money_is_in_pounds_up_to_1913_and_in_dollars_after(year: int, currency: str) -> None:
    row_of_france = of(collected(row("France", year)), "FRA", year)["milex"]
    assert row_of_france.unit == f"{currency}_million"
    assert row_of_france.indicator == f"cow_military_expenditure_{currency}_current"


def test_other_columns_keep_the_publishers_numbers() -> None:
    found = of(collected(), "POL", 2020)
    assert {column: (one.value, one.unit) for column, one in found.items() if column != "milex"} == {
        "milper": (2.5, "thousand_persons"),
        "irst": (3.0, "thousand_tons"),
        "pec": (4.0, "thousand_coal_tons"),
        "tpop": (5.0, "thousand_persons"),
        "upop": (6.0, "thousand_persons"),
        "cinc": (0.0123, "fraction_of_all_states"),
    }


@pytest.mark.parametrize("mark", ["", "-9", "-9.0"])
def test_a_missing_figure_is_null_and_not_zero(mark: str) -> None:
    found = of(collected(row("France", 2021, f"{mark},0,{mark},4,5,6,3.5e-05")), "FRA", 2021)
    assert (found["milex"].value, found["milex"].status) == (None, "not_available")
    assert (found["milper"].value, found["milper"].status) == (0.0, "actual")
    assert found["cinc"].value == 3.5e-05


@pytest.mark.parametrize(("printed", "note"), [("0.0", "The publisher prints 0.0."), ("", ""),
                                               ("48000.0", "The publisher prints 48000.0.")])  # fmt: skip
def test_iceland_has_no_armed_forces_whatever_is_printed(printed: str, note: str) -> None:
    found = of(collected(row("Iceland", 2021, f"{printed},{printed},0,4,5,6,0.1")), "ISL", 2021)
    for column in ("milex", "milper"):
        assert (found[column].value, found[column].status, found[column].note) == (None, "no_armed_forces", note)
    assert (found["tpop"].value, found["cinc"].value) == (5.0, 0.1)


@pytest.mark.parametrize("printed", ["-1", "-99", "n/a", ".", "nan", "inf", "1,5", "1e400", "1 000", "٣"])
def test_a_figure_that_is_no_number_is_refused_with_its_cell(printed: str) -> None:
    said = fault(table(row("France", 2021, f'1,2,3,4,"{printed}",6,0.1')))
    assert said.startswith(f"NMC-70-abridged.csv!tpop!{NUMBERS['France']} 2021: holds {printed!r}")


@pytest.mark.parametrize("year", ["", "20", "2020.0", "1815BC", "٢٠٢٠"])
def test_a_year_that_is_none_is_refused(year: str) -> None:
    assert f"is of {year!r}, which is no year" in fault(table(f"255,{year},{FIGURES}"))


def test_a_state_without_a_name_is_refused() -> None:
    assert f"state '4711' of 2020 has no name in {STATES}" in fault(table(f"4711,2020,{FIGURES}"))


def test_a_row_that_stands_twice_is_refused_also_where_it_is_left_out() -> None:
    assert "two rows are of state 255 in 2020" in fault(table(row("Germany", 2020)))
    key = states("HAN,240,Hanover")
    hanover = f"240,1850,{FIGURES}"
    assert "two rows are of state 240 in 1850" in fault(table(hanover, hanover), key)


def test_a_table_that_lacks_a_member_is_refused() -> None:
    content = b"\n".join(line for line in table().split(b"\n") if not line.startswith(NUMBERS["Poland"].encode()))
    assert "NMC-70-abridged.csv: has no row of POL" in fault(content)


def test_abbreviation_and_version_beside_the_columns_are_ignored() -> None:
    content = "\n".join(
        [f"stateabb,{HEADER},version", *(f"AAA,{line},7.0" for line in table().decode().split("\n")[1:] if line)]
    )
    [parsed] = collect(fetching(content.encode()))
    assert parsed.observations == collected().observations


@pytest.mark.parametrize(
    "header",
    [HEADER.replace("cinc", "cinc2"), HEADER.removesuffix(",cinc"), f"{HEADER},notes", f"{HEADER},cinc", "", "<html>"],
)
def test_other_columns_than_the_known_ones_are_refused(header: str) -> None:
    assert "NMC-70-abridged.csv: has the columns" in fault(table(header=header))


@pytest.mark.parametrize("line", ["255,2021,1,2,3", f"255,2021,{FIGURES},7"])
def test_a_row_that_does_not_fit_the_header_is_refused(line: str) -> None:
    assert "cells, not 9" in fault(table(line))


@pytest.mark.parametrize("content", [b"ccode,year\n\xff\xfe", table() + b'"255'])
def test_what_is_no_table_of_text_is_refused(content: bytes) -> None:
    assert "NMC-70-abridged.csv: is no table of text" in fault(content)


def test_the_release_is_the_version_with_its_two_files() -> None:
    release = collected().release
    assert (release.release, release.definition) == ("7.0", "cow")
    assert [origin.url for origin in release.origins] == [TABLE, STATES]
    assert "No day of publication is known" in release.note


def test_a_copy_in_another_form_is_told_in_the_note() -> None:
    given = fetching(table())

    def fetch(url: str) -> Resource:
        return replace(given(url), kind="re-serialised") if url == TABLE else given(url)

    [copy] = collect(fetch)
    assert copy.release.note.endswith("Read from a re-serialised copy: the publisher's values in another form.")
    assert "copy" not in collected().release.note.replace("third party", "")


def test_a_copy_of_which_nobody_says_what_it_is_is_told_as_that() -> None:
    given = fetching(table())
    [copy] = collect(lambda url: replace(given(url), kind=""))
    assert copy.release.note.endswith("Nobody says whether it was read from the publisher's own file or from a copy.")


VERSION = {"release": "7.0", "published": "2026-06-03", "title": "Made up", "file": TABLE, "note": ""}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([{"release": "7.0"}], "line 2: the columns are release"),
        ([VERSION | {"published": "2026"}], "line 2, published: '2026' is no date"),
        ([VERSION, VERSION], "line 3, release: the release 7.0 stands twice"),
    ],
)
def test_a_wrong_row_of_the_versions_is_named_with_its_line(rows: list[dict[str, str]], problem: str) -> None:
    with pytest.raises(SeedError, match=problem):
        VERSIONS.check(rows)


def test_a_listed_version_that_cannot_be_had_is_missed_where_another_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    [here] = VERSIONS.read()
    gone = replace(here, release="7.1", file="https://nowhere.example/NMCv71.zip#NMC-71-abridged.csv")

    class Listed:
        def read(self) -> tuple[KnownRelease, ...]:
            return here, gone

    monkeypatch.setattr("etl.sources.cow.VERSIONS", Listed())
    read, missed = collect(fetching(table()))
    assert isinstance(read, ParsedRelease)
    assert read.release.release == here.release
    assert isinstance(missed, LackingRelease)
    assert str(missed.error).startswith(f"{gone.file}: the mirror lacks it. Add it. Release 7.1 was not read without")
