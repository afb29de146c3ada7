"""What lies in inbox/ of the data folder: a refresh takes in what is recognised, and tells of the rest. All made up."""

import os
from pathlib import Path

import pytest
from deposit_files import DAY, PEOPLE, Web, add, bank_file, faults, in_inbox, nato_file, put, releases, renew

from etl.refresh.deposits import intake
from etl.refresh.deposits.shelf import Shelf
from etl.refresh.outcome import INBOX


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_what_is_recognised_is_published_and_taken_out(data: Path) -> None:
    put(data / "inbox" / "x.xlsx", nato_file())
    told: list[str] = []
    outcome = renew(data, told=told)
    assert (outcome.word, outcome.ok) == ("published", True)
    assert releases(data) == ["2021-01-01", "2022-01-01"]
    assert in_inbox(data) == []
    assert told[0] == "inbox: 'x.xlsx' is NATO's release 2022-01-01, and is kept"
    assert [one.name for one in Shelf(data).deposits] == ["x.xlsx"]
    assert renew(data).word == "unchanged"


def test_files_for_addresses_that_cannot_be_had_make_a_release(data: Path) -> None:
    web = Web()
    del web.gives[DAY], web.gives[PEOPLE]
    assert renew(data, web).word == "partial"
    put(data / "inbox" / "day", bank_file(DAY, "2022-07-01"))
    put(data / "inbox" / "people", bank_file(PEOPLE, "20000000"))
    assert renew(data, web).word == "published"
    assert releases(data, "worldbank") == ["2022-07-01"]


def test_what_is_not_recognised_stays_and_is_a_fault_that_names_it(data: Path) -> None:
    put(data / "inbox" / "notes.txt", b"buy milk")
    outcome = renew(data)
    assert (outcome.word, outcome.changed) == ("partial", True), "the rest is published"
    assert faults(outcome) == [
        "'notes.txt': is not recognised as one of the files that are read of NATO and World Bank. "
        "Fetch it again with a browser, look at it, and bring that copy."
    ]
    assert in_inbox(data) == ["notes.txt"]
    assert not renew(data).ok


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html><body>403</body></html>", "is a web page, whatever its name says"),
        (b"\n <HTML><head>", "is a web page"),
        (b"PK\x03\x04 half of a workbook", "is cut short"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "is a workbook of the old format (.xls), or has a password"),
        (b"NATO never 2.0", "cannot be read (ValueError: Invalid isoformat string: 'never')"),
        (b"NATO untold 2.0", "does not say of which day it is. Say it: --published DAY."),
    ],
)
def test_what_cannot_be_read_says_why(data: Path, content: bytes, problem: str) -> None:
    put(data / "inbox" / "book.xlsx", content)
    [fault] = faults(renew(data))
    assert "book.xlsx" in fault
    assert problem in fault
    assert in_inbox(data) == ["book.xlsx"]


def test_one_that_is_far_too_large_is_refused_before_it_is_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(data / "inbox" / "huge.xlsx", b"PK")
    os.truncate(path, 500_000_000)
    os.utime(path, (1, 1))
    monkeypatch.setattr(intake, "Resource", None)  # which is made of what was read
    [fault] = faults(renew(data))
    assert fault.startswith("'huge.xlsx': has 500,000,000 bytes, more than the 50,000,000 that are read.")


def test_a_link_is_not_followed(data: Path, tmp_path: Path) -> None:
    aim = put(tmp_path / "x.xlsx", nato_file())
    (data / "inbox").mkdir(parents=True)
    (data / "inbox" / "link.xlsx").symlink_to(aim)
    (data / "inbox" / "nowhere.xlsx").symlink_to(tmp_path / "nowhere")
    assert faults(renew(data)) == [
        f"{name!r}: is a link, which is not followed. Bring the file itself." for name in ("link.xlsx", "nowhere.xlsx")
    ]
    assert in_inbox(data) == ["link.xlsx", "nowhere.xlsx"]


def test_a_folder_is_told_and_not_looked_into(data: Path) -> None:
    put(data / "inbox" / "deep" / "x.xlsx", nato_file())
    assert faults(renew(data)) == ["'deep': is a folder. Bring the files in it one by one."]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_keeps_nobody_waiting(data: Path) -> None:
    (data / "inbox").mkdir(parents=True)
    os.mkfifo(data / "inbox" / "pipe")
    assert faults(renew(data)) == ["'pipe': is no file. Bring the publisher's file."]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_one_that_this_user_may_not_read_is_told(data: Path) -> None:
    put(data / "inbox" / "x.xlsx", nato_file()).chmod(0)
    [fault] = faults(renew(data))
    assert "'x.xlsx': cannot be read (Permission denied). Make it readable" in fault


def test_a_name_of_odd_letters_is_shown_in_one_line(data: Path) -> None:
    name = os.fsdecode(b"two\nlines\x1b[31m \xff \xe2\x80\xae\xc3\xa9.xlsx")
    put(data / "inbox" / name, nato_file())
    put(data / "inbox" / f"not {name}", b"unknown")
    outcome = renew(data)
    [fault] = faults(outcome)
    shown = "two\ufffdlines\ufffd[31m \ufffd \ufffdé.xlsx"
    assert fault.startswith(f"'not {shown}': is not recognised")
    assert [one.name for one in Shelf(data).deposits] == [shown]
    assert releases(data) == ["2021-01-01", "2022-01-01"]
    assert renew(data).word == "partial", "what is kept can be read again"


def test_hidden_files_are_passed_over(data: Path) -> None:
    put(data / "inbox" / ".x.xlsx.part", b"half of")
    assert renew(data).ok
    assert in_inbox(data) == [".x.xlsx.part"]


def test_without_an_inbox_nothing_is_said(data: Path) -> None:
    outcome = renew(data)
    assert (outcome.word, INBOX in outcome.faults) == ("published", False)
    assert not (data / "given").exists()


def test_an_inbox_that_is_a_file_is_told(data: Path) -> None:
    put(data / "inbox", b"")
    [fault] = faults(renew(data))
    assert "inbox: cannot be looked into (Not a directory). Make it a folder" in fault


def test_one_that_was_given_already_is_taken_out_and_told(data: Path, tmp_path: Path) -> None:
    renew(data)
    add(data, put(tmp_path / "first.xlsx", nato_file()))
    put(data / "inbox" / "again.xlsx", nato_file())
    told: list[str] = []
    assert renew(data, told=told).word == "unchanged"
    assert "inbox: 'again.xlsx' is NATO's release 2022-01-01, and was given on " in told[0]
    assert in_inbox(data) == []
    assert [one.name for one in Shelf(data).deposits] == ["first.xlsx"]


def test_another_file_of_a_release_stays_and_is_told(data: Path) -> None:
    put(data / "inbox" / "a", nato_file())
    put(data / "inbox" / "b", nato_file(share=2.1))
    [fault] = faults(renew(data))
    assert fault.startswith("'b': is release 2022-01-01 of nato, of which another file was given: 'a'.")
    assert in_inbox(data) == ["b"]
