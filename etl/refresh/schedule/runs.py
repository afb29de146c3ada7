"""Starts each refresh in a process of its own: its memory goes with it, and whatever becomes of it, the next comes."""

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import monotonic

from etl.refresh.schedule.codes import DONE, SKIPPED
from etl.refresh.schedule.logs import log

# Seconds: after these a refresh hangs; and these it has to end tidily when it is told to.
LIMIT = 7200.0
GRACE = 5.0


class Runs:
    """The refreshes of one folder, one after the other."""

    def __init__(self, command: Sequence[str], limit: float = LIMIT) -> None:
        self._command = command
        self._limit = limit
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def run(self) -> None:
        """One refresh, from its start to its end; what becomes of it is in the log. After `stop`, nothing."""
        with self._lock:
            if self._stopped:
                return
            self._child = child = start(self._command)
        log("started", pid=child.pid)
        began = monotonic()
        try:
            child.wait(self._limit)
        except subprocess.TimeoutExpired:
            log("overdue", "error", message=f"The refresh did not end within {self._limit:g} s, and is ended.")
            end(child)
        self._tell(child.returncode, monotonic() - began)

    def stop(self) -> None:
        """End a refresh that is at work, and start no other."""
        with self._lock:
            self._stopped = True
            child = self._child
        if child is not None:
            end(child)

    def _tell(self, code: int, seconds: float) -> None:
        killed = code < 0 and not self._stopped
        message = f"It was ended by signal {-code}. The snapshot in force is whole." if killed else None
        sound = code in (DONE, SKIPPED) or self._stopped
        log("ended", "info" if sound else "error", code=code, seconds=round(seconds, 3), message=message)


def start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """A process of this Python that runs the command, out of reach of Ctrl+C in a terminal: its parent ends it."""
    return subprocess.Popen([sys.executable, *command], stdin=subprocess.DEVNULL, start_new_session=True)


def end(child: subprocess.Popen[bytes], times: int = 1) -> None:
    """Have the process end tidily, or by force where it does not within GRACE seconds, or so many times that."""
    child.terminate()
    with suppress(subprocess.TimeoutExpired):
        child.wait(GRACE * times)
        return
    child.kill()
    child.wait()


def refreshing(data: Path, mirror: Path | None) -> list[str]:
    """What Python is to run for one refresh."""
    return ["-m", "etl.refresh.schedule.once", str(data), *([str(mirror)] if mirror else [])]
