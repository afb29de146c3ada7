"""What becomes of a file in inbox/ that changes while a refresh looks at it, or of too many. All made up."""

import os
from pathlib import Path

import pytest
from deposit_files import faults, in_inbox, nato_file, put, releases, renew
from made_up import files_below, full_disk

from etl.refresh.deposits import inbox
from etl.refresh.deposits.shelf import Shelf


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_one_that_was_changed_a_moment_ago_is_left_for_the_next_refresh(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(data / "inbox" / "x.xlsx", nato_file())
    # Whoever writes it goes on while it is waited for.
    monkeypatch.setattr(inbox.time, "sleep", lambda _: os.utime(path))
    os.utime(path)
    told: list[str] = []
    outcome = renew(data, told=told)
    assert (outcome.ok, releases(data), in_inbox(data)) == (True, ["2021-01-01"], ["x.xlsx"])
    assert told[0] == "inbox: 'x.xlsx': was changed a moment ago. The next refresh looks at it again."
    put(path, nato_file())
    renew(data)
    assert releases(data) == ["2021-01-01", "2022-01-01"]


def test_one_that_was_just_put_there_is_waited_for_and_taken(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "QUIET", 0.2)
    os.utime(put(data / "inbox" / "x.xlsx", nato_file()))
    renew(data)
    assert releases(data) == ["2021-01-01", "2022-01-01"]


def test_one_that_grows_while_it_is_read_is_left(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, fstat = put(data / "inbox" / "x.xlsx", nato_file()), os.fstat

    def stat_before(number: int) -> os.stat_result:
        found = fstat(number)
        if found.st_ino == path.stat().st_ino:
            path.write_bytes(nato_file() + b"0")
        return found

    told: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", stat_before)
        assert renew(data, told=told).ok
    assert told[0] == "inbox: 'x.xlsx': is still being written. It is taken once it is whole."
    assert in_inbox(data) == ["x.xlsx"]


def test_one_that_is_put_in_its_place_meanwhile_stays(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, keep = put(data / "inbox" / "x.xlsx", nato_file()), Shelf.keep

    def kept(shelf: Shelf, *words: object) -> None:
        keep(shelf, *words)  # type: ignore[arg-type]
        put(path, nato_file("2022-06-01"))

    with monkeypatch.context() as patch:
        patch.setattr(Shelf, "keep", kept)
        renew(data)
    assert in_inbox(data) == ["x.xlsx"]
    renew(data)
    assert releases(data) == ["2021-01-01", "2022-01-01", "2022-06-01"]


def test_a_disk_that_is_full_leaves_the_file_where_it_is(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renew(data)
    path = put(data / "inbox" / "x.xlsx", nato_file())
    before = files_below(data)
    with monkeypatch.context() as patch:
        patch.setattr("etl.refresh.deposits.shelf.write", full_disk)
        outcome = renew(data)
    [fault] = faults(outcome)
    assert "'x.xlsx' cannot be kept (No space left on device). Free some space" in fault
    assert (path.exists(), files_below(data)) == (True, before)
    assert renew(data).word == "published"


def test_more_files_than_are_looked_at_wait(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "MAX_FILES", 1)
    for name in ("2022-01-01", "2022-06-01"):
        put(data / "inbox" / name, nato_file(name))
    told: list[str] = []
    renew(data, told=told)
    assert "inbox: 1 more file left for the next refresh" in told
    assert renew(data).word == "published"
    assert in_inbox(data) == []
