"""The next version of the National Material Capabilities: the publisher's table, altered, packed and linked as such."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cow_files import nested, packed
from mirror_copying import add_file, copy_mirror, read_listing, write_listing

from etl.errors import FetchError
from etl.fetch import Fetch, MirrorFetcher, Resource
from etl.refresh.outcome import Outcome
from etl.refresh.pipeline import refresh
from etl.sources import cow
from etl.sources.cow.releases import PAGE
from etl.store.snapshot import Store

UPLOADS = "https://correlatesofwar.org/wp-content/uploads"
LINKS = f"""<html><body>
<a href="{UPLOADS}/NMCv8-codebook.pdf">Codebook</a> <a href="/wp-content/uploads/NMCv8.zip">Version 8.0</a>
<a href="{UPLOADS}/NMCv8-supplemental.zip">Sources</a> <a href="{UPLOADS}/NMCv7-1.zip">Version 7</a>
<a href="{UPLOADS}/NMC-60-abridged.zip">Version 6</a> <a href="{UPLOADS}/NMC_5_0.zip">Version 5</a>
</body></html>"""


@pytest.fixture
def copy(mirror: Path, tmp_path: Path) -> Path:
    """The publisher's files, and the page that links to the version after them."""
    folder = copy_mirror(mirror, tmp_path / "mirror", "correlatesofwar.org")
    add_file(folder, PAGE, LINKS.encode())
    return folder


def publish(fetch: Fetch, data: Path) -> Outcome:
    return refresh(data, fetch, lambda _: None, {"cow": cow.collect})


def read_table(folder: Path) -> bytes:
    (entry,) = (one for one in read_listing(folder)["entries"] if "NMC-70" in one["url"])
    return (folder / entry["file"]).read_bytes()


def list_releases(data: Path) -> list[str]:
    return [part.release.release for part in Store(data).current().releases("cow")]


def test_a_newer_version_that_is_linked_is_fetched_and_read_from_the_zip_in_its_zip(copy: Path, tmp_path: Path) -> None:
    add_file(copy, f"{UPLOADS}/NMCv8.zip", nested(read_table(copy), 8), retrieved="2027-03-02T06:00:00+00:00")
    outcome = publish(MirrorFetcher(copy, tmp_path / "data").get, tmp_path / "data")
    assert outcome.word == "published", outcome.faults
    seven, eight = Store(tmp_path / "data").current().releases("cow")
    assert (seven.release.release, eight.release.release) == ("7.0", "8.0")
    assert (eight.release.published.isoformat(), eight.rows) == ("2027-03-02", seven.rows)
    assert "it was had from the publisher on 2027-03-02" in eight.release.note


def test_a_newer_version_that_a_mirror_lacks_or_whose_page_it_lacks_is_left_out_in_silence(
    copy: Path, mirror: Path, tmp_path: Path
) -> None:
    assert publish(MirrorFetcher(copy, tmp_path / "data").get, tmp_path / "data").ok
    assert publish(MirrorFetcher(mirror, tmp_path / "other").get, tmp_path / "other").ok
    assert list_releases(tmp_path / "data") == list_releases(tmp_path / "other") == ["7.0"]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda _: b"PK\x03\x04 and no more", "NMCv8.zip: is a zip that cannot be read"),
        (lambda table: nested(table.replace(b"milex", b"spent", 1), 8), "NMC-80-abridged.csv: has the columns"),
        (lambda table: nested(table + b"999,2023,1,1,1,1,1,1,0.1\n", 8), "state '999' of 2023 has no name"),
        (lambda table: packed(("NMC-80.csv", table)), "holds 0 abridged tables"),
    ],
)
def test_a_newer_version_that_cannot_be_read_is_missed_and_the_known_one_stands(
    copy: Path, tmp_path: Path, damage: Callable[[bytes], bytes], told: str
) -> None:
    add_file(copy, f"{UPLOADS}/NMCv8.zip", damage(read_table(copy)))
    outcome = publish(MirrorFetcher(copy, tmp_path / "data").get, tmp_path / "data")
    [source] = outcome.sources
    assert (outcome.word, source.state, source.release) == ("partial", "behind", "7.0")
    assert told in source.missed[0]


@pytest.mark.parametrize("broken", [PAGE, f"{UPLOADS}/NMCv8.zip"])
def test_a_page_or_a_newer_version_that_does_not_answer_is_missed(copy: Path, tmp_path: Path, broken: str) -> None:
    kept = MirrorFetcher(copy, tmp_path / "data")

    def fetch(url: str) -> Resource:
        if url == broken:
            raise FetchError(url, "answered 503", "Try again later")
        return kept.get(url)

    [source] = publish(fetch, tmp_path / "data").sources
    assert (source.state, source.release) == ("behind", "7.0")
    assert source.missed == (f"{broken}: answered 503. Try again later",)


def test_a_page_without_a_link_to_any_version_is_missed(copy: Path, tmp_path: Path) -> None:
    add_file(copy, PAGE, b"<html><body>We have moved.</body></html>")
    [source] = publish(MirrorFetcher(copy, tmp_path / "data").get, tmp_path / "data").sources
    assert source.state == "behind"
    assert "links to no version" in source.missed[0]


def test_the_known_version_is_read_from_where_the_page_has_it_now(copy: Path, tmp_path: Path) -> None:
    table, listing = read_table(copy), read_listing(copy)
    listing["entries"] = [one for one in listing["entries"] if "NMC-70" not in one["url"]]
    write_listing(copy, listing)
    add_file(copy, f"{UPLOADS}/NMCv7-1.zip", nested(table))
    assert publish(MirrorFetcher(copy, tmp_path / "data").get, tmp_path / "data").ok
    assert list_releases(tmp_path / "data") == ["7.0"]


def test_where_the_older_file_is_gone_the_newer_version_is_read_and_the_older_stays(copy: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert publish(MirrorFetcher(copy, data).get, data).ok
    add_file(copy, f"{UPLOADS}/NMCv8.zip", nested(read_table(copy), 8))
    listing = read_listing(copy)
    listing["entries"] = [one for one in listing["entries"] if "NMC-70" not in one["url"]]
    write_listing(copy, listing)
    assert publish(MirrorFetcher(copy, data).get, data).ok
    assert list_releases(data) == ["7.0", "8.0"]
