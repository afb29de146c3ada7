"""NATO's workbook takes the place of the transcription of its release. Only the workbooks are made up."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from nato_pdf import pdf
from nato_since_2025 import SHARE, Edition, add_iceland, edition_2025, lengthen_shares, transcribed, write
from nato_site import stamped
from nato_workbook import saved

from etl.asof.verdict import meets
from etl.catalogue.indicators import indicators
from etl.catalogue.seeds import shipped
from etl.changes import Kind, read_changes
from etl.dataframe import ParsedRelease, read_releases
from etl.fetch import Fetch, Mirror, Resource
from etl.refresh.outcome import Outcome
from etl.refresh.pipeline import refresh
from etl.refresh.quarantine import list_cases
from etl.sources.nato import collect
from etl.sources.nato.site import read_pages
from etl.store.snapshot import Snapshot, Store

PAGE = read_pages().addresses[0]
FOLDER = "/content/dam/nato/webready/documents/finance/"
FILE_2025, FILE_2026 = (f"https://www.nato.int{FOLDER}def-exp-{year}-en.xlsx" for year in (2025, 2026))
# What a workbook may have that the transcription has not: shares in full, and Iceland's GDP.
EDITIONS = {
    "two decimals": Edition(),
    "with Iceland": Edition(figures=add_iceland(transcribed())),
    "in full": Edition(figures=lengthen_shares(add_iceland(transcribed()))),
}


def workbook(edition: Edition, day: str) -> bytes:
    return stamped(saved(write(edition)), day)


def serving(mirror: Path, files: Mapping[str, bytes]) -> Fetch:
    """The mirror, with a made-up topic page that links scans only, and the made-up files beside these."""
    scans = {url.replace(".xlsx", ".pdf"): pdf([[]]) for url in files}
    links = "".join(f'<a href="{url}">a file</a>' for url in scans)
    there = {PAGE: f"<ul>{links}</ul>".encode(), **files, **scans}
    had = Mirror(mirror)

    def fetch(url: str) -> Resource:
        return Resource.of(url, there[url], "") if url in there else had.get(url)

    return fetch


def collected(fetch: Fetch) -> dict[str, ParsedRelease]:
    return {one.release.release: one for one in read_releases(collect(fetch))}


def refreshed(data: Path, mirror: Path, edition: Edition) -> Outcome:
    """A refresh of NATO over a copy of the data that ship, with the workbook of July 2026 beside NATO's page."""
    shutil.copytree(shipped("embedded"), data)
    fetch = serving(mirror, {FILE_2026: workbook(edition, "2026-07-09")})
    return refresh(data, fetch, lambda _: None, {"nato": collect})


@pytest.fixture(scope="module", params=EDITIONS.values(), ids=list(EDITIONS))
def taken(request: pytest.FixtureRequest, mirror: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    data = tmp_path_factory.mktemp("taken") / "data"
    outcome = refreshed(data, mirror, request.param)
    assert outcome.ok, outcome.faults
    assert list_cases(data) == ()
    return Store(data)


@pytest.fixture(scope="module")
def before() -> Snapshot:
    return Store(shipped("embedded")).current()


def test_a_workbook_of_a_release_is_read_in_the_place_of_its_transcription(mirror: Path) -> None:
    files = {FILE_2026: workbook(Edition(), "2026-07-09"), FILE_2025: workbook(edition_2025(), "2025-08-27")}
    found = collected(serving(mirror, files))
    assert list(found) == list(collected(Mirror(mirror).get))
    for name, url, definition in (("2026-07-10", FILE_2026, "nato_core_2026"), ("2025-08-28", FILE_2025, "nato")):
        release = found[name].release
        assert (release.acquisition, release.extent, release.definition) == ("original", "whole", definition)
        assert [origin.url for origin in release.origins] == [url]
        assert release.published.isoformat() == name


def test_the_workbook_is_published_and_the_transcription_is_not(taken: Store) -> None:
    parts = [part for part in taken.current().releases("nato") if part.release.release == "2026-07-10"]
    assert [part.release.acquisition for part in parts] == ["original"]
    assert [origin.url for part in parts for origin in part.release.origins] == [FILE_2026]


def test_its_figures_are_those_of_the_transcription(taken: Store, before: Snapshot) -> None:
    was, now = (
        {row[3:7]: row for row in snapshot.observations(snapshot.part("nato", "2026-07-10"))}
        for snapshot in (before, taken.current())
    )
    assert {place for place in was if place not in now} == set()
    shares = [place for place in was if place[0] == SHARE and was[place].value is not None]
    assert len(shares) == 429
    assert all(abs(now[place].value - was[place].value) < 0.005 for place in shares)


def test_it_is_told_as_no_revision_of_natos_and_no_figure_that_is_published_has_moved(taken: Store) -> None:
    change = read_changes(taken.folder)[0]
    (one,) = (one for one in change.releases if (one.source, one.release) == ("nato", "2026-07-10"))
    assert (one.kind, one.acquisition, one.against) == (Kind.CORRECTED, "original", ("2026-07-10",))
    published = [row for row in one.indicators if not indicators()[row.indicator].formula]
    assert {row.indicator for row in published if row.revised or row.vanished} == set()
    assert {row.indicator for row in published if row.appeared} <= {
        "gdp_usd_current", "gdp_usd_constant", "gdp_per_capita_usd_constant",
    }  # fmt: skip
    # Money in national currency, whose currency only the workbook names.
    assert (one.not_compared, one.flips, one.members_gone) == (2 * 403, (), ())
    assert set(one.members_new) <= {"ISL"}


def test_no_share_is_told_as_set_by_hand_that_is_rounded_only(taken: Store) -> None:
    snapshot = taken.current()
    rows = snapshot.observations(snapshot.part("nato", "2026-07-10"))
    assert [row for row in rows if row.status == "pinned"] == []


def test_every_verdict_at_two_percent_is_as_before(taken: Store, before: Snapshot) -> None:
    was, now = (
        {
            (row.member, row.year): meets(row.value, 2.0, "published")
            for row in snapshot.rows(snapshot.part("nato", "2026-07-10"), SHARE)
            if row.value is not None
        }
        for snapshot in (before, taken.current())
    )
    assert was == now
