"""Refreshes over the network that are killed at random moments leave a snapshot in force that is whole."""

import os
import signal
import subprocess
import sys
from collections import Counter
from itertools import count
from pathlib import Path

import pytest
from killed_refreshes import KILLS
from misbehaving_server import Handler, answers
from publishers import TABLE, Publishers, from_table, table
from quick_fetching import QUICK
from refreshed import Refreshed, assert_whole

from etl.fetch import Fetcher
from etl.refresh.pipeline import refresh
from etl.store.folder import current_id, snapshot_ids
from etl.store.snapshot import open_snapshot

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

_PROGRAM = Path(__file__).with_name("killed_refreshes.py")
_ROOT = Path(__file__).resolve().parents[2]


def killed(folder: Path, publishers: Publishers) -> list[int]:
    """How the children of the program ended."""
    command = [sys.executable, str(_PROGRAM), str(folder), publishers.moved[TABLE], "1949"]
    paths = os.pathsep.join(map(str, (_ROOT, _ROOT / "tests" / "makers")))
    environment = {**os.environ, "PYTHONPATH": paths}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=300)
    assert ran.returncode == 0, ran.stderr
    return [int(code) for code in ran.stdout.split()]


def word(data: Path, publishers: Publishers) -> str:
    """What becomes of a refresh of `data`."""
    fetch = publishers.through(Fetcher(data, QUICK).get)
    return refresh(data, fetch, lambda _: None, {"nato": from_table}).word


def rising(publishers: Publishers) -> None:
    """Another share each time, so that each refresh publishes."""
    numbers = count(1)

    def rises(handler: Handler) -> None:
        answers(200, table(2 + next(numbers) / 100_000).encode())(handler)

    publishers.behave(TABLE, rises)


@pytest.mark.long
def test_refreshes_that_are_killed_leave_a_snapshot_whole(refreshed: Refreshed, tmp_path: Path) -> None:
    publishers, left = refreshed.publishers, Counter[str]()
    assert word(tmp_path / "start", publishers) == "published"
    old = current_id(tmp_path / "start")
    rising(publishers)
    assert killed(tmp_path, publishers) == [-signal.SIGKILL] * KILLS
    publishers.mend(share=2.05)
    for number in range(KILLS):
        data = tmp_path / str(number)
        in_force = str(current_id(data))
        open_snapshot(data, in_force)
        left["old" if in_force == old else "new"] += 1
        assert word(data, publishers) == "published"
        assert not list(data.rglob("*.part"))
        for known in snapshot_ids(data):
            open_snapshot(data, known)
    assert_whole(data)
    # Else the moments were not those that matter.
    assert left["old"] > 2, left
    assert left["new"] > 2, left
