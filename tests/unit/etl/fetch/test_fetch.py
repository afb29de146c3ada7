"""Fetching from a server that misbehaves on purpose. All that it says is made up."""

import hashlib
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest
from misbehaving_server import (
    Server,
    answers,
    never_ends,
    unused_url,
)
from quick_fetching import fault

from etl.fetch import Fetcher


def test_bytes_come_with_their_hash_and_media_type(server: Server, fetcher: Fetcher) -> None:
    fetched = fetcher.get(server.at("/a", answers(200, b"figures", Content_Type="Text/CSV; charset=utf-8")))
    assert fetched.content == b"figures"
    assert fetched.sha256 == hashlib.sha256(b"figures").hexdigest()
    assert fetched.media_type == "text/csv"


def test_the_address_reaches_the_server_as_it_was_given(server: Server, fetcher: Fetcher) -> None:
    path = "/v2/country/ALB;BEL/indicator/NY.GDP.MKTP.CD?format=json&per_page=1000&page=1"
    fetcher.get(server.at(path, answers(200, b"[]")))
    [asked] = server.asked
    assert asked.path == path
    assert "burden-sharing" in asked.headers["User-Agent"]
    assert asked.headers["Accept-Encoding"] == "gzip"


@pytest.mark.parametrize(
    "url", ["file:///etc/hostname", "ftp://example.org/a", "nato.int/a", "http://", "http://[::1/a"]
)
def test_what_is_no_address_of_the_web_is_refused(fetcher: Fetcher, url: str) -> None:
    assert fault(fetcher, url).startswith("is no address")


def test_a_refused_connection_is_tried_again_and_then_said(fetcher: Fetcher, server: Server) -> None:
    said = fault(fetcher, unused_url())
    assert said.startswith(
        "the connection failed or broke off (Connection refused) after 3 attempts. Check the connection"
    )


def test_a_server_that_cannot_speak_securely_is_not_asked_again(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/a", answers(200)).replace("http:", "https:")
    said = fault(fetcher, url)
    assert said.startswith("no secure connection can be made")
    assert "attempts" not in said


@pytest.mark.parametrize(
    ("status", "name"), [(404, "Not Found"), (405, "Method Not Allowed"), (410, "Gone"), (204, "No Content")]
)
def test_an_answer_that_will_not_change_is_not_asked_for_again(
    server: Server, fetcher: Fetcher, status: int, name: str
) -> None:
    said = fault(fetcher, server.at("/a", answers(status)))
    assert said.startswith(f"answered {status} {name}. Look at the address")
    assert len(server.asked) == 1


def test_a_status_that_nobody_knows_is_still_said(server: Server, fetcher: Fetcher) -> None:
    assert fault(fetcher, server.at("/a", answers(499))).startswith("answered 499 (no status of HTTP). ")


def test_a_server_in_trouble_is_asked_as_often_as_the_policy_says(server: Server, fetcher: Fetcher) -> None:
    said = fault(fetcher, server.at("/a", answers(503)))
    assert said.startswith("answered 503 Service Unavailable after 3 attempts. ")
    assert len(server.asked) == 3


def test_the_wait_that_a_server_asks_for_is_kept(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/a", answers(429, Retry_After="1"), answers(200, b"whole"))
    assert fetcher.get(url).content == b"whole"
    first, second = server.asked
    assert second.at - first.at >= 1


def test_a_wait_may_be_asked_for_by_a_date(server: Server, fetcher: Fetcher) -> None:
    past = format_datetime(datetime(2020, 1, 1))
    url = server.at("/a", answers(429, Retry_After=past), answers(200, b"whole"))
    assert fetcher.get(url).content == b"whole"


@pytest.mark.parametrize("asked", ["3", "3600", "9" * 400])
def test_a_wait_that_is_too_long_ends_the_matter(server: Server, fetcher: Fetcher, asked: str) -> None:
    said = fault(fetcher, server.at("/a", answers(429, Retry_After=asked)))
    assert said == f"answered 429 Too Many Requests and asks to wait {float(asked):.0f} s. Try again later."
    assert len(server.asked) == 1


def test_a_wait_until_a_far_date_ends_the_matter(server: Server, fetcher: Fetcher) -> None:
    far = format_datetime(datetime.now().astimezone() + timedelta(days=1))
    assert "and asks to wait 86" in fault(fetcher, server.at("/a", answers(503, Retry_After=far)))
    assert len(server.asked) == 1


@pytest.mark.parametrize("asked", ["soon", f"Mon, 01 Jan 2024 00:00:00 +{'9' * 20}"])
def test_a_wait_that_makes_no_sense_is_ignored(server: Server, fetcher: Fetcher, asked: str) -> None:
    url = server.at("/a", answers(429, Retry_After=asked), answers(200, b"whole"))
    assert fetcher.get(url).content == b"whole"


def test_a_redirect_is_followed(server: Server, fetcher: Fetcher) -> None:
    target = server.at("/new", answers(200, b"moved"))
    url = server.at("/old", answers(302, Location=target))
    fetched = fetcher.get(url)
    assert (fetched.url, fetched.content) == (url, b"moved")


def test_a_circle_of_redirects_is_left(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/a", answers(302, Location="/a"))
    assert fault(fetcher, url).startswith("leads from one redirect to the next (Exceeded 3 redirects). ")
    assert len(server.asked) == 4


def test_a_redirect_to_a_file_is_not_followed(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/a", answers(302, Location="file:///etc/hostname"))
    assert fault(fetcher, url).startswith("leads to what is no address of http or https")


def test_the_body_of_a_redirect_is_not_read(server: Server, fetcher: Fetcher) -> None:
    target = server.at("/new", answers(200, b"moved"))
    assert fetcher.get(server.at("/old", never_ends(302, Location=target))).content == b"moved"
