"""The process that reads one source: it parses what the parent has fetched, and sends back what may be published."""

import logging
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable, Set
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

from etl.errors import BurdenError
from etl.fetch.resource import Fetch, Resource
from etl.refresh.isolation.message import Failed, Wanted
from etl.refresh.outcome import Fault
from etl.refresh.tasks import Hear, Settled

# What reading a source may take of memory besides what was there before: some ten times what any takes.
MEMORY = 4 * 1024**3


def run(read: Callable[[Fetch, Hear], Settled], line: Connection) -> NoReturn:
    """Read a source for the parent at the other end of the line, and end."""
    try:
        _prepare(line)
        with suppress(EOFError, OSError):
            line.send_bytes(_read(read, line))
    finally:
        # Nothing that the parent began is ended here: its files, its lock, what waits to be printed.
        os._exit(1)


def _read(read: Callable[[Fetch, Hear], Settled], line: Connection) -> bytes:
    """What became of the source, or that it failed, packed as it is said."""
    try:
        return pickle.dumps(read(partial(_fetch, line), line.send), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return pickle.dumps(Failed(Fault.of(error)))


def _fetch(line: Connection, url: str) -> Resource:
    line.send(Wanted(url))
    answer = line.recv()
    if isinstance(answer, BurdenError):
        raise answer
    found: Resource = answer
    return found


class _Forward(logging.Handler):
    """Hands on to the parent what a module logs, in words."""

    def __init__(self, line: Connection) -> None:
        super().__init__()
        self._line = line

    def emit(self, record: logging.LogRecord) -> None:
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self._line.send(record)


def _prepare(line: Connection) -> None:
    # Ctrl+C in a terminal reaches both; the parent ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # The lock of the folder is among them: it is to end with the parent.
    _close_files({0, 1, 2, line.fileno()})
    _forward_log(line)
    if sys.platform == "linux":
        _bound_memory()


def _close_files(but: Set[int]) -> None:
    for number in {int(name) for name in os.listdir("/dev/fd")} - but:  # noqa: PTH208 - no paths are wanted
        with suppress(OSError):
            os.close(number)


def _forward_log(line: Connection) -> None:
    for name, logger in logging.root.manager.loggerDict.items():
        if isinstance(logger, logging.Logger) and name.startswith("etl."):
            logger.handlers.clear()
    top = logging.getLogger("etl")
    top.handlers[:], top.propagate = [_Forward(line)], False


def _bound_memory() -> None:
    """Have what takes far too much fail by itself, and where there is not even that, be ended before the parent is."""
    with suppress(OSError, ValueError):
        held = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = held + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")
