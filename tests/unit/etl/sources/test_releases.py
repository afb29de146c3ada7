"""The lists of releases are read in one way, whatever a source adds. The rows are made up."""

from datetime import date

import pytest

from etl.errors import SeedError
from etl.observation import Origin
from etl.sources.cow import VERSIONS
from etl.sources.imf.releases import EDITIONS as IMF
from etl.sources.nato.releases import RELEASES as NATO
from etl.sources.releases import KnownRelease, ReleaseList
from etl.sources.sipri.releases import EDITIONS as SIPRI
from etl.sources.troops.releases import RELEASES as TROOPS

LIST = ReleaseList(source="made-up", columns=("title", "file", "extent"), definition="imf")
ROW = {
    "release": "1",
    "published": "2026-01-31",
    "title": "One",
    "file": "1.csv",
    "extent": "partial",
    "note": "Short.",
}


def test_a_row_becomes_a_release_with_the_definition_of_the_list() -> None:
    assert LIST.check([ROW]) == (
        KnownRelease("made-up", "1", date(2026, 1, 31), "One", "imf", "Short.", "partial", file="1.csv"),
    )


def test_the_order_of_the_columns_plays_no_part() -> None:
    assert LIST.check([dict(reversed(ROW.items()))]) == LIST.check([ROW])


def test_releases_come_in_the_order_of_the_list() -> None:
    rows = [ROW | {"release": name} for name in ("2", "1", "3")]
    assert [one.release for one in LIST.check(rows)] == ["2", "1", "3"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"release": ""}, "release: the release has no name"),
        ({"release": "0"}, "release: the release 0 stands twice"),
        ({"published": "31 January 2026"}, "published: '31 January 2026' is no date (2026-04-27)"),
        ({"extent": "some"}, "extent: 'some' is no extent (whole, partial)"),
    ],
)
def test_a_fault_is_named_with_file_line_and_column(changes: dict[str, str], said: str) -> None:
    with pytest.raises(SeedError) as caught:
        LIST.check([ROW | {"release": "0"}, ROW | changes])
    assert str(caught.value) == f"seeds/made-up/releases.csv, line 3, {said}. Mend the row."


@pytest.mark.parametrize("row", [ROW | {"more": ""}, {"release": "1"}])
def test_other_columns_than_those_of_the_list_are_named(row: dict[str, str]) -> None:
    with pytest.raises(
        SeedError, match=r"line 2: the columns are .*, not release, published, note, title, file, extent"
    ):
        LIST.check([row])


def test_a_source_adds_faults_of_its_own() -> None:
    odd = ReleaseList("made-up", ("title", "file", "extent"), "imf", lambda known: [("file", f"{known.file!r} is odd")])
    with pytest.raises(SeedError, match=r"line 2, file: '1\.csv' is odd"):
        odd.check([ROW])


def test_a_remark_goes_after_the_note() -> None:
    [one] = LIST.check([ROW])
    release = one.describe(Origin("made-up", "0" * 64, 1), remark="Cut.")
    assert (release.note, release.extent, release.acquisition) == ("Short. Cut.", "partial", "original")


@pytest.mark.parametrize("listed", [NATO, SIPRI, IMF, TROOPS, VERSIONS], ids=lambda listed: listed.source)
def test_every_list_that_ships_is_sound_and_in_the_order_of_publication(listed: ReleaseList) -> None:
    days = [one.published for one in listed.read()]
    assert days
    assert days == sorted(days)
