"""What is found on made-up pages that link to made-up files, and what is not."""

import logging
import re
from dataclasses import replace
from datetime import date

import pytest
from nato_pdf import changed, image, pages
from nato_site import PAGE, TITLE, book, discover, found, missed, report, site
from nato_workbook import TABLES, with_table

from etl.contract import check_releases
from etl.errors import AbsentError, FetchError, GoneError, LayoutError, SeedError
from etl.fetch import Resource
from etl.sources.nato import site as nato_page
from etl.sources.nato.site import Pages, discover_releases
from etl.sources.nato.site import read_pages as known_pages
from etl.sources.releases import KnownRelease
from etl.transform.release import derive

OLDER = "Defence Expenditure of NATO Countries (2018-2020)"
COMMUNIQUE = "1 June 2021 COMMUNIQUE"
LATER = KnownRelease(
    "nato", "2024-06-17", date(2024, 6, 17), "Made up", "nato", "", kind="workbook", file="https://www.nato.int/x.xlsx"
)
PARTIAL = KnownRelease(
    "nato", "2021-06-11", date(2021, 6, 11), "Made up", "nato", "", "partial", "transcription", "2021-06-11.csv"
)
CORE = with_table(replace(TABLES[0], title="Core defence expenditure"))


def test_a_pdf_is_a_release_of_the_day_that_its_first_page_states() -> None:
    (one,) = found({"strange name.pdf": report(COMMUNIQUE, f"Made up: {TITLE}", day="20210603")})
    assert (one.release.release, one.release.title) == ("2021-06-01", TITLE)
    assert (one.release.acquisition, one.release.extent, one.release.definition) == ("original", "whole", "nato")
    assert one.release.note.startswith("Found on NATO's page")
    assert "metadata" not in one.release.note
    assert {row.release for row in one.observations} == {"2021-06-01"}


def test_a_pdf_that_states_no_day_is_of_the_day_on_which_it_was_made() -> None:
    (one,) = found({"a.pdf": report(TITLE, "The cut-off date was", "7 May 2021.", day="20210603")})
    assert one.release.published == date(2021, 6, 3)
    assert one.release.note.endswith("The day is by the file's own metadata.")


@pytest.mark.parametrize("day", ["31 February 2021", "0 June 2021", "1 June 0000"])
def test_a_day_that_the_calendar_has_not_is_none(day: str) -> None:
    (one,) = found({"a.pdf": report(f"{day} COMMUNIQUE", TITLE, day="20210603")})
    assert one.release.published == date(2021, 6, 3)


def test_a_workbook_alone_is_of_the_day_on_which_it_was_saved() -> None:
    (one,) = found({"a.xlsx": book("2021-06-02")})
    assert (one.release.release, one.release.title) == ("2021-06-02", TITLE)
    assert one.release.note.endswith("The day is by the file's own metadata.")


def test_a_workbook_and_the_pdf_that_agrees_with_it_are_one_release() -> None:
    (one,) = found({"a.pdf": report(COMMUNIQUE, TITLE), "b.xlsx": book("2021-05-30")})
    assert one.release.release == "2021-06-01"
    assert "metadata" not in one.release.note
    assert [origin.url for origin in one.release.origins] == [
        "https://www.nato.int/b.xlsx",
        "https://www.nato.int/a.pdf",
    ]
    assert all(row.cell.startswith("b.xlsx!") for row in one.observations)
    assert {row.release for row in one.observations} == {"2021-06-01"}


def test_a_workbook_and_a_pdf_that_differ_are_two_releases() -> None:
    other = report("3 March 2020 COMMUNIQUE", TITLE, at=changed(1, "110.71", "999.99"))
    assert {one.release.release for one in found({"a.pdf": other, "b.xlsx": book()})} == {"2020-03-03", "2021-06-02"}


def test_two_that_differ_and_are_of_one_day_are_refused() -> None:
    other = report("2 June 2021 COMMUNIQUE", TITLE, at=changed(1, "110.71", "999.99"))
    with pytest.raises(
        LayoutError, match=r"a\.pdf: is of the same release as https://www\.nato\.int/b\.xlsx, and differs"
    ):
        found({"a.pdf": other, "b.xlsx": book()})


def test_what_is_found_keeps_the_contract_as_far_as_made_up_figures_can() -> None:
    (one,) = found({"a.pdf": report(COMMUNIQUE, TITLE)})
    kept = one.with_observations(
        row for row in one.observations if row.member != "NATO_TOTAL" and "share" not in row.indicator
    )
    assert check_releases([derive(kept)])


NOISE = {
    "photo.pdf": report("A report on something else", at=[]),
    "another.xlsx": book(tables=(replace(TABLES[0], title="Personnel of made-up countries"),)),
}
# What may be a release, for all that anybody can see; and why it is not read.
DOUBTFUL = {
    "tables in a report.pdf": (report("A report on something else"), "the title of the release"),
    "title only.pdf": (report(TITLE, at=[]), "those of its tables are not found in it"),
    "tables only.pdf": (report("Annex"), "the title of the release"),
    "page.xlsx": (b"<html><body>Not found</body></html>", "is neither a workbook nor a PDF"),
    "broken.xlsx": (book()[:2000], "cannot be opened|damaged|is no workbook"),
    "broken.pdf": (report(COMMUNIQUE, TITLE)[:3000], "is truncated"),
    "empty.xlsx": (b"", "is neither a workbook nor a PDF"),
    "image.pdf": (image(), "is an image without text"),
    "def-exp.pdf": (report("A report in other words", at=[]), "is called as NATO's release is"),
    "def-exp.xlsx": (NOISE["another.xlsx"], "is called as NATO's release is"),
}


@pytest.mark.parametrize("name", NOISE)
def test_a_file_that_is_no_release_is_passed_over(name: str) -> None:
    assert found({name: NOISE[name]}) == []


@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_file_that_may_be_a_release_and_cannot_be_read_is_missed(name: str) -> None:
    content, words = DOUBTFUL[name]
    [said] = missed({name: content})
    assert said.startswith(f"https://www.nato.int/{name}: NATO's page links to this file, which may be newer than")
    assert re.search(words, said)
    assert "leave it out: Add a row to seeds/nato/pages.csv" in said


@pytest.mark.parametrize("name", DOUBTFUL)
def test_one_whose_address_says_that_it_is_older_is_told_and_left_out(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert missed({f"200101-{name}": DOUBTFUL[name][0]}, LATER) == []
    assert "A file on NATO's page is left out: " in caplog.text


@pytest.mark.parametrize("reader", ["recognition.Book", "candidates.parse_workbook"])
def test_a_file_that_breaks_its_reader_stops_no_other(monkeypatch: pytest.MonkeyPatch, reader: str) -> None:
    monkeypatch.setattr(f"etl.sources.nato.{reader}", lambda *_: 1 / 0)
    releases, said = discover(site({"a.xlsx": book(), "b.pdf": report(COMMUNIQUE, OLDER)}))
    assert [one.release.release for one in releases] == ["2021-06-01"]
    assert "cannot be read (ZeroDivisionError: division by zero)" in said[0]


def test_noise_around_a_release_does_not_hide_it() -> None:
    assert len(found({**NOISE, "the one.xlsx": book()})) == 1


def test_the_same_file_at_two_addresses_is_one_release() -> None:
    # Made once: a second one may be of another second.
    file = book()
    assert len(found({"a.xlsx": file, "b.xlsx": file})) == 1


def test_a_release_that_is_listed_is_not_read_again() -> None:
    listed = replace(LATER, release="2021-06-11", published=date(2021, 6, 11))
    assert found({"a.xlsx": book(), "b.pdf": report(COMMUNIQUE, TITLE)}, listed) == []


def test_a_release_that_is_listed_in_part_is_read_and_keeps_its_name_and_day() -> None:
    (one,) = found({"a.xlsx": book("2021-06-02")}, PARTIAL)
    assert (one.release.release, one.release.published, one.release.extent) == (
        "2021-06-11",
        date(2021, 6, 11),
        "whole",
    )
    assert {row.release for row in one.observations} == {"2021-06-11"}


def test_a_listed_address_is_not_looked_at() -> None:
    assert found({"x.xlsx": book()}, LATER) == []


UNREADABLE = {
    "core.xlsx": (book(tables=CORE[:-1]), "no table gives"),
    "morale.xlsx": (
        book(tables=with_table(replace(TABLES[5], title="Morale"))),
        "the table 'Morale' is not known",
    ),
    "total.xlsx": (
        book(tables=with_table(replace(TABLES[0], title="Total defence expenditure"))),
        "has tables of total defence expenditure, and no definition of that name is known",
    ),
    "less.xlsx": (book(tables=TABLES[:-1]), "no table gives"),
    "less.pdf": (report(COMMUNIQUE, TITLE, at=pages()[:-1]), "no table gives"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_new_release_that_cannot_be_read_is_missed(name: str) -> None:
    content, words = UNREADABLE[name]
    with pytest.raises(LayoutError, match=words):
        found({name: content})


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_old_one_that_cannot_be_read_is_told_and_left_out(name: str, caplog: pytest.LogCaptureFixture) -> None:
    content, _ = UNREADABLE[name]
    with caplog.at_level(logging.WARNING):
        assert found({name: content}, LATER) == []
    assert "A file on NATO's page is left out: " in caplog.text


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_new_release_that_cannot_be_read_stops_no_other(name: str) -> None:
    releases, said = discover(site({name: UNREADABLE[name][0], "other.pdf": report("3 March 2020", OLDER)}))
    assert ([one.release.release for one in releases], len(said)) == (["2020-03-03"], 1)


def test_tables_without_a_day_are_missed() -> None:
    with pytest.raises(LayoutError, match="does not say of which day it is"):
        found({"a.pdf": report(TITLE)}, LATER)


def test_a_mirror_without_the_page_gives_nothing_and_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def fetch(url: str) -> Resource:
        raise AbsentError(url, "the mirror lacks it", "Add it.")

    assert discover_releases(fetch, Pages((PAGE,)), ()) == ()
    assert caplog.text == ""


def lacking(url: str) -> AbsentError:
    return AbsentError(url, "the mirror lacks it", "Add it.")


def test_a_linked_file_that_a_mirror_lacks_and_that_is_older_is_passed_over(
    caplog: pytest.LogCaptureFixture,
) -> None:
    there = site({"a.xlsx": book(), "200303-b.pdf": b""})
    url = "https://www.nato.int/200303-b.pdf"
    releases, said = discover({**there, url: lacking(url)})
    assert (len(releases), said) == (1, [])
    assert caplog.text == ""


def test_a_linked_file_that_a_mirror_lacks_and_that_may_be_newer_is_missed() -> None:
    there = site({"a.xlsx": book(), "b.pdf": b""})
    url = "https://www.nato.int/b.pdf"
    releases, [said] = discover({**there, url: lacking(url)})
    assert len(releases) == 1
    assert said.startswith(f"{url}: NATO's page links to this file, which may be newer than the release of 2021-06-02")
    assert "and it was not read. The mirror lacks it. Add it." in said


def test_a_page_that_the_network_does_not_give_is_missed() -> None:
    _, [said] = discover({PAGE: FetchError(PAGE, "answered 503 Service Unavailable", "Try again later.")})
    assert said == (
        f"{PAGE}: a newer release of NATO would not be noticed, for the page that links to it cannot be had. "
        f"{PAGE}: answered 503 Service Unavailable. Try again later."
    )


def test_a_page_that_is_gone_is_missed_and_the_row_with_its_new_address_is_asked_for() -> None:
    _, [said] = discover({PAGE: GoneError(PAGE, "answered 404 Not Found", "Look.")})
    assert said.startswith(
        f"{PAGE}: a newer release of NATO would not be noticed, for the page that links to it cannot be had: nothing "
        "is there any more. Look at it in a browser."
    )
    assert "seeds/nato/pages.csv of the data folder, below the header `url,use,why`: `NEW ADDRESS,page,WHY`." in said


def test_the_second_address_is_asked_where_the_first_gives_nothing() -> None:
    there = site({"a.xlsx": book()})
    asked: list[str] = []

    def fetch(url: str) -> Resource:
        asked.append(url)
        if url not in there:
            raise FetchError(url, "answered 404 Not Found", "Look.")
        return Resource.of(url, there[url], "")

    assert len(discover_releases(fetch, Pages(("https://www.nato.int/moved", PAGE)), ())) == 1
    assert asked[:2] == ["https://www.nato.int/moved", PAGE]


def test_a_file_that_is_ignored_by_name_is_not_asked_for() -> None:
    there = site({"a.xlsx": book()})

    def fetch(url: str) -> Resource:
        return Resource.of(url, {PAGE: there[PAGE]}[url], "")

    assert discover_releases(fetch, Pages((PAGE,), frozenset({"https://www.nato.int/a.xlsx"})), ()) == ()


def test_the_addresses_of_natos_page_are_data() -> None:
    addresses = known_pages().addresses
    assert len(addresses) == len(set(addresses)) >= 2
    assert all(address.startswith("https://www.nato.int/") for address in addresses)


def test_a_use_that_is_not_known_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nato_page, "read_csv", lambda _: [{"url": PAGE, "use": "maybe", "why": ""}])
    with pytest.raises(SeedError, match=r"pages\.csv, line 2, use: 'maybe' is no use"):
        known_pages()
