"""The file of reports that a person brings is known by its columns. It is made up."""

import pytest
from troops_file import fetching, file_of, row

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.sources.given import Recognised
from etl.sources.troops import list_addresses, recognise
from etl.sources.troops.layout import URL


def of(content: bytes) -> Resource:
    return Resource.of("given:x", content, "")


def test_it_stands_in_for_its_address_and_is_of_its_newest_report() -> None:
    rows = row("Belgium", "BEL", "June 2019", 5), row("Belgium", "BEL", "December 2025", 6)
    assert recognise(of(file_of(rows))) == Recognised("troops", "2025-Q4", None, URL)
    assert list(list_addresses(fetching(b""))) == [URL]


def test_other_files_are_not_known() -> None:
    assert recognise(of(b"ccode,countryname\n1,Belgium\n")) is None


def test_one_without_a_country_abroad_is_refused() -> None:
    with pytest.raises(LayoutError, match="has no row of a country abroad"):
        recognise(of(file_of([row("United States", "USA", "June 2019", 5)])))
