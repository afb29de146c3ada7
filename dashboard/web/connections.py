"""Connections that cost nobody else a thread: requests are read whole first, answers wait in buffers (waitress).

Whoever is slow costs a socket, and that for a bounded time only.
"""

import select
import socket
import sys
from contextlib import suppress
from time import monotonic
from typing import Any

from flask import Flask
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, ThreadedTaskDispatcher, WSGITask

from dashboard.web.refusals import write_refusal
from dashboard.web.watch import CAN_WATCH, Watch
from dashboard.web.wire import LARGEST_HEAD, Request

# In seconds: between two bytes, for a request from its first byte to its last, for an answer to be taken, and for what
# is at work when the server is stopped.
SILENCE, REQUEST_TIME, ANSWER_TIME, GRACE = 20, 30, 300, 5
# In seconds: how long one that has just connected may take to ask, where the server is stopped meanwhile.
FIRST_WORD = 1
# How many connections a process has at once. Windows waits for no more than 512.
MOST = 4000 if hasattr(select, "poll") else 400
# What of an answer is beyond that waits in a file. A body is bounded by the application too.
_IN_MEMORY, _LARGEST_BODY = 65_536, 131_072
_SENT_AHEAD = 262_144
# What tells whether the server is alive waits for nothing else that is asked.
_LIGHT = ("/healthz",)
# How many connections are taken before those that are there get their turn.
_TAKEN_AT_ONCE = 64
_OPTIONS: dict[str, Any] = {
    "ident": None,
    "channel_timeout": SILENCE,
    "cleanup_interval": 1,
    "max_request_header_size": LARGEST_HEAD,
    "max_request_body_size": _LARGEST_BODY,
    "outbuf_overflow": _IN_MEMORY,
    # No thread ever waits for a reader.
    "outbuf_high_watermark": sys.maxsize,
    "log_socket_errors": False,
    "asyncore_use_poll": True,
    # X-Forwarded-Proto is read by the gate; no other header says who asks.
    "clear_untrusted_proxy_headers": False,
}


class _Refusal(ErrorTask):  # type: ignore[misc]
    """An answer to what does not reach the application, with the headers of all others."""

    def execute(self) -> None:
        """Log why, say so to whoever asked, and close."""
        error = self.request.error
        self.logger.warning("Refused with %s from %s: %r", error.code, self.channel.addr[0], error.body)
        self.channel.write_soon(write_refusal(error.code))
        self.wrote_header = self.close_on_finish = True


class _Task(WSGITask):  # type: ignore[misc]
    """A request for the application, with its path as it was asked for: one with more slashes is another."""

    def get_environment(self) -> dict[str, Any]:
        """What the application is given."""
        environ: dict[str, Any] = super().get_environment()
        environ["PATH_INFO"] = self.request.path
        return environ


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection, and since when it waits for its reader."""

    parser_class = Request
    task_class = _Task
    error_task_class = _Refusal
    _answered = 0.0

    def service(self) -> None:
        """Answer a request."""
        super().service()
        self._answered = monotonic()

    def writable(self) -> bool:
        """Whether the server has something to send. While a thread is at work for it that thread sends: the server
        would ask and ask until that lets go of the answer, and keep all threads from their work meanwhile.
        """
        return not self.requests and bool(super().writable())

    def is_overdue(self) -> bool:
        """Whether a request, or its answer, has taken longer than anybody needs."""
        request, now = self.request, monotonic()
        if self.will_close or (request is not None and now - request.begun > REQUEST_TIME):
            return True
        return bool(self._answered and self.total_outbufs_len) and now - self._answered > ANSWER_TIME

    def add_channel(self, map: Any = None) -> None:
        """Take part in the turns of the server."""
        self._taken = monotonic()
        super().add_channel(map)
        self.server.stir(self)

    def del_channel(self, map: Any = None) -> None:
        """Take part in them no more."""
        number = self._fileno
        super().del_channel(map)
        self.server.forget(number)

    def is_light(self) -> bool:
        """Whether what is asked costs next to nothing: a refusal does, too."""
        request = self.requests[0]
        return request.error is not None or request.path in _LIGHT

    def is_at_work(self) -> bool:
        """Whether something is still to be asked, answered or sent. What asks for the first time may be on its way."""
        if self.request is not None or self.requests or self.total_outbufs_len:
            return True
        return not self._answered and monotonic() - self._taken < FIRST_WORD


class Server(TcpWSGIServer):  # type: ignore[misc]
    """waitress on a socket that is bound already; it ends connections that are overdue, and itself when it is told."""

    channel_class = Channel
    _is_stopped = False

    def __init__(self, application: Flask, listening: socket.socket, threads: int) -> None:
        adjustments = Adjustments(**_OPTIONS, sockets=[listening], threads=threads, connection_limit=_raise_limit(MOST))
        place = (listening.family, listening.type, listening.proto, listening.getsockname())
        super().__init__(application, _sock=listening, adj=adjustments, sockinfo=place, bind_socket=False)
        self._light = ThreadedTaskDispatcher()
        self._light.set_thread_count(1)
        self._watch = Watch(lambda one: not isinstance(one, Channel) or bool(one.requests)) if CAN_WATCH else None
        if self._watch:
            self._watch.stir([self, self.trigger])

    def add_task(self, task: Channel) -> None:
        """Have a request answered by a thread; what is light has one of its own."""
        (self._light if task.is_light() else self.task_dispatcher).add_task(task)

    def handle_accept(self) -> None:
        """Take all who wait, not one a turn: a turn looks through every connection that is there."""
        before = -1
        for _ in range(_TAKEN_AT_ONCE):
            if len(self._map) in (before, self.adj.connection_limit):
                return
            before = len(self._map)
            super().handle_accept()

    def maintenance(self, now: float) -> None:
        """End what is silent or overdue. A socket that is shut wakes the loop, also where its peer reads nothing."""
        super().maintenance(now)
        if self._watch:
            self._watch.stir(self.active_channels.values())
        for channel in self.active_channels.values():
            if channel.is_overdue():
                with suppress(OSError):
                    channel.socket.shutdown(socket.SHUT_RDWR)

    def set_socket_options(self, conn: socket.socket) -> None:
        """Bound what the system holds of an answer that its reader does not take; waitress copies as much at a time."""
        super().set_socket_options(conn)
        conn.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SENT_AHEAD)

    def run(self) -> None:
        """Serve until `stop`; what is at work then is answered, within GRACE seconds."""
        while not self._is_stopped:
            self._turn(1)
        self.accepting = False
        end = monotonic() + GRACE
        # What has come by now is read, whoever it is of.
        self._turn(0)
        while monotonic() < end and any(channel.is_at_work() for channel in self.active_channels.values()):
            self._turn(0.1)
        for dispatcher in (self._light, self.task_dispatcher):
            dispatcher.shutdown(timeout=1)
        self.asyncore.close_all(self._map)
        if self._watch:
            self._watch.close()

    def stop(self, *_: object) -> None:
        """End `run`; a handler of signals."""
        self._is_stopped = True
        self.pull_trigger()

    def stir(self, channel: Channel) -> None:
        """Something happened to a connection."""
        if self._watch:
            self._watch.stir([channel])

    def forget(self, number: int) -> None:
        """A connection with a socket of this number is closed."""
        if self._watch:
            self._watch.forget(number)

    def _turn(self, seconds: float) -> None:
        if self._watch:
            self._watch.turn(seconds, self._map)
        else:
            self.asyncore.loop(timeout=seconds, use_poll=True, map=self._map, count=1)


def _raise_limit(wanted: int) -> int:
    """As many connections as are wanted, or as the system allows files: each may need a second for its answer."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = 2 * wanted + 256
    if soft != resource.RLIM_INFINITY and soft < needed:
        soft = needed if hard == resource.RLIM_INFINITY else min(hard, needed)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return wanted if soft == resource.RLIM_INFINITY else max(16, min(wanted, (soft - 256) // 2))
