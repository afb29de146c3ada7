"""Two servers, one truth: stores in two processes on one folder serve what a third one publishes, whole, at once."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
import requests
from reading_stores import NAMES, put_out

_PROGRAM = Path(__file__).parents[2] / "makers" / "reading_stores.py"
_ROOT = Path(__file__).parents[3]
TIMES = 12


@contextmanager
def started(told: Path, *command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is ended with the block, and writes what it has to say into the file `told`."""
    with told.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, *command],
            env={**os.environ, "PYTHONPATH": str(_ROOT), **environment},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


def wait(done: Callable[[], bool]) -> None:
    """Return once `done`; fail after 20 seconds."""
    end = monotonic() + 20
    while not done():
        if monotonic() > end:
            pytest.fail("waited for 20 seconds in vain")
        sleep(0.01)


def has_spoken(log: Path) -> bool:
    return b"\n" in log.read_bytes()


def published(folder: Path) -> dict[str, str]:
    """The share of each snapshot that another process publishes, by id, in order."""
    command = [sys.executable, str(_PROGRAM), "publish", str(folder), str(TIMES)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return dict(line.split() for line in ran.stdout.splitlines())


def test_two_processes_serve_what_a_third_publishes_and_never_a_mixture(tmp_path: Path) -> None:
    known = {put_out(tmp_path, 2.0): "2.0"}
    reading = (str(_PROGRAM), "read", str(tmp_path))
    logs = [tmp_path / "one", tmp_path / "other"]
    with started(logs[0], *reading) as one, started(logs[1], *reading) as other:
        wait(lambda: all(map(has_spoken, logs)))
        known |= published(tmp_path)
        (tmp_path / "stop").touch()
        assert [one.wait(20), other.wait(20)] == [0, 0]
    answers = [log.read_text().splitlines() for log in logs]
    order = list(known)
    assert len(order) == TIMES + 1
    for lines in answers:
        ids = [line.split()[0] for line in lines]
        for snapshot_id, *shares in map(str.split, lines):
            assert shares == [known[snapshot_id]] * len(NAMES)
        assert ids == sorted(ids, key=order.index), "no server goes back"
        # The last was asked for after the last was published.
        assert (ids[0], ids[-1]) == (order[0], order[-1])


@pytest.mark.skipif(sys.platform == "win32", reason="A process is not ended by a signal on Windows.")
def test_two_dashboards_serve_a_new_snapshot_at_their_next_request(tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = put_out(data, 2.0)
    serving = (
        "-c",
        "import sys, pathlib; from dashboard.web.server import serve; serve(pathlib.Path(sys.argv[1]), '127.0.0.1', 0)",
        str(data),
    )
    environment = {"XDG_DATA_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1", "WEB_CONCURRENCY": "1", "NO_PROXY": "*"}
    logs = [tmp_path / "one", tmp_path / "other"]
    with started(logs[0], *serving, **environment), started(logs[1], *serving, **environment):
        wait(lambda: all(map(has_spoken, logs)))
        addresses = [log.read_text().split()[3] for log in logs]

        def served() -> set[str]:
            return {requests.get(f"{address}/healthz", timeout=20).json()["snapshot"] for address in addresses}

        wait(lambda: all(map(answers, addresses)))
        assert served() == {before}
        for share in (2.1, 2.2):
            assert {*served(), *served()} <= {before}
            before = put_out(data, share)
            for _ in range(5):
                assert served() == {before}


def answers(address: str) -> bool:
    try:
        return requests.get(f"{address}/healthz", timeout=20).ok
    except requests.ConnectionError:
        return False
