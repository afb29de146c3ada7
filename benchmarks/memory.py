"""Memory of a server before and after all was asked for: python benchmarks/memory.py [--data DIR] [--addresses N].

The addresses look at every indicator of every release in different views, through all processes, as readers who open
pages and callbacks would; then they are asked for a second time in another order, or as many of them as `--again` says:
memory must not go on growing. A test holds what is printed to the aim.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

from processes import list_processes, measure_memory

from dashboard.pages import PAGES
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Part, Store

AIM = 200
PATHS = [page.path for page in PAGES]
TOGETHER = 4
_PROGRAM = (
    "import sys, pathlib; from dashboard.web.server import serve; serve(pathlib.Path(sys.argv[1]), '127.0.0.1', 0)"
)


def main() -> None:
    """Print the figures for a folder of snapshots."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=shipped("embedded"), help="a folder of snapshots")
    arguments.add_argument("--addresses", type=int, default=3000)
    arguments.add_argument("--again", type=int, help="how many of them are asked for twice; all by default")
    chosen = arguments.parse_args()
    for line in memory_figures(chosen.data, chosen.addresses, chosen.again):
        print(line, flush=True)


def memory_figures(folder: Path, addresses: int, again: int | None = None) -> Iterator[str]:
    """The MiB of all processes at the start, after so many addresses, and after so many, or all, of them again."""
    asked = list_addresses(folder, addresses)
    command = [sys.executable, "-c", _PROGRAM, str(folder)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        try:
            port = int(next(line for line in server.stdout or () if " at http" in line).split()[3].rpartition(":")[2])
            yield from _ask_all(port, ["/healthz"] * 40)
            yield _tell("at the start", server.pid)
            # Pages that are made once a process, in each of them.
            yield from _ask_all(port, [*PATHS * 2 * TOGETHER, *asked])
            yield _tell(f"after {len(asked):,} addresses", server.pid)
            twice = random.Random(1).sample(asked, again or len(asked))
            yield from _ask_all(port, twice)
            yield _tell(f"after {len(twice):,} of them again", server.pid)
        finally:
            server.send_signal(signal.SIGTERM)


def list_addresses(folder: Path, count: int) -> list[str]:
    """So many different addresses, which look at every indicator of every release."""
    snapshot = Store(folder).current()
    shown = sorted({name for part in snapshot.parts for name in part.indicators})
    days = sorted({f"{part.release.published}" for part in snapshot.parts}, reverse=True)
    found: dict[str, None] = {}
    for address in _vary(shown, days, snapshot.parts):
        found[address] = None
        if len(found) == count:
            break
    return list(found)


def _vary(shown: list[str], days: list[str], parts: Sequence[Part]) -> Iterator[str]:
    """Addresses without end: every indicator and page at every day; rows, and a cell, of every release."""
    yield from PATHS
    pages, of_parts = cycle(PATHS), cycle(parts)
    ways = cycle(("/trends?{}", "/csv/trends.csv?{}", "/trends?chart=multiples&{}", "/trends?others=no&{}"))
    for number, way in enumerate(ways):
        indicator, day = shown[number % len(shown)], days[number // len(shown) % len(days)]
        yield way.format(f"indicator={indicator}&as_of={day}&time={1950 + number // (len(shown) * len(days))}..2030")
        if number % 5 == 0:
            yield f"{next(pages)}?as_of={day}&year={1990 + number // 5 % 36}"
        if number % 25 == 0:
            part = next(of_parts)
            asked = f"source={part.release.source}&release={part.release.release}&as_of={day}"
            yield f"/cell?{asked}&indicator={part.indicators[number // 25 % len(part.indicators)]}"
            yield f"/figures?{asked}&releases=all"
            yield f"/claims?as_of={day}&claim=Germany+spent+{1 + number % 40 / 10}%25+of+GDP+in+{2000 + number % 26}"


def _ask_all(port: int, addresses: list[str]) -> list[str]:
    """Ask for each on a connection of its own, so that all processes get some; a line where some failed."""
    with ThreadPoolExecutor(TOGETHER) as pool:
        states = list(pool.map(lambda address: _ask(port, address), addresses))
    failed = [f"{state} {address}" for state, address in zip(states, addresses, strict=True) if state >= 500]
    return [f"{len(failed)} failed, the first {failed[0]}"] if failed else []


def _ask(port: int, address: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    # A page is drawn for the layout that its browser asks for.
    path = "/_dash-layout" if urlsplit(address).path in PATHS else address
    told = {"Accept-Encoding": "gzip", "Referer": f"http://127.0.0.1:{port}{address}"}
    connection.request("GET", path, headers=told)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def _tell(when: str, server: int) -> str:
    return f"{when}: {measure_memory(server):.0f} MiB in {len(list_processes(server))} processes (aim: {AIM})"


if __name__ == "__main__":
    main()
