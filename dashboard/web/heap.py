"""How a server has memory: what is large goes back to the system as it is freed, and processes share what they read."""

import ctypes
import gc
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from dash.development.base_component import Component

# M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of glibc's malloc.h. All threads take memory from one place: glibc
# keeps one for each, with what it freed there last. And by and by it raises the size from which on memory is the
# system's own, and given back, to 32 MB, unless it is told one.
_TUNED = {-8: 1, -3: 128 * 1024, -1: 128 * 1024}
# MADV_DONTNEED of sys/mman.h.
_DONTNEED = 4
# In smaps, a file that is mapped without being writable, and how much of that is the process's own.
_MAPPED = re.compile(
    r"^([0-9a-f]+)-([0-9a-f]+) r-[-x]p \S+ \S+ [1-9]\d* +/.*\n(?:(?!Anonymous)\w+:.*\n)*Anonymous: +(\d+)", re.M
)


def tune_heap() -> None:
    """Have memory that is freed given back, as far as the system's C library lets it. For before all else is done."""
    for option, value in _TUNED.items():
        _call("mallopt", option, value)


def share_heap() -> None:
    """What is here now is here to stay: it is never looked through again, so that forked processes go on sharing it."""
    for component in _list_kinds(Component):
        # Up to 110 kB each, 7 MB together, for who programs with them.
        component.__doc__ = None
    gc.collect()
    _call("malloc_trim", 0)
    _let_code_go()
    gc.freeze()


def part_heap() -> None:
    """For a process that was forked: what it makes is looked through when it has grown by a quarter.

    Else it would have to grow by a quarter of all that was there before, which is some 10 MB of garbage.
    """
    gc.collect()


def _let_code_go() -> None:
    """Let go of the pages of libraries that were read to import them: what is run again is there again, from the disk.

    Only of mappings that nothing was ever written to.
    """
    with suppress(OSError):
        for start, end in _find_unwritten(Path("/proc/self/smaps").read_text(encoding="utf-8", errors="replace")):
            _call("madvise", start, end - start, _DONTNEED)


def _find_unwritten(told: str) -> list[tuple[int, int]]:
    """Where files are mapped for reading alone, and no page of it is the process's own."""
    found = _MAPPED.findall(told)
    return [(int(start, 16), int(end, 16)) for start, end, own in found if own == "0"]


def _list_kinds(kind: type[Any]) -> list[type[Any]]:
    """All that derive from a class."""
    derived: list[type[Any]] = kind.__subclasses__()
    return [one for mine in derived for one in (mine, *_list_kinds(mine))]


def _call(function: str, *values: int) -> None:
    # Another C library may not know of it.
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            getattr(ctypes.CDLL(None), function)(*map(ctypes.c_size_t, values))
