"""The memory of a process and of all that it has begun, as Linux tells it: what is shared counts once."""

from pathlib import Path


def list_processes(first: int) -> list[int]:
    """A process and all that it has begun, and those have."""
    found = Path(f"/proc/{first}/task").glob("*/children")
    children = [int(word) for path in found for word in path.read_text().split()]
    return [first, *(one for child in children for one in list_processes(child))]


def measure_memory(first: int) -> float:
    """The MiB of a process and of all that it has begun (PSS)."""
    return sum(map(_read_pss, list_processes(first))) / 1024


def _read_pss(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
