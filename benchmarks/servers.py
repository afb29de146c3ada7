"""Servers side by side in one run, as a table: python benchmarks/servers.py [--seconds N] [KIND...].

Each serves the same application on the snapshot that ships. Times count by their order within one run. What is not
installed is left out, with a line that says so.
"""

import argparse
import importlib.util
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from load import measure_rate, measure_waits
from processes import measure_memory
from server_kinds import KINDS

# The slow clients are those of the tests.
sys.path.append(str(Path(__file__).parents[1] / "tests" / "makers"))
from slow_clients import slow_clients

LOADS = (1, 16, 256)
BESIDE = (("heads", 100), ("heads", 200), ("bodies", 200), ("readers", 200))
PLAIN, ROUNDS = 20, 5
# One run may be lucky.
RUNS = 4
HEADERS = [
    "server",
    "requests a second at 1 / 16 / 256 connections",
    "p99 at 256, ms",
    *(f"longest wait beside {count} slow {kind}, ms" for kind, count in BESIDE),
    "PSS of all, MiB",
    "clean stop, s",
]


def main() -> None:
    """Print one row a server."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}; all unless some are named")
    arguments.add_argument("--seconds", type=float, default=4, help="how long each load lasts")
    chosen = arguments.parse_args()
    print(f"| {' | '.join(HEADERS)} |\n|{'---|' * len(HEADERS)}")
    for kind in chosen.kinds or KINDS:
        if importlib.util.find_spec(_find_package(kind)) is None:
            print(f"| {KINDS[kind][0]} | not installed |", flush=True)
        else:
            print(f"| {' | '.join([KINDS[kind][0], *_measure(kind, chosen.seconds)])} |", flush=True)


def _find_package(kind: str) -> str:
    return "waitress" if kind.startswith("ours") else kind.partition("-")[0]


def _measure(kind: str, seconds: float) -> Iterator[str]:
    with _started(kind) as (server, port):
        rates = [measure_rate(port, connections, seconds) for connections in LOADS]
        yield " / ".join(f"{rate:,.0f}" for rate, _ in rates)
        yield f"{rates[-1][1]:.0f}"
        memory = measure_memory(server.pid)
        for slow, count in BESIDE:
            yield " / ".join(_measure_often(port, slow, count))
        yield f"{memory:.0f}"
        begun = time.perf_counter()
        server.send_signal(signal.SIGTERM)
        server.wait()
        yield f"{time.perf_counter() - begun:.1f}"


def _measure_often(port: int, slow: str, count: int) -> Iterator[str]:
    """The longest wait of each run; of those in which some had no answer one is enough."""
    for _ in range(RUNS):
        found = _measure_beside(port, slow, count)
        yield found
        if "no answer" in found:
            return


def _measure_beside(port: int, slow: str, count: int) -> str:
    """The longest wait of plain clients beside slow ones; how many had no answer, where some had none."""
    with slow_clients(f"http://127.0.0.1:{port}", slow, count):
        time.sleep(1)
        waits = measure_waits(port, PLAIN, ROUNDS)
    lost = sum(wait == float("inf") for wait in waits)
    return f"{lost} of {PLAIN} had no answer" if lost else f"{max(waits):.0f}"


@contextmanager
def _started(kind: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    program = [sys.executable, str(Path(__file__).with_name("server_kinds.py")), kind, str(port)]
    with subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}/healthz")
            yield server, port
        finally:
            server.kill()


def _wait_for(address: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5):
                # All processes of a server, not only the first that is ready.
                time.sleep(2)
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{address} did not answer within a minute")


if __name__ == "__main__":
    main()
