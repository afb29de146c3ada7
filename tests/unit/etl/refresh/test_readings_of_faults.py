"""What a refresh reads again all the same: what failed, was held, or is damaged. All is made up."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from counted_reading import NOTES, TABLE, Web, refresh
from made_up import figures, release
from refreshing import soldiers

from etl.dataframe import ParsedRelease
from etl.errors import FetchError, GoneError
from etl.fetch import Fetch, Resource
from etl.refresh import pipeline
from etl.refresh.readings import FILE

pytestmark = pytest.mark.usefixtures("no_corrections")


def test_a_source_that_fails_is_read_until_it_is_right(tmp_path: Path) -> None:
    web = Web()
    refresh(tmp_path, web)
    web.pages[TABLE] = b"2000"
    assert (refresh(tmp_path, web).ok, refresh(tmp_path, web).ok, web.parsed) == (False, False, 3)
    web.pages[TABLE] = b"2.0"
    assert refresh(tmp_path, web).word == "unchanged"
    assert web.parsed == 3, "what is in force was read from these bytes"


def test_a_source_with_a_release_that_is_held_is_read_each_time(tmp_path: Path) -> None:
    web = Web("1")

    def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
        web.parsed += 1
        yield soldiers(times=float(fetch(TABLE).content))

    def held() -> tuple[str, ...]:
        outcome = pipeline.refresh(tmp_path, web.get, lambda _: None, {"nato": collect})
        return tuple(one.release for one in outcome.sources[0].held)

    assert held() == ()
    web.pages[TABLE] = b"1000"
    assert (held(), held(), web.parsed) == (("2021-01-01",), ("2021-01-01",), 3)
    web.pages[TABLE] = b"1"
    assert (held(), held(), web.parsed) == ((), (), 4)


@pytest.mark.parametrize("content", [b"", b"[]", b"{"])
def test_a_record_that_is_damaged_is_read_past(tmp_path: Path, content: bytes) -> None:
    web = Web()
    refresh(tmp_path, web)
    (tmp_path / FILE).write_bytes(content)
    assert refresh(tmp_path, web).word == "unchanged"
    assert web.parsed == 2


def test_an_address_that_fails_is_a_fault_and_what_is_in_force_stays(tmp_path: Path) -> None:
    web = Web()
    first = refresh(tmp_path, web)

    def fail(url: str) -> Resource:
        raise FetchError(url, "answered 503", "Try again later.")

    failed = pipeline.refresh(tmp_path, fail, lambda _: None, {"nato": web.collect})
    assert (failed.word, failed.snapshot) == ("failed", first.snapshot)
    assert "answered 503" in failed.faults["nato"][0].message
    assert refresh(tmp_path, web).word == "unchanged"
    assert web.parsed == 1


def test_an_address_that_fails_and_may_fail_is_asked_again(tmp_path: Path) -> None:
    web = Web()

    def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
        with suppress(FetchError):
            fetch(NOTES)
        web.parsed += 1
        yield release(figures(share=2.0))

    def refuse(url: str) -> Resource:
        raise FetchError(url, "answered 503", "Try again later.")

    web.pages[NOTES] = b"a note"
    for fetch, parsed in ((web.get, 1), (refuse, 2), (refuse, 3), (web.get, 4), (web.get, 4)):
        assert pipeline.refresh(tmp_path, fetch, lambda _: None, {"nato": collect}).ok
        assert web.parsed == parsed


def test_that_nothing_is_at_an_address_is_as_good_as_an_answer(tmp_path: Path) -> None:
    web = Web()

    def get(url: str) -> Resource:
        if url not in web.pages:
            raise GoneError(url, "answered 404 Not Found", "Look.")
        return web.get(url)

    def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
        with suppress(GoneError):
            fetch(NOTES)
        web.parsed += 1
        yield release(figures(share=2.0))

    for note, parsed in ((b"", 1), (b"", 1), (b"a note", 2)):
        web.pages |= {NOTES: note} if note else {}
        assert pipeline.refresh(tmp_path, get, lambda _: None, {"nato": collect}).ok
        assert web.parsed == parsed
