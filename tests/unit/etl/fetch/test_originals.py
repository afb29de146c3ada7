"""The publishers' bytes are kept beside the parts, whichever way they came. The bytes and figures are made up."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from made_up import figures, full_disk, release
from misbehaving_server import Server, answers
from quick_fetching import QUICK

from etl.dataframe import ParsedRelease
from etl.errors import FetchError
from etl.fetch import Fetch, Fetcher, MirrorFetcher, Resource
from etl.refresh import pipeline
from etl.refresh.pipeline import refresh
from etl.store.snapshot import Store

URL = "https://example.org/figures.csv"
ROOT = Path(__file__).resolve().parents[4]


def mirror_with(folder: Path, content: bytes, url: str = URL, **said: str | None) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "figures.csv").write_bytes(content)
    entry = {
        "url": url,
        "file": "figures.csv",
        "sha256": Resource.of(url, content, "").sha256,
        "media_type": "text/csv",
    }
    (folder / "mirror.json").write_bytes(orjson.dumps({"format": 1, "entries": [{**entry, **said}]}))
    return folder


def origins(data: Path) -> dict[str, dict[str, object]]:
    listed: dict[str, dict[str, object]] = orjson.loads((data / "raw" / "origins.json").read_bytes())
    return listed


def test_bytes_of_a_mirror_are_kept_under_their_hash_with_what_the_mirror_says(tmp_path: Path) -> None:
    source = mirror_with(tmp_path / "mirror", b"figures", retrieved="2026-07-01")
    fetched = MirrorFetcher(source, tmp_path).get(URL)
    assert fetched.content == b"figures"
    assert (tmp_path / "raw" / fetched.sha256).read_bytes() == b"figures"
    assert origins(tmp_path)[URL] == {
        "sha256": fetched.sha256,
        "bytes": 7,
        "media_type": "text/csv",
        "etag": "",
        "last_modified": "",
        "retrieved": "2026-07-01",
    }


def test_what_a_mirror_says_of_its_bytes_is_told_and_never_made_up(tmp_path: Path) -> None:
    source = mirror_with(tmp_path / "mirror", b"figures", kind="re-saved", note="by a reader", retrieved=None)
    fetched = MirrorFetcher(source, tmp_path).get(URL)
    assert (fetched.kind, fetched.note, fetched.retrieved) == ("re-saved", "by a reader", "")
    silent = MirrorFetcher(mirror_with(tmp_path / "mirror", b"figures"), tmp_path).get(URL)
    assert (silent.kind, silent.note, silent.retrieved) == ("", "", "")


@pytest.mark.parametrize("name", ["retrieved", "kind", "note"])
def test_a_mirror_that_says_something_other_than_text_is_refused(tmp_path: Path, name: str) -> None:
    source = mirror_with(tmp_path / "mirror", b"figures")
    listing = orjson.loads((source / "mirror.json").read_bytes())
    listing["entries"][0][name] = 7
    (source / "mirror.json").write_bytes(orjson.dumps(listing))
    with pytest.raises(FetchError, match=rf"entry 1 does not give .*`str \| null`, got `int` - at `\$\.{name}`"):
        MirrorFetcher(source, tmp_path).get(URL)


def test_the_same_bytes_are_kept_once_and_earlier_ones_stay(tmp_path: Path) -> None:
    source = mirror_with(tmp_path / "mirror", b"old")
    old = MirrorFetcher(source, tmp_path).get(URL)
    before = (tmp_path / "raw" / old.sha256).stat()
    MirrorFetcher(source, tmp_path).get(URL)
    assert (tmp_path / "raw" / old.sha256).stat().st_mtime_ns == before.st_mtime_ns
    new = MirrorFetcher(mirror_with(source, b"new"), tmp_path).get(URL)
    assert {path.name for path in (tmp_path / "raw").iterdir()} == {old.sha256, new.sha256, "origins.json"}


def test_damaged_bytes_that_were_kept_are_mended_from_the_mirror_and_that_is_told(tmp_path: Path) -> None:
    source = mirror_with(tmp_path / "mirror", b"figures")
    kept = tmp_path / "raw" / MirrorFetcher(source, tmp_path).get(URL).sha256
    kept.write_bytes(b"damaged")
    again = MirrorFetcher(source, tmp_path)
    again.get(URL)
    assert kept.read_bytes() == b"figures"
    assert again.notices == (f"{kept} is damaged or missing. {URL} is fetched anew.",)


def test_bytes_of_a_mirror_are_never_confirmed_by_the_publisher(server: Server, tmp_path: Path) -> None:
    url = server.at("/a", answers(200, b"figures of today", ETag='"1"'))
    MirrorFetcher(mirror_with(tmp_path / "mirror", b"figures", url), tmp_path).get(url)
    assert Fetcher(tmp_path, QUICK).get(url).content == b"figures of today"
    assert not {"If-None-Match", "If-Modified-Since"} & set(server.asked[0].headers)


def test_the_same_bytes_had_from_the_network_keep_their_etag(server: Server, tmp_path: Path) -> None:
    url = server.at("/a", answers(200, b"figures", ETag='"1"'))
    Fetcher(tmp_path, QUICK).get(url)
    MirrorFetcher(mirror_with(tmp_path / "mirror", b"figures", url), tmp_path).get(url)
    assert origins(tmp_path)[url]["etag"] == '"1"'


def test_the_network_tells_when_bytes_were_retrieved(server: Server, tmp_path: Path) -> None:
    url = server.at("/a", answers(200, b"figures"))
    fetched = Fetcher(tmp_path, QUICK).get(url)
    assert fetched.retrieved == origins(tmp_path)[url]["retrieved"] != ""
    assert fetched.kind == "original"


def test_a_full_disk_is_an_error_that_names_the_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = mirror_with(tmp_path / "mirror", b"figures")
    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(FetchError, match=r"figures\.csv: was had, but cannot be kept in .*No space left"):
        MirrorFetcher(source, tmp_path).get(URL)


def test_a_failed_refresh_keeps_what_it_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "corrections", lambda: ())

    def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
        fetch(URL)
        yield release(figures(share=99.0))

    source = MirrorFetcher(mirror_with(tmp_path / "mirror", b"figures"), tmp_path / "data")
    assert not refresh(tmp_path / "data", source.get, lambda _: None, {"nato": collect}).ok
    assert (tmp_path / "data" / "raw" / Resource.of(URL, b"figures", "").sha256).read_bytes() == b"figures"


def test_every_file_behind_the_snapshot_is_kept(published: Store) -> None:
    found = {origin for part in published.current().parts for origin in part.release.origins}
    had = {origin.sha256 for origin in found if origin.url.startswith("https://")}
    assert {path.name for path in (published.folder / "raw").iterdir()} == had | {"origins.json"}


def test_the_package_ships_no_files_of_the_publishers() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    forced = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    embedded = {source for source in forced if source.startswith("data")}
    assert embedded == {f"data/embedded/{name}" for name in ("CURRENT", "audits", "parts", "snapshots")}
    assert "data/embedded/raw/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
