"""What is found on made-up pages that link to made-up files, and what is not."""

import logging
import re
from dataclasses import replace
from datetime import date

import pytest
from nato_pdf import changed, image, pages
from nato_site import LATER, TITLE, book, discover, found, missed, report, site
from nato_workbook import TABLES, with_table

from etl.contract import check_releases
from etl.errors import LayoutError
from etl.sources.releases import KnownRelease
from etl.transform.release import derive

OLDER = "Defence Expenditure of NATO Countries (2018-2020)"
COMMUNIQUE = "1 June 2021 COMMUNIQUE"
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
