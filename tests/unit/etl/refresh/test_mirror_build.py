"""Building a mirror. Publishers and their bytes are made up, but for the test on the publishers' own files."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import click
import orjson
import pytest
from click.testing import CliRunner
from filelock import FileLock, Timeout
from made_up import figures, files_below, release
from mirror_building import BOOK, SOURCES, WEB, built, entries, gives, nato, web
from misbehaving_server import Server, answers

from etl.cli import main
from etl.dataframe import Collected, MissedRelease, ParsedRelease
from etl.errors import LayoutError
from etl.fetch import Fetch, Mirror, Resource
from etl.fetch.index import Update
from etl.refresh import mirror_build
from etl.refresh.mirror_build import build
from etl.refresh.pipeline import refresh

pytestmark = pytest.mark.usefixtures("no_corrections")


def test_a_mirror_holds_every_url_that_the_sources_read(tmp_path: Path) -> None:
    assert built(tmp_path) == Update(urls=3, bytes=16, written=3, removed=0, others=0)
    assert gives(tmp_path) == WEB


def test_an_entry_says_all_that_is_known_of_the_bytes(tmp_path: Path) -> None:
    built(tmp_path)
    first = entries(tmp_path)[0]
    assert first.pop("file").startswith("nato.example.org/")
    assert first == {
        "url": BOOK,
        "sha256": Resource.of(BOOK, WEB[BOOK], "").sha256,
        "bytes": 10,
        "media_type": "text/x",
        "retrieved": "2026-07-01T00:00Z",
        "kind": "original",
        "note": "",
    }


def test_a_refresh_from_the_mirror_reads_nothing_that_it_lacks(tmp_path: Path) -> None:
    built(tmp_path / "mirror")
    assert refresh(tmp_path / "data", Mirror(tmp_path / "mirror").get, lambda _: None, SOURCES).ok


def test_building_again_changes_no_file(tmp_path: Path) -> None:
    built(tmp_path)
    before, times = files_below(tmp_path), [path.stat().st_mtime_ns for path in sorted(tmp_path.glob("*/*"))]
    assert built(tmp_path).written == 0
    assert files_below(tmp_path) == before
    assert [path.stat().st_mtime_ns for path in sorted(tmp_path.glob("*/*"))] == times


def test_other_bytes_get_another_file_and_the_old_one_goes(tmp_path: Path) -> None:
    built(tmp_path)
    old = entries(tmp_path)[0]["file"]
    assert built(tmp_path, web(book=b"another workbook")) == Update(3, 22, written=1, removed=1, others=0)
    assert entries(tmp_path)[0]["file"] != old
    assert not (tmp_path / old).exists()
    assert gives(tmp_path) == {**WEB, BOOK: b"another workbook"}


def test_a_damaged_file_of_the_mirror_is_written_anew(tmp_path: Path) -> None:
    built(tmp_path)
    (tmp_path / entries(tmp_path)[0]["file"]).write_bytes(b"damaged")
    assert built(tmp_path).written == 1
    assert gives(tmp_path) == WEB


def test_what_a_mirror_lists_beside_that_stays(tmp_path: Path) -> None:
    built(tmp_path)
    assert built(tmp_path, collectors={"nato": nato}) == Update(1, 10, written=0, removed=0, others=2)
    assert gives(tmp_path) == WEB


def test_a_file_that_a_listing_names_in_two_ways_is_not_removed(tmp_path: Path) -> None:
    built(tmp_path)
    listed = entries(tmp_path)
    twin = {**listed[0], "url": "https://example.org/twin", "file": f"./{listed[0]['file']}"}
    (tmp_path / "mirror.json").write_bytes(orjson.dumps({"format": 1, "entries": [*listed, twin]}))
    assert built(tmp_path, web(book=b"another workbook")).removed == 0
    assert gives(tmp_path)["https://example.org/twin"] == WEB[BOOK]


@pytest.mark.parametrize("content", [b"mine", WEB[BOOK]])
def test_no_file_outside_the_mirror_is_taken_or_removed(tmp_path: Path, content: bytes) -> None:
    folder, outside = tmp_path / "mirror", tmp_path / "book.xlsx"
    built(folder)
    outside.write_bytes(content)
    name_file(folder, "../book.xlsx")
    built(folder)
    assert outside.read_bytes() == content
    assert gives(folder) == WEB


def test_a_listing_that_names_itself_is_not_removed(tmp_path: Path) -> None:
    built(tmp_path)
    name_file(tmp_path, "mirror.json")
    assert built(tmp_path).removed == 0
    assert gives(tmp_path) == WEB


def name_file(folder: Path, file: str) -> None:
    """List that file for the first URL."""
    listed = [{**entries(folder)[0], "file": file}, *entries(folder)[1:]]
    (folder / "mirror.json").write_bytes(orjson.dumps({"format": 1, "entries": listed}))


def test_a_url_that_is_read_twice_is_fetched_once(tmp_path: Path) -> None:
    asked: list[str] = []

    def counting(url: str) -> Resource:
        asked.append(url)
        return web()(url)

    def twice(fetch: Fetch) -> Iterator[ParsedRelease]:
        assert fetch(BOOK) is fetch(BOOK)
        yield release(figures())

    built(tmp_path, counting, {"nato": twice})
    assert asked == [BOOK]


def test_from_the_network_the_bytes_are_kept_and_the_folder_of_snapshots_is_held(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.at("/book.xlsx", answers(200, b"a workbook"))
    data = tmp_path / "data"

    def one(fetch: Fetch) -> Iterator[ParsedRelease]:
        with pytest.raises(Timeout), FileLock(data / "refresh.lock", timeout=0):
            raise AssertionError("a refresh could begin now")
        fetch(url)
        yield release(figures())

    monkeypatch.setattr(mirror_build, "build", partial(build, collectors={"nato": one}))
    result = CliRunner().invoke(main, ["mirror", "build", str(tmp_path / "new"), "--data", str(data)])
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 URL, 10 bytes; 1 file written, 0 removed." in result.stdout
    (entry,) = entries(tmp_path / "new")
    assert (data / "raw" / entry["sha256"]).read_bytes() == b"a workbook"
    assert datetime.fromisoformat(entry["retrieved"]).utcoffset() == timedelta(0)


def test_kept_bytes_that_were_damaged_are_told(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = server.at("/book.xlsx", answers(200, b"a workbook"))

    def one(fetch: Fetch) -> Iterator[ParsedRelease]:
        fetch(url)
        yield release(figures())

    monkeypatch.setattr(mirror_build, "build", partial(build, collectors={"nato": one}))
    words = ["mirror", "build", str(tmp_path / "new"), "--data", str(tmp_path / "data")]
    CliRunner().invoke(main, words)
    for kept in (tmp_path / "data" / "raw").glob("[0-9a-f]*"):
        kept.write_bytes(b"damaged")
    assert "is damaged or missing" in CliRunner().invoke(main, words).stderr


def test_the_command_tells_what_else_a_mirror_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path / "old")
    monkeypatch.setattr(mirror_build, "build", partial(build, collectors={"nato": nato}))
    result = CliRunner().invoke(main, ["mirror", "build", str(tmp_path / "old"), "--mirror", str(tmp_path / "old")])
    assert "It lists 2 other URLs too, which no refresh reads; they stay." in result.stdout


def test_a_release_that_cannot_be_read_is_told_and_all_else_is_in_the_mirror(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(fetch: Fetch) -> Iterator[Collected]:
        yield from nato(fetch)
        yield MissedRelease(LayoutError("def-exp-2099-en.pdf", "is an image without text", "Wait."))

    built(tmp_path / "old")
    monkeypatch.setattr(mirror_build, "build", partial(build, collectors={"nato": missing}))
    words = ["mirror", "build", str(tmp_path / "new"), "--mirror", str(tmp_path / "old")]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert "def-exp-2099-en.pdf: is an image without text. Wait." in " ".join(result.stderr.split())
    assert BOOK in gives(tmp_path / "new")


def test_every_command_of_the_page_for_administrators_can_be_given() -> None:
    page = (Path(__file__).parents[4] / "docs" / "air-gapped.md").read_text(encoding="utf-8")
    lines = re.findall(r"^burden (.*)$", page, re.MULTILINE)
    given, context = set(), click.Context(main)
    for line in lines:
        name, *words = line.split()
        command = main.get_command(context, name)
        if isinstance(command, click.Group):
            command = command.commands[words.pop(0)]
        given.add(name)
        assert command is not None
        assert command.make_context(name, words).args == []
    assert given == {"mirror", "refresh", "check", "publish", "prune"}
