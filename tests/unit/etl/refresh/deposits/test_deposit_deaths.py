"""A process that ends while it takes in a file, at each step that changes the folder, loses nothing. All made up."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from deposit_files import add, nato_file, put, renew
from dying_calls import Death, die_after

from etl.refresh.deposits.shelf import Shelf
from etl.store.folder import current_id
from etl.store.snapshot import Store, open_snapshot

FEWEST = 12


@pytest.fixture
def start(tmp_path: Path) -> Path:
    renew(tmp_path / "start")
    return tmp_path / "start"


def deaths(start: Path, work: Callable[[Path], object], prepare: Callable[[Path], object]) -> Iterator[Path]:
    """What was left of a copy of `start` at each death, up to the first copy on which the work came to its end."""
    for number in count():
        data = start.with_name(str(number))
        shutil.copytree(start, data)
        prepare(data)
        with pytest.MonkeyPatch.context() as patch:
            die_after(number, patch)
            try:
                work(data)
            except Death:
                pass
            else:
                assert number > FEWEST, "else the steps were not those that matter"
                return
        yield data


def assert_mended(data: Path) -> None:
    """The next refresh publishes what was taken in, and leaves nothing half-written."""
    assert renew(data).ok
    assert [one.name for one in Shelf(data).deposits] == ["x.xlsx"]
    assert [part.release.release for part in Store(data).current().releases("nato")] == ["2021-01-01", "2022-01-01"]
    Shelf(data).verify()
    assert not list(data.rglob("*.part"))


def test_one_in_the_inbox_is_there_until_it_is_kept(start: Path) -> None:
    for data in deaths(start, renew, lambda data: put(data / "inbox" / "x.xlsx", nato_file())):
        open_snapshot(data, str(current_id(data)))
        assert (data / "inbox" / "x.xlsx").exists() or Shelf(data).deposits
        assert_mended(data)


def test_one_that_is_added_is_read_by_the_next_refresh_once_it_is_kept(start: Path) -> None:
    path = put(start.with_name("x.xlsx"), nato_file())
    for data in deaths(start, lambda data: add(data, path), lambda data: None):
        open_snapshot(data, str(current_id(data)))
        if not Shelf(data).deposits:
            assert add(data, path).word == "published"
        assert_mended(data)
