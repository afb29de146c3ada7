"""A source of which something can be had goes on; one of which nothing can be had fails by one error. Made up."""

from collections.abc import Iterator
from datetime import date

import pytest

from etl.dataframe import Collected, MissedRelease, UnreadRelease
from etl.errors import FetchError, GoneError, LayoutError
from etl.sources.releases import KnownRelease, LackingRelease, require_any

KNOWN = KnownRelease("sipri", "1949-2021", date(2022, 4, 25), "Made up", "sipri", "", file="https://nowhere.example/a")
GONE = GoneError(KNOWN.file, "answered 404 Not Found", "Look at it.")
LACKING = LackingRelease.of(KNOWN, GONE)
PAGE = MissedRelease(LayoutError("https://nowhere.example/page", "links to nothing", "Look at it."))


def read() -> object:
    raise AssertionError("nothing is looked into")


UNREAD = UnreadRelease(KNOWN.describe(), read)  # type: ignore[arg-type]


def test_what_a_listed_release_lacks_is_told_with_its_name_and_what_to_do() -> None:
    assert str(LACKING.error) == (
        "https://nowhere.example/a: answered 404 Not Found. Look at it. Release 1949-2021 was not read without it, and "
        "what is in force of that stays. A copy of the publisher's file can be brought: `burden add FILE`."
    )
    assert isinstance(LACKING.error, FetchError)
    assert LACKING.why is GONE


@pytest.mark.parametrize("found", [(PAGE, LACKING, UNREAD), (UNREAD, LACKING), (PAGE, UNREAD, LACKING), ()])
def test_where_any_release_can_be_had_all_is_as_it_came(found: tuple[Collected, ...]) -> None:
    assert tuple(require_any(found)) == found


def test_a_release_is_handed_on_before_the_next_is_asked_for() -> None:
    def collect() -> Iterator[Collected]:
        yield UNREAD
        raise AssertionError("not yet")

    assert next(require_any(collect())) is UNREAD


def test_where_none_can_be_had_the_error_is_that_of_the_first_listed_release() -> None:
    with pytest.raises(GoneError) as told:
        list(require_any([PAGE, LACKING, LackingRelease.of(KNOWN, FetchError("b", "c", "d"))]))
    assert told.value is GONE


def test_where_none_is_listed_it_is_that_of_what_was_missed_first() -> None:
    with pytest.raises(LayoutError) as told:
        list(require_any([PAGE, PAGE]))
    assert told.value is PAGE.error
