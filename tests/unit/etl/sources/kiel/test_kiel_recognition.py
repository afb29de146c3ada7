"""Files of the tracker that a person brings are known by their columns. All of them are made up."""

from datetime import date

import pytest
from kiel_files import FILES, TOTALS, fetching

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.sources.given import Recognised
from etl.sources.kiel import layout, list_addresses, recognise


def of(content: str | bytes) -> Resource:
    return Resource.of("given:x", content.encode() if isinstance(content, str) else content, "")


@pytest.mark.parametrize("name", [name for name in FILES if name != layout.RELEASE])
def test_a_file_stands_in_for_the_address_of_its_columns(name: str) -> None:
    assert recognise(of(FILES[name])) == Recognised("kiel", address=f"{layout.FOLDER}{name}")
    assert recognise(of("\ufeff" + FILES[name].replace("\n", "\r\n"))) is not None, "as some programs save it"


def test_the_one_that_names_the_release_says_which_and_of_which_day() -> None:
    found = recognise(of(FILES[layout.RELEASE]))
    assert found == Recognised("kiel", "7", date(2022, 5, 9), f"{layout.FOLDER}{layout.RELEASE}")


@pytest.mark.parametrize("content", ["", "year,month\n2022,1\n", b"PK\x03\x04", "<html>", b"\xff\x00", '"year","mon'])
def test_other_files_are_not_known(content: str | bytes) -> None:
    assert recognise(of(content)) is None


def test_one_that_breaks_off_in_a_row_is_refused() -> None:
    with pytest.raises(LayoutError, match="has 3 cells, where the header has 6"):
        recognise(of(TOTALS + "2022,4,1"))


def test_all_files_are_needed() -> None:
    assert set(list_addresses(fetching("", str))) == {f"{layout.FOLDER}{name}" for name in layout.COLUMNS}
