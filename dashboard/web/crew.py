"""The process that watches over those that serve, and that is all it does: it never imports what they need.

A process builds the application, forks the workers and ends; Linux gives its children to this one. So what is built is
shared by the workers alone, and a worker that dies costs no copy here. Who waits at the socket of one that died waits
on, until another crew is there, which takes the place of the old one whole: else nothing would be shared any more.
"""

import ctypes
import io
import logging
import os
import pickle
import select
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from etl.errors import BurdenError

CAN_WATCH_OVER = sys.platform == "linux"
# In seconds: how often workers are looked after, and how long one may take to end when it is told to.
_PAUSE, _TIME_TO_END = 1.0, 8.0
# Of sys/prctl.h.
_SET_CHILD_SUBREAPER = 36
_SIGNALS = (signal.SIGTERM, signal.SIGINT)
_LOG = logging.getLogger(__name__)
# Builds what is to be served, with the pipe that ends with this process and whether it is the first time; the numbers
# of the workers, as they are forked.
Build = Callable[[int, bool], Iterable[int]]


class Crew:
    """The workers that a function builds, until SIGINT or SIGTERM."""

    def __init__(self, build: Build, size: int) -> None:
        self._build = build
        self._size = size
        self._builder = 0
        self._workers: list[int] = []
        # Those whose places others have, and when each is to be gone.
        self._leaving: dict[int, float] = {}
        self._is_stopped = False
        self._woken, self._waking = os.pipe()
        # Ends with this process, however that ends.
        self._life, self._held = os.pipe()

    def run(self) -> None:
        """Keep the workers until a signal; then end them.

        Raises what the first build raised of the project's own errors, SystemExit where it failed otherwise, and
        OSError where the system gives this process no children of another.
        """
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        if (error := self._muster(is_first=True)) and not self._is_stopped:
            raise error
        while not self._is_stopped:
            select.select([self._woken], [], [], _PAUSE)
            self._look_after()
        self._end()

    def _stop(self, *_: object) -> None:
        self._is_stopped = True
        os.write(self._waking, b".")
        if self._builder:
            os.kill(self._builder, signal.SIGTERM)

    def _look_after(self) -> None:
        """Bury who has ended, and have another crew in the place of one that is not whole."""
        for worker in self._bury():
            if worker in self._workers and not self._is_stopped:
                _LOG.error("A process that serves has ended (%d). Others take the place of all.", worker)
                self._workers.remove(worker)
        if len(self._workers) < self._size and not self._is_stopped and (error := self._muster()):
            _LOG.error("None could be begun, which is tried again: %s", error)

    def _muster(self, is_first: bool = False) -> BaseException | None:
        """Have workers built, who take the place of those that are there. What went wrong, None where nothing did."""
        with _adopt_orphans():
            status, told = self._have_built(is_first)
        begun = [one for one in told if isinstance(one, int)]
        if status == 0:
            self._dismiss(self._workers)
            self._workers = begun
            return None
        self._dismiss(begun)
        failed = SystemExit("The application could not be built. The log has why.")
        return next((one for one in told if isinstance(one, BurdenError)), failed)

    def _have_built(self, is_first: bool) -> tuple[int, list[Any]]:
        """How a process that builds ended, and what it told: the number of each worker, and what went wrong."""
        told, telling = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        with _signals_held():
            self._builder = os.fork()
            if self._builder == 0:
                self._be_builder(telling, is_first)
        os.close(telling)
        # Until it is buried, its number is nobody else's, and a signal may be passed on.
        os.waitid(os.P_PID, self._builder, os.WEXITED | os.WNOWAIT)
        with _signals_held():
            ended, self._builder = os.waitpid(self._builder, 0)[1], 0
        # Workers hold the other end too: it is not waited for.
        os.set_blocking(told, False)
        with os.fdopen(told, "rb") as pipe:
            return ended, list(_read_told(pipe.read() or b""))

    def _be_builder(self, telling: int, is_first: bool) -> NoReturn:
        """Build, tell, and end: what was begun before this process is not its to end."""
        status = 1
        try:
            os.close(self._held)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
            for worker in self._build(self._life, is_first):
                os.write(telling, pickle.dumps(worker))
            status = 0
        except BurdenError as error:
            os.write(telling, pickle.dumps(error))
        except BaseException:
            _LOG.exception("The application could not be built.")
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def _dismiss(self, workers: Iterable[int]) -> None:
        """Have workers end: what is at work is answered."""
        for worker in workers:
            os.kill(worker, signal.SIGTERM)
            self._leaving[worker] = time.monotonic() + _TIME_TO_END

    def _bury(self) -> list[int]:
        """The workers that have ended, after those were killed that should have. No other child is waited for."""
        for worker, end in self._leaving.items():
            if time.monotonic() > end:
                _LOG.error("A process that serves does not end (%d). It is killed.", worker)
                os.kill(worker, signal.SIGKILL)
        ended = [one for one in (*self._workers, *self._leaving) if os.waitpid(one, os.WNOHANG)[0]]
        for worker in ended:
            self._leaving.pop(worker, None)
        return ended

    def _end(self) -> None:
        """End the workers."""
        self._dismiss(self._workers)
        self._workers = []
        while self._leaving:
            self._bury()
            time.sleep(0.02)


def _read_told(content: bytes) -> Iterator[Any]:
    stream = io.BytesIO(content)
    while stream.tell() < len(content):
        yield pickle.load(stream)


@contextmanager
def _signals_held() -> Iterator[None]:
    """A signal waits until it is known whom it is for."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)


@contextmanager
def _adopt_orphans() -> Iterator[None]:
    """Whose parent ends meanwhile becomes a child of this process. Raises OSError where the system knows no such."""
    _set_subreaper(1)
    try:
        yield
    finally:
        _set_subreaper(0)


def _set_subreaper(whether: int) -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(_SET_CHILD_SUBREAPER, whether, 0, 0, 0):
        number = ctypes.get_errno()
        raise OSError(number, f"{os.strerror(number)}: this system serves with one process only, --workers 1")
