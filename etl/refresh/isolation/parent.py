"""The side of the refresh: it starts a process for each source, has for it what it wants, and takes what it reads."""

import gc
import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from functools import partial, wraps
from logging import LogRecord, getLogger
from multiprocessing import Pipe
from typing import Any

from etl.dataframe import Collected, MissedRelease, ParsedRelease, UnreadRelease
from etl.errors import BurdenError, CrashError
from etl.fetch.resource import Fetch
from etl.refresh.isolation.message import END, NEXT, Failed, Missed, Opened, Wanted
from etl.refresh.outcome import ReportedError
from etl.refresh.pipeline import Collect, Collectors

# On macOS a copy of a process that has used the system's own libraries may crash by itself.
APART = hasattr(os, "fork") and sys.platform != "darwin"
if APART:
    # Windows has not all that it imports.
    from etl.refresh.isolation.child import run
_STAYS = "What is in force of it stays, and the other sources go on."


def isolate(collectors: Collectors) -> Collectors:
    """The same collectors, each of which reads in a process of its own; as they are where there are no such."""
    return {source: _isolate(collect) for source, collect in collectors.items()} if APART else collectors


def _isolate(collect: Collect) -> Collect:
    @wraps(collect)
    def collect_apart(fetch: Fetch, *given: Any, **named: Any) -> Iterator[Collected]:
        with closing(_Child(partial(_call, collect, given, named), fetch)) as child:
            while (found := child.ask(NEXT)) is not END:
                yield found

    return collect_apart


def _call(collect: Collect, given: tuple[Any, ...], named: dict[str, Any], fetch: Fetch) -> Iterable[Collected]:
    return collect(fetch, *given, **named)


class _Child:
    """A process that reads a source."""

    def __init__(self, collect: Callable[[Fetch], Iterable[Collected]], fetch: Fetch) -> None:
        self._fetch = fetch
        self._line, other = Pipe()
        self._pid = _fork()
        if self._pid == 0:
            run(collect, other)
        other.close()

    def ask(self, wanted: int) -> Any:
        """What it answers. Raises ReportedError where reading failed, CrashError where the process ended."""
        self._say(wanted)
        while True:
            said = self._hear()
            if isinstance(said, LogRecord):
                getLogger(said.name).handle(said)
            elif isinstance(said, Wanted):
                self._answer(said.url)
            else:
                return self._take(said)

    def close(self) -> None:
        """End it."""
        self._line.close()
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            self._wait()

    def _take(self, said: Any) -> ParsedRelease | UnreadRelease | MissedRelease | None:
        if isinstance(said, Failed):
            raise ReportedError(said.fault)
        if isinstance(said, Missed):
            return MissedRelease(ReportedError(said.fault))
        if isinstance(said, Opened):
            return UnreadRelease(said.release, partial(self.ask, said.number))
        found: ParsedRelease | None = said
        return found

    def _answer(self, url: str) -> None:
        try:
            self._say(self._fetch(url))
        except BurdenError as error:
            self._say(error)

    def _say(self, what: object) -> None:
        try:
            self._line.send(what)
        except OSError as error:
            raise self._explain_end() from error

    def _hear(self) -> Any:
        try:
            return pickle.loads(self._line.recv_bytes())
        except (EOFError, OSError) as error:
            raise self._explain_end() from error

    def _explain_end(self) -> CrashError:
        return CrashError(f"{_name_end(self._wait())} {_STAYS}")

    def _wait(self) -> int:
        pid, self._pid = self._pid, 0
        with suppress(ChildProcessError):
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return 0


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
