"""The time and the peak memory of refreshes from a mirror, each a process of its own, and what comes of them."""

import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import orjson

from etl.fetch.index import INDEX

_OPEN = (
    "import sys, time; start = time.perf_counter(); from pathlib import Path; from etl.store.snapshot import Store; "
    "snapshot = Store(Path(sys.argv[1])).current(); opened = time.perf_counter(); "
    "part = snapshot.releases('nato')[-1]; snapshot.rows(part, 'defence_expenditure_share_gdp'); "
    "print(opened - start, time.perf_counter() - start)"
)
_READ_ALL = (
    "import statistics, sys, time; from pathlib import Path; from etl.store.snapshot import Store\n"
    "snapshot, times = Store(Path(sys.argv[1])).current(), []\n"
    "for part in snapshot.parts:\n"
    "    for indicator in part.indicators:\n"
    "        start = time.perf_counter(); snapshot.rows(part, indicator); times.append(time.perf_counter() - start)\n"
    "held = next(line for line in open('/proc/self/status') if line.startswith('VmRSS'))\n"
    "print(statistics.median(times) * 1000, int(held.split()[1]) / 1024)"
)
# The page of the World Bank of which one figure is another.
_PAGE = "/indicator/NY.GDP.MKTP.CD?"


def refresh_figures(mirror: Path) -> Iterator[str]:
    """Seconds and megabytes of a refresh into an empty folder, of one that finds nothing new, and of a changed page."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        yield f"first refresh: {_refresh(mirror, data)} (aim: under 12 s, 400 MB)"
        yield f"unchanged refresh: {_refresh(mirror, data)} (aim: under 2 s, 300 MB)"
        yield f"one page changed: {_refresh(_change_figure(mirror, Path(folder, 'mirror')), data)} (aim: under 4 s)"
        yield from snapshot_figures(data, "what a full refresh gives")


def _refresh(mirror: Path, data: Path) -> str:
    command = [sys.executable, "-m", "etl", "refresh", "--mirror", str(mirror), "--data", str(data)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # The usage of this one process, not the largest of all there were.
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return f"{time.perf_counter() - start:.1f} s, peak memory {usage.ru_maxrss / 1024:.0f} MB"


def _change_figure(mirror: Path, copy: Path) -> Path:
    """A copy of the mirror in which the last figure of one page is a thousandth more."""
    shutil.copytree(mirror, copy)
    index = orjson.loads((copy / INDEX).read_bytes())
    entry = next(one for one in index["entries"] if _PAGE in one["url"])
    about, rows = orjson.loads((copy / entry["file"]).read_bytes())
    row = next(one for one in rows if one["value"] is not None)
    row["value"] *= 1.001
    content = orjson.dumps([about, rows])
    (copy / entry["file"]).write_bytes(content)
    entry |= {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    (copy / INDEX).write_bytes(orjson.dumps(index))
    return copy


def snapshot_figures(folder: Path, what: str) -> Iterator[str]:
    """What a new process takes to open a snapshot, to read one indicator and every one; the snapshot's size on disk."""
    found = [_run(_OPEN, folder) for _ in range(7)]
    opened, first = (statistics.median(times) for times in zip(*found, strict=True))
    yield f"opening {what}: {opened:.2f} s with imports (aim: under 0.2 s), {first:.2f} s with its first rows"
    cold, held = _run(_READ_ALL, folder)
    yield f"one indicator of one part of {what}: p50 {cold:.1f} ms cold (aim: under 3 ms)"
    yield f"every indicator of every part of {what} read: {held:.0f} MiB held (aim: under 180 MiB)"
    places = [path for name in ("parts", "snapshots", "audits") for path in (folder / name).glob("*")]
    yield f"size of {what}: {sum(path.stat().st_size for path in places) / 1e6:.1f} MB (what ships: under 6 MB)"


def _run(program: str, folder: Path) -> tuple[float, float]:
    said = subprocess.run([sys.executable, "-c", program, str(folder)], check=True, capture_output=True).stdout
    first, second = map(float, said.split())
    return first, second
