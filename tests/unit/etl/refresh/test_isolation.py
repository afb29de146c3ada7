"""Sources read in processes of their own: what ends one of these ends nothing else. All figures are made up."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import dying_sources
import orjson
import pytest
from filelock import FileLock
from made_up import Source, figures, population, release
from refreshing import GOOD, status

from etl.dataframe import Collected, MissedRelease, ParsedRelease, UnreadRelease
from etl.errors import AbsentError, FetchError, LayoutError
from etl.fetch import Fetch, Resource
from etl.refresh.isolation import parent, read_apart
from etl.refresh.outcome import Outcome, Step
from etl.refresh.pipeline import Collect, Collectors, refresh
from etl.refresh.tasks import PLAIN, Manner
from etl.store.snapshot import Store

pytestmark = [
    pytest.mark.usefixtures("no_corrections"),
    pytest.mark.skipif(not parent.APART, reason="Here all sources are read in one process"),
]
APART = Manner(read_apart)
URL = "https://nato.example.org/table"
_LOG = logging.getLogger("etl.sources.made_up")


class Web:
    """What stands for the network, and counts what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def get(self, url: str) -> Resource:
        self.asked.append((url, os.getpid()))
        if url != URL:
            raise AbsentError(url, "is not there", "Put it there.")
        return Resource.of(url, b"2.0", "text/plain")


def run(data: Path, progress: Callable[[Step], None] = lambda _: None, **changes: Collect) -> Outcome:
    """A refresh in which each source has its process."""
    return refresh(data, Web().get, progress, {**GOOD, **changes}, APART)


DEATHS = {
    dying_sources.is_killed: "was ended from outside (SIGKILL), most likely because memory ran out: give the machine",
    dying_sources.crashes: "crashed (SIGSEGV): the publisher's file is not as known, or memory ran out. Refresh again",
    dying_sources.ends_itself: "ended by itself (3): the publisher's file",
    dying_sources.exits: "ended by itself (1): the publisher's file",
    dying_sources.dies_when_looked_into: "ended by itself (3): the publisher's file",
    dying_sources.runs_out_of_memory: "Reading it takes more memory than there is",
    dying_sources.takes_all_memory: "Reading it takes more memory than there is",
}


@pytest.mark.parametrize("dies", DEATHS, ids=lambda dies: dies.__name__)
def test_a_source_that_dies_does_not_take_the_others_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dies: Collect
) -> None:
    monkeypatch.setattr("etl.refresh.isolation.child.MEMORY", 300_000_000)
    before = run(tmp_path)
    outcome = run(tmp_path, nato=dies, worldbank=Source(population("2022-07-01")))
    assert (before.ok, outcome.word, outcome.changed) == (True, "partial", True)
    (fault,) = status(tmp_path)["faults"]
    assert fault["source"] == "nato"
    assert DEATHS[dies] in fault["message"]
    assert "What is in force of it stays" in fault["message"]
    assert "This is a fault of the program" not in fault["message"]
    assert [one["state"] for one in status(tmp_path)["sources"]] == ["stale", "fresh"]
    assert [part.release.release for part in Store(tmp_path).current().releases("nato")] == ["2021-01-01"]
    assert [part.release.release for part in Store(tmp_path).current().releases("worldbank")][-1] == "2022-07-01"
    assert run(tmp_path).ok


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    run(tmp_path, nato=dying_sources.is_killed)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def of_all_kinds(fetch: Fetch) -> Iterator[Collected]:
    """Fetches, warns, gives a release at once, one when it is asked for, and one that cannot be read."""
    try:
        fetch(f"{URL}/notes")
    except AbsentError as absent:
        _LOG.warning("New releases are looked for without %s", absent.url)
    share = float(fetch(URL).content)
    yield release(figures(share=share))
    later = release(figures(share=share), name="2022-01-01")
    yield UnreadRelease(later.release, lambda: later)
    yield MissedRelease(LayoutError("a.xlsx!TABLE3!C4", "is text", "Mend it"))


def raises(error: Exception) -> Collect:
    def collect(_: Fetch) -> Iterator[ParsedRelease]:
        yield release(figures())
        raise error

    return collect


def told(data: Path, collectors: Collectors, manner: Manner) -> tuple[Any, ...]:
    """What a refresh tells: the steps of each source, its faults, what it published and noted, what it asked for."""
    steps: dict[str, list[str]] = {}
    web = Web()

    def tell(step: Step) -> None:
        steps.setdefault(step.source, []).append(step.what)

    outcome = refresh(data, web.get, tell, collectors, manner)
    readings = (data / "readings.json").read_bytes() if (data / "readings.json").exists() else b"{}"
    faults = {source: [(one.type, one.message, one.place) for one in its] for source, its in outcome.faults.items()}
    noted = {source: (one["fetched"], one["warnings"]) for source, one in orjson.loads(readings).items()}
    return steps, faults, outcome.snapshot, noted, web.asked


@pytest.mark.parametrize(
    "collect",
    [
        of_all_kinds,
        raises(LayoutError("a.xlsx!TABLE3!C4", "is text", "Mend it")),
        raises(FetchError(URL, "answered 404 Not Found", "Look for it")),
        raises(KeyError("made up")),
        raises(LayoutError("a.xlsx!\ud800", "is text", "Mend it")),
        Source(),
    ],
    ids=["all kinds", "layout", "fetch", "unforeseen", "half a pair", "nothing"],
)
def test_a_process_of_its_own_changes_nothing_in_what_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, collect: Collect
) -> None:
    collectors: Collectors = {"nato": collect, "worldbank": GOOD["worldbank"]}
    here = told(tmp_path / "here", collectors, PLAIN)
    heard = [one.getMessage() for one in caplog.records]
    caplog.clear()
    assert told(tmp_path / "apart", collectors, APART) == here
    assert [one.getMessage() for one in caplog.records] == heard


def test_the_trace_of_what_nobody_foresaw_is_that_of_its_own_process(tmp_path: Path) -> None:
    (fault,) = run(tmp_path, nato=raises(KeyError("made up"))).faults["nato"]
    assert "Traceback" in fault.detail
    assert "in collect" in fault.detail


def test_a_source_that_gives_the_same_is_not_given_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def reads(fetch: Fetch) -> Iterator[ParsedRelease]:
        yield release(figures(share=float(fetch(URL).content)))

    refresh(tmp_path, Web().get, lambda _: None, {"nato": reads}, APART)
    monkeypatch.setattr(parent, "_fork", lambda: pytest.fail("a process was started"))
    assert refresh(tmp_path, Web().get, lambda _: None, {"nato": reads}, APART).word == "unchanged"


def editions(*names: str, dies_at: str = "") -> Collect:
    """A source whose releases are at hand; the process ends where this one is looked into."""

    def read(one: ParsedRelease) -> ParsedRelease:
        return os._exit(3) if one.release.release == dies_at else one

    def collect(fetch: Fetch) -> Iterator[UnreadRelease]:
        for name in names:
            made = release(figures(), name=name)
            origin = fetch(f"{URL}/{name}").origin
            one = ParsedRelease(replace(made.release, origins=(origin,)), made.frame)
            yield UnreadRelease(one.release, partial(read, one))

    return collect


def test_a_release_that_is_as_before_is_not_asked_for(tmp_path: Path) -> None:
    def refreshed(collect: Collect) -> tuple[Outcome, list[str]]:
        steps: list[str] = []
        return refresh(tmp_path, answer, lambda step: steps.append(str(step)), {"nato": collect}, APART), steps

    def answer(url: str) -> Resource:
        # Another type of one of them makes the source be read again.
        return Resource.of(url, url.encode(), f"text/{'html' if third and url.endswith('2022-01-01') else 'plain'}")

    third = False
    assert refreshed(editions("2021-01-01", "2022-01-01"))[0].ok
    third = True
    outcome, steps = refreshed(editions("2021-01-01", "2022-01-01", "2023-01-01", dies_at="2021-01-01"))
    assert outcome.faults == {"nato": ()}
    assert "nato: release 2021-01-01, 20 rows, as before" in steps
    assert "nato: release 2023-01-01, 20 rows" in steps


def test_where_there_are_no_such_processes_sources_are_read_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parent, "APART", False)
    monkeypatch.setattr(parent, "_fork", lambda: pytest.fail("a process was started"))
    assert run(tmp_path).ok


def test_a_refresh_that_is_killed_lets_go_of_the_folder_though_its_reader_is_still_there(tmp_path: Path) -> None:
    program = Path(dying_sources.__file__)
    with subprocess.Popen([sys.executable, str(program), str(tmp_path)]) as started:
        try:
            while not (tmp_path / "reading").exists() or not (tmp_path / "reading").read_text():
                assert started.poll() is None
                time.sleep(0.05)
        finally:
            started.kill()
    reader = int((tmp_path / "reading").read_text())
    os.kill(reader, 0)
    try:
        with FileLock(tmp_path / "refresh.lock", timeout=0):
            pass
    finally:
        os.kill(reader, signal.SIGKILL)


def waits_for(other: Path, mine: Path) -> Collect:
    """A source that is read only while another one is: each waits for the other's mark."""

    def collect(_: Fetch) -> Iterator[ParsedRelease]:
        mine.touch()
        for _ in range(600):
            if other.exists():
                yield release(figures(), name="2021-01-01")
                return
            time.sleep(0.05)
        raise TimeoutError(str(other))

    return collect


@pytest.mark.skipif((os.cpu_count() or 1) < parent.ABREAST, reason="There is one processor")
def test_two_sources_are_read_at_a_time(tmp_path: Path) -> None:
    left, right = tmp_path / "left", tmp_path / "right"
    outcome = run(tmp_path / "data", nato=waits_for(left, right), worldbank=waits_for(right, left))
    assert "TimeoutError" not in [fault.type for its in outcome.faults.values() for fault in its]
    assert (left.exists(), right.exists()) == (True, True)


def test_whoever_stops_a_refresh_ends_the_processes_that_read(tmp_path: Path) -> None:
    def stop(step: Step) -> None:
        if step.what.startswith("release"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, progress=stop)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_warning_is_noted_of_the_source_that_gave_it_though_another_is_read_meanwhile(tmp_path: Path) -> None:
    def warns(source: str) -> Collect:
        def collect(fetch: Fetch) -> Iterator[ParsedRelease]:
            for number in range(5):
                _LOG.warning("%s %d", source, number)
                fetch(URL)
            yield from GOOD[source](fetch)  # type: ignore[misc]

        return collect

    run(tmp_path, **{source: warns(source) for source in GOOD})
    noted = {source: one["warnings"] for source, one in orjson.loads((tmp_path / "readings.json").read_bytes()).items()}
    assert noted == {source: [f"{source} {number}" for number in range(5)] for source in GOOD}
