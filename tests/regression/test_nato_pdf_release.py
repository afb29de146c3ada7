"""A release that is known as a PDF only, end to end: NATO's PDFs in place of the workbooks beside them."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from nato_files import JANUARY_2016, JUNE_2024, RELEASES

from etl.asof.verdict import meets
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT
from etl.contract import check_releases
from etl.dataframe import ParsedRelease
from etl.errors import ContractError, LayoutError
from etl.fetch import Fetch, Mirror, Resource
from etl.sources.nato.releases import RELEASES as LISTED
from etl.sources.nato.releases import open_release
from etl.sources.releases import KnownRelease
from etl.transform.release import derive

BOTH = pytest.mark.parametrize("release", RELEASES)


def entry(release: str) -> KnownRelease:
    """The release as it is listed: a workbook, with a PDF beside it."""
    [one] = [one for one in LISTED.read() if one.release == release]
    return one


def as_pdf(release: str) -> KnownRelease:
    """The release as it would be listed if there were no workbook."""
    known = entry(release)
    return replace(known, kind="pdf", file=known.control, control="")


@cache
def from_pdf(mirror: Path, release: str) -> ParsedRelease:
    return derive(open_release(as_pdf(release), Mirror(mirror).get).read())


@cache
def from_workbook(mirror: Path, release: str) -> ParsedRelease:
    return derive(open_release(entry(release), Mirror(mirror).get).read())


@BOTH
def test_it_keeps_the_contract(mirror: Path, release: str) -> None:
    assert check_releases([from_pdf(mirror, release)])
    assert from_pdf(mirror, release).release.acquisition == "original"


@BOTH
def test_it_has_the_rows_of_the_workbook(mirror: Path, release: str) -> None:
    def keys(parsed: ParsedRelease) -> Counter[tuple[str, str, int]]:
        return Counter((row.indicator, row.member, row.year) for row in parsed.observations)

    assert keys(from_pdf(mirror, release)) == keys(from_workbook(mirror, release))


def at_two_percent(parsed: ParsedRelease, convention: str) -> dict[int, frozenset[str]]:
    """Who is at or above 2 %, by year."""
    found: dict[int, set[str]] = {}
    for row in parsed.observations:
        if row.indicator == SHARE_OF_VERDICT[convention] and row.member in members():
            met = row.value is not None and meets(row.value, 2.0, convention)
            found.setdefault(row.year, set()).update({row.member} if met else ())
    return {year: frozenset(codes) for year, codes in found.items()}


@BOTH
def test_as_many_are_at_two_percent_in_every_year_as_in_the_workbook(mirror: Path, release: str) -> None:
    printed = at_two_percent(from_pdf(mirror, release), "published")
    assert printed == at_two_percent(from_workbook(mirror, release), "published")
    last = max(printed)
    assert len(printed[last]) == {JANUARY_2016: 5, JUNE_2024: 23}[release]


def pinned(parsed: ParsedRelease) -> set[tuple[str, int]]:
    return {(row.member, row.year) for row in parsed.observations if row.status == "pinned"}


def test_rounding_for_print_makes_no_share_look_set_by_hand(mirror: Path) -> None:
    assert pinned(from_pdf(mirror, JANUARY_2016)) == set()
    # What Lithuania's 2.00 of 2019 hides, 1.995, cannot be seen in print.
    assert pinned(from_pdf(mirror, JUNE_2024)) == {("FRA", 2020), ("SVK", 2024)}
    assert pinned(from_workbook(mirror, JUNE_2024)) == {("FRA", 2020), ("LTU", 2019), ("SVK", 2024)}


@pytest.mark.parametrize(
    ("indicator", "member", "year", "times"),
    [("gdp_usd_current", "NATO_TOTAL", 2023, 1.001), ("equipment_share", "EST", 2023, 1.01), (SHARE, "EST", 2023, 100)],
)
def test_a_wrong_figure_of_a_pdf_is_found(mirror: Path, indicator: str, member: str, year: int, times: float) -> None:
    parsed = from_pdf(mirror, JUNE_2024)
    key = (indicator, member, year)
    wrong = parsed.with_observations(
        row._replace(value=(row.value or 0) * times) if (row.indicator, row.member, row.year) == key else row
        for row in parsed.observations
    )
    with pytest.raises(ContractError, match=f"{indicator}|four categories"):
        check_releases([wrong])


def other_control(mirror: Path, release: str, instead: str) -> Fetch:
    """The mirror, but for the PDF of `release`, for which another is given."""
    had = Mirror(mirror)

    def fetch(url: str) -> Resource:
        if url != entry(release).control:
            return had.get(url)
        return Resource.of(url, had.get(entry(instead).control).content, "application/pdf")

    return fetch


def test_a_workbook_that_its_pdf_contradicts_stops(mirror: Path) -> None:
    with pytest.raises(LayoutError, match=r"pr-2016-11-def-exp-tables_e\.xlsx: differs from the PDF of its release"):
        open_release(entry(JANUARY_2016), other_control(mirror, JANUARY_2016, JUNE_2024)).read()


@BOTH
def test_a_release_names_its_workbook_and_its_control_as_origins(mirror: Path, release: str) -> None:
    origins = from_workbook(mirror, release).release.origins
    assert [origin.url for origin in origins] == [entry(release).file, entry(release).control]
