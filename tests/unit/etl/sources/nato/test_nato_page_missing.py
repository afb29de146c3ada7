"""NATO's page, or files that it links to, cannot be had: what is missed then, and what is passed over. All made up."""

import pytest
from nato_site import LATER, PAGE, TITLE, book, discover, found, report, site

from etl.errors import AbsentError, FetchError, GoneError, LayoutError, SeedError
from etl.fetch import Resource
from etl.sources.nato import site as nato_page
from etl.sources.nato.site import Pages, discover_releases
from etl.sources.nato.site import read_pages as known_pages


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
