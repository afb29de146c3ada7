"""The sockets that processes listen at, one each: who waits at that of one that died waits on for the next."""

import socket
import sys
from typing import Any

_BACKLOG = 1024


def bind(host: str, port: int, number: int) -> list[socket.socket]:
    """So many sockets at one address; port 0 takes a free one. Nobody is heard yet. More than one: Linux alone.

    Raises OSError where it cannot be had, also where another server has it that would share it.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    sockets: list[socket.socket] = []
    try:
        for _ in range(number):
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
