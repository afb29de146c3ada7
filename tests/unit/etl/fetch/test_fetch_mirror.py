"""Taking bytes from a folder. The folders are made up, but for the last test."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest

from etl.errors import FetchError
from etl.fetch import Mirror, MirrorFetcher, Resource
from etl.fetch.index import update_mirror

URL = "https://example.org/figures.csv?page=1"


def entry(**other: Any) -> dict[str, Any]:
    good = {
        "url": URL,
        "file": "example.org/figures.csv",
        "sha256": hashlib.sha256(b"figures").hexdigest(),
        "bytes": 7,
        "media_type": "text/csv",
        "retrieved": None,
        "kind": "original",
        "note": None,
    }
    return {**good, **other}


def made(folder: Path, *entries: Any) -> Path:
    (folder / "example.org").mkdir(exist_ok=True)
    (folder / "example.org" / "figures.csv").write_bytes(b"figures")
    (folder / "mirror.json").write_bytes(orjson.dumps({"format": 1, "entries": entries}))
    return folder


def fault(folder: Path, url: str = URL) -> str:
    with pytest.raises(FetchError) as caught:
        Mirror(folder).get(url)
    return str(caught.value)


def test_a_listed_url_gives_its_bytes(tmp_path: Path) -> None:
    fetched = Mirror(made(tmp_path, entry())).get(URL)
    assert (fetched.url, fetched.content, fetched.media_type) == (URL, b"figures", "text/csv")
    assert fetched.sha256 == hashlib.sha256(b"figures").hexdigest()


@pytest.mark.parametrize("url", [f"{URL}0", URL.replace("https", "http"), "https://EXAMPLE.org/figures.csv?page=1", ""])
def test_a_url_must_be_listed_exactly(tmp_path: Path, url: str) -> None:
    assert fault(made(tmp_path, entry()), url).startswith(f"{url}: the mirror {tmp_path} lacks it. Add it")


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    made(tmp_path, entry())
    (tmp_path / "example.org" / "figures.csv").write_bytes(b"figureZ")
    said = fault(tmp_path)
    assert f"{tmp_path / 'example.org' / 'figures.csv'} is altered" in said
    assert said.startswith(URL)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    made(tmp_path, entry(file="example.org/gone.csv"))
    assert f"{tmp_path / 'example.org' / 'gone.csv'} is missing from the mirror" in fault(tmp_path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "is missing from the mirror" in fault(made(tmp_path, entry(file="example.org")))


@pytest.mark.parametrize("file", ["../secret.csv", "example.org/../../secret.csv", "/etc/hostname"])
def test_a_file_outside_the_folder_is_refused(tmp_path: Path, file: str) -> None:
    (tmp_path / "secret.csv").write_bytes(b"figures")
    (tmp_path / "mirror").mkdir()
    assert f"mirror.json names {file!r}, which is outside" in fault(made(tmp_path / "mirror", entry(file=file)))


def test_a_link_that_leads_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_bytes(b"figures")
    (tmp_path / "mirror").mkdir()
    folder = made(tmp_path / "mirror", entry(file="link.csv"))
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    assert "which is outside" in fault(folder)


def test_a_mirror_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    made(tmp_path / "real", entry())
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert Mirror(tmp_path / "link").get(URL).content == b"figures"


@pytest.mark.parametrize("file", ["a\0b", "x" * 300])
def test_a_name_that_no_file_can_have_is_an_error_of_ours(tmp_path: Path, file: str) -> None:
    assert "cannot be read" in fault(made(tmp_path, entry(file=file)))


def test_a_folder_without_a_listing_is_no_mirror(tmp_path: Path) -> None:
    said = fault(tmp_path)
    assert said.startswith(
        f"{tmp_path / 'mirror.json'}: cannot be read (No such file or directory). Make the mirror anew"
    )


@pytest.mark.parametrize(
    ("listing", "problem"),
    [
        (b"", "is not JSON"),
        (b'{"format": 1, "entries": [', "is not JSON"),
        (b"[]", "is not a listing of format 1"),
        (b'{"format": 2, "entries": []}', "is not a listing of format 1"),
        (b'{"format": 1}', "is not a listing of format 1"),
        (b'{"format": 1, "entries": [1]}', "entry 1 does not give url, file, sha256, media_type as text"),
        (b'{"format": 1, "entries": [{"url": "a"}]}', "entry 1 does not give url, file, sha256, media_type as text"),
    ],
)
def test_a_damaged_listing_is_refused(tmp_path: Path, listing: bytes, problem: str) -> None:
    (tmp_path / "mirror.json").write_bytes(listing)
    said = fault(tmp_path)
    assert said.startswith(f"{tmp_path / 'mirror.json'}: {problem}")


def test_an_entry_with_another_type_is_refused(tmp_path: Path) -> None:
    assert "entry 2 does not give" in fault(made(tmp_path, entry(), entry(url=URL + "2", sha256=7)))


def test_a_url_that_is_listed_twice_is_refused(tmp_path: Path) -> None:
    assert f"lists {URL} twice (the second time as entry 2)" in fault(made(tmp_path, entry(), entry()))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"<html><title>Request Rejected</title>", "is a web page, not a CSV file ('Request Rejected')"),
        (b"", "is empty"),
    ],
)
def test_a_refusal_in_the_place_of_a_file_is_refused(tmp_path: Path, content: bytes, problem: str) -> None:
    made(tmp_path, entry(sha256=hashlib.sha256(content).hexdigest(), bytes=len(content)))
    (tmp_path / "example.org" / "figures.csv").write_bytes(content)
    said = fault(tmp_path)
    assert said.startswith(f"{URL}: {problem} ({tmp_path / 'example.org' / 'figures.csv'}). Build the mirror again")
    assert "`burden add FILE`" in said
    with pytest.raises(FetchError):
        MirrorFetcher(tmp_path, tmp_path / "data").get(URL)
    assert not (tmp_path / "data").exists()


def test_every_file_of_the_publishers_is_whole(mirror: Path) -> None:
    entries = orjson.loads((mirror / "mirror.json").read_bytes())["entries"]
    opened = Mirror(mirror)
    assert [len(opened.get(one["url"]).content) for one in entries] == [one["bytes"] for one in entries]


@pytest.mark.parametrize("said", ["Fri, 10 Jul 2026 09:55:14 GMT", "2026-07-10", "2026-07-10T09:55:14+00:00"])
def test_an_entry_may_state_when_the_publisher_last_changed_the_bytes(tmp_path: Path, said: str) -> None:
    made(tmp_path, entry(last_modified=said))
    assert Mirror(tmp_path).get(URL).modified == date(2026, 7, 10)


def test_a_mirror_that_is_built_states_it_too(tmp_path: Path) -> None:
    said = replace(Resource.of(URL, b"figures", "text/csv"), last_modified="Fri, 10 Jul 2026 09:55:14 GMT")
    update_mirror(tmp_path, {}, [said])
    assert Mirror(tmp_path).get(URL).last_modified == said.last_modified
