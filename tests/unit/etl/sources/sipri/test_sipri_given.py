"""A workbook that a person brings is known by what its sheets say. The workbooks are made up."""

from datetime import date

import pytest
from nato_site import stamped
from nato_workbook import saved
from nato_workbook import workbook as nato_workbook
from sipri_site import LISTED, SITE, book, collect, link, listing, missed, published
from sipri_workbook import SHARE

from etl.dataframe import UnreadRelease
from etl.errors import FetchError, LayoutError
from etl.fetch import Resource
from etl.sources.given import Given, Recognised
from etl.sources.sipri import read_given, recognise
from etl.sources.sipri.site import PAGE

GONE = FetchError(LISTED.file, "answered 404", "Look at the address.")


def bring(content: bytes, name: str = "milex.xlsx", release: str = "", day: date | None = None) -> Given:
    return Given(Resource.of(f"given:{name}", content, ""), release, day)


@pytest.mark.parametrize(
    ("name", "release"),
    [
        ("milex.xlsx", "1949-2021"),
        ("SIPRI-Milex-data-1949-2021.xlsx", "1949-2021"),
        ("SIPRI-Milex-data-1949-2021_v1.2.xlsx", "1949-2021-v1.2"),
        ("SIPRI-Milex-data-1949%E2%80%932021%20v1_2%20(1).xlsx", "1949-2021-v1.2"),
    ],
)
def test_the_edition_is_the_sheets_to_say_and_the_version_the_names(name: str, release: str) -> None:
    fetched = bring(stamped(book(), "2022-05-02"), name).fetched
    assert recognise(fetched) == Recognised("sipri", release, date(2022, 5, 2))


@pytest.mark.parametrize("content", [b"", b"<html>", b"PK", saved(nato_workbook())])
def test_what_is_none_of_sipris_workbooks_is_none(content: bytes) -> None:
    assert recognise(bring(content).fetched) is None


@pytest.mark.parametrize("content", [b"", b"<html>", b"PK"])
def test_what_has_the_name_of_one_and_cannot_be_opened_is_refused(content: bytes) -> None:
    with pytest.raises(LayoutError, match=r"^SIPRI-Milex-data-1949-2021\.xlsx"):
        recognise(bring(content, "SIPRI-Milex-data-1949-2021.xlsx").fetched)


def test_an_edition_of_another_span_is_refused_with_its_cell() -> None:
    with pytest.raises(LayoutError) as caught:
        recognise(bring(book("1988-2021")).fetched)
    assert caught.value.where == "milex.xlsx!Local currency financial years!A1"
    assert "the title says 1988-2021, which is another span" in str(caught.value)


def test_an_edition_that_is_given_is_read() -> None:
    parsed = read_given(bring(book(), day=date(2022, 4, 29)))
    assert (parsed.release.release, parsed.release.published) == ("1949-2021", date(2022, 4, 29))
    assert parsed.release.is_by_hand
    assert len(parsed.observations) > 100


def test_one_that_is_listed_has_the_day_of_the_list() -> None:
    with listing(LISTED):
        parsed = read_given(bring(book()))
    assert (parsed.release.published, parsed.release.note) == (date(2022, 4, 25), "Made up.")


def test_a_person_may_say_the_version() -> None:
    assert read_given(bring(book(), release="1949-2021-v2")).release.release == "1949-2021-v2"


@pytest.mark.parametrize(
    ("release", "says"),
    [
        ("newest", "is said to be edition 'newest', which is no name of one"),
        ("1949-2022", "ends in 2021, but the edition in 2022"),
        ("1988-2021", "the title says 1949-2021, but the edition is 1988-2021"),
    ],
)
def test_a_name_that_the_sheets_contradict_is_refused(release: str, says: str) -> None:
    with pytest.raises(LayoutError, match=says):
        read_given(bring(book(), release=release))


def test_what_cannot_be_read_is_refused_with_its_cell() -> None:
    with pytest.raises(LayoutError, match=r"^milex\.xlsx!Share of GDP!A9: 'Ruritania'"):
        read_given(bring(book(puts={(SHARE, "A9"): "Ruritania"})))
    with pytest.raises(LayoutError, match="is no workbook of SIPRI's"):
        read_given(bring(b"PK"))


def test_an_edition_that_sipri_gives_nowhere_joins() -> None:
    found = collect(SITE, given=[bring(book(puts={("Footnotes", "C1"): "1"}), "1949-2021_v1.1.xlsx")])
    assert list(published(found)) == ["1949-2021", "1949-2021-v1.1"]


def test_the_publishers_own_address_wins_over_what_was_given() -> None:
    other = bring(book(puts={("Footnotes", "C1"): "Other"}))
    [one] = collect(SITE, given=[other])
    assert isinstance(one, UnreadRelease)
    assert one.release.origins[0].url == LISTED.file


def test_so_does_the_publishers_page() -> None:
    name = "SIPRI-Milex-data-1949-2021_v1.1.xlsx"
    site = {
        **SITE,
        PAGE: link(name),
        f"https://www.sipri.org/sites/default/files/{name}": book("1949-2021", {("Footnotes", "C1"): "1"}),
    }
    found = collect(site, given=[bring(book(puts={("Footnotes", "C1"): "2"}), name)])
    assert [one.release.origins[0].url.partition(":")[0] for one in found if not hasattr(one, "error")] == [
        "https",
        "https",
    ]


def test_the_same_bytes_under_another_name_are_no_other_edition() -> None:
    assert list(published(collect(SITE, given=[bring(SITE[LISTED.file], "1949-2021-v3.xlsx")]))) == ["1949-2021"]


def test_a_listed_edition_that_is_given_stands_in_where_its_address_has_nothing() -> None:
    found = collect({**SITE, LISTED.file: GONE}, given=[bring(book())])
    [one] = found
    assert isinstance(one, UnreadRelease)
    assert (one.release.release, one.release.published, one.release.is_by_hand) == (
        "1949-2021",
        date(2022, 4, 25),
        True,
    )
    assert one.read().observations[0].cell.startswith("milex.xlsx!")
    assert missed(found) == []


def test_a_given_file_that_is_not_known_any_more_stops_nothing() -> None:
    found = collect(SITE, given=[bring(book("1988-2021"))])
    assert list(published(found)) == ["1949-2021"]
    assert "the title says 1988-2021" in missed(found)[0]
