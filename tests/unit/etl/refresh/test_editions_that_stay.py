"""What SIPRI gave once stays in force when its page, or an address of its, gives it no longer. All is made up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sipri_site
from sipri_site import FOLDER, LISTED, SITE, book, build_fetch, link, listing

from etl.dataframe import ParsedRelease, UnreadRelease
from etl.errors import FetchError
from etl.refresh.outcome import Outcome
from etl.refresh.pipeline import refresh
from etl.sources import sipri
from etl.sources.releases import KnownRelease, LackingRelease
from etl.sources.sipri.releases import describe_edition
from etl.sources.sipri.site import PAGE
from etl.store.snapshot import Store

NAME = "SIPRI-Milex-data-1949-2021_v1.1.xlsx"
LATER = describe_edition("1949-2021-v1.1", date(2022, 5, 5), "Made up.", FOLDER + NAME)
NEWER = {**SITE, PAGE: link(NAME), FOLDER + NAME: book(puts={("Footnotes", "C1"): "1"})}


def refreshed(data: Path, there: Mapping[str, bytes | FetchError], *known: KnownRelease) -> Outcome:
    with listing(*(known or (LISTED,))):
        return refresh(data, build_fetch(there), lambda _: None, {"sipri": sipri.collect})


def in_force(data: Path) -> set[str]:
    return {part.release.release for part in Store(data).current().parts}


def test_an_edition_stays_that_the_page_does_not_link_to_any_more(tmp_path: Path) -> None:
    assert refreshed(tmp_path, NEWER).ok
    assert in_force(tmp_path) == {"1949-2021", "1949-2021-v1.1"}
    assert refreshed(tmp_path, SITE).ok
    assert in_force(tmp_path) == {"1949-2021", "1949-2021-v1.1"}


@pytest.mark.parametrize("gone", [LISTED, LATER])
def test_a_listed_edition_stays_whose_address_has_nothing_any_more(tmp_path: Path, gone: KnownRelease) -> None:
    assert refreshed(tmp_path, NEWER, LISTED, LATER).ok
    error = FetchError(gone.file, "answered 404 Not Found", "Look at the address.")
    outcome = refreshed(tmp_path, {**NEWER, gone.file: error}, LISTED, LATER)
    assert [fault.message for fault in outcome.faults["sipri"]] == [str(LackingRelease.of(gone, error).error)]
    assert in_force(tmp_path) == {"1949-2021", "1949-2021-v1.1"}
    assert all(not one.held for one in outcome.sources)


def test_a_newer_edition_that_cannot_be_read_leaves_what_is_in_force_and_is_told(tmp_path: Path) -> None:
    assert refreshed(tmp_path, SITE).ok
    outcome = refreshed(tmp_path, {**NEWER, FOLDER + NAME: b"PK damaged"})
    assert not outcome.ok
    assert in_force(tmp_path) == {"1949-2021"}
    assert [one.state.value for one in outcome.sources] == ["behind"]


def test_an_edition_goes_that_the_operator_takes_out_of_the_list(tmp_path: Path) -> None:
    [one] = [found.read() for found in sipri_site.collect(SITE) if isinstance(found, UnreadRelease)]
    both = [rename(one, "1949-2020"), rename(one, "1949-2022")]
    assert refresh(tmp_path, build_fetch({}), lambda _: None, {"sipri": lambda _: iter(both)}).ok
    assert in_force(tmp_path) == {"1949-2020", "1949-2022"}
    (tmp_path / "seeds" / "sipri").mkdir(parents=True)
    (tmp_path / "seeds" / "sipri" / "releases.csv").write_text("release,published,title,file,note\n1949-2020,,,,\n")
    assert refresh(tmp_path, build_fetch({}), lambda _: None, {"sipri": lambda _: iter(both[1:])}).ok
    assert in_force(tmp_path) == {"1949-2022"}


def rename(one: ParsedRelease, name: str) -> ParsedRelease:
    rows = (row._replace(release=name) for row in one.observations)
    return ParsedRelease.of(replace(one.release, release=name), rows)
