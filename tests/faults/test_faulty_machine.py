"""Whole refreshes on a machine that misbehaves: no room, no permission, two at once, a clock that is set back."""

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest
from misbehaving_server import Handler, answers
from publishers import BOOK, book
from refreshed import Refreshed, assert_whole

from etl.errors import BusyError
from etl.files import write
from etl.refresh.outcome import Outcome
from etl.refresh.prune import choose_all_but, prune
from etl.store.folder import current_id, snapshot_ids

_PROGRAM = Path(__file__).with_name("in_a_folder.py")
_ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("scene", ["full", "read_only"])
def test_a_disk_that_is_full_or_cannot_be_written(tmp_path: Path, scene: str) -> None:
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a file system of their own")
    paths = os.pathsep.join(map(str, (_ROOT, _ROOT / "tests" / "makers")))
    environment = {**os.environ, "PYTHONPATH": paths, "NO_PROXY": "127.0.0.1"}
    command = ["unshare", "-rm", sys.executable, str(_PROGRAM), scene, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("written", [0, 1, 5, 11, 13, 16])
def test_a_disk_that_is_full_after_so_many_files(
    refreshed: Refreshed, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, whole = iter(range(written)), os.fsync

    def fsync(file: int) -> None:
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(file)

    refreshed.publishers.mend(share=2.01)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        outcome = refreshed.refresh()
    told = [fault.message for faults in outcome.faults.values() for fault in faults]
    assert told
    assert all("No space left on device" in message for message in told)
    assert "status.json: cannot be written (No space left on device)" in outcome.unwritten
    refreshed.assert_unharmed()
    refreshed.assert_mended()


def test_a_file_for_which_there_is_no_room_leaves_nothing_behind(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")  # Windows has none
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            write(tmp_path / "part", bytes(3000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_two_refreshes_at_once(refreshed: Refreshed) -> None:
    asked, go_on, outcomes = Event(), Event(), list[Outcome]()

    def waits(handler: Handler) -> None:
        asked.set()
        go_on.wait(10)
        answers(200, book())(handler)

    refreshed.publishers.mend(share=2.01)
    refreshed.publishers.behave(BOOK, waits)
    first = Thread(target=lambda: outcomes.append(refreshed.refresh()))
    first.start()
    assert asked.wait(10)
    before = (refreshed.data / "status.json").read_bytes()
    with pytest.raises(BusyError, match="another refresh or roll-back is at work"):
        refreshed.refresh()
    assert (refreshed.data / "status.json").read_bytes() == before
    go_on.set()
    first.join()
    assert [outcome.word for outcome in outcomes] == ["published"]
    assert_whole(refreshed.data)
    refreshed.assert_mended()


def test_a_clock_that_is_set_back(refreshed: Refreshed) -> None:
    """All that is there was written by a clock that was a lifetime ahead."""
    for path in refreshed.data.rglob("*"):
        os.utime(path, (4e9, 4e9))
    for name in ("status.json", "raw/origins.json"):
        path = refreshed.data / name
        path.write_text(re.sub(r'"20\d\d-\d\d-\d\dT', '"2096-10-02T', path.read_text()))
    assert refreshed.refresh().word == "unchanged"
    refreshed.assert_unharmed()
    refreshed.assert_mended()
    assert refreshed.status()["finished"] < "2096"
    new = current_id(refreshed.data)
    # Written last, if the clocks are believed, is the old one.
    prune(refreshed.data, choose_all_but(1))
    assert new in snapshot_ids(refreshed.data)
    assert_whole(refreshed.data)
