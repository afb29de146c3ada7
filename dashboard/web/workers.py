"""Processes that serve one application, forked once it is built, so that they share the memory of what they only read.

Each has a listening socket of its own, which the parent keeps too: a worker that dies is replaced, and who was waiting
at its socket waits on. Where processes cannot share a port evenly (Windows, macOS) this process serves alone.
"""

import logging
import os
import select
import signal
import socket
import sys
import threading
import time
from typing import Any

from flask import Flask

from dashboard.web.connections import GRACE, Server
from dashboard.web.heap import part_heap, share_heap

CAN_FORK = sys.platform not in ("win32", "darwin") and hasattr(socket, "SO_REUSEPORT")
# Threads of a process: one that waits for the disk holds nobody up.
_THREADS = 4
_PAUSE = 1.0
# In seconds: after which a thread that computes lets another go on. One that only hands something over has little to
# do, but would wait five times as long, by Python's own, for each that computes.
_TURN = 0.001
_BACKLOG = 1024
_LOG = logging.getLogger(__name__)


def bind(host: str, port: int, workers: int) -> list[socket.socket]:
    """A socket for each process that is to serve, all at one address; port 0 takes a free one. Nobody is heard yet.

    Raises OSError where it cannot be had, also where another server has it that would share it.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    sockets: list[socket.socket] = []
    try:
        for _ in range(workers if CAN_FORK else 1):
            sockets.append(socket.socket(family, kind, protocol))
            _take(sockets, address)
    except OSError:
        close(sockets)
        raise
    return sockets


def _take(sockets: list[socket.socket], address: tuple[Any, ...]) -> None:
    """Bind the last socket: the first for itself alone, and all others beside it."""
    first, last = sockets[0], sockets[-1]
    if sys.platform != "win32":
        last.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if last is not first:
        for one in (first, last):
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    last.bind(address if last is first else first.getsockname())


def listen(sockets: list[socket.socket]) -> None:
    """Hear who asks: who connects from now on is answered."""
    for one in sockets:
        one.listen(_BACKLOG)


def close(sockets: list[socket.socket]) -> None:
    """Free the address."""
    for one in sockets:
        one.close()


def run(application: Flask, sockets: list[socket.socket]) -> None:
    """Serve with a process at each socket until SIGINT or SIGTERM."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    if len(sockets) > 1:
        _Crew(application, sockets).run()
    else:
        _serve(application, sockets[0])


def _serve(application: Flask, listening: socket.socket, parent: int | None = None) -> None:
    """Serve in this process until a signal, or until the pipe from the parent ends with the parent."""
    sys.setswitchinterval(_TURN)
    server = Server(application, listening, _THREADS)
    signal.signal(signal.SIGTERM, server.stop)
    # In a terminal Ctrl+C reaches workers too; they are told by their parent.
    signal.signal(signal.SIGINT, server.stop if parent is None else signal.SIG_IGN)
    if parent is not None:
        threading.Thread(target=_follow, args=(parent, server), daemon=True).start()
    server.run()


def _follow(parent: int, server: Server) -> None:
    """Stop with the parent: nothing is ever written into its pipe, which ends when the parent does."""
    os.read(parent, 1)
    server.stop()


class _Crew:
    """The workers, and the process that began them."""

    def __init__(self, application: Flask, sockets: list[socket.socket]) -> None:
        self._application = application
        self._sockets = sockets
        self._places: dict[int, int] = {}
        self._is_stopped = False
        self._woken, self._waking = os.pipe()
        # Ends with this process, however that ends.
        self._life, self._held = os.pipe()

    def run(self) -> None:
        """Keep a worker at each socket until SIGINT or SIGTERM; then end them."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        share_heap()
        for place in range(len(self._sockets)):
            self._begin(place)
        while not self._is_stopped:
            select.select([self._woken], [], [], _PAUSE)
            self._replace()
        self._end()

    def _stop(self, *_: object) -> None:
        self._is_stopped = True
        os.write(self._waking, b".")

    def _begin(self, place: int) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        # A signal is for the parent, until the worker has a handler of its own.
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM, signal.SIGINT))
        worker = os.fork()
        if worker == 0:
            self._work(place)
        self._places[worker] = place
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM, signal.SIGINT))

    def _work(self, place: int) -> None:
        """Be a worker, and nothing else ever: what the parent has begun beside it is the parent's to end."""
        status = 1
        try:
            os.close(self._held)
            part_heap()
            for signalled in (signal.SIGTERM, signal.SIGINT):
                signal.signal(signalled, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))
            _serve(self._application, self._sockets[place], self._life)
            status = 0
        except BaseException:
            _LOG.exception("A process that serves has failed.")
        finally:
            os._exit(status)

    def _replace(self) -> None:
        """Begin another worker in the place of one that is no more."""
        for worker in self._bury():
            place = self._places.pop(worker)
            if not self._is_stopped:
                _LOG.error("A process that serves has ended (%d). Another takes its place.", worker)
                self._begin(place)

    def _bury(self) -> list[int]:
        """The workers that have ended. Other children of this process are not ours to wait for."""
        return [worker for worker in self._places if os.waitpid(worker, os.WNOHANG)[0]]

    def _end(self) -> None:
        """End the workers, and kill those that are still there after the time they have."""
        for worker in self._places:
            os.kill(worker, signal.SIGTERM)
        end = time.monotonic() + GRACE + 3
        while self._places and time.monotonic() < end:
            self._replace()
            time.sleep(0.02)
        for worker in self._places:
            _LOG.error("A process that serves does not end (%d). It is killed.", worker)
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)
