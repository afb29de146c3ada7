"""What all processes of a server take together stays within its bound, whatever is asked (benchmarks/memory.py)."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from etl.store.snapshot import Store

BENCHMARK = Path(__file__).resolve().parents[3] / "benchmarks" / "memory.py"
# MiB.
BOUND = 200
TOLD = re.compile(r"^(.+): (\d+) MiB in 3 processes", re.MULTILINE)


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").is_file(), reason="what processes share is told in /proc")
def test_memory_stays_within_its_bound_when_all_indicators_and_releases_are_looked_at(published: Store) -> None:
    asked = ["--data", str(published.folder), "--addresses", "3000", "--again", "600"]
    ran = subprocess.run([sys.executable, str(BENCHMARK), *asked], capture_output=True, text=True, check=True)
    found = {when: int(taken) for when, taken in TOLD.findall(ran.stdout)}
    assert list(found) == ["at the start", "after 3,000 addresses", "after 600 of them again"], ran.stdout
    assert "failed" not in ran.stdout
    assert max(found.values()) <= BOUND, ran.stdout
