"""NATO's own files behind the links of a made-up page, under names that say nothing, among files that are none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from nato_files import JANUARY_2016, JUNE_2024, rows

from etl.contract import check_releases
from etl.dataframe import ParsedRelease, read_releases
from etl.errors import AbsentError
from etl.fetch import Fetch, Mirror, Resource
from etl.refresh.mirror_build import build
from etl.sources.nato import collect
from etl.sources.nato.releases import RELEASES
from etl.sources.nato.site import Pages, discover_releases, read_pages
from etl.transform.release import derive

PAGE = read_pages().addresses[0]
SITE = "https://www.nato.int/dam/"


@pytest.fixture(scope="module")
def originals(mirror: Path) -> dict[str, bytes]:
    """The workbooks and PDFs of the mirror under other names, and files that are none, of older days by name."""
    fetch = Mirror(mirror).get
    known = [one for one in RELEASES.read() if one.control]
    named = {f"{at}-{kind}": url for at, one in enumerate(known) for kind, url in (("b", one.file), ("p", one.control))}
    files = {f"{name}.{url.rsplit('.', 1)[1]}": fetch(url).content for name, url in named.items()}
    return files | {
        "160101-photo.pdf": b"%PDF-1.4\nmade up, and no PDF at all\n%%EOF\n",
        "160101-missing.xlsx": b"<!doctype html><title>Not found</title>",
        "160101-cut.xlsx": files["1-b.xlsx"][:50_000],
    }


def serving(mirror: Path, files: dict[str, bytes]) -> Fetch:
    """The mirror, with a made-up page that links to the files, which nobody else has."""
    links = "".join(f'<li><a href="{SITE}{name}">a file</a>' for name in [*files, "chart.png", "160101-gone.pdf"])
    there = {PAGE: f"<ul>{links}</ul>".encode()} | {SITE + name: content for name, content in files.items()}
    had = Mirror(mirror)

    def fetch(url: str) -> Resource:
        return Resource.of(url, there[url], "") if url in there else had.get(url)

    return fetch


@pytest.fixture(scope="module")
def releases(mirror: Path, originals: dict[str, bytes]) -> dict[str, ParsedRelease]:
    """What is found where the list is empty."""
    found = discover_releases(serving(mirror, originals), Pages((PAGE,)), ())
    return {one.release.release: one for one in read_releases(found)}


def test_both_releases_are_found_with_their_days_and_titles(releases: dict[str, ParsedRelease]) -> None:
    assert {name: one.release.title for name, one in releases.items()} == {
        JANUARY_2016: "Defence Expenditures of NATO Countries (2008-2015)",
        JUNE_2024: "Defence Expenditure of NATO Countries (2014-2024)",
    }
    assert {one.release.published.isoformat() for one in releases.values()} == {JANUARY_2016, JUNE_2024}
    assert {one.release.definition for one in releases.values()} == {"nato"}


def test_each_is_read_from_the_workbook_and_held_against_the_pdf(
    releases: dict[str, ParsedRelease], mirror: Path
) -> None:
    for name, one in releases.items():
        assert [origin.url[-3:] for origin in one.release.origins] == ["lsx", "pdf"]
        plain = {row._replace(cell="") for row in one.observations}
        assert plain == {row._replace(cell="") for row in rows(mirror, name)}


def test_what_is_found_keeps_the_contract(releases: dict[str, ParsedRelease]) -> None:
    assert len(check_releases(derive(one) for one in releases.values())) == 2


def test_a_mirror_that_is_built_takes_the_page_and_the_files_along_and_nothing_is_read_twice(
    mirror: Path, originals: dict[str, bytes], tmp_path: Path
) -> None:
    read: list[ParsedRelease] = []

    def collecting(fetch: Fetch) -> Iterator[ParsedRelease]:
        for parsed in read_releases(collect(fetch)):
            read.append(parsed)
            yield parsed

    build(tmp_path, serving(mirror, originals), lambda _: None, {"nato": collecting})
    assert [one.release.release for one in read] == [one.release for one in RELEASES.read()]
    assert all(origin.url != PAGE and SITE not in origin.url for one in read for origin in one.release.origins)
    carried = Mirror(tmp_path)
    assert {PAGE, *(SITE + name for name in originals)} <= set(carried.entries)
    with pytest.raises(AbsentError):
        carried.get(SITE + "160101-gone.pdf")
