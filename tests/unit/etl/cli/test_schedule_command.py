"""`burden schedule`, in a process, on a mirror that is none: what it logs, what it leaves, how it ends."""

import json
import os
import signal
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock
from made_up import figures, release
from scheduling import Running, running

from etl.cli import main
from etl.store.folder import current_id
from etl.store.publish import publish

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs signals")


@pytest.fixture
def words(tmp_path: Path) -> tuple[object, ...]:
    """Schedule refreshes of a folder from a mirror that is not there."""
    publish(tmp_path / "data", [release(figures())])
    return ("schedule", "--data", tmp_path / "data", "--mirror", tmp_path / "none")


def test_a_run_is_told_step_by_step_and_a_failed_one_is_not_the_end(words: tuple[object, ...], tmp_path: Path) -> None:
    before = current_id(tmp_path / "data")
    with running(*words, "--every", "0.5") as scheduler:
        for _ in range(2):
            scheduler.until("started")
            fault = scheduler.until("fault")
            assert (fault["level"], fault["type"]) == ("error", "FetchError")
            assert "mirror.json: cannot be read" in fault["message"]
            failed = scheduler.until("failed")
            assert failed["snapshot"] == before
            assert scheduler.until("ended")["code"] == 1
        assert scheduler.stop(signal.SIGTERM) == 0
        assert scheduler.errors() == ""
    assert all(datetime.fromisoformat(line["time"]).utcoffset() is not None for line in scheduler.lines)
    assert {"reading"} <= {line.get("what") for line in scheduler.lines if line["event"] == "step"}
    assert current_id(tmp_path / "data") == before
    assert json.loads((tmp_path / "data" / "status.json").read_bytes())["outcome"] == "failed"


def test_a_run_that_finds_the_folder_taken_is_skipped_and_not_a_failure(
    words: tuple[object, ...], tmp_path: Path
) -> None:
    with FileLock(tmp_path / "data" / "refresh.lock"), running(*words, "--cron", "0 6 * * *", "--now") as scheduler:
        skipped = scheduler.until("skipped")
        assert skipped["level"] == "warning"
        assert "another refresh" in skipped["message"]
        ended = scheduler.until("ended")
        assert (ended["code"], ended["level"]) == (75, "info")
        assert not (tmp_path / "data" / "status.json").exists()


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_0(words: tuple[object, ...], kind: int) -> None:
    with running(*words, "--cron", "0 6 * * mon-fri", "--timezone", "Europe/Brussels") as scheduler:
        scheduled = scheduler.until("scheduled")
        assert scheduled["next"].endswith(":00:00.000Z")
        assert scheduler.stop(kind) == 0
        scheduler.until("stopping")
        scheduler.until("stopped")
        assert scheduler.errors() == ""


def test_it_ends_when_the_process_that_it_runs_beside_is_gone(words: tuple[object, ...]) -> None:
    with running(*words, "--cron", "0 6 * * *", "--parent", "1999999999") as scheduler:
        assert scheduler.until("parent_gone")["parent"] == 1999999999
        assert scheduler.process.wait(10) == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--cron", "0 26 * * *"], "Error: The hour '26' is out of bounds. It goes from 0 to 23. For example"),
        (["--cron", "0 6 * * *", "--timezone", "Europe/Brusels"], "Error: The time zone 'Europe/Brusels' is not known"),
        (["--cron", "0 6 * * *", "--jitter", "-1"], "Invalid value for '--jitter'"),
        ([], 'Error: Say when, for example --cron "0 6 * * *"'),
    ],
)
def test_a_wrong_schedule_is_told_at_once(options: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["schedule", *options])
    assert result.exit_code != 0
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_scheduler_that_is_not_running_imports_nothing_heavy() -> None:
    code = (
        "import sys, etl.refresh.schedule.scheduler, etl.refresh.schedule.crontab; "
        "sys.exit(bool({'pandas', 'pyarrow', 'requests', 'dash'} & set(sys.modules)))"
    )
    ran = Running(["-c", code])
    assert ran.process.wait(20) == 0
    for stream in (ran.process.stdout, ran.process.stderr):
        if stream is not None:
            stream.close()
