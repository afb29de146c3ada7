"""Files of the Correlates of War project that a person brings are known by their columns. All of them are made up."""

import pytest
from cow_files import HEADER, TABLE, fetching, nested, packed, row, states, table

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.sources.cow import list_addresses, recognise
from etl.sources.cow.layout import STATES
from etl.sources.cow.releases import VERSIONS
from etl.sources.given import Recognised

[VERSION] = VERSIONS.read()
WHOLE = table(row("Belgium", 2022))


def of(content: bytes) -> Resource:
    return Resource.of("given:x", content, "")


@pytest.mark.parametrize("content", [WHOLE, nested(WHOLE), packed(("a/NMC-70-abridged.csv", WHOLE))])
def test_a_version_stands_in_for_its_address_packed_or_not(content: bytes) -> None:
    assert recognise(of(content)) == Recognised("cow", "7.0", VERSION.published, TABLE)


def test_the_key_of_states_stands_in_for_its_own() -> None:
    assert recognise(of(states())) == Recognised("cow", address=STATES)
    assert list(list_addresses(fetching(b""))) == [STATES, TABLE]


@pytest.mark.parametrize(
    "content", [b"", b"ccode,year\n2,1816\n", b"PK\x03\x04", packed(("book.xlsx", b"made up")), b"\xff\x00,\r" * 9]
)
def test_other_files_are_not_known(content: bytes) -> None:
    assert recognise(of(content)) is None


def test_a_version_that_is_not_known_is_told_with_the_row_that_would_make_it_known() -> None:
    with pytest.raises(LayoutError, match=r"up to 2020, and no version of that is known\. Add a row to seeds/cow/"):
        recognise(of(table()))


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(LayoutError, match="up to no year"):
        recognise(of(f"{HEADER}\n".encode()))
