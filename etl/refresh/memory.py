"""How memory is had and given back while rows are read by the hundred thousand."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

# Objects made until the youngest are looked through for cycles, and passes until older ones are: a row holds texts and
# numbers, never another row, and looking them through again and again took a fifth of a first refresh.
SELDOM = (100_000, 50, 50)


@contextmanager
def hold_rows() -> Iterator[None]:
    """In the block, objects are seldom looked through, and Arrow takes memory from the system.

    Its own pool keeps what it freed, some 30 MB of a refresh. Afterwards both are as they were.
    """
    thresholds, pool = gc.get_threshold(), pa.default_memory_pool()
    gc.set_threshold(*SELDOM)
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        pa.set_memory_pool(pool)


def give_back() -> None:
    """Give the system what was freed and is still held: a release is read with several times what it takes then."""
    pa.default_memory_pool().release_unused()
