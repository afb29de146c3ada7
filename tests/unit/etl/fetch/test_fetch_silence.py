"""Where nobody answers: one deadline for all addresses together. All that the servers say is made up."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from misbehaving_server import Handler, Server, answers, drips_headers, says_nothing, unused_url
from quick_fetching import QUICK, fault

from etl.fetch import Fetcher

SILENT = replace(QUICK, silence=0.5, read=0.2)
NOBODY = "no publisher has answered within 0.5 s"


@pytest.fixture
def black_hole() -> Iterator[str]:
    """The address of one who listens, and never takes a call."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


def ask_until_silence(fetcher: Fetcher, url: str) -> None:
    """Ask until nobody is asked any more."""
    for _ in range(5000):
        if fault(fetcher, url).startswith(f"{NOBODY}. "):
            return
    raise AssertionError("asked for ever")


def test_where_nobody_takes_the_call_the_rest_is_not_asked(server: Server, black_hole: str, tmp_path: Path) -> None:
    fetcher = Fetcher(tmp_path, SILENT)
    ask_until_silence(fetcher, f"{black_hole}/a")
    said = fault(fetcher, server.at("/b", answers(200, b"figures")))
    assert said.startswith(f"{NOBODY}. Check the network")
    assert "--mirror DIR" in said
    assert "`burden add FILE`" in said
    assert server.asked == []


@pytest.mark.parametrize("silent", [says_nothing, drips_headers])
def test_a_server_that_takes_the_call_and_says_nothing_has_not_answered(
    server: Server, tmp_path: Path, silent: object
) -> None:
    fetcher = Fetcher(tmp_path, SILENT)
    ask_until_silence(fetcher, server.at("/a", silent))  # type: ignore[arg-type]
    assert "No publisher has answered." in fetcher.advice


def test_a_connection_that_is_refused_is_no_answer(server: Server, tmp_path: Path) -> None:
    fetcher = Fetcher(tmp_path, replace(SILENT, wait_first=0.1, wait_longest=0.2))
    ask_until_silence(fetcher, unused_url())


def test_a_name_that_is_looked_up_for_ever_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()

    def hang(*_: object, **__: object) -> list[object]:
        over.wait()
        raise OSError("made up")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    try:
        assert fault(Fetcher(tmp_path, SILENT), "http://publisher.example/a").startswith(f"{NOBODY}. ")
    finally:
        over.set()


def test_once_somebody_has_answered_each_address_has_its_own_deadline(server: Server, tmp_path: Path) -> None:
    fetcher = Fetcher(tmp_path, replace(SILENT, silence=1.0))
    fault(fetcher, server.at("/a", answers(404)))
    silent = server.at("/b", says_nothing)
    for _ in range(2):
        assert fault(fetcher, silent).startswith("no answer in time (timed out) after 3 attempts")
    assert fetcher.get(server.at("/c", answers(200, b"figures"))).content == b"figures"
    assert fetcher.advice == ""


def test_a_slow_body_is_an_answer(server: Server, tmp_path: Path) -> None:
    def slowly(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "7")
        handler.end_headers()
        handler.server.stopping.wait(0.8)
        handler.wfile.write(b"figures")

    fetcher = Fetcher(tmp_path, replace(SILENT, read=5))
    assert fetcher.get(server.at("/a", slowly)).content == b"figures"


def test_one_who_was_never_asked_gives_no_advice(tmp_path: Path) -> None:
    assert Fetcher(tmp_path, SILENT).advice == ""
