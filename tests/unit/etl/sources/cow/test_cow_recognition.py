"""Files of the Correlates of War project that a person brings are known by their columns. All of them are made up."""

from datetime import date
from pathlib import Path

import pytest
from cow_files import TABLE, fetching, nested, packed, row, states, table
from pruning import burden

from etl.dataframe import MissedRelease, ParsedRelease
from etl.fetch import Resource
from etl.sources.cow import collect, list_addresses, recognise
from etl.sources.cow.layout import STATES
from etl.sources.cow.releases import VERSIONS
from etl.sources.given import Given, Recognised

[VERSION] = VERSIONS.read()
WHOLE = table(row("Belgium", 2022))
NEWER = packed(("NMCv8/NMC-80-abridged.csv", table(row("Belgium", 2026))))


def of(content: bytes) -> Resource:
    return Resource.of("given:x", content, "")


def given(content: bytes, release: str = "", published: date | None = None) -> Given:
    return Given(of(content), release, published)


@pytest.mark.parametrize("content", [WHOLE, nested(WHOLE), packed(("a/NMC-70-abridged.csv", WHOLE))])
def test_a_version_stands_in_for_its_address_packed_or_not(content: bytes) -> None:
    assert recognise(of(content)) == Recognised("cow", "7.0", VERSION.published, TABLE)


def test_the_key_of_states_stands_in_for_its_own() -> None:
    assert recognise(of(states())) == Recognised("cow", address=STATES)
    assert list(list_addresses(fetching(b""))) == [STATES]


@pytest.mark.parametrize(
    "content", [b"", b"ccode,year\n2,1816\n", b"PK\x03\x04", packed(("book.xlsx", b"made up")), b"\xff\x00,\r" * 9]
)
def test_other_files_are_not_known(content: bytes) -> None:
    assert recognise(of(content)) is None


def test_a_version_that_no_list_has_is_known_by_the_table_in_its_zip() -> None:
    assert recognise(of(NEWER)) == Recognised("cow", "8.0")
    assert recognise(of(table())) == Recognised("cow"), "a table alone does not say"


def test_a_newer_version_that_is_given_is_read_beside_those_of_the_list() -> None:
    known, newer = collect(fetching(WHOLE), [given(NEWER)])
    assert isinstance(newer, ParsedRelease)
    assert (newer.release.release, newer.release.origins[0].url) == ("8.0", "given:x")
    assert isinstance(known, ParsedRelease)
    assert known.release.release == "7.0"


def test_what_the_file_does_not_say_of_a_newer_version_the_person_does() -> None:
    _, newer = collect(fetching(WHOLE), [given(table(), "8.0", date(2027, 1, 2))])
    assert isinstance(newer, ParsedRelease)
    assert (newer.release.release, newer.release.published) == ("8.0", date(2027, 1, 2))
    assert newer.release.note == "The day is that which was said when the file was given."


@pytest.mark.parametrize(("release", "problem"), [("", "does not say of which version"), ("7.0", "is not the file of")])
def test_one_whose_version_nobody_says_is_missed_and_the_others_are_read(release: str, problem: str) -> None:
    known, missed = collect(fetching(WHOLE), [given(table(), release)])
    assert isinstance(missed, MissedRelease)
    assert problem in str(missed.error)
    assert isinstance(known, ParsedRelease)


def test_a_version_that_the_operator_has_listed_is_known_when_a_file_is_added(tmp_path: Path) -> None:
    mine, path = tmp_path / "data" / "seeds" / "cow" / "releases.csv", tmp_path / "table"
    path.write_bytes(table(row("Belgium", 2030)))
    mine.parent.mkdir(parents=True)
    address = "https://example.org/NMCv8.zip#NMC-80-abridged.csv"
    mine.write_text(f"release,published,title,file,note\n8.0,2031-01-02,Made up (1816-2030),{address},made up\n")
    result = burden("add", path, "--dry-run", "--data", tmp_path / "data")
    assert result.stdout == f"'table' is Correlates of War's release 8.0 for {address}\n"
