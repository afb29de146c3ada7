"""NATO's topic page as its readers of 2026 describe its links, with made-up files behind them."""

from datetime import date

import pytest
from nato_pdf import changed, image
from nato_since_2025 import Edition, edition_2025, next_edition, write
from nato_site import PAGE, book, discover, report, stamped
from nato_topic_page import DAM, LINKS, NEXT, OLD, SITE, beside, dated, look, page
from nato_workbook import saved

from etl.errors import AbsentError, FetchError
from etl.fetch import Resource
from etl.sources.nato.releases import RELEASES

JULY = "Fri, 10 Jul 2026 09:55:14 GMT"


@pytest.fixture(scope="module")
def workbook_2026() -> bytes:
    return saved(write(Edition()))


@pytest.fixture(scope="module")
def workbook_2025() -> bytes:
    return saved(write(edition_2025()))


@pytest.fixture(scope="module")
def workbook_2027() -> bytes:
    return saved(write(next_edition()))


def test_the_page_of_2026_gives_no_fault_where_nothing_is_newer(caplog: pytest.LogCaptureFixture) -> None:
    march = report("21 March 2023 PR/CP(2023)040", "Defence Expenditure of NATO Countries (2014-2022)")
    site = page() | {
        LINKS[0]: dated(LINKS[0], image("20260709"), JULY),
        LINKS[1]: dated(LINKS[1], image(), JULY),
        LINKS[3]: march,
        LINKS[5]: image(),
    }
    releases, said = look(site)
    assert (list(releases), said) == (["2023-03-21"], [])
    assert caplog.text.count("is an image without text") == 3


def test_a_mirror_of_the_page_alone_gives_no_fault_where_nothing_is_newer(caplog: pytest.LogCaptureFixture) -> None:
    lacks = {link: AbsentError(link, "the mirror lacks it", "Add it.") for link in LINKS}
    assert look(page() | lacks) == ({}, [])
    assert caplog.text == ""


def test_the_workbook_is_looked_for_beside_each_pdf_before_it_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Asking(dict[str, bytes | FetchError | Resource]):
        def get(self, url: str, default: object = None) -> object:  # type: ignore[override]
            asked.append(url)
            return super().get(url, default)  # type: ignore[arg-type]

    look(Asking(page()))
    march, old = f"{OLD}/2023/3/pdf/230321-def-exp-2022", f"{OLD}/2022/3/pdf/220331-def-exp-2021"
    assert asked[1:] == [
        f"{DAM}/def-exp-2026-en.xlsx", f"{DAM}/def-exp-2026-TABLES-en.xlsx", LINKS[0],
        f"{DAM}/def-exp-2025-en.xlsx", f"{DAM}/def-exp-2025-TABLES-en.xlsx", LINKS[1],
        f"{march}-en.xlsx", f"{march}-TABLES-en.xlsx", LINKS[3],
        f"{old}-en.xlsx", f"{old}-en.XLSX", f"{old}-TABLES-en.xlsx", f"{old}-TABLES-en.XLSX", LINKS[5],
    ]  # fmt: skip


def test_the_workbook_of_2026_takes_the_place_of_its_transcription(workbook_2026: bytes) -> None:
    address = beside(LINKS[0])
    site = page() | {address: dated(address, workbook_2026, JULY), LINKS[0]: image()}
    releases, said = look(site)
    one = releases["2026-07-10"].release
    assert (list(releases), said) == (["2026-07-10"], [])
    assert (one.published, one.definition, one.acquisition) == (date(2026, 7, 10), "nato_core_2026", "original")
    assert one.note == "Found on NATO's page; nobody has looked at it before it was read."
    assert [origin.url for origin in one.origins] == [address]


@pytest.mark.parametrize("modified", ["", JULY, "Thu, 28 Aug 2025 08:00:00 GMT", "Mon, 01 Jan 2029 00:00:00 GMT"])
def test_a_workbook_is_of_the_release_whose_years_and_definition_it_has_whenever_it_was_put_there(
    workbook_2025: bytes, modified: str
) -> None:
    address = beside(LINKS[1])
    releases, said = look(page() | {address: dated(address, workbook_2025, modified)})
    assert ([(name, one.release.published) for name, one in releases.items()], said) == (
        [("2025-08-28", date(2025, 8, 28))], [],
    )  # fmt: skip
    changed = {JULY: "2026-07-10", "Mon, 01 Jan 2029 00:00:00 GMT": "2029-01-01"}.get(modified)
    words = f" NATO's server says that the file last changed on {changed}." if changed else ""
    assert releases["2025-08-28"].release.note.endswith(f"before it was read.{words}")


def test_an_image_of_a_newer_year_is_missed_and_stops_nothing_else(workbook_2026: bytes) -> None:
    address = beside(LINKS[0])
    site = page(NEXT) | {NEXT: image("20270708"), address: dated(address, workbook_2026, JULY)}
    releases, [said] = look(site)
    assert list(releases) == ["2026-07-10"]
    assert said == (
        f"{NEXT}: NATO's page links to this file, which may be newer than the release of 2026-07-10, the newest that "
        "was read, and it was not read. It is an image without text. Bring the publisher's workbook of the same "
        "figures, wherever you find it: `burden add FILE`. Or wait: the publisher may put it there later. If it is of "
        "no newer release, leave it out: Add a row to seeds/nato/pages.csv of the data folder, below the header "
        f"`url,use,why`: `{NEXT},ignored,WHY`."
    )


@pytest.mark.parametrize("name", ["def-exp-2027-en.xlsx", "def-exp-2027-TABLES-en.xlsx"])
def test_the_workbook_beside_an_image_is_the_release_of_the_day_on_which_the_server_says_that_it_changed(
    workbook_2027: bytes, name: str
) -> None:
    address = f"{DAM}/{name}"
    site = page(NEXT) | {NEXT: image(), address: dated(address, workbook_2027, "Thu, 08 Jul 2027 09:00:00 GMT")}
    releases, said = look(site)
    one = releases["2027-07-08"].release
    assert (said, one.published, one.title) == (
        [], date(2027, 7, 8), "Defence Expenditure of NATO Countries (2014-2027)",
    )  # fmt: skip
    assert one.note.endswith("The day is when NATO's server says that the file last changed.")


@pytest.mark.parametrize(
    ("modified", "day", "words"),
    [
        ("", "2027-07-06", "by the file's own metadata."),
        # No table is published before its last year begins.
        ("Fri, 10 Jul 2026 09:55:14 GMT", "2027-07-06", "by the file's own metadata."),
    ],
)
def test_without_a_day_of_the_server_the_metadata_tell(modified: str, day: str, words: str) -> None:
    address = beside(NEXT)
    book_2027 = stamped(saved(write(next_edition())), "2027-07-06")
    releases, _ = look(page(NEXT) | {address: dated(address, book_2027, modified)})
    assert releases[day].release.note.endswith(words)


def test_the_day_in_an_address_comes_before_that_of_the_server(workbook_2027: bytes) -> None:
    link = f"{OLD}/2027/7/pdf/270708-def-exp-2027-en.pdf"
    address = link.replace("-en.pdf", "-TABLES-en.xlsx")
    site = page(link) | {address: dated(address, workbook_2027, "Mon, 12 Jul 2027 09:00:00 GMT")}
    releases, _ = look(site)
    assert releases["2027-07-08"].release.note.endswith("The day is by the file's address.")


@pytest.mark.parametrize(
    ("modified", "day", "words"),
    [
        ("Mon, 12 Jul 2027 09:00:00 GMT", "2027-07-12", "NATO's server says that the file last changed."),
        ("Wed, 01 Sep 2027 09:00:00 GMT", "2027-07-01", "by the file's address; the day is its first."),
    ],
)
def test_the_month_in_an_address_bounds_the_day_of_the_server(
    workbook_2027: bytes, modified: str, day: str, words: str
) -> None:
    link = f"{OLD}/2027/7/pdf/def-exp-2027-en.pdf"
    releases, _ = look(page(link) | {beside(link): dated(beside(link), workbook_2027, modified)})
    assert releases[day].release.note.endswith(words)


def test_a_workbook_under_the_name_of_a_later_year_is_what_its_tables_are(
    workbook_2026: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    link = beside(NEXT)
    releases, said = look(page(link) | {link: dated(link, workbook_2026, "Thu, 08 Jul 2027 09:00:00 GMT")})
    assert (list(releases), said) == (["2026-07-10"], [])
    assert f"The name of {link} says 2027, and its tables end in 2026" in caplog.text


def test_an_image_of_a_later_year_than_the_workbook_beside_it_is_missed(workbook_2026: bytes) -> None:
    releases, [said] = look(page(NEXT) | {beside(NEXT): workbook_2026, NEXT: image()})
    assert list(releases) == ["2026-07-10"]
    assert said.startswith(NEXT)


def test_two_workbooks_with_the_same_figures_are_one(workbook_2027: bytes) -> None:
    first, second = beside(NEXT), NEXT.replace("-en.pdf", "-TABLES-en.xlsx")
    again = stamped(workbook_2027, "2027-07-09")
    day = "Thu, 08 Jul 2027 09:00:00 GMT"
    site = page(NEXT) | {first: dated(first, workbook_2027, day), second: dated(second, again, day), NEXT: image()}
    releases, said = look(site)
    assert (list(releases), said) == (["2027-07-08"], [])


def test_a_workbook_and_its_pdf_that_differ_are_none() -> None:
    link = f"{SITE}/def-exp-2021-en.pdf"
    pdf = report("1 June 2021", "Defence Expenditure of NATO Countries (2019-2021)", at=changed(1, "110.71", "999.99"))
    site = {PAGE: f'<a href="{link}">tables</a>'.encode(), link: pdf, beside(link): book()}
    releases, [said] = discover(site)
    assert releases == []
    assert f"{link}: is of the same release as {beside(link)}, and differs from it" in said


def test_beside_an_ignored_pdf_the_workbook_is_looked_for(workbook_2027: bytes) -> None:
    address = beside(NEXT)
    site = page(NEXT) | {address: dated(address, workbook_2027, "Thu, 08 Jul 2027 09:00:00 GMT"), NEXT: image()}
    assert discover(page(NEXT) | {NEXT: image()}, *RELEASES.read(), ignored=[NEXT]) == ([], [])
    releases, said = discover(site, *RELEASES.read(), ignored=[NEXT])
    assert ([one.release.release for one in releases], said) == (["2027-07-08"], [])
