"""Builds of a mirror that fail or die leave the mirror that was there. Publishers and their bytes are made up."""

import os
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner
from dying_calls import Death, die_after
from filelock import FileLock
from made_up import figures, files_below, full_disk, release
from mirror_building import BOOK, PAGES, WEB, built, gives, nato, web

from etl.cli import main
from etl.dataframe import ParsedRelease
from etl.errors import FetchError, PublishError
from etl.fetch import Fetch

pytestmark = pytest.mark.usefixtures("no_corrections")


def failing(fetch: Fetch) -> Iterator[ParsedRelease]:
    fetch(PAGES[0])
    raise FetchError(PAGES[1], "answered 404 Not Found", "Look at it.")


def broken(fetch: Fetch) -> Iterator[ParsedRelease]:
    raise RuntimeError("nobody thought of this")


def test_a_fault_in_any_source_writes_nothing_and_every_fault_is_told(tmp_path: Path) -> None:
    built(tmp_path)
    before = files_below(tmp_path)
    with pytest.raises(PublishError) as caught:
        built(tmp_path, web(book=b"another workbook"), {"nato": nato, "worldbank": failing, "other": broken})
    said = str(caught.value)
    assert said.startswith(f"{tmp_path}: the mirror is as it was, for there were 2 faults.\n")
    assert f"worldbank: {PAGES[1]}: answered 404 Not Found. Look at it." in said
    assert "other: Unexpected RuntimeError" in said
    assert "Traceback" in said
    assert files_below(tmp_path) == before


def test_figures_that_break_the_contract_make_no_mirror(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="there was 1 fault"):
        built(tmp_path, collectors={"nato": lambda fetch: iter([release(figures(share=99.0))])})
    assert files_below(tmp_path) == {}


def test_a_damaged_listing_is_not_built_on(tmp_path: Path) -> None:
    (tmp_path / "mirror.json").write_bytes(b"{")
    with pytest.raises(FetchError, match="is no listing to build on") as caught:
        built(tmp_path)
    assert "Remove it to begin anew." in str(caught.value)
    assert files_below(tmp_path) == {"mirror.json": b"{"}


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with FileLock(tmp_path / "refresh.lock"), pytest.raises(PublishError, match="is at work here"):
        built(tmp_path)
    assert files_below(tmp_path) == {}


def test_a_full_disk_leaves_the_mirror_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path)
    before = files_below(tmp_path)
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(PublishError, match="cannot be written"):
        built(tmp_path, web(book=b"another workbook"))
    assert files_below(tmp_path) == before


def test_a_build_that_dies_at_any_step_leaves_the_old_mirror_or_the_new_one(tmp_path: Path) -> None:
    new = {**WEB, BOOK: b"another workbook"}
    seen = []
    for number in range(20):
        folder = tmp_path / str(number)
        built(folder)
        with pytest.MonkeyPatch.context() as patch:
            die_after(number, patch)
            try:
                built(folder, web(book=b"another workbook"))
            except Death:
                seen.append(gives(folder))
            else:
                assert gives(folder) == new
                break
        built(folder, web(book=b"another workbook"))
        assert gives(folder) == new
        assert not list(folder.rglob("*.part"))
    assert seen[0] == WEB
    assert seen[-1] == new
    assert all(one in (WEB, new) for one in seen)


def test_what_a_killed_build_left_half_written_is_removed(tmp_path: Path) -> None:
    built(tmp_path)
    before = files_below(tmp_path)
    for folder in (tmp_path, tmp_path / "nato.example.org"):
        (folder / ".mirror.json.abc.part").write_bytes(b"half")
    built(tmp_path)
    assert files_below(tmp_path) == before


def test_the_command_exits_with_1_where_the_source_is_no_mirror(tmp_path: Path) -> None:
    command = ["mirror", "build", str(tmp_path / "new"), "--mirror", str(tmp_path / "none")]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "mirror.json: cannot be read" in result.stderr
    assert not (tmp_path / "new").exists()


def test_a_listing_that_names_what_no_file_can_be_called_is_built_on(tmp_path: Path) -> None:
    built(tmp_path)
    listing = orjson.loads((tmp_path / "mirror.json").read_bytes())
    entry = {**listing["entries"][0], "url": "https://example.org/other", "file": "a\0b"}
    (tmp_path / "mirror.json").write_bytes(orjson.dumps({**listing, "entries": [*listing["entries"], entry]}))
    assert built(tmp_path).others == 1


def test_the_folder_of_snapshots_is_no_place_for_a_mirror(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["mirror", "build", str(tmp_path), "--data", str(tmp_path)])
    assert result.exit_code == 2
    assert "is the folder of snapshots" in result.stderr
    assert not list(tmp_path.iterdir())
