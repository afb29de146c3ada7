"""Copies of NATO's files that a person brings, all made up: known by what is in them, never by name or metadata."""

from dataclasses import replace
from datetime import date

import pytest
from nato_pdf import changed, image
from nato_site import TITLE, book, report
from nato_workbook import TABLES, with_table

from etl.dataframe import MissedRelease, ParsedRelease, read_releases
from etl.errors import AbsentError, LayoutError
from etl.fetch import Resource
from etl.sources.given import Given
from etl.sources.nato import collect, read_given, recognise
from etl.sources.nato import copies as module
from etl.sources.nato.copies import read_copies
from etl.sources.nato.site import read_pages
from etl.sources.releases import KnownRelease

TOPIC = read_pages().addresses[0]
COMMUNIQUE = "1 June 2021 COMMUNIQUE"
LISTED = KnownRelease(
    "nato", "2021-06-11", date(2021, 6, 11), "Made up (2019-2021)", "nato", "", "whole", "workbook",
    "https://www.nato.int/x.xlsx", "https://www.nato.int/x.pdf",
)  # fmt: skip
MARCH = replace(
    LISTED, release="2022-03-31", published=date(2022, 3, 31), kind="transcription", file="a.csv", control=""
)
OLDER = replace(LISTED, release="2020-10-21", published=date(2020, 10, 21), title="Made up (2018-2020)")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> list[KnownRelease]:
    """The list of releases: one that ends in another year, unless a test puts more there."""
    listed = [OLDER]

    class List:
        def read(self) -> tuple[KnownRelease, ...]:
            return tuple(listed)

    monkeypatch.setattr(module, "RELEASES", List())
    monkeypatch.setattr("etl.sources.nato.RELEASES", List())
    return listed


def copy(content: bytes, name: str = "download (3).xlsx", **said: object) -> Given:
    return Given(Resource.of(f"given:{name}", content, ""), **said)  # type: ignore[arg-type]


def test_a_copy_of_a_listed_release_is_recognised_by_its_last_year_and_definition(known: list[KnownRelease]) -> None:
    known.append(LISTED)
    # Saved on a day that is nobody's.
    given = copy(book("2023-05-30"))
    found = recognise(given.fetched)
    assert found is not None
    assert (found.source, found.release, found.published, found.address) == (
        "nato", "2021-06-11", date(2021, 6, 11), "",
    )  # fmt: skip
    release = read_given(given).release
    assert (release.release, release.published, release.title) == ("2021-06-11", date(2021, 6, 11), LISTED.title)
    assert (release.acquisition, release.note, release.origins[0].url) == (
        "original", "Given by hand.", "given:download (3).xlsx",
    )  # fmt: skip


def test_a_pdf_tells_its_day_itself() -> None:
    given = copy(report(COMMUNIQUE, TITLE), "scan.pdf")
    found = recognise(given.fetched)
    assert found is not None
    assert (found.release, found.published) == ("2021-06-01", date(2021, 6, 1))
    assert (read_given(given).release.release, read_given(given).release.note) == ("2021-06-01", "Given by hand.")


@pytest.mark.parametrize("name", ["a.xlsx", "210601-def-exp-2021-TABLES-en.xlsx"])
def test_a_workbook_that_is_not_listed_needs_a_day(name: str) -> None:
    given = copy(book(), name)
    found = recognise(given.fetched)
    assert found is not None
    assert (found.release, found.published) == ("", None)
    with pytest.raises(LayoutError, match=r"has NATO's tables up to 2021, but does not say .*--published YYYY-MM-DD"):
        read_given(given)


def test_a_day_that_the_person_says_is_told_as_such() -> None:
    release = read_given(copy(book(), published=date(2021, 6, 3))).release
    assert (release.release, release.published) == ("2021-06-03", date(2021, 6, 3))
    assert release.note == "Given by hand. The day is as the person says who gave the file."


@pytest.mark.parametrize(
    ("said", "name", "day"),
    [
        ({"release": "spring-2021", "published": date(2021, 3, 1)}, "spring-2021", "2021-03-01"),
        ({"release": "2021-03-01"}, "2021-03-01", "2021-03-01"),
    ],
)
def test_the_name_of_a_release_is_the_persons(said: dict[str, object], name: str, day: str) -> None:
    release = read_given(copy(book(), **said)).release
    assert (release.release, release.published.isoformat()) == (name, day)


def test_a_name_without_a_day_is_not_enough() -> None:
    with pytest.raises(LayoutError, match="--published"):
        read_given(copy(book(), release="spring-2021"))


def test_two_listed_releases_of_the_same_last_year_are_asked_about(known: list[KnownRelease]) -> None:
    known += [LISTED, MARCH]
    given = copy(book())
    found = recognise(given.fetched)
    assert found is not None
    assert found.release == ""
    with pytest.raises(LayoutError, match=r"may be of release 2021-06-11 or 2022-03-31: .*--release NAME"):
        read_given(given)
    assert read_given(copy(book(), release="2022-03-31")).release.published == date(2022, 3, 31)
    assert read_given(copy(book(), published=date(2021, 6, 12))).release.release == "2021-06-11"


def test_a_release_of_a_year_that_another_is_listed_for_is_known_by_the_day_that_is_said(
    known: list[KnownRelease],
) -> None:
    known.append(LISTED)
    assert read_given(copy(book(), published=date(2022, 3, 31))).release.release == "2022-03-31"


@pytest.mark.parametrize(
    ("tables", "release"),
    [(TABLES, OLDER.release), (with_table(replace(TABLES[0], title="Core defence expenditure")), "2021-06-11")],
)
def test_a_release_that_the_file_is_plainly_not_of_is_refused(
    known: list[KnownRelease], tables: tuple[object, ...], release: str
) -> None:
    known.append(LISTED)
    with pytest.raises(LayoutError, match=rf"is said to be release {release}, and has tables of another"):
        read_given(copy(book(tables=tables), release=release))  # type: ignore[arg-type]


def test_a_day_that_is_not_the_printed_one_is_refused() -> None:
    with pytest.raises(LayoutError, match="states 2021-06-01 as its day, and is said to be of 2021-06-02"):
        read_given(copy(report(COMMUNIQUE, TITLE), published=date(2021, 6, 2)))


@pytest.mark.parametrize(
    "content", [b"", b"text", b"<html>", b"PK\x03\x04", b"%PDF-1.4", image(), report("A report", at=[])]
)
def test_a_file_of_others_is_not_natos(content: bytes) -> None:
    assert recognise(Resource.of("given:a file", content, "")) is None
    with pytest.raises(LayoutError):
        read_given(copy(content))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", report(TITLE, at=[]), "those of its tables are not found"),
        ("def-exp-2027-en.pdf", image(), "is an image without text. Bring the publisher's workbook"),
        ("def-exp-2027-en.xlsx", b"<html>", "is neither a workbook nor a PDF"),
    ],
)
def test_a_file_that_is_natos_and_cannot_be_read_says_why(name: str, content: bytes, words: str) -> None:
    with pytest.raises(LayoutError, match=words):
        recognise(Resource.of(f"given:{name}", content, ""))


def test_a_workbook_is_held_against_the_pdf_that_is_given_too() -> None:
    [one] = read_copies([copy(report(COMMUNIQUE, TITLE), "a.pdf"), copy(book(), published=date(2021, 6, 1))], [])
    assert isinstance(one, ParsedRelease)
    assert [origin.url[-4:] for origin in one.release.origins] == ["xlsx", ".pdf"]


def test_a_copy_that_cannot_be_read_is_missed_and_stops_no_other() -> None:
    found = list(read_copies([copy(book()), copy(report(COMMUNIQUE, TITLE), "a.pdf")], []))
    assert [type(one) for one in found] == [MissedRelease, ParsedRelease]


def collected(site: dict[str, bytes], *given: Given) -> dict[str, ParsedRelease]:
    """What is collected, by release, where a site has these files and no page. Raises what was missed."""

    def fetch(url: str) -> Resource:
        if url not in site:
            raise AbsentError(url, "is not there", "Put it there.")
        return Resource.of(url, site[url], "")

    return {one.release.release: one for one in read_releases(collect(fetch, given))}


def test_a_copy_stands_in_where_the_listed_address_cannot_be_had(known: list[KnownRelease]) -> None:
    known[:] = [LISTED]
    with pytest.raises(AbsentError, match=r"x\.xlsx"):
        collected({})
    [(name, one)] = collected({}, copy(book())).items()
    assert (name, one.release.published) == ("2021-06-11", date(2021, 6, 11))
    assert [origin.url for origin in one.release.origins] == ["given:download (3).xlsx"]


def test_a_copy_that_stands_in_is_held_against_natos_pdf_where_that_can_be_had(known: list[KnownRelease]) -> None:
    known[:] = [LISTED]
    [(_, one)] = collected({LISTED.control: report(COMMUNIQUE, TITLE)}, copy(book())).items()
    assert [origin.url for origin in one.release.origins] == ["given:download (3).xlsx", LISTED.control]
    other = report(COMMUNIQUE, TITLE, at=changed(1, "110.71", "999.99"))
    with pytest.raises(AbsentError):
        collected({LISTED.control: other}, copy(book()))


def test_a_pdf_of_natos_that_is_not_as_known_is_missed_and_the_copy_stands_in(known: list[KnownRelease]) -> None:
    known[:] = [LISTED]
    pdf = Resource.of(LISTED.control.replace("x.pdf", "def-exp-2021-en.pdf"), report("Something else"), "")
    found = list(read_copies([copy(book())], known, [(LISTED, pdf)]))
    assert [type(one) for one in found] == [MissedRelease, ParsedRelease]


def test_the_listed_address_wins_over_a_copy(known: list[KnownRelease]) -> None:
    known[:] = [LISTED]
    site = {LISTED.file: book("2021-06-09"), LISTED.control: report(COMMUNIQUE, TITLE)}
    [(_, one)] = collected(site, copy(book())).items()
    assert [origin.url for origin in one.release.origins] == [LISTED.file, LISTED.control]


def test_natos_page_wins_over_a_copy_of_the_same_release(known: list[KnownRelease]) -> None:
    known.clear()
    site = {TOPIC: b'<a href="/a.pdf">', "https://www.nato.int/a.pdf": report(COMMUNIQUE, TITLE)}
    [(name, one)] = collected(site, copy(book(), published=date(2021, 6, 3))).items()
    assert (name, one.release.origins[0].url) == ("2021-06-01", "https://www.nato.int/a.pdf")


def test_an_image_on_natos_page_is_not_missed_where_its_workbook_was_given(known: list[KnownRelease]) -> None:
    known.clear()
    site = {TOPIC: b'<a href="/def-exp-2021-en.pdf">', "https://www.nato.int/def-exp-2021-en.pdf": image()}
    with pytest.raises(LayoutError, match=r"def-exp-2021-en\.pdf: NATO's page links to this file"):
        collected(site)
    assert list(collected(site, copy(book(), published=date(2021, 6, 1)))) == ["2021-06-01"]
