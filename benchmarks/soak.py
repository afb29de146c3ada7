"""Many rounds of `burden schedule`, the real command, against publishers that misbehave at random.

`python benchmarks/soak.py MIRROR [--ticks N] [--seed S] [--slow]`. After each refresh: the snapshot in force is whole
and is the one that is told, nothing is half-written, `burden check` passes. A table tells of each, with the reasons
that the log gave; the program ends with 1 where something did not hold. Needs openssl, and a mirror.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
from filelock import FileLock
from soak_server import FAULTS, PASSING, SLOW, Behaviour, Internet, certificate, once_then_good

from etl.errors import BurdenError
from etl.fetch.index import read_index
from etl.refresh.outcome import Word
from etl.refresh.schedule.log import Skip
from etl.store.folder import current_id
from etl.store.snapshot import open_snapshot

ROOT = Path(__file__).resolve().parent.parent
EVERY = 2.0


@dataclass(frozen=True)
class Round:
    """What became of one refresh: the word that the log has for it, or how its process ended."""

    outcome: str
    killed: bool
    seconds: float


@dataclass
class Soak:
    """The folder, the publishers, the scheduler's log, and what was seen."""

    data: Path
    internet: Internet
    chance: random.Random
    lines: Iterator[dict[str, Any]] = field(default_factory=lambda: iter(()))
    before: str | None = None
    reasons: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def fault(self, number: int, behaviours: dict[str, Behaviour], last: int) -> str:
        """Choose what goes wrong in this round, and arrange it. The first round and the last are good."""
        self.internet.faulty.clear()
        self.internet.refused.clear()
        if number in (1, last):
            return "none"
        kinds = ["publisher", "publisher", "publisher", "passing", "host down", "all down", "killed", "taken", "none"]
        kind = self.chance.choice(kinds)
        url = self.chance.choice(sorted(self.internet.asked))
        host = urlsplit(url).hostname or ""
        if kind == "publisher":
            kind = self.chance.choice(sorted(behaviours))
            self.internet.faulty[url] = behaviours[kind]
        elif kind == "passing":
            kind = self.chance.choice(sorted(PASSING))
            self.internet.faulty[url] = once_then_good(PASSING[kind])
        elif kind == "host down":
            self.internet.refused.add(host)
        elif kind == "all down":
            self.internet.refused.update(urlsplit(known).hostname or "" for known in self.internet.files)
            return kind
        else:
            return kind
        return f"{kind} ({host})"

    def round(self, fault: str) -> Round:
        """One refresh."""
        self.internet.gate.set()
        lock = FileLock(self.data / "refresh.lock")
        if fault == "taken":
            # A refresh waits at the gate already. It goes by first, and does not count.
            self.until("ended")
            lock.acquire()
            self.before = current_id(self.data)
        started = self.until("started")
        if fault == "killed":
            threading.Timer(self.chance.uniform(1, 15), _kill, (started["pid"],)).start()
        seen: list[str] = []
        ended = self.until("ended", seen)
        self.internet.gate.clear()
        lock.release()
        told = [event for event in seen if event in (*Word, "skipped")]
        code, killed = ended["code"], ended["code"] < 0 and not told
        end = f"killed by signal {-code}" if killed else f"ended with {code}"
        return Round(told[-1] if told else end, killed, float(ended["seconds"]))

    def until(self, event: str, seen: list[str] | None = None) -> dict[str, Any]:
        """The next line of this event; the events before it go to `seen`. Ticks that come too soon do not count."""
        for line in self.lines:
            if line["event"] == event:
                return line
            if line["event"] in ("fault", "held", "overdue", "not_started"):
                self.reasons.append(f"{line.get('source', '')}: {line['message']}")
            if seen is not None and line.get("reason") != Skip.STILL_AT_WORK:
                seen.append(line["event"])
        raise SystemExit("the scheduler ended")

    def check(self, number: int, outcome: str, killed: bool) -> str | None:
        """The snapshot in force, once all that has to hold was looked at; what does not is kept in `broken`."""
        after = current_id(self.data)
        fails: list[str] = []
        if after is not None:
            fails += _problem(lambda: open_snapshot(self.data, str(after)))
            check = subprocess.run(_burden("check", "--data", self.data), capture_output=True, text=True, check=False)
            fails += [] if check.returncode == 0 else [f"burden check: {check.stderr}"]
        if not killed:
            fails += [f"half-written: {path}" for path in self.data.rglob("*.part")]
        if after != self.before and outcome not in (Word.PUBLISHED, Word.PARTIAL) and not killed:
            fails.append(f"{outcome}, yet {self.before} became {after}")
        if outcome in tuple(Word):
            told = orjson.loads((self.data / "status.json").read_bytes())
            if (told["outcome"], told["snapshot"]) != (outcome, after):
                fails.append(f"status.json tells {told['outcome']} and {told['snapshot']}")
            if outcome in (Word.PARTIAL, Word.FAILED) and not all(fault["message"] for fault in told["faults"]):
                fails.append("a fault without a reason")
        self.broken += [f"tick {number}: {fail}" for fail in fails]
        return after


def _problem(look: Callable[[], object]) -> list[str]:
    try:
        look()
    except BurdenError as error:
        return [str(error)]
    return []


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        print("  (it had ended before it was to be killed)")


def _burden(*words: object) -> list[str]:
    return [sys.executable, "-m", "etl", *map(str, words)]


@contextmanager
def scheduler(data: Path, internet: Internet, trusted: Path) -> Iterator[subprocess.Popen[str]]:
    """`burden schedule`, every few seconds, whose network is ours."""
    proxy = f"http://127.0.0.1:{internet.server_address[1]}"
    ours = {
        "HTTPS_PROXY": proxy,
        "REQUESTS_CA_BUNDLE": str(trusted),
        "NO_PROXY": "",
        "no_proxy": "",
        "https_proxy": proxy,
    }
    command = _burden("schedule", "--every", EVERY, "--now", "--data", data)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, **ours}) as process:
        try:
            yield process
        finally:
            process.kill()


def soak(mirror: Path, ticks: int, seed: int, behaviours: dict[str, Behaviour]) -> list[str]:
    """Print the table; what did not hold comes back."""
    with tempfile.TemporaryDirectory() as folder:
        trusted = certificate(Path(folder), read_index(mirror))
        internet = Internet(mirror, trusted)
        threading.Thread(target=internet.serve_forever, daemon=True).start()
        run = Soak(Path(folder) / "data", internet, random.Random(seed))
        with scheduler(run.data, internet, trusted) as process:
            assert process.stdout is not None
            run.lines = map(json.loads, process.stdout)
            _rounds(run, ticks, behaviours)
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            code = process.wait(30)
            print(f"SIGTERM: ended with {code} after {time.monotonic() - began:.1f} s")
            run.broken += [] if code == 0 else [f"the scheduler ended with {code}"]
        internet.shutdown()
        return run.broken


def _rounds(run: Soak, ticks: int, behaviours: dict[str, Behaviour]) -> None:
    print(f"{'tick':>4}  {'fault':44} {'outcome':20} {'snapshot in force':18} {'seconds':>7}")
    for number in range(1, ticks + 1):
        fault = run.fault(number, behaviours, ticks)
        run.internet.generation += number % 2
        one = run.round(fault)
        after = run.check(number, one.outcome, one.killed)
        print(f"{number:4}  {fault:44} {one.outcome:20} {after or 'none':18} {one.seconds:7.1f}", flush=True)
        for reason in run.reasons:
            on_one_line = reason.replace("\n", " ")
            print(f"      {on_one_line[:220]}")
        run.reasons.clear()
        run.before = after
    if one.outcome not in (Word.PUBLISHED, Word.UNCHANGED):
        run.broken.append(f"the last, good round was {one.outcome}")


def main() -> None:
    """Soak; end with 1 where something did not hold."""
    parser = argparse.ArgumentParser(description="Many rounds of `burden schedule`, against bad publishers.")
    parser.add_argument("mirror", type=Path)
    parser.add_argument("--ticks", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1949)
    parser.add_argument("--slow", action="store_true", help="also publishers that drip, three minutes each")
    given = parser.parse_args()
    broken = soak(given.mirror, given.ticks, given.seed, {**FAULTS, **(SLOW if given.slow else {})})
    print("\n".join(broken) or "Everything held.")
    raise SystemExit(1 if broken else 0)


if __name__ == "__main__":
    main()
