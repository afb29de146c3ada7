"""How often Python looks for objects that hold each other, while rows are read by the hundred thousand."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Objects made until the youngest are looked through, and passes until older ones are: a row holds texts and numbers,
# never another row, and looking them through again and again took a fifth of a first refresh.
SELDOM = (100_000, 50, 50)


@contextmanager
def collect_seldom() -> Iterator[None]:
    """In the block, objects are seldom looked through; afterwards as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
