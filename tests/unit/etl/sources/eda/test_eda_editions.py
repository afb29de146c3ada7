"""Which editions are read, from where, and on what day. Pages and workbooks are made up, and so is the list's."""

import logging
from datetime import date

import pytest
from eda_workbook import SAVED, Site, answers, page, save, workbook

from etl.dataframe import Collected, MissedRelease, ParsedRelease, read_releases
from etl.errors import FetchError, LayoutError, SeedError
from etl.fetch import Resource
from etl.sources.eda import collect, read_given, recognise
from etl.sources.eda.layout import PORTAL
from etl.sources.eda.releases import BY_METADATA, BY_PERSON, BY_SERVER, EDITIONS, FOUND, MOVED
from etl.sources.given import Given, Recognised
from etl.sources.releases import LackingRelease

[LISTED] = [one for one in EDITIONS.read() if one.release == "2023"]
FOLDER = "https://eda.europa.eu/docs/default-source/documents/defence-data/"
NEWER, OLDER = f"{FOLDER}final-defence-data-2024-1.xlsx", f"{FOLDER}eda-2022-defence-data.xlsx"
BOOKS = {LISTED.file: save(workbook(2023)), NEWER: save(workbook(2024)), OLDER: save(workbook(2022))}
MODIFIED = "Fri, 04 Sep 2026 10:13:00 GMT"


def links(**more: str) -> bytes:
    """The page, with the listed edition at its address without www."""
    return page(
        {"Defence Data 2023": LISTED.file.replace("www.", ""), **{f"Defence Data {y[1:]}": a for y, a in more.items()}}
    )


def given(year: int, name: str = "brought.xlsx", published: date | None = None, content: bytes = b"") -> Given:
    return Given(Resource.of(f"given:{name}", content or save(workbook(year)), ""), "", published)


def missed(found: list[Collected]) -> list[str]:
    return [str(one.error) for one in found if isinstance(one, MissedRelease)]


def read(found: list[Collected]) -> dict[str, ParsedRelease]:
    return {
        one.release.release: one for one in read_releases(one for one in found if not isinstance(one, MissedRelease))
    }


def test_a_mirror_without_the_page_has_the_editions_of_the_list_and_nothing_is_missed() -> None:
    found = list(collect(Site(BOOKS)))
    assert (list(read(found)), missed(found)) == (["2023"], [])


def test_the_page_has_newer_and_older_editions_each_on_a_day_that_says_how_it_is_known() -> None:
    found = list(collect(Site({**BOOKS, PORTAL: links(y2024=NEWER, y2022=OLDER)}, MODIFIED)))
    editions = read(found)
    assert (list(editions), missed(found)) == (["2022", "2023", "2024"], [])
    assert editions["2023"].release.published == LISTED.published
    newer = editions["2024"].release
    assert (newer.published, newer.note, newer.title) == (date(2026, 9, 4), f"{FOUND} {BY_SERVER}", "Defence Data 2024")
    assert [origin.url for origin in newer.origins] == [NEWER]


def test_where_the_server_names_no_day_that_of_the_files_metadata_counts_and_is_said_to() -> None:
    editions = read(list(collect(Site({**BOOKS, PORTAL: links(y2024=NEWER)}))))
    assert editions["2024"].release.published.isoformat() == SAVED
    assert editions["2024"].release.note == f"{FOUND} {BY_METADATA}"


def test_an_edition_without_any_day_is_missed() -> None:
    found = list(collect(Site({**BOOKS, NEWER: save(workbook(2024), day=""), PORTAL: links(y2024=NEWER)})))
    [told] = missed(found)
    assert told.startswith(f"{NEWER}: does not say of which day it is. Add a row to seeds/eda/releases.csv")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7", "is no workbook"),
        (save(workbook(2023)), "holds the figures of 2023, not of 2024"),
        (answers(NEWER), "answered 500"),
    ],
)
def test_a_newer_edition_that_cannot_be_had_or_read_is_missed_and_stops_nothing(
    content: bytes | FetchError, told: str
) -> None:
    found = list(collect(Site({**BOOKS, NEWER: content, PORTAL: links(y2024=NEWER)})))
    assert list(read(found)) == ["2023"]
    assert len(missed(found)) == 1
    assert told in missed(found)[0]


def test_an_older_edition_that_cannot_be_read_is_told_in_the_log_only(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        found = list(collect(Site({**BOOKS, OLDER: b"", PORTAL: links(y2022=OLDER)})))
    assert (list(read(found)), missed(found)) == (["2023"], [])
    assert "is empty" in caplog.text


def test_a_mirror_that_has_the_page_but_not_a_newer_edition_is_silent() -> None:
    found = list(collect(Site({LISTED.file: BOOKS[LISTED.file], PORTAL: links(y2024=NEWER)})))
    assert (list(read(found)), missed(found)) == (["2023"], [])


def test_editions_with_a_sheet_a_country_are_not_asked_for() -> None:
    gone = answers(OLDER)
    found = list(collect(Site({**BOOKS, OLDER: gone, PORTAL: links(y2021=OLDER, y2020=OLDER)})))
    assert (list(read(found)), missed(found)) == (["2023"], [])


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (answers(PORTAL), "answered 500"),
        (page({"Defence Data": NEWER, "Annual Report 2024": NEWER}), "links to no workbook"),
        (page({"Defence Data 2024": "https://example.org/a.xlsx"}), "links to no workbook"),
        (page({"Defence Data 2024": f"{FOLDER}report.pdf"}), "links to no workbook"),
        (page({"Defence Data 2024": NEWER, "defence  data 2024": OLDER}), "links 'defence data 2024' to"),
    ],
)
def test_a_page_that_cannot_be_had_or_links_to_nothing_known_is_missed(held: bytes | FetchError, told: str) -> None:
    found = list(collect(Site({**BOOKS, PORTAL: held})))
    assert list(read(found)) == ["2023"]
    assert len(missed(found)) == 1
    assert told in missed(found)[0]


def test_a_listed_edition_at_another_address_on_the_page_is_read_from_there() -> None:
    moved = f"{FOLDER}final-defence-data-2023-2.xlsx"
    site = {moved: BOOKS[LISTED.file], PORTAL: page({"Defence Data 2023": moved})}
    [one] = read(list(collect(Site(site)))).values()
    assert [origin.url for origin in one.release.origins] == [moved]
    assert one.release.note == f"{LISTED.note} {MOVED}"
    assert one.release.published == LISTED.published
    stays = list(collect(Site({**site, moved: b"", LISTED.file: BOOKS[LISTED.file]})))
    assert [origin.url for origin in read(stays)["2023"].release.origins] == [LISTED.file]
    assert len(missed(stays)) == 1


def test_a_listed_edition_that_cannot_be_had_stops_the_source_unless_it_was_given() -> None:
    with pytest.raises(FetchError):
        list(collect(Site({})))
    [one] = read(list(collect(Site({}), [given(2023)]))).values()
    assert one.release.note == LISTED.note
    assert [origin.url for origin in one.release.origins] == ["given:brought.xlsx"]
    assert one.observations[0].cell.startswith("brought.xlsx!")


def test_a_listed_edition_that_cannot_be_had_is_missed_where_another_can_be() -> None:
    error = answers(LISTED.file)
    found = list(collect(Site({**BOOKS, LISTED.file: error, PORTAL: links(y2024=NEWER)})))
    assert list(read(found)) == ["2024"]
    assert missed(found) == [str(LackingRelease.of(LISTED, error).error)]


def test_where_neither_page_nor_listed_edition_can_be_had_one_error_says_so() -> None:
    with pytest.raises(FetchError) as told:
        list(collect(Site({PORTAL: answers(PORTAL), LISTED.file: answers(LISTED.file)})))
    assert told.value.url == LISTED.file


@pytest.mark.parametrize(
    ("published", "day", "how"),
    [(None, date.fromisoformat(SAVED), BY_METADATA), (date(2025, 8, 1), date(2025, 8, 1), BY_PERSON)],
)
def test_a_given_edition_is_a_release_by_itself(published: date | None, day: date, how: str) -> None:
    editions = read(list(collect(Site(BOOKS), [given(2024, published=published)])))
    assert list(editions) == ["2023", "2024"]
    assert (editions["2024"].release.published, editions["2024"].release.note) == (day, how)
    assert editions["2024"].release.acquisition == "original"


def test_a_given_file_is_read_by_itself_as_it_would_be_in_a_refresh() -> None:
    # A workbook says when it was made: another would be another file.
    one = given(2024)
    assert read_given(one) == read(list(collect(Site(BOOKS), [one])))["2024"]
    assert read_given(given(2023)).release.published == LISTED.published


def test_the_agencys_own_file_goes_before_one_that_was_given() -> None:
    site = Site({**BOOKS, PORTAL: links(y2024=NEWER)})
    editions = read(list(collect(site, [given(2024), given(2023)])))
    assert {name: one.release.origins[0].url for name, one in editions.items()} == {"2023": LISTED.file, "2024": NEWER}


def test_a_given_edition_stands_in_where_the_agencys_own_cannot_be_read() -> None:
    found = list(collect(Site({**BOOKS, NEWER: b"", PORTAL: links(y2024=NEWER)}), [given(2024)]))
    assert list(read(found)) == ["2023", "2024"]
    assert len(missed(found)) == 1


def test_a_given_file_that_cannot_be_read_any_more_is_missed() -> None:
    found = list(collect(Site(BOOKS), [given(2024, content=b"PK")]))
    assert list(read(found)) == ["2023"]
    assert missed(found)[0].startswith("brought.xlsx: ")


def test_a_file_is_recognised_by_its_content() -> None:
    assert recognise(given(2024).fetched) == Recognised("eda", "2024", date.fromisoformat(SAVED))
    assert recognise(given(2024, content=b"a,b").fetched) is None
    book = workbook()
    book["EU27"]["A4"] = "Something else"
    with pytest.raises(LayoutError, match=r"brought\.xlsx!EU27!A4"):
        recognise(given(2024, content=save(book)).fetched)


ROW = {
    "release": "2026",
    "published": "2027-07-01",
    "title": "Made up",
    "file": "https://example.org/a.xlsx",
    "note": "",
}


def test_the_list_names_editions_by_their_year() -> None:
    [one] = EDITIONS.check([ROW])
    assert (one.source, one.release, one.definition) == ("eda", "2026", "eda")


@pytest.mark.parametrize("wrong", [{"release": "2026-27"}, {"file": "a.xlsx"}, {"published": "July"}])
def test_a_row_that_is_wrong_is_told_with_its_line(wrong: dict[str, str]) -> None:
    with pytest.raises(SeedError, match=r"^seeds/eda/releases\.csv, line 2.*: .* Mend the row\.$"):
        EDITIONS.check([ROW | wrong])
