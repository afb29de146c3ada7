"""What a server does with its memory before it forks; it is tried in a process of its own."""

import subprocess
import sys

import pytest

from dashboard.web.heap import _find_unwritten

TOLD = """\
1000-2000 r--p 00000000 08:01 {inode}                              /made up/lib.so
Size:                  4 kB
Private_Dirty:         0 kB
Anonymous:         {own} kB
7000-9000 rw-p 00000000 08:01 5 /made up/lib.so
Anonymous:             0 kB
"""


@pytest.mark.parametrize(
    ("inode", "own", "found"), [("5", "0", [(0x1000, 0x2000)]), ("5", "4", []), ("0", "0", [])], ids=str
)
def test_pages_are_let_go_where_a_file_is_read_and_nothing_was_written(
    inode: str, own: str, found: list[tuple[int, int]]
) -> None:
    assert _find_unwritten(TOLD.format(inode=inode, own=own)) == found


def test_a_process_goes_on_working_and_its_forks_too() -> None:
    program = (
        "import os, sys\nfrom dashboard.web.heap import part_heap, share_heap, tune_heap\n"
        "tune_heap()\nimport dash_mantine_components as dmc, pyarrow as pa\nshare_heap()\n"
        "print(dmc.Select.__doc__, pa.default_memory_pool().backend_name, flush=True)\n"
        "def work(): part_heap(); return str(dmc.Select(data=['made up'])), sum(range(9))\n"
        "if hasattr(os, 'fork'):\n    child = os.fork()\n    if not child: work(); os._exit(0)\n"
        "    assert os.waitpid(child, 0)[1] == 0\nwork()"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["None", "system"]
