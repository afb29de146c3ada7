"""The time and the peak memory of a full refresh from a mirror, as a process of its own."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path


def refresh_figures(mirror: Path) -> Iterator[str]:
    """Seconds and megabytes of a refresh into an empty folder, and of a second one that finds nothing new."""
    with tempfile.TemporaryDirectory() as folder:
        for what in ("full refresh", "second refresh"):
            start = time.perf_counter()
            command = [sys.executable, "-m", "etl", "refresh", "--mirror", str(mirror), "--data", folder]
            subprocess.run(command, check=True, capture_output=True)
            seconds = time.perf_counter() - start
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            yield f"{what}: {seconds:.1f} s (aim: under 20 s), peak memory so far {peak:.0f} MB (aim: under 500 MB)"
