"""Processes that serve one application, forked once it is built, so that they share what they only read."""

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from typing import NoReturn

from flask import Flask

from dashboard.web.connections import Server
from dashboard.web.heap import part_heap, share_heap

# Threads of a process: one that waits for the disk holds nobody up.
_THREADS = 4
# In seconds: after which a thread that computes lets another go on. One that only hands something over has little to
# do, but would wait five times as long, by Python's own, for each that computes.
_TURN = 0.001
_LOG = logging.getLogger(__name__)


def run(application: Flask, listening: socket.socket, life: int | None = None) -> None:
    """Serve in this process until SIGINT or SIGTERM; a worker until SIGTERM, or until the pipe `life` ends."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    sys.setswitchinterval(_TURN)
    server = Server(application, listening, _THREADS)
    signal.signal(signal.SIGTERM, server.stop)
    # In a terminal Ctrl+C reaches workers too; they are told by the process that watches over them.
    signal.signal(signal.SIGINT, server.stop if life is None else signal.SIG_IGN)
    if life is not None:
        threading.Thread(target=_follow, args=(life, server), daemon=True).start()
    server.run()


def _follow(life: int, server: Server) -> None:
    """Stop with who holds the other end: nothing is ever written into the pipe, which ends when that process does."""
    os.read(life, 1)
    server.stop()


def fork_workers(application: Flask, sockets: list[socket.socket], life: int) -> Iterator[int]:
    """Begin a process at each socket, which ends with the pipe `life`; their numbers, in order."""
    share_heap()
    sys.stdout.flush()
    sys.stderr.flush()
    # A signal waits until the worker has a handler of its own.
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM,))
    for listening in sockets:
        worker = os.fork()
        if worker == 0:
            _work(application, listening, life)
        yield worker


def _work(application: Flask, listening: socket.socket, life: int) -> NoReturn:
    """Be a worker, and nothing else ever: what was begun before it is not its to end."""
    status = 1
    try:
        part_heap()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM,))
        run(application, listening, life)
        status = 0
    except BaseException:
        _LOG.exception("A process that serves has failed.")
    finally:
        os._exit(status)
