"""One refresh as the scheduler starts it: its lines, and what it ends with. Sources are made up."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from made_up import Source, figures, full_disk, release
from refreshing import GOOD

from etl.errors import LayoutError
from etl.refresh import pipeline
from etl.refresh.pipeline import Collectors, refresh
from etl.refresh.schedule import program
from etl.refresh.schedule.log import DONE, FAILED, SKIPPED
from etl.refresh.schedule.program import main, refresh_once

BROKEN = Source(error=LayoutError("a.xlsx!TABLE3!C4", "is text", "Mend it"))


@pytest.fixture(autouse=True)
def made_up_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "corrections", lambda: ())
    use(GOOD, monkeypatch)


def use(sources: Collectors, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a refresh read these sources."""
    monkeypatch.setattr(
        program, "refresh", lambda data, fetch, progress, _, manner: refresh(data, fetch, progress, sources, manner)
    )


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_step_and_the_outcome_have_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refresh_once(tmp_path) == DONE
    *steps, last = lines(capsys)
    assert {(line["event"], line["level"]) for line in steps} == {("step", "info")}
    read = {line["source"]: line["rows"] for line in steps if "rows" in line}
    assert read.keys() == {"nato", "worldbank"}
    assert (last["event"], last["level"]) == ("published", "info")
    assert last["rows"] == sum(read.values())
    assert refresh_once(tmp_path) == DONE
    assert lines(capsys)[-1]["event"] == "unchanged"


def test_a_source_that_fails_is_a_fault_and_the_run_is_partial(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    use({**GOOD, "nato": BROKEN}, monkeypatch)
    assert refresh_once(tmp_path) == FAILED
    told = {line["event"]: line for line in lines(capsys)}
    assert told["fault"].items() >= {"level": "error", "source": "nato", "type": "LayoutError"}.items()
    assert told["fault"]["message"] == "a.xlsx!TABLE3!C4: is text. Mend it"
    assert told["partial"]["level"] == "error"


def test_a_release_that_is_held_is_told_and_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [*figures(), *figures("CAN")]
    use({**GOOD, "nato": Source(release(both))}, monkeypatch)
    assert refresh_once(tmp_path) == DONE
    use({**GOOD, "nato": Source(release(figures()))}, monkeypatch)
    assert refresh_once(tmp_path) == DONE
    [held] = [line for line in lines(capsys) if line["event"] == "held"]
    assert held.items() >= {"level": "warning", "source": "nato", "release": "2021-01-01"}.items()
    assert "CAN" in held["message"]


def test_a_contact_that_is_none_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BURDEN_CONTACT", "nobody")
    assert refresh_once(tmp_path) == FAILED
    [line] = lines(capsys)
    assert (line["event"], line["level"]) == ("failed", "error")
    assert line["message"].startswith("BURDEN_CONTACT is 'nobody'")


def test_a_folder_that_is_taken_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with FileLock(tmp_path / "refresh.lock"):
        assert refresh_once(tmp_path) == SKIPPED
    [line] = lines(capsys)
    assert (line["event"], line["level"], line["reason"]) == ("skipped", "warning", "taken")


def test_a_folder_that_cannot_be_made_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert refresh_once(tmp_path / "file" / "data") == FAILED
    [line] = lines(capsys)
    assert line["event"] == "failed"
    assert "cannot be written" in line["message"]


def test_a_status_that_cannot_be_written_is_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refresh_once(tmp_path) == DONE
    monkeypatch.setattr("os.fsync", full_disk)
    assert refresh_once(tmp_path) == FAILED
    [told] = [line for line in lines(capsys) if line["event"] == "status_unwritten"]
    assert "No space left on device" in told["message"]


def test_what_a_module_warns_of_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("etl"), "handlers", [])
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("stamina.instrumentation.set_on_retry_hooks", lambda _: None)
    assert main([str(tmp_path)]) == DONE
    logging.getLogger("etl.sources.made_up").warning("a page of %s is gone", "NATO")
    told = lines(capsys)[-1]
    assert (told["event"], told["level"], told["message"]) == ("notice", "warning", "a page of NATO is gone")


def test_a_step_that_nobody_reads_any_more_is_no_fault_of_the_refresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(event: str, *_: object, **__: object) -> None:
        if event == "step":
            raise BrokenPipeError

    monkeypatch.setattr(program, "log", gone)
    assert refresh_once(tmp_path) == DONE
