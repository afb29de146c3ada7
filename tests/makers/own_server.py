"""The dashboard in processes of its own, as `burden serve` starts it, on a folder that a test made."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

_PROGRAM = (
    "import sys, pathlib; from dashboard.web.server import serve; "
    "serve(pathlib.Path(sys.argv[1]), '127.0.0.1', 0, int(sys.argv[2]))"
)


@contextmanager
def served(folder: Path, home: Path, workers: int = 2) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A started server and its address."""
    command = [sys.executable, "-c", _PROGRAM, str(folder), str(workers)]
    environment = {**os.environ, "XDG_DATA_HOME": str(home), "PYTHONUNBUFFERED": "1", "WEB_CONCURRENCY": "1"}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line.startswith("Burden Sharing at http://127.0.0.1:"), line + process.stdout.read()
        assert line.endswith("), Ctrl+C to stop\n")
        address = line.split()[3]
        wait(lambda: answers(address))
        yield process, address
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def wait(done: Callable[[], bool]) -> None:
    """Return once `done`; fail after half a minute."""
    for _ in range(300):
        if done():
            return
        time.sleep(0.1)
    pytest.fail("waited for half a minute in vain")


def answers(address: str) -> bool:
    try:
        return requests.get(f"{address}/healthz", timeout=10).ok
    except requests.ConnectionError:
        return False
