"""Connections to a small application, in this process. What is asked is made up."""

import socket
import threading
from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
from flask import Flask, Response, request

from dashboard.web import connections
from dashboard.web.connections import Server

LARGE = 20_000_000
HELD = threading.Event()


def small_application() -> Flask:
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/large", "large", lambda: Response(b"x" * LARGE))
    app.add_url_rule("/", "here", lambda: "here", methods=["GET", "POST"])
    app.add_url_rule("/raw", "raw", lambda: request.environ["PATH_INFO"])
    app.add_url_rule("/held", "held", lambda: "here" if HELD.wait(20) else "late")
    app.add_url_rule("/healthz", "health", lambda: "here")
    app.add_url_rule("/fault", "fault", fail)
    app.url_map.merge_slashes = False
    app.config["PROPAGATE_EXCEPTIONS"] = True
    return app


@pytest.fixture
def address() -> Iterator[tuple[str, int]]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = Server(small_application(), listening, 2)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield listening.getsockname()
    finally:
        server.stop()
        thread.join()


def fail() -> str:
    raise RuntimeError("made up")


def ask(address: tuple[str, int], content: bytes) -> bytes:
    """All that is answered until the connection is closed."""
    with socket.create_connection(address, timeout=20) as connection:
        connection.sendall(content)
        return read_all(connection)


def read_all(connection: socket.socket) -> bytes:
    try:
        return b"".join(iter(lambda: connection.recv(65_536), b""))
    except ConnectionResetError:
        return b""


def read_answer(connection: socket.socket) -> bytes:
    """One answer of the first page, on a connection that stays open."""
    found = b""
    while not found.endswith(b"here"):
        found += connection.recv(65_536)
        assert found, "the connection was closed"
    return found


def get(path: str, *headers: str, version: str = "1.1") -> bytes:
    return "\r\n".join([f"GET {path} HTTP/{version}", "Host: localhost", *headers, "", ""]).encode()


def drip(connection: socket.socket, drop: bytes) -> None:
    """Send on until the other side has had enough."""
    with pytest.raises(OSError, match=r"reset|Broken pipe|aborted"):  # noqa: PT012
        for _ in range(600):
            connection.sendall(drop)
            threading.Event().wait(0.05)


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (b"GET / HTTP/1.1\r\nX: ", b"a"),
        (b"POST / HTTP/1.1\r\nContent-Length: 9999\r\n\r\n", b"a"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ],
)
def test_a_request_that_drips_is_ended_though_it_is_never_silent(
    first: bytes, drop: bytes, address: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "REQUEST_TIME", 0.5)
    with socket.create_connection(address, timeout=20) as connection:
        connection.sendall(first)
        drip(connection, drop)


def test_a_connection_that_is_used_again_and_again_lasts_longer_than_a_request_may(
    address: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "REQUEST_TIME", 0.5)
    with socket.create_connection(address, timeout=20) as connection:
        for _ in range(15):
            connection.sendall(get("/"))
            assert read_answer(connection).startswith(b"HTTP/1.1 200")
            threading.Event().wait(0.1)


def test_who_never_takes_an_answer_is_left_after_a_time(
    address: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "ANSWER_TIME", 0.5)
    with socket.create_connection(address, timeout=20) as connection:
        connection.sendall(get("/large"))
        threading.Event().wait(3)
        assert len(read_all(connection)) < LARGE


def test_a_large_answer_comes_whole(address: tuple[str, int]) -> None:
    assert len(ask(address, get("/large", "Connection: close")).partition(b"\r\n\r\n")[2]) == LARGE


def test_whether_the_server_is_alive_is_told_while_every_thread_is_at_work(address: tuple[str, int]) -> None:
    HELD.clear()
    busy = [socket.create_connection(address, timeout=20) for _ in range(4)]
    try:
        for connection in busy:
            connection.sendall(get("/held"))
        assert ask(address, get("/healthz", "Connection: close")).endswith(b"here")
        assert ask(address, get("/", "Expect: much")).startswith(b"HTTP/1.1 417")
        assert not HELD.is_set()
    finally:
        HELD.set()
        for connection in busy:
            assert read_answer(connection).startswith(b"HTTP/1.1 200")
            connection.close()


def test_all_who_connect_at_once_are_taken_in(address: tuple[str, int]) -> None:
    clients = [socket.create_connection(address, timeout=20) for _ in range(150)]
    try:
        for client in clients:
            client.sendall(get("/"))
        assert {read_answer(client)[:12] for client in clients} == {b"HTTP/1.1 200"}
    finally:
        for client in clients:
            client.close()


def test_readers_that_do_not_read_hold_no_thread(address: tuple[str, int]) -> None:
    slow = [socket.create_connection(address, timeout=20) for _ in range(6)]
    try:
        for connection in slow:
            connection.sendall(get("/large") * 20)
        assert ask(address, get("/", "Connection: close")).endswith(b"here")
    finally:
        for connection in slow:
            connection.close()


def test_an_answer_that_a_thread_is_at_work_on_is_sent_by_that_thread_alone() -> None:
    server = Server(Flask(__name__), socket.create_server(("127.0.0.1", 0)), 1)
    with socket.create_connection(server.getsockname()):
        server.handle_accept()
        (channel,) = server.active_channels.values()
        channel.total_outbufs_len = 1
        assert channel.writable()
        channel.requests = ["made up"]
        assert not channel.writable()
        channel.requests = []
    server.stop()
    server.run()


GREETING = get("/")


@pytest.mark.parametrize("sent", [0, 9, len(GREETING)])
def test_who_was_taken_in_before_the_server_was_stopped_is_answered(sent: int) -> None:
    server = Server(small_application(), socket.create_server(("127.0.0.1", 0)), 1)
    with socket.create_connection(server.getsockname(), timeout=20) as connection:
        server.handle_accept()
        connection.sendall(GREETING[:sent])
        server.stop()
        ending = threading.Thread(target=server.run)
        ending.start()
        threading.Event().wait(0.3)
        connection.sendall(GREETING[sent:])
        assert read_answer(connection).startswith(b"HTTP/1.1 200")
    ending.join()


def test_who_was_answered_or_asks_nothing_keeps_no_server_from_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "FIRST_WORD", 0.5)
    server = Server(small_application(), socket.create_server(("127.0.0.1", 0)), 1)
    thread = threading.Thread(target=server.run)
    thread.start()
    with (
        socket.create_connection(server.getsockname(), timeout=20) as answered,
        socket.create_connection(server.getsockname(), timeout=20),
    ):
        answered.sendall(GREETING)
        read_answer(answered)
        begun = monotonic()
        server.stop()
        thread.join()
        assert monotonic() - begun < connections.GRACE / 2


def test_who_asks_on_without_waiting_gets_the_first_answer_and_is_closed(address: tuple[str, int]) -> None:
    found = ask(address, get("/") * 3)
    assert found.count(b"HTTP/1.1 200") == 1
    assert b"Connection: close" in found


def test_empty_lines_before_and_after_a_request_are_passed_over(address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=20) as connection:
        for _ in range(2):
            connection.sendall(b"\r\n\r\n" + get("/") + b"\r\n")
            assert read_answer(connection).startswith(b"HTTP/1.1 200")


def test_a_path_is_told_as_it_was_asked_for(address: tuple[str, int]) -> None:
    for path in ("/raw", "//raw"):
        assert ask(address, get(path, "Connection: close")).endswith(f"\r\n{path}".encode())


REFUSED: dict[str, tuple[bytes, int]] = {
    "address without an end": (b"GET /" + b"a" * 40_000, 414),
    "headers without an end": (b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 8_000, 431),
    "large body": (b"POST / HTTP/1.1\r\nContent-Length: 200000\r\n\r\n", 413),
    "large chunks": (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + b"8\r\n12345678\r\n" * 20_000, 413),
    "large chunk": (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5x\r\n", 400),
    "length that no number holds": (b"POST / HTTP/1.1\r\nContent-Length: " + b"9" * 5_000 + b"\r\n\r\n", 413),
    "chunk that is announced": (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 12 + b"\r\n", 413),
    "many headers": (get("/", *["A: b"] * 100), 431),
    "long header": (get("/", "A: " + "b" * 9_000), 431),
    "long address": (get("/" + "a" * 5_000), 414),
    "many trailers": (
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + b"A: b\r\n" * 200 + b"\r\n",
        431,
    ),
    "trailers so far": (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + b"A: b\r\n" * 200, 431),
    "long chunk line": (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;" + b"a" * 9_000, 400),
    "other coding": (b"POST / HTTP/1.1\r\nTransfer-Encoding: foo, chunked\r\n\r\n", 501),
    "last coding": (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked, foo\r\n\r\n", 400),
    "both lengths": (b"POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    "chunks of 1.0": (b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    "no version": (b"GET /\r\n\r\n", 400),
    "trailer": (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nno trailer\r\n\r\n", 400),
    "expectation with a body": (b"POST / HTTP/1.1\r\nExpect: much\r\nContent-Length: 5\r\n\r\nhello", 417),
    "fault of ours": (get("/fault"), 500),
}


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(("content", "status"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_reach_the_application_is_answered_in_our_own_words(
    content: bytes, status: int, address: tuple[str, int], caplog: pytest.LogCaptureFixture
) -> None:
    with socket.create_connection(address, timeout=20) as connection:
        send_what_is_taken(connection, content)
        found = read_all(connection)
    # Where bytes are left unread, a system may take back the answer as it closes the connection.
    assert not found or found.startswith(b"HTTP/1.1 %d " % status)
    assert not found or b"X-Content-Type-Options: nosniff" in found
    assert status == 500 or f"Refused with {status} from 127.0.0.1" in caplog.text


def send_what_is_taken(connection: socket.socket, content: bytes) -> None:
    try:
        connection.sendall(content)
    except OSError:
        return


def test_a_body_that_was_announced_is_asked_for(address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=20) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
        assert connection.recv(65_536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"hello")
        assert connection.recv(65_536).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(("soft", "found"), [(64, 16), (1_024, 384), (100_000, 4_000)])
def test_there_are_no_more_connections_than_the_system_allows_files(
    soft: int, found: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource: Any = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, soft))
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    assert connections._raise_limit(4_000) == found
