"""Clients that drip: they send a byte now and then, or take none of their answer, and hold a connection meanwhile."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass

_HOST = b"Host: localhost\r\n"
_POST = b"POST /_dash-update-component HTTP/1.1\r\n" + _HOST + b"Content-Type: application/json\r\n"
_LARGE = b"GET /_dash-component-suites/plotly/package_data/plotly.min.js HTTP/1.1\r\n" + _HOST + b"\r\n"


@dataclass(frozen=True)
class Slow:
    """What such a client sends at once, and what it sends again and again after that."""

    first: bytes
    drop: bytes = b""


KINDS = {
    "nothing": Slow(b""),
    "half a line": Slow(b"GE"),
    "heads": Slow(b"GET /healthz HTTP/1.1\r\n" + _HOST + b"X-Slow: ", b"a"),
    "bodies": Slow(_POST + b"Content-Length: 60000\r\n\r\n{", b" "),
    "chunks": Slow(_POST + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "readers": Slow(_LARGE),
    "readers that ask on": Slow(_LARGE * 40),
}


def connect(address: str) -> socket.socket:
    """A connection that takes little at a time."""
    host, _, port = address.removeprefix("http://").partition(":")
    found = socket.socket()
    found.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    found.settimeout(20)
    found.connect((host, int(port)))
    return found


@contextmanager
def slow_clients(address: str, kind: str, count: int, pause: float = 0.5) -> Iterator[list[socket.socket]]:
    """So many clients of a kind of KINDS, at work as long as the block is."""
    slow, done = KINDS[kind], threading.Event()
    with ExitStack() as stack:
        clients = [stack.enter_context(connect(address)) for _ in range(count)]
        for client in clients:
            client.sendall(slow.first)

        def drip() -> None:
            while not done.wait(pause):
                for client in clients:
                    with suppress(OSError):
                        client.sendall(slow.drop)

        thread = threading.Thread(target=drip)
        thread.start()
        stack.callback(thread.join)
        stack.callback(done.set)
        yield clients
