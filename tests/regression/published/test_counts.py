"""Who is at or above 2 %, in the snapshot of NATO's own files."""

from datetime import date

import pytest
from published_figures import rows

from etl.arithmetic.precision import usable_for_verdict
from etl.asof.verdict import Count, count_members
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT, STATEMENT
from etl.store.snapshot import Snapshot


def counted(snapshot: Snapshot, release: str, year: int, convention: str) -> Count:
    """The count at 2 % over all that are members today."""
    found = rows(snapshot, release, SHARE_OF_VERDICT[convention], year)
    shares = {code: row for code, row in found.items() if row.value is not None}
    return count_members([code for code in found if code in members()], 2.0, convention, shares, {})


@pytest.mark.parametrize(
    ("convention", "met"), [("published", 23), ("strict", 23), ("recomputed", 22), ("nominal", 21)]
)
def test_in_2024_the_count_depends_on_the_convention(snapshot: Snapshot, convention: str, met: int) -> None:
    found = counted(snapshot, "2024-06-17", 2024, convention)
    assert (len(found.met), len(found.unknown), found.of, len(found.members)) == (met, 0, 31, 32)


@pytest.mark.parametrize("convention", list(SHARE_OF_VERDICT))
def test_in_2026_thirty_of_thirty_one_are_at_or_above(snapshot: Snapshot, convention: str) -> None:
    found = counted(snapshot, "2026-07-10", 2026, convention)
    assert (len(found.met), len(found.unknown), found.of, len(found.members)) == (30, 0, 31, 32)


def test_in_2025_thirty_of_thirty_one_have_a_share(snapshot: Snapshot) -> None:
    found = counted(snapshot, "2025-08-28", 2025, "published")
    assert (len(found.met), found.unknown, found.of) == (30, ("DEU",), 31)
    assert rows(snapshot, "2025-08-28", SHARE, 2025)["DEU"].status == "not_published"


def test_seven_met_the_guideline_in_2019_in_either_release_but_not_the_same_seven(snapshot: Snapshot) -> None:
    then = counted(snapshot, "2019-06-25", 2019, "published").met
    later = counted(snapshot, "2024-06-17", 2019, "published").met
    assert (len(then), len(later)) == (7, 7)
    assert set(then) - set(later) == {"POL", "ROU"}
    assert set(later) - set(then) == {"BGR", "LTU"}


def test_by_natos_statement_of_november_2019_nine_of_twenty_nine_met_the_guideline(snapshot: Snapshot) -> None:
    stated = rows(snapshot, "2019-11-29", STATEMENT, 2019)
    then = {code for code, member in members().items() if member.accession <= date(2019, 11, 29)}
    assert set(stated) == then
    met = {code for code, row in stated.items() if row.value == 1}
    assert met == {"BGR", "EST", "GBR", "GRC", "LTU", "LVA", "POL", "ROU", "USA"}
    assert (len(then), len(then - met), len(then - met - {"ISL"})) == (29, 20, 19)
    assert {code for code, row in stated.items() if row.value is None} == {"ISL"}


@pytest.mark.parametrize(
    ("release", "year", "met", "with_data"),
    [
        ("2017-06-29", 2017, 6, 28),
        ("2023-07-07", 2023, 11, 30),
        ("2024-03-14", 2023, 11, 30),
        ("2021-03-16", 2020, 11, 13),
    ],
)
def test_partial_releases_with_two_decimals_can_be_counted(
    snapshot: Snapshot, release: str, year: int, met: int, with_data: int
) -> None:
    found = counted(snapshot, release, year, "published")
    assert (len(found.met), found.of - len(found.unknown)) == (met, with_data)


def test_the_verdict_on_2_percent_may_rest_on_every_release_but_those_with_one_decimal(snapshot: Snapshot) -> None:
    usable: dict[bool, set[str]] = {True: set(), False: set()}
    for part in snapshot.releases("nato"):
        if SHARE in part.indicators:
            shares = [row.value for row in snapshot.rows(part, SHARE)]
            usable[usable_for_verdict(shares)].add(part.release.release)
    assert usable[False] == {"hoc-hc111-2007-08", "2026-03-26"}
    assert len(usable[True]) == 11


@pytest.mark.parametrize("convention", ["recomputed", "nominal"])
def test_of_2019_only_six_remain_when_lithuania_is_recomputed(snapshot: Snapshot, convention: str) -> None:
    published = counted(snapshot, "2024-06-17", 2019, "published").met
    assert set(published) - set(counted(snapshot, "2024-06-17", 2019, convention).met) == {"LTU"}
