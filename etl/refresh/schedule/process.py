"""Processes: each refresh in one of its own, whose memory goes with it; and the scheduler in one, beside a server."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from time import monotonic

from etl.refresh.schedule.log import DONE, SKIPPED, log

# Seconds: after these a refresh hangs; and these it has to end tidily when it is told to.
LIMIT = 7200.0
GRACE = 5.0


class Runs:
    """The refreshes of one folder, one after the other. Whatever becomes of one, the next comes."""

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


def name_program(data: Path, mirror: Path | None) -> list[str]:
    """What Python is to run for one refresh."""
    return ["-m", "etl.refresh.schedule.program", str(data), *([str(mirror)] if mirror else [])]


@contextmanager
def schedule_beside(data: Path, line: str, timezone: str) -> Iterator[None]:
    """Run `burden schedule` for `data` while this process does something else."""
    options = {"--cron": line, "--timezone": timezone, "--data": str(data), "--parent": str(os.getpid())}
    child = start(["-m", "etl", "schedule", *(word for option in options.items() for word in option)])
    owner = os.getpid()
    try:
        yield
    finally:
        # A copy of this process must not end what it has not begun.
        if os.getpid() == owner:
            # Within that the scheduler has to end its refresh.
            end(child, times=3)
