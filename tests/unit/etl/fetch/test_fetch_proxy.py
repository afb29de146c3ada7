"""Fetching through a proxy that the environment names. The proxies are made up for the test."""

from pathlib import Path

import pytest
from certificates import authority, secure
from local_proxy import proxy
from misbehaving_server import Server, answers, unused_url
from quick_fetching import QUICK, fault

from etl.fetch import Fetcher

PUBLISHER = "publisher.example"


@pytest.fixture(autouse=True)
def no_other_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def test_http_goes_through_the_proxy_that_is_named(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    with proxy() as there:
        monkeypatch.setenv("HTTP_PROXY", there.address)
        assert fetcher.get(f"http://{PUBLISHER}/a").content == b"by the proxy"
        assert there.asked == [f"http://{PUBLISHER}/a"]


def test_https_goes_through_a_tunnel_of_the_proxy(
    fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, bundle = authority(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    with secure(made.issue_cert(PUBLISHER)) as server, proxy(port=server.server_port) as there:
        monkeypatch.setenv("HTTPS_PROXY", there.address)
        server.at("/a", answers(200, b"figures"))
        assert fetcher.get(f"https://{PUBLISHER}/a").content == b"figures"
        assert there.asked == [f"{PUBLISHER}:443"]


def test_what_needs_no_proxy_goes_directly(server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    url = server.at("/a", answers(200, b"figures"))
    with proxy() as there:
        monkeypatch.setenv("HTTP_PROXY", there.address)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1,intranet.example")
        assert fetcher.get(url).content == b"figures"
        assert there.asked == []


@pytest.mark.parametrize("url", [f"http://{PUBLISHER}/a", f"https://{PUBLISHER}/a"])
def test_a_proxy_that_wants_a_password_is_told(fetcher: Fetcher, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with proxy(password="made-up") as there:
        monkeypatch.setenv("HTTP_PROXY", there.address)
        monkeypatch.setenv("HTTPS_PROXY", there.with_password("wrong-one"))
        said = fault(fetcher, url)
        assert "the proxy wants a name and a password" in said
        assert "407 Proxy Authentication Required" in said
        assert "set HTTP_PROXY and HTTPS_PROXY to http://NAME:PASSWORD@HOST:PORT" in said
        assert "wrong-one" not in said
        assert len(there.asked) == 1
    assert "No publisher has answered." in fetcher.advice


def test_a_proxy_lets_through_who_knows_its_password(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    with proxy(password="made-up") as there:
        monkeypatch.setenv("HTTP_PROXY", there.with_password("made-up"))
        assert fetcher.get(f"http://{PUBLISHER}/a").content == b"by the proxy"


@pytest.mark.parametrize(("status", "tried"), [(403, 1), (502, 3)])
def test_a_proxy_that_does_not_let_through_is_told(
    fetcher: Fetcher, status: int, tried: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxy(refuses=status) as there:
        monkeypatch.setenv("HTTPS_PROXY", there.address)
        said = fault(fetcher, f"https://{PUBLISHER}/a")
        assert said.startswith(f"the proxy does not let this through ({status} ")
        assert "Ask the network's administrator" in said
        assert len(there.asked) == tried


@pytest.mark.parametrize("url", [f"http://{PUBLISHER}/a", f"https://{PUBLISHER}/a"])
def test_a_proxy_that_is_not_there_is_told_without_its_password(
    fetcher: Fetcher, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = unused_url().replace("http://", "http://operator:made-up@").removesuffix("/file")
    monkeypatch.setenv("HTTP_PROXY", nowhere)
    monkeypatch.setenv("HTTPS_PROXY", nowhere)
    said = fault(fetcher, url)
    assert said.startswith("the proxy cannot be reached (Connection refused) after 3 attempts. Check HTTP_PROXY and")
    assert "made-up" not in said


@pytest.mark.parametrize("wrong", ["socks5://127.0.0.1:1080", "http://", "gopher://127.0.0.1:70"])
def test_a_proxy_that_cannot_be_used_is_told(tmp_path: Path, wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", wrong)
    said = fault(Fetcher(tmp_path, QUICK), f"http://{PUBLISHER}/a")
    assert "HTTP_PROXY" in said
    assert "moved the file" not in said


def test_a_page_of_the_proxy_in_the_place_of_a_file_is_refused(
    fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxy(page=b"<html><title>Blocked by the network</title></html>") as there:
        monkeypatch.setenv("HTTP_PROXY", there.address)
        said = fault(fetcher, f"http://{PUBLISHER}/tables.xlsx")
    assert said.startswith("is a web page, not a workbook ('Blocked by the network'). ")
