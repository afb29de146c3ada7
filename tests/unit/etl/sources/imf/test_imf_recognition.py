"""Answers of the DataMapper that a person brings are known by what they hold. All of them are made up."""

from datetime import date
from typing import Any

import orjson
import pytest
from imf_answers import answer, fetching, listing, on

from etl.errors import LayoutError
from etl.fetch import Resource
from etl.sources.given import Recognised
from etl.sources.imf import layout, list_addresses, recognise


def of(said: Any) -> Resource:
    return Resource.of("given:x", said if isinstance(said, bytes) else orjson.dumps(said), "")


@pytest.mark.parametrize("code", layout.UNITS)
def test_an_answer_stands_in_for_the_address_of_its_code(code: str) -> None:
    assert recognise(of(answer(code))) == Recognised("imf", address=layout.build_address(code))


def test_the_list_of_indicators_says_of_which_edition_they_are() -> None:
    assert recognise(of(listing())) == Recognised("imf", "2026-04", date(2026, 4, 30), layout.LISTING)


@pytest.mark.parametrize("said", [b"", b"{", b"[]", b"{}", {"values": []}, b"PK\x03\x04"])
def test_other_files_are_not_known(said: Any) -> None:
    assert recognise(of(said)) is None


def test_a_code_that_is_not_read_is_told_with_those_that_are() -> None:
    with pytest.raises(LayoutError, match=r"not of one of the codes that are read. Bring the answers of NGDPD, "):
        recognise(of({"values": {"BCA": {}}, "api": {}}))


def test_an_answer_without_values_is_refused() -> None:
    with pytest.raises(LayoutError, match="has no values of NGDPD"):
        recognise(of({"values": {"NGDPD": {}}, "api": {}}))


def test_the_codes_that_are_needed_are_those_of_the_list_where_it_is_had() -> None:
    every = [layout.build_address(code) for code in layout.UNITS]
    without = on("indicators", lambda said: {**said, "indicators": _leave_out(said["indicators"], "GGX_NGDP")})
    assert list(list_addresses(fetching(lambda name, said: None if name == "indicators" else said))) == every
    assert list(list_addresses(fetching(without))) == [one for one in every if not one.endswith("/GGX_NGDP")]


def _leave_out(entries: dict[str, Any], code: str) -> dict[str, Any]:
    return {name: entry for name, entry in entries.items() if name != code}
