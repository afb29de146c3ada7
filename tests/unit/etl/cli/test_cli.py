"""The command `burden` from outside, on snapshots of made-up releases."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result
from made_up import figures, observation, population, release
from misbehaving_server import unused_url
from quick_fetching import QUICK
from swapping import put_in_place

from etl.cli import folders, main
from etl.fetch import Fetcher
from etl.refresh import pipeline
from etl.store.folder import current_id
from etl.store.publish import publish


def burden(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with two snapshots of made-up releases; the second is in force."""
    publish(tmp_path, [release(figures())])
    publish(tmp_path, [release(figures()), population("2021-07-01")])
    return tmp_path


def other(data: Path) -> str:
    """The id of the snapshot that is not in force."""
    return next(path.stem for path in (data / "snapshots").iterdir() if path.stem != current_id(data))


def test_check_verifies_what_is_in_force_and_lists_what_there_is(data: Path) -> None:
    result = burden("check", "--data", data)
    assert result.exit_code == 0
    assert f"  {current_id(data)} (in force)\n" in result.stdout
    assert f"  {other(data)}\n" in result.stdout
    assert f"Snapshot {current_id(data)} is sound: 2 releases, 6 rows" in result.stdout


def test_check_finds_a_damaged_part_and_still_lists_where_to_go_back_to(data: Path) -> None:
    for part in (data / "parts").iterdir():
        part.write_bytes(b"damaged")
    result = burden("check", "--data", data)
    assert result.exit_code == 1
    assert "not the one it was published with" in result.stderr
    assert other(data) in result.stdout
    assert "Traceback" not in result.output


def test_check_runs_the_contract_again(tmp_path: Path) -> None:
    publish(tmp_path, [release([observation(value=99.0, cell="made-up.xlsx!TABLE3!C4")])])
    result = burden("check", "--data", tmp_path)
    assert result.exit_code == 1
    assert "made-up.xlsx!TABLE3!C4" in result.stderr
    assert "outside 0.05 to 15" in result.stderr


def test_check_finds_rows_that_were_put_in_the_place_of_others_with_their_hash(tmp_path: Path) -> None:
    [part] = put_in_place(tmp_path, release(figures()), release(figures(share=1.5))).parts
    result = burden("check", "--data", tmp_path)
    assert result.exit_code == 1
    assert f"{part.file}: its rows are not those that the snapshot was named after." in result.stderr


def test_check_of_a_folder_without_a_snapshot_says_what_to_do(tmp_path: Path) -> None:
    result = burden("check", "--data", tmp_path)
    assert result.exit_code == 1
    assert "nothing was published here yet" in result.stderr


def test_publish_goes_back_and_forward(data: Path) -> None:
    new, old = str(current_id(data)), other(data)
    for wanted in (old, new):
        result = burden("publish", wanted, "--data", data)
        assert (result.exit_code, result.stdout) == (0, f"Snapshot {wanted} is in force.\n")
        assert current_id(data) == wanted


def test_publish_of_an_unknown_snapshot_lists_those_there_are(data: Path) -> None:
    before = current_id(data)
    result = burden("publish", "0" * 16, "--data", data)
    assert result.exit_code == 1
    assert "has no snapshot '0000000000000000'" in result.stderr
    assert other(data) in result.stderr
    assert str(before) in result.stderr
    assert current_id(data) == before


def test_publish_where_there_is_nothing_says_what_to_do(tmp_path: Path) -> None:
    assert "run `burden refresh` first" in burden("publish", "0" * 16, "--data", tmp_path).stderr


def test_the_folder_of_the_environment_is_used(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BURDEN_DATA", str(data))
    result = burden("check")
    assert result.exit_code == 0
    assert f"Data: {data}" in result.stdout


def test_without_data_of_ones_own_the_snapshot_that_ships_is_read_and_that_is_said(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BURDEN_DATA", str(tmp_path / "empty"))
    monkeypatch.setattr(folders, "shipped", lambda name: data if name == "embedded" else None)
    result = burden("check")
    assert result.exit_code == 0
    assert f"Nothing was published in {tmp_path / 'empty'} yet" in result.stdout
    assert f"the snapshot that ships: {data}" in result.stdout


def test_a_mirror_that_is_none_is_a_fault_told_in_the_status(tmp_path: Path) -> None:
    result = burden("refresh", "--mirror", tmp_path / "no", "--data", tmp_path / "data")
    assert result.exit_code == 1
    assert "mirror.json: cannot be read" in result.stderr
    assert "Failed. Nothing is published yet." in result.stderr
    assert "Traceback" not in result.output
    faults = orjson.loads((tmp_path / "data" / "status.json").read_bytes())["faults"]
    assert all(fault["type"] == "FetchError" for fault in faults)
    assert faults


def test_where_no_publisher_answers_the_last_line_says_what_else_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "Fetcher", lambda data: Fetcher(data, replace(QUICK, attempts=1)))
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, unused_url())
    result = burden("refresh", "--data", tmp_path / "data")
    assert result.exit_code == 1
    last = result.stderr.splitlines()[-1]
    assert last.startswith("No publisher has answered. Check the network")
    assert "--mirror DIR" in last
    assert "`burden add FILE`" in last


def test_a_contact_that_is_none_stops_a_refresh_before_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BURDEN_CONTACT", "a\nb@example.org")
    result = burden("refresh", "--data", tmp_path / "data")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: BURDEN_CONTACT is 'a\\nb@example.org': it has to be a mail address")
    assert not (tmp_path / "data").exists()


def test_data_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert burden("check", "--data", tmp_path / "file").exit_code == 2


def test_the_version_is_told() -> None:
    result = burden("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("burden")


@pytest.mark.parametrize("command", ["refresh", "check", "publish", "serve"])
def test_every_command_explains_itself(command: str) -> None:
    result = burden(command, "--help")
    assert result.exit_code == 0
    assert "--data" in result.stdout


def test_python_m_etl_is_burden(data: Path) -> None:
    command = [sys.executable, "-m", "etl", "check", "--data", str(data)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[4])
    assert (result.returncode, result.stderr) == (0, "")
    assert "is sound" in result.stdout


@pytest.mark.parametrize("heavy", ["pandas", "pandera", "requests", "dash"])
def test_commands_that_need_no_heavy_import_start_without_it(heavy: str) -> None:
    code = f"import sys, etl.cli; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[4]).returncode == 0
