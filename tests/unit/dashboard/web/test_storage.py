"""Content that is put away is read as it was, by many at once, and goes with who put it away."""

import gc
import os
import tempfile
from pathlib import Path

import pytest

from dashboard.web.storage import Stored

CONTENTS = (b"", b"a", b"made up " * 9999)


@pytest.mark.parametrize("content", CONTENTS, ids=len)
def test_what_is_put_away_is_read_as_it_was(content: bytes) -> None:
    stored = Stored(content)
    assert stored.open().read() == content
    assert stored.size == len(content)


def test_readers_do_not_move_each_other() -> None:
    stored = Stored(b"abcdef")
    first, second = stored.open(), stored.open()
    assert (first.read(2), second.read(4), first.read(), second.read()) == (b"ab", b"abcd", b"cdef", b"ef")
    assert (first.seek(0, os.SEEK_END), first.seek(-2, os.SEEK_CUR), first.read()) == (6, 4, b"ef")
    assert (first.tell(), second.seek(1), second.read(1)) == (6, 1, b"b")


@pytest.mark.parametrize("fault", [OSError("no room"), AttributeError("no such function")])
def test_where_no_file_can_be_had_it_stays_in_memory(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> tuple[int, str]:
        raise fault

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    stored = Stored(b"made up")
    assert (stored.open().read(), stored.size) == (b"made up", 7)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are counted in /proc")
def test_nothing_is_left_of_it_once_nobody_has_it() -> None:
    before = len([*Path("/proc/self/fd").iterdir()])
    reader = Stored(b"made up").open()
    assert reader.read() == b"made up"
    del reader
    gc.collect()
    assert len([*Path("/proc/self/fd").iterdir()]) == before
