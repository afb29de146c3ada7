"""The server as `burden serve` starts it: processes of its own, real sockets, both workers."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree

import pytest
import requests
from asking import router_body
from own_server import served, wait

from dashboard.web.server import serve
from etl.catalogue.seeds import shipped
from etl.dataframe import ParsedRelease
from etl.store.folder import CURRENT
from etl.store.publish import publish, put_in_force
from etl.store.snapshot import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither forks nor signals.")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the snapshot that ships, which a test may publish into."""
    folder = tmp_path_factory.mktemp("served") / "data"
    copytree(shipped("embedded"), folder)
    return folder


@pytest.fixture(scope="module")
def server(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with served(data, tmp_path_factory.mktemp("home")) as started:
        yield started


@pytest.fixture
def address(server: tuple[subprocess.Popen[str], str]) -> str:
    return server[1]


def callback(address: str) -> requests.Response:
    # A connection of its own each time, so that both workers get some.
    return requests.post(f"{address}/_dash-update-component", json=router_body("/trends"), timeout=30)


def workers(process: int) -> list[int]:
    """The processes that a process has begun, as Linux lists them."""
    found = Path(f"/proc/{process}/task/{process}/children")
    return [int(word) for word in found.read_text().split()] if found.exists() else []


def is_alive(process: int) -> bool:
    """Whether a process is there and no zombie."""
    found = Path(f"/proc/{process}/stat")
    return found.exists() and found.read_text().rpartition(")")[2].split()[0] != "Z"


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux lists the children of a process.")


@on_linux
def test_there_are_two_workers_whatever_the_environment_says(server: tuple[subprocess.Popen[str], str]) -> None:
    process = server[0].pid
    # The first may answer before the second has started.
    wait(lambda: len(workers(process)) == 2)


@on_linux
def test_a_new_crew_takes_the_place_of_one_whose_worker_died_and_goes_when_the_server_is_killed(
    data: Path, tmp_path: Path
) -> None:
    with served(data, tmp_path) as (process, found):
        wait(lambda: len(workers(process.pid)) == 2)
        before = workers(process.pid)
        os.kill(before[0], signal.SIGKILL)
        # Who waits at the socket of the one that died is answered too.
        assert [requests.get(f"{found}/healthz", timeout=30).status_code for _ in range(20)] == [200] * 20
        wait(lambda: len(workers(process.pid)) == 2 and not set(before) & set(workers(process.pid)))
        left = workers(process.pid)
        process.kill()
        wait(lambda: not any(map(is_alive, left)))


@on_linux
def test_a_crew_that_cannot_be_built_anew_is_tried_again_and_who_is_left_serves_on(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    copytree(data, folder)
    with served(folder, tmp_path) as (process, found):
        wait(lambda: len(workers(process.pid)) == 2)
        before = workers(process.pid)
        in_force = (folder / CURRENT).read_text()
        (folder / CURRENT).write_text("0" * 16)
        os.kill(before[0], signal.SIGKILL)
        assert process.stdout is not None
        line = next(line for line in process.stdout if "tried again" in line)
        assert f"{'0' * 16}" in line
        assert is_alive(before[1])
        (folder / CURRENT).write_text(in_force)
        wait(lambda: len(workers(process.pid)) == 2 and not set(before) & set(workers(process.pid)))
        assert {requests.get(f"{found}/healthz", timeout=30).status_code for _ in range(20)} == {200}


@on_linux
def test_what_keeps_a_server_from_starting_is_raised_where_it_was_started(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from dashboard.web.server import serve; from etl.errors import PublishError\n"
        "try: serve(pathlib.Path(sys.argv[1]), '127.0.0.1', 0)\n"
        "except PublishError as error: print('told:', error)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert ran.stderr == ""
    assert ran.stdout.startswith(f"told: {tmp_path}: nothing was published here yet.")


@on_linux
@pytest.mark.parametrize(("asked", "begun"), [(1, 0), (3, 3)])
def test_as_many_processes_serve_as_are_asked_for(asked: int, begun: int, data: Path, tmp_path: Path) -> None:
    with served(data, tmp_path, asked) as (process, found):
        wait(lambda: len(workers(process.pid)) == begun)
        assert {requests.get(f"{found}/healthz", timeout=30).status_code for _ in range(20)} == {200}
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_both_workers_answer_many_requests_at_once(address: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(callback, [address] * 120))
    assert {answer.status_code for answer in found} == {200}
    assert len({answer.text for answer in found}) == 1


def test_forked_workers_read_a_snapshot_that_was_published_after_they_started(address: str, data: Path) -> None:
    before = Store(data).current()
    newest = before.releases("nato")[-1]
    kept = [ParsedRelease.of(part.release, before.observations(part)) for part in before.parts if part is not newest]
    after, changed = publish(data, kept)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(callback, [address] * 60))
            states = list(pool.map(lambda _: requests.get(f"{address}/healthz", timeout=30).json(), range(60)))
        assert changed
        assert {answer.status_code for answer in found} == {200}
        assert {state["snapshot"] for state in states} == {after.id}
    finally:
        put_in_force(data, before.id)


def test_what_the_server_sends_is_compressed_and_not_named_after_its_software(address: str) -> None:
    answer = requests.get(address, headers={"Accept-Encoding": "gzip"}, timeout=30)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "<title>" in answer.text
    assert "Werkzeug" not in answer.headers.get("Server", "")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_server_and_frees_its_port(how: signal.Signals, data: Path, tmp_path: Path) -> None:
    with served(data, tmp_path) as (process, found):
        process.send_signal(how)
        assert process.wait(20) == 0
        assert process.stdout is not None
        assert "Traceback" not in process.stdout.read()
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", int(found.rpartition(":")[2])))


@pytest.mark.parametrize("reuse", [0, 1])
def test_a_port_in_use_is_said_in_words(reuse: int, data: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, reuse)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(
            SystemExit, match=rf"127.0.0.1:{port} cannot be had \(Address already in use\). Name another"
        ):
            serve(data, "127.0.0.1", port)


def test_a_host_that_is_not_of_this_machine_is_said_in_words(data: Path) -> None:
    with pytest.raises(SystemExit, match=r"192.0.2.1:8050 cannot be had \(.*\)"):
        serve(data, "192.0.2.1", 8050)


def ask(address: str, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of what the server answers to these bytes, after which it closes the connection."""
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(request)
        content = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = content.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), dict(line.split(": ", 1) for line in lines), body


CLOSE = b"Host: localhost\r\nConnection: close\r\n"
CHUNKED = (
    b"POST /_dash-update-component HTTP/1.1\r\n" + CLOSE + b"Content-Type: application/json\r\nTransfer-Encoding: "
)
UNREADABLE = {
    "no method": (b"G@T / HTTP/1.1\r\n" + CLOSE + b"\r\n", 400),
    "no version": (b"GET / HTTP/9.9\r\n" + CLOSE + b"\r\n", 400),
    "no HTTP": (b"\x16\x03\x01\x02\x00\r\n\r\n", 400),
    "two hosts": (b"GET / HTTP/1.1\r\nHost: a\r\n" + CLOSE + b"\r\n", 400),
    "two lengths": (b"POST / HTTP/1.1\r\n" + CLOSE + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400),
    "two schemes": (b"GET / HTTP/1.1\r\n" + CLOSE + b"X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off\r\n\r\n", 400),
    "folded": (b"GET / HTTP/1.1\r\n" + CLOSE + b"A: b\r\n c\r\n\r\n", 400),
    "expectation": (b"GET / HTTP/1.1\r\n" + CLOSE + b"Expect: much\r\n\r\n", 417),
    "long address": (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + CLOSE + b"\r\n", 414),
    "long header": (b"GET / HTTP/1.1\r\n" + CLOSE + b"X: " + b"a" * 9000 + b"\r\n\r\n", 431),
    "many headers": (b"GET / HTTP/1.1\r\n" + CLOSE + b"X: a\r\n" * 200 + b"\r\n", 431),
    "chunk size": (CHUNKED + b"chunked\r\n\r\nzz\r\n", 400),
    "long chunks": (
        CHUNKED
        + b"chunked\r\n\r\n"
        + b"400\r\n"
        + b"a" * 1024
        + b"\r\n"
        + (b"1000\r\n" + b"a" * 4096 + b"\r\n") * 16
        + b"0\r\n\r\n",
        413,
    ),
    "chunk size below nothing": (CHUNKED + b"chunked\r\n\r\n-1\r\n\r\n", 400),
    "chunk end": (CHUNKED + b"chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n", 400),
    "trailer": (CHUNKED + b"chunked\r\n\r\n2\r\n{}\r\n0\r\nno trailer\r\n\r\n", 400),
    "coding": (CHUNKED + b"gzip\r\n\r\n", 400),
    "no host": (b"GET / HTTP/1.1\r\nHost: xn--\r\nConnection: close\r\n\r\n", 400),
}


@pytest.mark.parametrize(("request_bytes", "status"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_the_server_cannot_read_is_refused_with_the_headers_of_every_answer(
    request_bytes: bytes, status: int, address: str
) -> None:
    found, headers, body = ask(address, request_bytes)
    assert found == status
    assert headers["Content-Type"] == "application/problem+json"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert b"aaa" not in body
    assert b"waitress" not in body


def test_a_connection_is_not_used_on_after_a_body_that_cannot_be_read(address: str) -> None:
    request = CHUNKED.replace(b"Connection: close\r\n", b"") + b"chunked\r\n\r\nzz\r\nGET /healthz HTTP/1.1\r\n\r\n"
    found, _, body = ask(address, request)
    assert found == 400
    assert b"HTTP/1.1" not in body


@pytest.mark.parametrize("name", [b"SCRIPT_NAME", b"PATH_INFO", b"Script-Name", b"X-Forwarded-Prefix", b"REMOTE_USER"])
@pytest.mark.parametrize("value", [b"/x", b"/healthz", b"/", b"healthz"])
def test_no_header_of_a_proxy_says_where_the_application_stands(name: bytes, value: bytes, address: str) -> None:
    found, _, body = ask(address, b"GET /healthz HTTP/1.1\r\n" + CLOSE + name + b": " + value + b"\r\n\r\n")
    assert found == 200
    assert b'"status":"ok"' in body
