"""What becomes of NATO where files of its list cannot be had, and nothing stands in. All is made up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from nato_pdf import changed
from nato_site import book, report, serve

from etl.dataframe import Collected, MissedRelease, read_releases
from etl.errors import AbsentError, FetchError, GoneError
from etl.fetch import Resource
from etl.sources.given import Given
from etl.sources.nato import collect
from etl.sources.nato.site import read_pages
from etl.sources.releases import KnownRelease

TOPIC = read_pages().addresses[0]
OLDER = KnownRelease(
    "nato", "2021-06-11", date(2021, 6, 11), "Made up (2019-2021)", "nato", "", "whole", "workbook",
    "https://www.nato.int/a.xlsx", "https://www.nato.int/a.pdf",
)  # fmt: skip
NEWER = replace(
    OLDER, release="2021-11-30", published=date(2021, 11, 30), file="https://www.nato.int/b.xlsx", control=""
)
COPIED = replace(OLDER, release="2019-06-25", published=date(2019, 6, 25), kind="transcription", file="2019-06-25.csv",
                 control="")  # fmt: skip
REPORT = report("11 June 2021 COMMUNIQUE", "Defence Expenditure of NATO Countries (2019-2021)")
SITE = {OLDER.file: book("2021-06-09"), OLDER.control: REPORT, NEWER.file: book("2021-11-29")}
REFUSALS = {
    "404": GoneError(OLDER.file, "answered 404 Not Found", "Look at the address."),
    "403": FetchError(OLDER.file, "answered 403 Forbidden: the site refuses programs, or this network", "Wait a day."),
    "time-out": FetchError(OLDER.file, "no answer in time after 4 attempts", "Try again later."),
    "web page": FetchError(OLDER.file, "is a web page, not a workbook ('Sign in')", "Log in."),
    "mirror": AbsentError(OLDER.file, "the mirror lacks it", "Add it."),
}
BRING = (
    "Release 2021-06-11 was not read without it, and what is in force of that stays. "
    "A copy of the publisher's file can be brought: `burden add FILE`."
)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> list[KnownRelease]:
    """The list of releases."""
    listed = [COPIED, OLDER, NEWER]

    class List:
        def read(self) -> tuple[KnownRelease, ...]:
            return tuple(listed)

    monkeypatch.setattr("etl.sources.nato.RELEASES", List())
    return listed


def collected(there: Mapping[str, bytes | FetchError | Resource], *given: Given) -> tuple[list[str], list[str]]:
    """The names of the releases that are read, and what is said of those that were missed."""
    found: list[Collected] = list(collect(serve(there), given))
    read = read_releases(one for one in found if not isinstance(one, MissedRelease))
    # There is no page in these tests: that is told beside, and is looked at elsewhere.
    said = [str(one.error) for one in found if isinstance(one, MissedRelease)]
    return [one.release.release for one in read], [one for one in said if not one.startswith(TOPIC)]


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_listed_file_that_cannot_be_had_is_missed_and_the_others_are_read(kind: str) -> None:
    names, said = collected({**SITE, OLDER.file: REFUSALS[kind]})
    assert names == ["2019-06-25", "2021-11-30"]
    assert said == [f"{REFUSALS[kind]} {BRING}"]


def test_so_is_the_newest() -> None:
    names, [said] = collected({**SITE, NEWER.file: FetchError(NEWER.file, "answered 503", "Try again later.")})
    assert names == ["2019-06-25", "2021-06-11"]
    assert said.startswith(f"{NEWER.file}: answered 503. Try again later. Release 2021-11-30 was not read without it")


def test_a_workbook_whose_pdf_cannot_be_had_is_not_read_unchecked() -> None:
    refused = FetchError(OLDER.control, "answered 403 Forbidden", "Wait a day.")
    names, said = collected({**SITE, OLDER.control: refused})
    assert names == ["2019-06-25", "2021-11-30"]
    assert said == [f"{refused} {BRING}"]


def test_nothing_is_missed_of_a_release_for_which_a_given_file_stands_in(known: list[KnownRelease]) -> None:
    known[:] = [OLDER, COPIED]
    copy = Given(Resource.of("given:a.xlsx", book("2021-06-09"), ""), release="2021-06-11")
    assert collected({OLDER.control: REPORT}, copy) == (["2019-06-25", "2021-06-11"], [])


def test_a_given_file_alone_is_enough_for_what_else_is_listed_to_be_missed() -> None:
    copy = Given(Resource.of("given:b.xlsx", book("2021-11-29"), ""), release="2021-11-30")
    names, said = collected({OLDER.file: REFUSALS["404"]}, copy)
    assert (names, said) == (["2019-06-25", "2021-11-30"], [f"{REFUSALS['404']} {BRING}"])


def test_a_copy_that_natos_pdf_contradicts_does_not_stand_in() -> None:
    other = report(
        "11 June 2021 COMMUNIQUE",
        "Defence Expenditure of NATO Countries (2019-2021)",
        at=changed(1, "110.71", "999.99"),
    )
    copy = Given(Resource.of("given:a.xlsx", book("2021-06-09"), ""), release="2021-06-11")
    names, said = collected({**SITE, OLDER.file: REFUSALS["404"], OLDER.control: other}, copy)
    assert names == ["2019-06-25", "2021-11-30"]
    assert said[0] == f"{REFUSALS['404']} {BRING}"
    assert len(said) == 2


def test_where_nothing_can_be_had_the_first_error_is_that_of_the_source_whatever_was_transcribed() -> None:
    with pytest.raises(FetchError) as told:
        collected({OLDER.file: REFUSALS["403"]})
    assert told.value is REFUSALS["403"]


@pytest.mark.parametrize("lacking", [OLDER, NEWER])
def test_a_listed_file_that_the_page_links_to_and_that_cannot_be_had_is_told_once(lacking: KnownRelease) -> None:
    refused = FetchError(lacking.file, "answered 403 Forbidden", "Wait a day.")
    page = b'<a href="/a.xlsx">June</a> <a href="/b.xlsx">November</a>'
    [said] = collected({**SITE, TOPIC: page, lacking.file: refused})[1]
    assert said.startswith(f"{refused} Release {lacking.release} was not read without it")
