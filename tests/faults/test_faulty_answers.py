"""Whole refreshes from publishers that misbehave on purpose: the snapshot in force stays, and the reason is told."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from misbehaving_server import (
    Behaviour,
    answers,
    cuts_a_chunk,
    drips,
    drips_headers,
    gzip_bomb,
    never_ends,
    resets,
    says_nothing,
    unused_url,
)
from publishers import BOOK, PAGE, TABLE, book, page, table
from refreshed import Refreshed

CODE = PAGE.split("indicator/")[1].split("?")[0]
PAGE_BODY = page(CODE, 2)
HTML = b"<!doctype html><title>Down for maintenance</title>"


def test_a_good_refresh_changes_nothing_where_nothing_is_new(refreshed: Refreshed) -> None:
    assert refreshed.refresh().word == "unchanged"
    refreshed.assert_unharmed()
    refreshed.assert_mended()


NETWORK: dict[str, tuple[Behaviour, str]] = {
    "reset in the middle": (resets, r"the connection failed or broke off|the body is cut short or damaged"),
    "slow drip": (drips, "no whole answer within 1 s"),
    "slow drip of headers": (drips_headers, "no whole answer within 1 s"),
    "silence": (says_nothing, "no whole answer within 1 s after 2 attempts"),
    "endless body": (never_ends(), r"is larger than the limit of 0\.2 MB"),
    "gzip bomb": (gzip_bomb(10_000_000), r"is larger than the limit of 0\.2 MB"),
    "length too long": (answers(200, b"half", Content_Length="4000"), "the body is cut short or damaged"),
    "chunk cut": (cuts_a_chunk, "the body is cut short or damaged"),
    "too many requests": (answers(429, Retry_After="3600"), "answered 429 Too Many Requests and asks to wait 3600 s"),
    "server error": (answers(500), "answered 500 Internal Server Error after 3 attempts"),
    "not found": (answers(404), "answered 404 Not Found"),
    "redirect loop": (answers(302, Location="/2021/book.xlsx"), "leads from one redirect to the next"),
    "redirect to a file": (answers(302, Location="file:///etc/hostname"), "leads to what is no address of http"),
}


@pytest.mark.parametrize("fault", NETWORK)
def test_a_publisher_that_cannot_be_read(refreshed: Refreshed, fault: str) -> None:
    behaviour, said = NETWORK[fault]
    refreshed.publishers.behave(BOOK, behaviour)
    assert not refreshed.refresh().ok
    assert re.search(said, refreshed.reason())
    refreshed.assert_unharmed()
    refreshed.assert_mended()


def test_a_publisher_whose_server_is_down(refreshed: Refreshed) -> None:
    refreshed.publishers.moved[BOOK] = unused_url()
    assert not refreshed.refresh().ok
    assert "the connection failed or broke off (Connection refused) after 3 attempts" in refreshed.reason()
    refreshed.assert_unharmed()
    refreshed.assert_mended()


PASSING: dict[str, tuple[Behaviour, ...]] = {
    "an error, then an answer": (answers(500), answers(200, table(2.01).encode())),
    "asked to wait": (answers(429, Retry_After="0"), answers(200, table(2.01).encode())),
    "broken off twice": (resets, resets, answers(200, table(2.01).encode())),
    "another content type": (answers(200, table(2.01).encode(), Content_Type="application/octet-stream"),),
}


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_does_not_stop_the_refresh(refreshed: Refreshed, fault: str) -> None:
    refreshed.publishers.behave(TABLE, *PASSING[fault])
    assert refreshed.refresh().word == "published"
    assert refreshed.status()["faults"] == []
    refreshed.assert_mended()


def packed(change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The workbook, its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return made.getvalue()


def with_entity(declared: str) -> bytes:
    """The workbook, with an entity in the first text of its tables."""

    def change(name: str, content: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return content
        return f"<!DOCTYPE worksheet [{declared}]>".encode() + content.replace(b"<t>", b"<t>&it;", 1)

    return packed(change)


def with_the_first_sheet_cut() -> bytes:
    return packed(lambda name, content: content[:200] if name.endswith("sheet1.xml") else content)


BYTES: dict[str, tuple[str, bytes, str]] = {
    "a web page for a workbook": (BOOK, HTML, r"book\.xlsx: is a web page, not a workbook \('Down for maintenance'\)"),
    "nothing": (BOOK, b"", r"book\.xlsx: is empty"),
    "a workbook that is cut": (BOOK, book()[:3000], r"book\.xlsx: is a truncated or damaged workbook"),
    "a sheet that is cut": (BOOK, with_the_first_sheet_cut(), r"book\.xlsx: is a truncated or damaged workbook"),
    "a zip bomb": (BOOK, packed(lambda _, content: content, bomb=bytes(110_000_000)), r"unpacks to 110,\d+,\d+ bytes"),
    "an external entity": (BOOK, with_entity('<!ENTITY it SYSTEM "file:///etc/passwd">'), "contain some invalid XML"),
    "an entity bomb": (BOOK, with_entity('<!ENTITY a "aaaaaaaa"><!ENTITY it "&a;&a;&a;">'), "contain some invalid XML"),
    "another delimiter": (TABLE, table(delimiter=";").encode(), r"table\.csv!line 1: is not delimited by commas"),
    "UTF-16": (TABLE, table().encode("utf-16"), r"table\.csv!line 1: is not UTF-8"),
    "Latin-1": (TABLE, "member,year,share\nTürkiye,2021,2".encode("latin-1"), r"table\.csv!line 2: is not UTF-8"),
    "a row that is cut": (TABLE, table().encode()[:-10], r"table\.csv!line 4: has 1 cells, where the header has 3"),
    "a web page for a CSV file": (TABLE, HTML, r"table\.csv: is a web page, not a CSV file \('Down for maintenance'\)"),
    "JSON that is cut": (PAGE, PAGE_BODY[:-200], r"page=2: is not JSON, or is cut short"),
    "JSON without rows": (PAGE, b"[{}, null]", r"page=2: has no figures at all"),
    "another page": (PAGE, page(CODE, 1), r"page=2: is page 1, where page 2 was asked for"),
    "an error message": (
        PAGE,
        b'[{"message": [{"id": "120", "key": "Invalid", "value": "x"}]}]',
        "the World Bank answered",
    ),
    "a web page for JSON": (PAGE, HTML, r"page=2: is a web page, not JSON \('Down for maintenance'\)"),
    "figures out of bounds": (TABLE, table(99.0).encode(), r"of BEL in 2021: the value 99\.0 is outside"),
}


@pytest.mark.parametrize("fault", BYTES)
def test_bytes_that_are_not_what_they_should_be(refreshed: Refreshed, fault: str) -> None:
    url, content, said = BYTES[fault]
    refreshed.publishers.behave(url, answers(200, content))
    assert not refreshed.refresh().ok
    assert re.search(said, refreshed.reason())
    assert "root:" not in (refreshed.data / "status.json").read_text(encoding="utf-8")
    refreshed.assert_unharmed()
    refreshed.assert_mended()
