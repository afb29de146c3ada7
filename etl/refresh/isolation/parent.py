"""The side of the refresh: it starts a process for each source, has for it what it wants, and takes what it reads."""

import gc
import os
import pickle
import signal
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from logging import LogRecord, getLogger
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

from etl.errors import BurdenError, CrashError
from etl.refresh.isolation.message import Failed, Wanted
from etl.refresh.outcome import Fault, ReportedError, Step
from etl.refresh.tasks import Answer, Settled, Task, read_here

# On macOS a copy of a process that has used the system's own libraries may crash by itself.
APART = hasattr(os, "fork") and sys.platform != "darwin"
if APART:
    # Windows has not all that it imports.
    from etl.refresh.isolation.child import run
# Sources that are read at a time, where there is a processor for each. More would take more memory than they save
# time: the longest of them takes half as long as all.
ABREAST = 2
_STAYS = "What is in force of it stays, and the other sources go on."


def read_apart(tasks: Iterable[Task]) -> Iterator[tuple[Task, Answer]]:
    """Reads each source in a process of its own, several at a time; in this one where there are no such processes."""
    return _read_abreast(iter(tasks), min(ABREAST, os.cpu_count() or 1)) if APART else read_here(tasks)


def _read_abreast(waiting: Iterator[Task], most: int) -> Iterator[tuple[Task, Answer]]:
    running: dict[Connection, _Child] = {}
    try:
        while True:
            while len(running) < most and (task := next(waiting, None)):
                child = _Child(task)
                running[child.line] = child
            if not running:
                return
            for line in wait(list(running)):
                child = running[line]  # type: ignore[index]
                answer = child.listen()
                if answer:
                    del running[child.line]
                    yield child.task, answer
    finally:
        for child in running.values():
            child.close()


class _Child:
    """A process that reads a source."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.line, other = Pipe()
        self._pid = _fork()
        if self._pid == 0:
            run(task.read, other)
        other.close()

    def listen(self) -> Answer | None:
        """Hear one thing that it says, and do what it wants; its answer once there is one, also where it ended."""
        try:
            answer = self._take(self._hear())
        except Exception as error:
            answer = partial(_fail, error)
        if answer:
            self.close()
        return answer

    def close(self) -> None:
        """End it."""
        self.line.close()
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            self._wait()

    def _take(self, said: Any) -> Answer | None:
        if isinstance(said, Failed):
            return partial(_fail, ReportedError(said.fault))
        if isinstance(said, Settled):
            return lambda: said
        with self.task.record.listen():
            if isinstance(said, Wanted):
                self._answer(said.url)
            elif isinstance(said, LogRecord):
                getLogger(said.name).handle(said)
            elif isinstance(said, Step | Fault):
                self.task.hear(said)
        return None

    def _answer(self, url: str) -> None:
        try:
            self._say(self.task.fetch(url))
        except BurdenError as error:
            self._say(error)

    def _say(self, what: object) -> None:
        try:
            self.line.send(what)
        except OSError as error:
            raise self._explain_end() from error

    def _hear(self) -> Any:
        try:
            return pickle.loads(self.line.recv_bytes())
        except (EOFError, OSError) as error:
            raise self._explain_end() from error

    def _explain_end(self) -> CrashError:
        return CrashError(f"{_name_end(self._wait())} {_STAYS}")

    def _wait(self) -> int:
        pid, self._pid = self._pid, 0
        with suppress(ChildProcessError):
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return 0


def _fail(error: Exception) -> Settled:
    raise error


def _fork() -> int:
    # The copy shares memory with this process until one of them writes to it, as looking for cycles would.
    gc.freeze()
    try:
        with warnings.catch_warnings():
            # That threads do not go along: those here wait for a publisher or draw a terminal.
            warnings.simplefilter("ignore", DeprecationWarning)
            return os.fork()
    finally:
        gc.unfreeze()


def _name_end(code: int) -> str:
    if code == -signal.SIGKILL:
        return (
            "The process that reads it was ended from outside (SIGKILL), most likely because memory ran out: give the "
            "machine or its container more, or refresh when less else is at work."
        )
    how = f"crashed ({signal.Signals(-code).name})" if code < 0 else f"ended by itself ({code})"
    return (
        f"The process that reads it {how}: the publisher's file is not as known, or memory ran out. Refresh again "
        "later; if it stays so, look for a newer version of Burden Sharing, and report it if there is none."
    )
