"""`burden serve --refresh`: one scheduler beside the server, that begins and ends with it."""

import os
import re
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from click.testing import CliRunner
from filelock import FileLock
from made_up import figures, full_disk, release
from scheduling import Running, running

from etl.cli import main
from etl.errors import BusyError, PublishError
from etl.store.folder import current_id
from etl.store.publish import adopt_snapshot, publish
from etl.store.snapshot import Store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs signals")


@pytest.fixture
def serving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """The server with a scheduler, on a folder where nothing was published yet."""
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    with running("serve", "--port", 0, "--data", tmp_path / "data", "--refresh", "0 6 1 1 *") as started:
        yield started


def address(serving: Running) -> str:
    """Where the server is, once it answers."""
    deadline = monotonic() + 30
    while monotonic() < deadline:
        found = re.search(r"http://127\.0\.0\.1:\d+", " ".join(serving.words))
        if found and _answers(found[0]):
            return found[0]
        sleep(0.05)
    raise AssertionError(serving.words)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def processes_of(data: Path) -> int:
    """How many schedulers there are for this folder."""
    lines = [path.read_bytes().split(b"\0") for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    return sum(b"schedule" in words and str(data).encode() in words for words in lines)


def test_one_scheduler_begins_and_ends_with_the_server(serving: Running, tmp_path: Path) -> None:
    scheduler = serving.until("scheduled")["pid"]
    address(serving)
    assert f"Nothing was published in {tmp_path / 'data'} yet" in " ".join(serving.words)
    assert current_id(tmp_path / "data") is not None
    if Path("/proc/self/cmdline").exists():
        assert processes_of(tmp_path / "data") == 1, "one, and not one for each worker"
    assert serving.stop(signal.SIGTERM) == 0
    assert not is_there(scheduler)
    serving.until("stopped")


def test_a_server_that_is_killed_takes_its_scheduler_along(serving: Running) -> None:
    scheduler = serving.until("scheduled")["pid"]
    address(serving)
    serving.process.kill()
    serving.until("parent_gone")
    deadline = monotonic() + 10
    while is_there(scheduler) and monotonic() < deadline:
        sleep(0.05)
    assert not is_there(scheduler)


def test_a_wrong_line_is_told_before_anything_starts(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--data", str(tmp_path / "data"), "--refresh", "0 6 * * 8"])
    assert result.exit_code == 1
    assert "The day of the week '8' is out of bounds." in result.stderr
    assert not (tmp_path / "data").exists()


def test_a_folder_begins_with_the_snapshot_that_ships(tmp_path: Path) -> None:
    shipped, _ = publish(tmp_path / "shipped", [release(figures())])
    adopt_snapshot(tmp_path / "shipped", tmp_path / "data")
    assert Store(tmp_path / "data").current().id == shipped.id


def test_a_folder_that_is_taken_does_not_begin(tmp_path: Path) -> None:
    publish(tmp_path / "shipped", [release(figures())])
    (tmp_path / "data").mkdir()
    with FileLock(tmp_path / "data" / "refresh.lock"), pytest.raises(BusyError):
        adopt_snapshot(tmp_path / "shipped", tmp_path / "data")


def test_what_was_published_meanwhile_is_not_rolled_back_to_the_snapshot_that_ships(tmp_path: Path) -> None:
    publish(tmp_path / "shipped", [release(figures())])
    own, _ = publish(tmp_path / "data", [release(figures(share=2.2))])
    adopt_snapshot(tmp_path / "shipped", tmp_path / "data")
    assert Store(tmp_path / "data").current().id == own.id


def test_a_full_disk_under_a_folder_that_begins_is_a_plain_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "shipped", [release(figures())])
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(PublishError, match=r"data: cannot be written \(.*No space left on device"):
        adopt_snapshot(tmp_path / "shipped", tmp_path / "data")
