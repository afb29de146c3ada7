"""What the tests of the scheduler share: schedulers in a process, and what they log."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from time import monotonic
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
Line = dict[str, Any]


class Running:
    """A process that logs, and its lines as they come."""

    def __init__(self, command: list[str]) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        self.lines: list[Line] = []
        self.words: list[str] = []
        self._queue: Queue[Line | None] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("{"):
                self._queue.put(json.loads(line))
            else:
                self.words.append(line)
        self._queue.put(None)

    def until(self, event: str, seconds: float = 30) -> Line:
        """The next line of this event, which has to come within so many seconds."""
        end = monotonic() + seconds
        while True:
            try:
                line = self._queue.get(timeout=max(0.0, end - monotonic()))
            except Empty:
                raise AssertionError(f"no {event!r} came after {self.lines}") from None
            assert line is not None, (event, self.lines, self.errors())
            self.lines.append(line)
            if line["event"] == event:
                return line

    def stop(self, signal_number: int) -> int:
        """The way in which the process ends when it is told to."""
        self.process.send_signal(signal_number)
        return self.process.wait(20)

    def errors(self) -> str:
        """What came to stderr, of a process that ended."""
        assert self.process.stderr is not None
        return self.process.stderr.read()


@contextmanager
def running(*command: object) -> Iterator[Running]:
    """`python -m etl` with these words, killed at the end where it did not end before."""
    started = Running(["-m", "etl", *map(str, command)])
    try:
        yield started
    finally:
        started.process.kill()
        started.process.wait()
        for stream in (started.process.stdout, started.process.stderr):
            if stream is not None:
                stream.close()
