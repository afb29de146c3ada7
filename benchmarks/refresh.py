"""The time and the peak memory of a full refresh from a mirror, as a process of its own, and what comes of it."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_OPEN = (
    "import sys, time; start = time.perf_counter(); from pathlib import Path; from etl.store.snapshot import Store; "
    "snapshot = Store(Path(sys.argv[1])).current(); part = snapshot.releases('nato')[-1]; "
    "snapshot.rows(part, 'defence_expenditure_share_gdp'); print(time.perf_counter() - start)"
)


def refresh_figures(mirror: Path) -> Iterator[str]:
    """Seconds and megabytes of a refresh into an empty folder, and of a second one that finds nothing new."""
    with tempfile.TemporaryDirectory() as folder:
        for what in ("full refresh", "second refresh"):
            start = time.perf_counter()
            command = [sys.executable, "-m", "etl", "refresh", "--mirror", str(mirror), "--data", folder]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            # The usage of this one process, not the largest of all there were.
            _, status, usage = os.wait4(process.pid, 0)
            if status:
                raise RuntimeError(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
            seconds, peak = time.perf_counter() - start, usage.ru_maxrss / 1024
            yield f"{what}: {seconds:.1f} s (aim: under 60 s), peak memory {peak:.0f} MB (aim: under 1000 MB)"
        yield from snapshot_figures(Path(folder), "what a full refresh gives")


def snapshot_figures(folder: Path, what: str) -> Iterator[str]:
    """How long a new process takes to open a snapshot and read one indicator, imports included; its size on disk."""
    command = [sys.executable, "-c", _OPEN, str(folder)]
    times = [float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(7)]
    yield f"opening {what}: {statistics.median(times):.2f} s, imports and first rows included (aim: under 0.5 s)"
    places = [path for name in ("parts", "snapshots", "audits") for path in (folder / name).glob("*")]
    yield f"size of {what}: {sum(path.stat().st_size for path in places) / 1e6:.1f} MB (what ships: under 6 MB)"
