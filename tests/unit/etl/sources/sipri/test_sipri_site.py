"""SIPRI's next edition is found by itself. The page and the workbooks are made up."""

import logging
from datetime import date

import pytest
from nato_site import stamped
from nato_workbook import saved
from openpyxl import Workbook
from sipri_site import FOLDER, LISTED, SECOND, SITE, book, collect, link, missed, notes, published
from sipri_workbook import CURRENT, SHARE

from etl.dataframe import ParsedRelease, UnreadRelease
from etl.errors import FetchError, GoneError, LayoutError
from etl.fetch import Resource
from etl.sources.releases import LackingRelease
from etl.sources.sipri.site import PAGE, list_workbooks

NEXT = "SIPRI-Milex-data-1949-2021_v1.1.xlsx"
MADE_UP = "Thu, 05 May 2022 10:00:00 GMT"


def next_site(content: bytes | FetchError, name: str = NEXT) -> dict[str, bytes | FetchError]:
    return {**SITE, PAGE: link(name), FOLDER + name: content}


def test_a_workbook_that_is_linked_and_not_listed_is_an_edition() -> None:
    found = collect(next_site(book(puts={("Front page", "A1"): "Updated 27 April 2022."})))
    assert published(found) == {"1949-2021": date(2022, 4, 25), "1949-2021-v1.1": date(2022, 4, 27)}
    [edition] = [one for one in found if isinstance(one, ParsedRelease)]
    assert edition.release.title == "SIPRI Military Expenditure Database, 1949-2021, version 1.1"
    assert edition.release.note == "Found on SIPRI's page. The day is that which its front page states."
    assert edition.release.origins[0].url == FOLDER + NEXT
    assert {row.release for row in edition.observations} == {"1949-2021-v1.1"}
    assert edition.observations[0].cell.startswith(f"{NEXT}!")


def test_the_listed_edition_is_not_looked_into_where_the_page_links_to_it() -> None:
    [one] = collect(SITE)
    assert isinstance(one, UnreadRelease)


def test_the_day_is_the_servers_word_where_the_file_states_none() -> None:
    found = collect(next_site(stamped(book(), "2022-05-02")), modified=MADE_UP)
    assert published(found)["1949-2021-v1.1"] == date(2022, 5, 5)
    assert "by the word of SIPRI's server (Last-Modified)" in notes(found)["1949-2021-v1.1"]


def test_the_day_is_that_of_the_workbooks_metadata_where_the_server_says_none_either() -> None:
    found = collect(next_site(stamped(book(), "2022-05-02")))
    assert published(found)["1949-2021-v1.1"] == date(2022, 5, 2)
    assert "last saved, by its own metadata" in notes(found)["1949-2021-v1.1"]


def test_no_day_in_the_years_of_the_edition_is_its_own() -> None:
    stated = book(puts={("Front page", "A1"): "Since 27 April 2001"})
    found = collect(next_site(stamped(stated, "2021-05-02")), modified="Mon, 02 Jan 2006 15:04:05 GMT")
    assert published(found)["1949-2021-v1.1"] == date(2022, 1, 1)
    assert "Nobody knows when it came out" in notes(found)["1949-2021-v1.1"]


def test_editions_of_one_span_sort_by_their_versions() -> None:
    names = [f"SIPRI-Milex-data-1949-2021{version}.xlsx" for version in ("_v1.10", "_v1.2", "")]
    pages = {PAGE: link(*names), LISTED.file: book()}
    contents = {FOLDER + name: book(puts={("Footnotes", "C1"): name}) for name in names}
    found = collect({**contents, **pages})
    ordered = sorted((one.release for one in found if not hasattr(one, "error")), key=lambda one: one.order)
    same_day = [one.release for one in ordered if one.published != LISTED.published]
    assert ordered[0].release == "1949-2021"
    assert same_day == ["1949-2021-v1.2", "1949-2021-v1.10"]


def test_another_file_of_an_edition_that_is_listed_is_a_release_of_its_own() -> None:
    other = book(puts={("Front page", "A1"): "6 May 2022", ("Footnotes", "C1"): "Changed"})
    found = collect(next_site(other, "SIPRI-Milex-data-1949-2021_0.xlsx"))
    assert published(found) == {"1949-2021": date(2022, 4, 25), "1949-2021-of-2022-05-06": date(2022, 5, 6)}


def test_the_same_bytes_at_another_address_are_no_other_edition() -> None:
    assert list(published(collect(next_site(SITE[LISTED.file])))) == ["1949-2021"]


@pytest.mark.parametrize("content", [b"no workbook", b"PK damaged", saved(Workbook())])
def test_a_workbook_of_other_things_is_none(content: bytes) -> None:
    found = collect(next_site(content, "SIPRI-Top-100.xlsx"))
    assert (list(published(found)), missed(found)) == (["1949-2021"], [])


def test_a_page_that_a_mirror_lacks_is_left_out_in_silence() -> None:
    found = collect({LISTED.file: book()})
    assert (list(published(found)), missed(found)) == (["1949-2021"], [])


@pytest.mark.parametrize("kind", [FetchError, GoneError])
def test_a_page_that_cannot_be_had_from_the_network_is_missed(kind: type[FetchError]) -> None:
    found = collect({**SITE, PAGE: kind(PAGE, "answered 404", "Look at it.")})
    assert list(published(found)) == ["1949-2021"]
    assert missed(found) == [f"{PAGE}: answered 404. Look at it."]


def test_a_page_without_a_workbook_is_missed() -> None:
    [told] = missed(collect({**SITE, PAGE: b"<html>We have moved.</html>"}))
    assert told.startswith(f"{PAGE}: links to no workbook. Look at it in a browser.")


def test_a_page_with_far_too_many_workbooks_is_refused() -> None:
    page = Resource.of(PAGE, link(*(f"{number}.xlsx" for number in range(51))), "")
    with pytest.raises(LayoutError, match="links to 51 workbooks"):
        list_workbooks(page)


def test_workbooks_of_other_sites_are_not_looked_at() -> None:
    page = Resource.of(PAGE, b'<a href="https://example.org/a.xlsx"></a><a href="https://sipri.org/b.XLSX#c"></a>', "")
    assert list_workbooks(page) == ("https://sipri.org/b.XLSX",)


def test_a_newer_edition_that_cannot_be_had_is_missed_and_the_others_are_not() -> None:
    error = FetchError(FOLDER + NEXT, "no answer in time", "Try again later.")
    found = collect(next_site(error))
    assert list(published(found)) == ["1949-2021"]
    assert missed(found) == [str(error)]


def test_a_newer_edition_that_a_mirror_lacks_is_left_out() -> None:
    found = collect({**SITE, PAGE: link(NEXT)})
    assert (list(published(found)), missed(found)) == (["1949-2021"], [])


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"PK damaged", f"{NEXT}: is a truncated or damaged workbook"),
        (b"<html>Sign in</html>", f"{NEXT}: is a web page"),
        (
            book("1949-2022"),
            f"{NEXT}!Local currency financial years!A1: the title says 1949-2022, the name of the file",
        ),
        (book(puts={(SHARE, "A9"): "Ruritania"}), f"{NEXT}!{SHARE}!A9: 'Ruritania' is no name that is known"),
        (book(puts={("Footnotes", "ZZ100000"): 1}), f"{NEXT}!Footnotes: spans 100,000 rows"),
    ],
)
def test_a_newer_edition_that_cannot_be_read_is_missed_with_its_place(content: bytes, where: str) -> None:
    found = collect(next_site(content))
    assert list(published(found)) == ["1949-2021"]
    [told] = missed(found)
    assert told.startswith(where)


def test_a_name_that_says_another_year_than_the_sheets_is_missed() -> None:
    [told] = missed(collect(next_site(book(), "SIPRI-Milex-data-1949-2022.xlsx")))
    assert "the title says 1949-2021, the name of the file 1949-2022" in told


def test_titles_of_two_years_are_missed() -> None:
    mixed = book(puts={(CURRENT, "A1"): "Military expenditure by country, in millions of US$ at current prices and "
                                        "exchange rates, 1949-2020"})  # fmt: skip
    [told] = missed(collect(next_site(mixed)))
    assert told.startswith(f"{NEXT}!Local currency financial years!A1: the title says 1949-2021, another one 1949-2020")


def test_an_older_edition_that_cannot_be_had_is_told_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    old = "SIPRI-Milex-data-1949-2019.xlsx"
    with caplog.at_level(logging.WARNING):
        found = collect(next_site(FetchError(FOLDER + old, "no answer", "Try again."), old))
    assert missed(found) == []
    assert "A workbook on SIPRI's page is left out" in caplog.text


def test_a_listed_edition_that_cannot_be_had_is_missed_and_the_page_is_looked_at_all_the_same() -> None:
    error = GoneError(LISTED.file, "answered 404 Not Found", "Look at the address.")
    found = collect(
        next_site(book(puts={("Footnotes", "C1"): "Newer"})) | {LISTED.file: error, SECOND.file: book()}, LISTED, SECOND
    )
    assert list(published(found)) == ["1949-2020", "1949-2021-v1.1"]
    assert missed(found) == [str(LackingRelease.of(LISTED, error).error)]


def test_where_no_listed_edition_can_be_had_those_on_the_page_are_read_all_the_same() -> None:
    error = GoneError(LISTED.file, "answered 404 Not Found", "Look at the address.")
    found = collect(next_site(book(puts={("Footnotes", "C1"): "Newer"})) | {LISTED.file: error})
    assert list(published(found)) == ["1949-2021-v1.1"]
    assert missed(found) == [str(LackingRelease.of(LISTED, error).error)]


def test_where_no_listed_edition_can_be_had_the_first_error_is_that_of_the_source() -> None:
    with pytest.raises(FetchError, match="answered 503"):
        collect({**SITE, LISTED.file: FetchError(LISTED.file, "answered 503", "Try again later.")})
