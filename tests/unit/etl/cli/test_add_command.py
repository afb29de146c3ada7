"""`burden add` from outside: what is told of each file, where an empty folder begins, how it ends. All made up."""

from pathlib import Path

import pytest
from deposit_files import DAY, READERS, bank_file, nato_file, put, renew
from made_up import figures, files_below, full_disk, release
from pruning import burden

from etl.cli import folders
from etl.refresh.deposits import readers
from etl.refresh.deposits.shelf import Shelf
from etl.store.folder import current_id
from etl.store.lock import lock_folder
from etl.store.publish import publish
from etl.store.snapshot import Store


@pytest.fixture(autouse=True)
def made_up_sources(monkeypatch: pytest.MonkeyPatch, no_corrections: None, tmp_path: Path) -> None:
    """Made-up files are known, and what ships is made up as well."""
    for source in list(readers.READERS):
        monkeypatch.delitem(readers.READERS, source)
    for source, reader in READERS.items():
        monkeypatch.setitem(readers.READERS, source, reader)
    publish(tmp_path / "shipped", [release(figures())])
    monkeypatch.setattr(folders, "shipped", lambda _: tmp_path / "shipped")


def releases(data: Path) -> list[str]:
    return [part.release.release for part in Store(data).current().releases("nato")]


def test_an_empty_folder_begins_with_what_ships_and_says_so(tmp_path: Path) -> None:
    data, path = tmp_path / "data", put(tmp_path / "x.xlsx", nato_file())
    result = burden("add", path, "--data", data)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[:2] == [
        "'x.xlsx' is NATO's release 2022-01-01",
        f"Nothing was published in {data} yet: it begins with the snapshot that ships.",
    ]
    assert "nato  2022-01-01  20  0\nnato  2021-01-01 (kept)  5  0\n" in result.stdout
    assert f"Published: snapshot {current_id(data)} is in force.\n" in result.stdout
    assert releases(data) == ["2021-01-01", "2022-01-01"]
    again = burden("add", path, "--data", data)
    assert (again.exit_code, again.stdout.splitlines()[-1]) == (
        0,
        f"Nothing new: snapshot {current_id(data)} is already in force.",
    )


def test_what_is_not_recognised_is_told_and_the_rest_is_published(tmp_path: Path) -> None:
    data, good, bad = tmp_path / "data", put(tmp_path / "good", nato_file()), put(tmp_path / "bad", b"")
    result = burden("add", bad, good, tmp_path / "nowhere", "--data", data)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "'bad': is empty. Fetch it again with a browser, look at it, and bring that copy."
    )
    assert "'nowhere': cannot be read (No such file or directory). Make it readable" in result.stderr
    assert releases(data) == ["2021-01-01", "2022-01-01"]


def test_where_nothing_is_recognised_the_folder_is_not_touched(tmp_path: Path) -> None:
    result = burden("add", put(tmp_path / "bad", b"nothing known"), "--data", tmp_path / "data")
    assert result.exit_code == 1
    assert "is not recognised as one of the files that are read of NATO and World Bank" in result.stderr
    assert not (tmp_path / "data").exists()


def test_a_dry_run_only_tells(tmp_path: Path) -> None:
    data = tmp_path / "data"
    result = burden("add", put(tmp_path / "x.xlsx", nato_file()), "--dry-run", "--data", data)
    assert (result.exit_code, result.stdout) == (0, "'x.xlsx' is NATO's release 2022-01-01\n")
    assert not data.exists()


def test_what_the_file_cannot_tell_is_said_by_the_person(tmp_path: Path) -> None:
    data, path = tmp_path / "data", put(tmp_path / "x.xlsx", nato_file("untold"))
    refused = burden("add", path, "--data", data)
    assert (refused.exit_code, "does not say of which day it is. Say it: --published DAY." in refused.stderr) == (
        1,
        True,
    )
    assert burden("add", path, "--published", "2022-06-27", "--source", "nato", "--data", data).exit_code == 0
    assert releases(data) == ["2021-01-01", "2022-06-27"]


def test_a_file_that_is_said_to_be_of_a_source_is_held_to_that(tmp_path: Path) -> None:
    result = burden("add", put(tmp_path / "x", bank_file(DAY, "2022-07-01")), "--source", "nato", "--data", tmp_path)
    assert result.exit_code == 1
    assert "'x': is not recognised as one of the files that are read of NATO." in result.stderr


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["a", "b", "--published", "2022-06-27"], "said of one file"),
        (["a", "--published", "27 June"], "does not match the format"),
        (["a", "--source", "nobody"], "is not one of"),
        ([], "either FILE..., or --forget NAME"),
        (["a", "--forget", "a"], "either FILE..., or --forget NAME"),
    ],
)
def test_what_cannot_be_meant_is_refused(words: list[str], problem: str, tmp_path: Path) -> None:
    result = burden("add", *words, "--data", tmp_path)
    assert (result.exit_code, problem in result.stderr) == (2, True)


def test_while_a_refresh_is_at_work_it_says_to_wait(tmp_path: Path) -> None:
    data, path = tmp_path / "data", put(tmp_path / "x.xlsx", nato_file())
    publish(data, [release(figures())])
    with lock_folder(data):
        result = burden("add", path, "--data", data)
    assert result.exit_code == 1
    assert "another refresh or roll-back is at work here" in result.stderr
    assert "Wait until it ends, then try again." in result.stderr


def test_a_folder_that_cannot_be_written_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, path = tmp_path / "data", put(tmp_path / "x.xlsx", nato_file())
    publish(data, [release(figures())])
    before = files_below(data)

    with monkeypatch.context() as patch:
        patch.setattr("etl.refresh.deposits.shelf.write", full_disk)
        result = burden("add", path, "--data", data)
    assert result.exit_code == 1
    assert "'x.xlsx' cannot be kept (No space left on device). Free some space" in result.stderr
    assert f"Failed. Snapshot {current_id(data)} stays in force." in result.stderr
    assert files_below(data) == before
    assert burden("add", path, "--data", data).exit_code == 0


def test_a_file_is_forgotten_by_its_name_or_hash_and_the_next_refresh_lets_go_of_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    renew(data)
    for place, name in (("a", "1999-01-01"), ("b", "2000-01-01")):
        assert burden("add", put(tmp_path / place / "x.xlsx", nato_file(name)), "--data", data).exit_code == 0
    first, second = Shelf(data).deposits
    unclear = burden("add", "--forget", "x.xlsx", "--data", data)
    assert unclear.exit_code == 1
    assert all(one.sha256[:12] in unclear.stderr for one in (first, second))
    result = burden("add", "--forget", first.sha256[:12], "--data", data)
    assert result.stdout == "'x.xlsx' is no longer read. What is in force stays until the next refresh.\n"
    assert releases(data) == ["1999-01-01", "2000-01-01", "2021-01-01"]
    renew(data)
    assert releases(data) == ["2000-01-01", "2021-01-01"]
    assert burden("add", "--forget", "x.xlsx", "--data", data).exit_code == 0
    renew(data)
    assert releases(data) == ["2021-01-01"]
    assert "no files were given as 'x.xlsx'" in burden("add", "--forget", "x.xlsx", "--data", data).stderr
