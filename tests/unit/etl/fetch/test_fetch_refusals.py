"""Answers that stand in the place of a file: refusals, logins, nothing at all. All that the server says is made up."""

from pathlib import Path

import pytest
from misbehaving_server import Behaviour, Server, answers
from quick_fetching import QUICK, fault

from etl.fetch import Fetcher
from etl.fetch.content import find_refusal, name_kind
from etl.fetch.raw import RawFiles

REJECTED = b"<html><head><title>Request Rejected</title></head><body>Your support ID is: 1</body></html>"
PORTAL = b"\xef\xbb\xbf\n <!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><title>Wi-Fi\n login</title>"
COOKIES = b"<!-- consent --><html><script>wall()</script></html>"
FILES = ["/a.xlsx", "/b.PDF", "/c.csv", "/d.zip?raw=true", "/e.json", "/v2/gdp?format=json&page=1", "/x/api/v1/NGDPD"]


def assert_nothing_is_kept(folder: Path) -> None:
    assert not list(folder.rglob("*"))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "answered 403 Forbidden: the site refuses programs, or this network. Set BURDEN_CONTACT"),
        (401, "answered 401 Unauthorized: the site wants a login. Try again later"),
        (
            451,
            "answered 451 Unavailable For Legal Reasons: it may not be had in this country or from this network. Ask",
        ),
        (511, "answered 511 Network Authentication Required: the network wants a login"),
        (407, "answered 407 Proxy Authentication Required: the proxy wants a name and a password. Ask"),
    ],
)
def test_a_refusal_is_told_once_with_what_to_do(
    server: Server, fetcher: Fetcher, tmp_path: Path, status: int, said: str
) -> None:
    told = fault(fetcher, server.at("/a.xlsx", answers(status, b"PK: made up", ETag='"1"')))
    assert told.startswith(said)
    assert "`burden add FILE`" in told or status == 407
    assert len(server.asked) == 1
    assert_nothing_is_kept(tmp_path)


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("body", [REJECTED, PORTAL, COOKIES])
def test_a_web_page_in_the_place_of_a_file_is_refused_and_not_kept(
    server: Server, fetcher: Fetcher, tmp_path: Path, path: str, body: bytes
) -> None:
    url = server.at(path, answers(200, body, ETag='"1"', Content_Type="application/octet-stream"))
    said = fault(fetcher, url)
    assert said.startswith(f"is a web page, not {name_kind(url)}")
    assert "log in or ask the network's administrator" in said
    assert "`burden add FILE`" in said
    fault(fetcher, url)
    assert "If-None-Match" not in server.asked[1].headers
    assert_nothing_is_kept(tmp_path)


def test_the_title_of_the_page_is_quoted_in_one_line() -> None:
    assert find_refusal("https://example.org/a.xlsx", PORTAL) == "is a web page, not a workbook ('Wi-Fi login')"
    assert find_refusal("https://example.org/a.xlsx", COOKIES) == "is a web page, not a workbook"
    assert find_refusal("https://example.org/a.xlsx", REJECTED.decode().encode("utf-16")).endswith(
        "('Request Rejected')"
    )
    endless = b"<html><title>" + b"x" * 10_000 + b"</title>"
    assert len(find_refusal("https://example.org/a.xlsx", endless)) < 200


@pytest.mark.parametrize("path", ["/topics_49198.htm", "/databases/milex", "/page.html", "/"])
def test_a_page_that_is_asked_for_is_had_unless_it_refuses(server: Server, fetcher: Fetcher, path: str) -> None:
    page = b"<!doctype html><title>Defence expenditure</title><a href='a.xlsx'>Tables</a>"
    assert fetcher.get(server.at(path, answers(200, page))).content == page
    said = fault(fetcher, server.at(path, answers(200, REJECTED)))
    assert said.startswith("is a refusal, not the page that was asked for ('Request Rejected'). ")


def test_a_large_page_may_have_any_words() -> None:
    page = b"<!doctype html><title>News</title>" + b"<p>Access denied to the archive." * 2000
    assert find_refusal("https://example.org/news.htm", page) == ""


@pytest.mark.parametrize("path", ["/a.xlsx", "/page.html"])
def test_nothing_at_all_is_tried_again_and_refused(server: Server, fetcher: Fetcher, tmp_path: Path, path: str) -> None:
    assert fault(fetcher, server.at(path, answers(200, b"", ETag='"1"'))).startswith("is empty after 3 attempts. ")
    assert_nothing_is_kept(tmp_path)
    whole = answers(200, b"PK: made up")
    assert fetcher.get(server.at(path, answers(200, b""), whole)).content == b"PK: made up"


def test_a_refusal_that_an_earlier_program_kept_is_not_confirmed(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def confirms(handler: object) -> None:
        asked = server.asked[-1].headers
        behave: Behaviour = answers(304) if "If-None-Match" in asked else answers(200, b"PK: made up")
        behave(handler)  # type: ignore[arg-type]

    url = server.at("/a.xlsx", answers(200, REJECTED, ETag='"1"'), confirms)
    with monkeypatch.context() as earlier:
        earlier.setattr("etl.fetch.response.find_refusal", lambda *_: "")
        assert Fetcher(tmp_path, QUICK).get(url).content == REJECTED
    assert RawFiles(tmp_path / "raw").find(url) is not None
    assert Fetcher(tmp_path, QUICK).get(url).content == b"PK: made up"


def test_good_bytes_stay_and_are_confirmed_after_a_refusal(server: Server, tmp_path: Path) -> None:
    url = server.at(
        "/a.xlsx", answers(200, b"PK: made up", ETag='"1"'), answers(200, REJECTED, ETag='"2"'), answers(304)
    )
    Fetcher(tmp_path, QUICK).get(url)
    fault(Fetcher(tmp_path, QUICK), url)
    assert Fetcher(tmp_path, QUICK).get(url).content == b"PK: made up"
    assert server.asked[2].headers["If-None-Match"] == '"1"'


def test_what_leads_to_a_login_page_is_refused(server: Server, fetcher: Fetcher) -> None:
    login = server.at("/login", answers(200, PORTAL))
    assert fault(fetcher, server.at("/a.xlsx", answers(302, Location=login))).startswith(
        "is a web page, not a workbook"
    )
