"""Texts and numbers as Arrow has them, made of their bytes: handed those of Python, it would import all of pandas.

Readers of a snapshot do without, in a third of a second and 30 MB.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa


def make_words(texts: Sequence[str]) -> pa.Array:
    """An array of these texts."""
    encoded = [text.encode() for text in texts]
    offsets = np.cumsum([0, *map(len, encoded)], dtype="int32")
    return pa.Array.from_buffers(
        pa.string(), len(texts), [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(encoded))]
    )


def make_word(text: str) -> pa.Scalar:
    """A text alone."""
    return make_words([text])[0]


def make_numbers(numbers: Sequence[int] | np.ndarray[Any, Any]) -> pa.Array:
    """An array of these whole numbers."""
    held = np.asarray(numbers, dtype="int64")
    return pa.Array.from_buffers(pa.int64(), len(held), [None, pa.py_buffer(held)])
