"""The time and the peak memory of refreshes from a mirror, each a process of its own, and what comes of them."""

import hashlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
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
# Seconds between two looks at the memory.
_LOOK = 0.02
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
    start, most = time.perf_counter(), 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        first, *others = _list_family(process.pid)
        # What others share with the first, which they are copies of, is counted there.
        own = sum(_measure(pid, "Private_Clean", "Private_Dirty") for pid in others)
        most = max(most, _measure(first, "Rss") + own)
        time.sleep(_LOOK)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return f"{time.perf_counter() - start:.1f} s, peak memory of all its processes {most:.0f} MB"


def _list_family(pid: int) -> Iterator[int]:
    """The process and all that it has started."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in path.read_text().split():
                yield from _list_family(int(child))


def _measure(pid: int, *fields: str) -> float:
    """The megabytes of a process under these names of the kernel, together; none of one that has ended."""
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        sizes = dict(line.split()[:2] for line in lines[1:])
        return sum(int(sizes[f"{field}:"]) for field in fields) / 1024
    return 0.0


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
