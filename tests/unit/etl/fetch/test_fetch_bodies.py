"""Bodies that break off, never end, or are more than they seem. All that the server says is made up."""

import gzip
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from misbehaving_server import (
    Behaviour,
    Server,
    answers,
    cuts_a_chunk,
    drips,
    drips_headers,
    gzip_bomb,
    never_ends,
    resets,
    says_nothing,
)
from quick_fetching import QUICK, fault

from etl.fetch import Fetcher


@pytest.mark.parametrize("broken", [resets, cuts_a_chunk, answers(200, b"half", Content_Length="1000")])
def test_a_body_that_breaks_off_is_never_taken_for_whole(server: Server, fetcher: Fetcher, broken: Behaviour) -> None:
    said = fault(fetcher, server.at("/a", broken))
    assert "after 3 attempts" in said
    assert len(server.asked) == 3


@pytest.mark.parametrize("broken", [resets, cuts_a_chunk, answers(200, b"half", Content_Length="1000"), answers(500)])
def test_what_fails_once_is_had_the_second_time(server: Server, fetcher: Fetcher, broken: Behaviour) -> None:
    url = server.at("/a", broken, answers(200, b"whole"))
    assert fetcher.get(url).content == b"whole"


def test_a_cut_body_says_so(server: Server, fetcher: Fetcher) -> None:
    said = fault(fetcher, server.at("/a", answers(200, b"half", Content_Length="1000")))
    assert said.startswith("the body is cut short or damaged (IncompleteRead(4 bytes read, 996 more expected))")


def test_a_server_that_says_nothing_runs_into_the_time_out(server: Server, tmp_path: Path) -> None:
    quick = Fetcher(tmp_path, replace(QUICK, read=0.1))
    assert fault(quick, server.at("/a", says_nothing)).startswith("no answer in time (timed out) after 3 attempts")


@pytest.mark.parametrize("slow", [drips, drips_headers])
def test_a_slow_drip_runs_into_the_deadline(server: Server, tmp_path: Path, slow: Behaviour) -> None:
    quick = Fetcher(tmp_path, replace(QUICK, deadline=0.3))
    said = fault(quick, server.at("/a", slow))
    assert said.startswith("no whole answer within 0.3 s. ")


def test_there_is_no_further_attempt_that_the_deadline_leaves_no_time_for(server: Server, tmp_path: Path) -> None:
    fetcher = Fetcher(tmp_path, replace(QUICK, deadline=1, wait_longest=1))
    assert fault(fetcher, server.at("/a", answers(500))).startswith("answered 500 Internal Server Error. ")


def test_an_endless_body_stops_at_the_limit(server: Server, fetcher: Fetcher) -> None:
    assert fault(fetcher, server.at("/a", never_ends())).startswith("is larger than the limit of 0.1 MB. ")
    assert len(server.asked) == 1


def test_a_body_that_unpacks_to_too_much_stops_at_the_limit(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/a", gzip_bomb(30_000_000))
    tracemalloc.start()
    try:
        assert fault(fetcher, url).startswith("is larger than the limit of 0.1 MB. ")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_packed_body_is_unpacked(server: Server, fetcher: Fetcher) -> None:
    url = server.at("/a", answers(200, gzip.compress(b"figures" * 9000), Content_Encoding="gzip"))
    assert fetcher.get(url).content == b"figures" * 9000


def test_a_packed_body_that_is_no_gzip_is_damaged(server: Server, fetcher: Fetcher) -> None:
    said = fault(fetcher, server.at("/a", answers(200, b"no gzip", Content_Encoding="gzip")))
    assert said.startswith("the body is cut short or damaged")


def test_an_encoding_that_was_not_asked_for_is_refused(server: Server, fetcher: Fetcher) -> None:
    said = fault(fetcher, server.at("/a", answers(200, b"?", Content_Encoding="br")))
    assert said.startswith("is encoded as 'br', which was not asked for")
