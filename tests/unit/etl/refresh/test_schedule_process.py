"""Runs of the scheduler, one at a time, and what becomes of those that hang, die or are stopped. All is made up."""

import os
import signal
import socket
import threading
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import orjson
import pytest
from apscheduler.triggers.base import BaseTrigger
from made_up import figures, release
from scheduling import running

from etl.refresh.schedule import process, scheduler
from etl.refresh.schedule.crontab import build_interval
from etl.refresh.schedule.process import Runs
from etl.refresh.schedule.scheduler import follow
from etl.store.folder import current_id
from etl.store.lock import lock_folder
from etl.store.publish import publish

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs signals")

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"


def told(capsys: pytest.CaptureFixture[str], event: str) -> list[dict[str, Any]]:
    lines = [orjson.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    return [line for line in lines if line["event"] == event]


@pytest.mark.parametrize(
    ("code", "level"),
    [("raise SystemExit(0)", "info"), ("raise SystemExit(75)", "info"), ("raise SystemExit(1)", "error")],
)
def test_what_a_run_ends_with_is_told(capsys: pytest.CaptureFixture[str], code: str, level: str) -> None:
    Runs(["-c", code]).run()
    [ended] = told(capsys, "ended")
    assert ended["level"] == level
    assert ended["seconds"] >= 0
    assert "message" not in ended


def test_a_run_that_is_killed_is_told_with_its_signal(capsys: pytest.CaptureFixture[str]) -> None:
    Runs(["-c", "import os; os.kill(os.getpid(), 9)"]).run()
    [ended] = told(capsys, "ended")
    assert (ended["level"], ended["code"]) == ("error", -9)
    assert ended["message"] == "It was ended by signal 9. The snapshot in force is whole."


def test_a_run_that_hangs_is_ended(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "GRACE", 0.1)
    began = monotonic()
    Runs(["-c", STUBBORN], limit=0.3).run()
    assert monotonic() - began < 5
    assert "did not end within 0.3 s" in told(capsys, "overdue")[0]["message"]


def test_after_a_stop_nothing_starts(capsys: pytest.CaptureFixture[str]) -> None:
    stopped = Runs(["-c", ""])
    stopped.stop()
    stopped.run()
    assert capsys.readouterr().out == ""


class Slow(Runs):
    """Runs that do nothing, for some time."""

    def __init__(self, seconds: float) -> None:
        super().__init__([])
        self.seconds = seconds
        self.at_work = 0
        self.most = 0
        self.number = 0

    def run(self) -> None:
        self.number += 1
        self.at_work += 1
        self.most = max(self.most, self.at_work)
        sleep(self.seconds)
        self.at_work -= 1


def followed(trigger: BaseTrigger, work: Runs, seconds: float) -> None:
    """Follow the trigger, until a signal comes after so many seconds."""
    timer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGTERM))
    timer.start()
    follow(trigger, work)
    timer.join()


def test_a_moment_that_comes_while_a_run_is_at_work_is_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    slow = Slow(0.3)
    followed(build_interval(0.1), slow, 1.0)
    assert slow.most == 1
    assert slow.number in (2, 3, 4)
    skipped = told(capsys, "skipped")
    assert skipped
    assert {line["message"] for line in skipped} == {"The refresh before is still at work."}
    assert {line["reason"] for line in skipped} == {"still_at_work"}


class Slept(BaseTrigger):  # type: ignore[misc]
    """A moment each hour; the ones of the last day were missed, for the machine slept."""

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        return now - timedelta(hours=24) if previous is None else previous + timedelta(hours=1)


def test_moments_that_were_slept_through_are_made_up_for_once() -> None:
    slow = Slow(0)
    followed(Slept(), slow, 0.5)
    assert slow.number == 1


def test_the_handlers_of_signals_are_put_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    followed(build_interval(60), Slow(0), 0.1)
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_run_that_cannot_start_is_told_and_is_not_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(process, "start", refused)
    followed(build_interval(0.2), Runs([]), 0.7)
    lines = told(capsys, "not_started")
    assert len(lines) > 1
    assert lines[0]["message"] == "BlockingIOError: [Errno 11] Resource temporarily unavailable"


class Clock:
    """A clock that is set: each look at it gives the next of these hours."""

    def __init__(self, *hours: int) -> None:
        self.hours = iter(hours)

    def now(self, zone: Any) -> datetime:
        return datetime(2026, 7, 2, tzinfo=zone) + timedelta(hours=next(self.hours))


class Watched:
    """Stands for scheduler, job and signals: counts what it is told."""

    trigger = "made up"

    def __init__(self, looks: int) -> None:
        self.looks = looks
        self.woken = 0
        self.rescheduled: list[str] = []

    def wait(self, _: float) -> bool:
        self.looks -= 1
        return self.looks < 0

    def wakeup(self) -> None:
        self.woken += 1

    def reschedule(self, trigger: str) -> None:
        self.rescheduled.append(trigger)


def test_a_clock_that_is_set_back_has_the_next_moment_reckoned_anew(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "datetime", Clock(0, 9, 2, 3))
    watched: Any = Watched(looks=3)
    scheduler._wait(watched, watched, watched.wait, None)
    assert watched.rescheduled == ["made up"]
    assert watched.woken == 3
    assert [line["seconds"] for line in told(capsys, "clock_set_back")] == [7 * 3600]


@pytest.fixture
def silent_proxy(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A way into the network that takes what is asked, and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listening.getsockname()[1]}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        yield listening


def test_a_signal_abandons_a_refresh_that_is_at_work(silent_proxy: socket.socket, tmp_path: Path) -> None:
    publish(tmp_path, [release(figures())])
    before = current_id(tmp_path)
    with running("schedule", "--cron", "0 6 1 1 *", "--now", "--data", tmp_path) as scheduling:
        child = scheduling.until("started")["pid"]
        silent_proxy.settimeout(30)
        asked, _ = silent_proxy.accept()
        began = monotonic()
        assert scheduling.stop(signal.SIGTERM) == 0
        assert monotonic() - began < 4
        asked.close()
        assert "is whole" in scheduling.until("abandoned")["message"]
        scheduling.until("stopped")
        assert scheduling.errors() == ""
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert current_id(tmp_path) == before
    assert not list(tmp_path.rglob("*.part"))
    with lock_folder(tmp_path):
        pass
