"""`burden quarantine`: what is decided by hand about a release that is held. The figures are made up."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_up import Source, full_disk
from refreshing import run, soldiers, status

from etl.changes import read_changes
from etl.cli import main
from etl.refresh.publication import roll
from etl.refresh.quarantine import list_cases, read_decisions
from etl.store.folder import current_id
from etl.store.snapshot import Store

pytestmark = pytest.mark.usefixtures("no_corrections")

GOOD_AND_JUMP = Source(soldiers(), soldiers("2022-01-01", times=1000.0))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a release in force, and one that is held."""
    run(tmp_path, nato=GOOD_AND_JUMP)
    return tmp_path


def burden(data: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["quarantine", *words, "--data", str(data)])
    assert "Traceback" not in result.output
    return result


def the_id(data: Path) -> str:
    (one,) = list_cases(data)
    return one.id


def names(data: Path) -> list[str]:
    return [part.release.release for part in Store(data).current().releases("nato")]


def test_what_is_held_is_listed_and_shown(data: Path) -> None:
    listed = burden(data)
    assert listed.exit_code == 0
    assert listed.stdout.startswith(f"{the_id(data)}  nato 2022-01-01, since ")
    shown = burden(data, "show", the_id(data))
    assert "military_personnel: the figures are 1,000 times what they were" in shown.stdout
    assert shown.stdout == (data / "quarantine" / f"{the_id(data)}.txt").read_text()


def test_where_nothing_is_held_that_is_said(tmp_path: Path) -> None:
    assert burden(tmp_path).stdout == f"Nothing is held in {tmp_path}.\n"


@pytest.mark.parametrize("command", ["show", "release", "drop"])
def test_an_unknown_id_is_refused_and_what_is_held_is_named(data: Path, command: str) -> None:
    for unknown in ("0" * 12, "../decisions", "decisions"):
        result = burden(data, command, unknown)
        assert result.exit_code == 1
        assert f"What is held: {the_id(data)}." in result.stderr


def test_a_release_that_is_released_is_in_force_and_is_not_held_again(data: Path) -> None:
    before = current_id(data)
    result = burden(data, "release", the_id(data))
    assert result.stdout == f"Published: snapshot {current_id(data)} is in force.\n"
    assert (current_id(data) != before, names(data), list_cases(data)) == (True, ["2021-01-01", "2022-01-01"], ())
    newest = read_changes(data)[0]
    assert (newest.snapshot, newest.before) == (current_id(data), before)
    assert [one.release for one in newest.releases] == ["2022-01-01"]
    outcome = run(data, nato=GOOD_AND_JUMP)
    assert (outcome.word, list_cases(data)) == ("unchanged", ())


def test_what_was_released_is_published_again_after_a_roll_back(data: Path) -> None:
    old = str(current_id(data))
    burden(data, "release", the_id(data))
    new = current_id(data)
    roll(data, old)
    run(data, nato=GOOD_AND_JUMP)
    assert (current_id(data), list_cases(data)) == (new, ())


def test_a_release_that_is_dropped_is_left_out_without_asking_again(data: Path) -> None:
    place = the_id(data)
    result = burden(data, "drop", place)
    assert result.stdout.startswith("nato 2022-01-01 is refused. To undo this: burden quarantine release ")
    assert (list_cases(data), names(data)) == ((), ["2021-01-01"])
    outcome = run(data, nato=GOOD_AND_JUMP)
    (one,) = outcome.sources[0].held
    assert (one.id, one.refused, one.why.startswith("refused by hand on ")) == (place, True, True)
    assert (list_cases(data), names(data)) == ((), ["2021-01-01"])
    assert status(data)["sources"][0]["held"][0]["refused"] is True
    assert not list((data / "quarantine").rglob("*.parquet"))
    assert "refused by hand on" in burden(data).stdout


def test_other_content_of_a_release_that_was_dropped_is_judged_anew(data: Path) -> None:
    burden(data, "drop", the_id(data))
    run(data, nato=Source(soldiers(), soldiers("2022-01-01", times=100.0)))
    assert [one.part.release.release for one in list_cases(data)] == ["2022-01-01"]
    run(data, nato=Source(soldiers(), soldiers("2022-01-01")))
    assert names(data) == ["2021-01-01", "2022-01-01"]


def test_what_was_dropped_can_be_released_and_the_next_refresh_publishes_it(data: Path) -> None:
    place = the_id(data)
    burden(data, "drop", place)
    assert "The next refresh that reads it publishes it." in burden(data, "release", place).stdout
    assert names(data) == ["2021-01-01"]
    run(data, nato=GOOD_AND_JUMP)
    assert names(data) == ["2021-01-01", "2022-01-01"]


def test_a_withdrawal_that_is_dropped_keeps_the_release(tmp_path: Path) -> None:
    run(tmp_path, nato=Source(soldiers(), soldiers("2022-01-01")))
    run(tmp_path, nato=Source(soldiers()))
    assert "nato 2022-01-01 stays in force." in burden(tmp_path, "drop", the_id(tmp_path)).stdout
    outcome = run(tmp_path, nato=Source(soldiers()))
    assert (names(tmp_path), list_cases(tmp_path)) == (["2021-01-01", "2022-01-01"], ())
    assert outcome.sources[0].held[0].refused


def test_damaged_rows_are_not_published(data: Path) -> None:
    (rows,) = (data / "quarantine" / "parts").iterdir()
    rows.write_bytes(b"PAR1")
    before = current_id(data)
    result = burden(data, "release", the_id(data))
    assert (result.exit_code, current_id(data)) == (1, before)
    assert "not the one it was published with" in result.stderr


def test_a_full_disk_leaves_all_as_it_is(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, before = the_id(data), current_id(data)
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full_disk)
        result = burden(data, "release", place)
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert (current_id(data), the_id(data), read_decisions(data)) == (before, place, {})


def test_nothing_is_published_beside_a_damaged_snapshot(data: Path) -> None:
    for part in (data / "parts").iterdir():
        part.write_bytes(b"damaged")
    result = burden(data, "release", the_id(data))
    assert result.exit_code == 1
    assert "Run `burden refresh` first" in result.stderr


@pytest.mark.parametrize("command", ["release", "drop"])
def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path: Path, command: str) -> None:
    result = burden(tmp_path / "typo", command, "0" * 12)
    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert "typo: there is no such folder. Name another with --data." in result.stderr
