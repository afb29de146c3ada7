"""Files behind NATO's topic page that cannot be had or read, or that differ. The files are made up."""

from dataclasses import replace

import pytest
from nato_pdf import image
from nato_since_2025 import Edition, next_edition, write
from nato_site import PAGE
from nato_topic_page import LINKS, NEXT, OLD, beside, dated, look, page
from nato_workbook import saved

from etl.errors import AbsentError, FetchError, GoneError


@pytest.fixture(scope="module")
def workbook_2027() -> bytes:
    return saved(write(next_edition()))


REFUSALS = {
    "403": FetchError(NEXT, "answered 403 Forbidden: the site refuses programs", "Wait a day."),
    "404": GoneError(NEXT, "answered 404 Not Found", "Look."),
    "time-out": FetchError(NEXT, "no answer in time", "Check the connection."),
    "mirror": AbsentError(NEXT, "the mirror lacks it", "Add it."),
}


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_newer_file_that_cannot_be_had_is_missed(kind: str) -> None:
    _, [said] = look(page(NEXT) | {NEXT: REFUSALS[kind]})
    assert said.startswith(f"{NEXT}: NATO's page links to this file, which may be newer")


@pytest.mark.parametrize("kind", REFUSALS)
def test_an_older_file_that_cannot_be_had_is_no_fault(kind: str) -> None:
    refusal = type(REFUSALS[kind])(LINKS[3], "cannot be had", "Wait.")
    assert look(page() | {LINKS[3]: refusal}) == ({}, [])


def test_a_place_for_a_workbook_that_answers_with_something_else_is_told(caplog: pytest.LogCaptureFixture) -> None:
    refusal = FetchError(beside(NEXT), "is a web page, not a workbook ('Sign in')", "Log in.")
    _, [said] = look(page(NEXT) | {beside(NEXT): refusal, NEXT: image()})
    assert "is an image without text" in said
    assert f"{beside(NEXT)}: is a web page, not a workbook ('Sign in'). Log in." in said
    old = beside(LINKS[0])
    assert look(page() | {old: FetchError(old, "answered 403 Forbidden", "Wait."), LINKS[0]: image()}) == ({}, [])
    assert f"{old}: answered 403 Forbidden" in caplog.text


def test_a_workbook_that_reads_is_enough_whatever_became_of_its_pdf(workbook_2027: bytes) -> None:
    address = beside(NEXT)
    site = page(NEXT) | {address: dated(address, workbook_2027, "Thu, 08 Jul 2027 09:00:00 GMT")}
    releases, said = look(site | {NEXT: REFUSALS["403"]})
    assert (list(releases), said) == (["2027-07-08"], [])


def test_a_newer_workbook_that_is_not_laid_out_as_known_is_missed() -> None:
    broken = write(next_edition())
    broken["Table 7"]["A1"] = "Table 7: Morale"
    releases, [said] = look(page(NEXT) | {beside(NEXT): saved(broken), NEXT: image()})
    assert releases == {}
    assert "def-exp-2027-en.xlsx!Table 7!A1: the table 'Morale' is not known" in said


@pytest.mark.parametrize("place", [NEXT, LINKS[0]])
def test_of_two_workbooks_that_differ_neither_is_taken(place: str) -> None:
    edition = next_edition() if place == NEXT else Edition()
    other = replace(edition, figures=edition.figures | {("military_personnel", "BEL", 2020): 99.0})
    first, second = beside(place), place.replace("-en.pdf", "-TABLES-en.xlsx")
    day = "Thu, 08 Jul 2027 09:00:00 GMT"
    site = page(NEXT) | {NEXT: image(), first: dated(first, saved(write(edition)), day)}
    releases, said = look(site | {second: dated(second, saved(write(other)), day)})
    assert f"{second}: is of the same release as {first}, and differs from it: neither is taken" in said[0]
    assert (list(releases), len(said)) == ([], 1 if place == NEXT else 2)


def test_a_workbook_of_the_day_of_a_release_and_of_another_definition_is_missed() -> None:
    link = f"{OLD}/2026/7/pdf/260710-def-exp-2026-en.pdf"
    other = saved(write(replace(Edition(), core=False)))
    releases, [said] = look(page(link) | {link: image(), beside(link): other})
    assert releases == {}
    assert "is of the day of release 2026-07-10, and follows another definition (nato)" in said


def test_a_page_without_a_file_is_missed() -> None:
    _, [said] = look({PAGE: b'<a href="/news.htm">news</a>'})
    assert said.startswith(f"{PAGE}: links to no workbook or PDF: a newer release of NATO would not be noticed. Look")
    assert "seeds/nato/pages.csv" in said


def test_a_page_whose_links_lead_nowhere_is_missed() -> None:
    _, [said] = look({PAGE: f'<a href="{LINKS[3]}">tables</a>'.encode()})
    assert said.startswith(f"{PAGE}: links to 1 file, of which none can be had: a newer release of NATO would not be")


def test_a_page_that_is_far_too_large_or_has_far_too_many_links_is_missed() -> None:
    links = " ".join(f'<a href="{number}.pdf">' for number in range(101))
    _, [said] = look({PAGE: links.encode()})
    assert "links to 101 workbooks and PDFs" in said
