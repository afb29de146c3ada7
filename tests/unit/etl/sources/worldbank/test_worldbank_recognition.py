"""Pages of the World Bank's API that a person brings are known by what they hold. All of them are made up."""

from datetime import date
from typing import Any

import orjson
import pytest
from worldbank_answers import GDP, answer, fetching

from etl.errors import AbsentError, LayoutError
from etl.fetch import Resource
from etl.sources.given import Recognised
from etl.sources.worldbank import layout, list_addresses, recognise


def of(said: Any) -> Resource:
    return Resource.of("given:x", said if isinstance(said, bytes) else orjson.dumps(said), "")


@pytest.mark.parametrize("page", [1, 2])
def test_a_page_stands_in_for_its_address(page: int) -> None:
    expected = Recognised("worldbank", "2026-07-01", date(2026, 7, 1), layout.build_address(GDP, page))
    assert recognise(of(answer(GDP, page))) == expected


@pytest.mark.parametrize("said", [b"", b"[", b"[]", [{"page": 1}, []], {"page": 1}, b"[" * 100_000, [1, 2]])
def test_other_files_are_not_known(said: Any) -> None:
    assert recognise(of(said)) is None


def test_an_indicator_that_is_not_read_is_told_with_those_that_are() -> None:
    header, rows = answer(GDP, 1)
    rows[0]["indicator"]["id"] = "SP.DYN.LE00.IN"
    with pytest.raises(LayoutError, match=r"'SP.DYN.LE00.IN', which is not read. Those that are read are .*NY.GDP"):
        recognise(of([header, rows]))


@pytest.mark.parametrize("page", [0, -1, "one", None, True, 2])
def test_a_page_of_another_number_than_it_has_rows_for_is_refused(page: Any) -> None:
    header, rows = answer(GDP, 1)
    with pytest.raises(LayoutError):
        recognise(of([{**header, "page": page}, rows]))


def test_an_error_message_is_refused() -> None:
    with pytest.raises(LayoutError, match="is an error message of the World Bank's"):
        recognise(of([{"message": [{"id": "120", "key": "Invalid value", "value": "made up"}]}]))


def test_all_pages_are_needed_of_those_whose_first_is_had() -> None:
    def lacks_all_but_gdp(url: str) -> Resource:
        if GDP not in url:
            raise AbsentError(url, "is not there", "Put it there.")
        return fetching()(url)

    codes = [indicator.code for indicator in layout.list_indicators()]
    listed = list(list_addresses(lacks_all_but_gdp))
    assert listed.count(layout.build_address(GDP, 2)) == 1
    assert len(listed) == len(codes) + 1
    assert len(list(list_addresses(fetching()))) == 2 * len(codes)
