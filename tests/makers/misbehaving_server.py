"""A server on 127.0.0.1 that misbehaves on purpose. All it says is made up."""

import gzip
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import monotonic
from typing import NamedTuple

Behaviour = Callable[["Handler"], None]


class Asked(NamedTuple):
    """A request that the server saw."""

    path: str
    headers: dict[str, str]
    at: float


class Server(ThreadingHTTPServer):
    """Answers each path by its behaviours, one a request; the last one goes on for ever."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[Asked] = []
        self.stopping = Event()
        self._behaviours: dict[str, list[Behaviour]] = {}

    def at(self, path: str, *behaviours: Behaviour) -> str:
        """Behave like this at `path`; gives the URL."""
        self._behaviours[path] = list(behaviours)
        return f"http://127.0.0.1:{self.server_port}{path}"

    def next_behaviour(self, path: str) -> Behaviour:
        left = self._behaviours[path]
        return left.pop(0) if len(left) > 1 else left[0]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what these tests are about."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.asked.append(Asked(self.path, dict(self.headers), monotonic()))
        self.server.next_behaviour(self.path)(self)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@contextmanager
def running() -> Iterator[Server]:
    server = Server()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


def unused_url() -> str:
    """An address where nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{held.getsockname()[1]}/file"


def answers(status: int, body: bytes = b"", **headers: str) -> Behaviour:
    """A well-formed answer, with its length unless `Content_Length` says another."""

    def behave(handler: Handler) -> None:
        _head(handler, status, {"Content_Length": str(len(body)), **headers})
        handler.wfile.write(body)

    return behave


def answers_without_length(body: bytes, **headers: str) -> Behaviour:
    """The end of the connection is the end of the body."""

    def behave(handler: Handler) -> None:
        _head(handler, 200, headers)
        handler.wfile.write(body)

    return behave


def resets(handler: Handler) -> None:
    """Resets the connection in the middle of the body."""
    _head(handler, 200, {"Content_Length": "1000"})
    handler.wfile.write(b"half")
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def cuts_a_chunk(handler: Handler) -> None:
    """Announces a chunk of 4096 bytes and sends four."""
    _head(handler, 200, {"Transfer_Encoding": "chunked"})
    handler.wfile.write(b"1000\r\nhalf")


def says_nothing(handler: Handler) -> None:
    """Takes the request and never answers."""
    handler.server.stopping.wait()


def drips(handler: Handler) -> None:
    """Sends a byte of the body every few milliseconds."""
    _head(handler, 200, {"Content_Length": "1000000"})
    _for_ever(handler, b"x", pause=0.02)


def drips_headers(handler: Handler) -> None:
    """Sends a byte of a header every few milliseconds."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    _for_ever(handler, b"x", pause=0.02)


def never_ends(status: int = 200, **headers: str) -> Behaviour:
    """Sends as fast as it can, for ever."""

    def behave(handler: Handler) -> None:
        _head(handler, status, headers)
        _for_ever(handler, b"x" * 65536, pause=0)

    return behave


def gzip_bomb(size: int) -> Behaviour:
    """A small body that unpacks to `size` bytes."""
    return answers(200, gzip.compress(bytes(size)), Content_Encoding="gzip")


def _head(handler: Handler, status: int, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def _for_ever(handler: Handler, piece: bytes, pause: float) -> None:
    while not handler.server.stopping.wait(pause):
        handler.wfile.write(piece)
