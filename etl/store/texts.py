"""Texts of rows as they are held: those that many rows share once, and of cells what is their own."""

import sys
from collections.abc import Collection, Iterable, Mapping
from itertools import repeat
from operator import add
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.store.digest import read_numbers
from etl.store.words import make_words

Places = np.ndarray[Any, Any]
# Whole numbers from 0 on, by how many bytes they take.
_SMALL = ("uint8", "uint16", "uint32")
_NOWHERE = np.zeros(1, "int32")
# Stands between file, table and place in the name of a cell.
_BETWEEN = ord("!")


def join(column: pa.ChunkedArray) -> pa.Array:
    """The pieces of a column as one; of none Arrow makes a list of Python's, for which it imports all of pandas."""
    return column.unify_dictionaries().combine_chunks() if column.num_chunks else make_words([])


class Words:
    """Texts that many rows share: each once, and by row which."""

    def __init__(self, column: pa.ChunkedArray | pa.Array) -> None:
        joined = join(column) if isinstance(column, pa.ChunkedArray) else column
        encoded = joined if pa.types.is_dictionary(joined.type) else joined.dictionary_encode()
        # Columns of other indicators have the same.
        self._words = [*map(sys.intern, encoded.dictionary.to_pylist())]
        kind = next(one for one in _SMALL if len(self._words) <= np.iinfo(one).max + 1)
        self._codes = read_numbers(encoded.indices).astype(kind) if len(self._words) > 1 else None

    @property
    def size(self) -> int:
        """The bytes that they take, but for the texts of words that others have too."""
        return sum(map(len, self._words)) + (0 if self._codes is None else self._codes.nbytes)

    def read(self, places: Places) -> Iterable[str]:
        """The texts of the rows at these places; without end where all rows have one text."""
        if self._codes is None:
            return repeat(self._words[0]) if self._words else ()
        return map(self._words.__getitem__, self._codes[places].tolist())

    def are_in(self, wanted: Collection[str]) -> Any:
        """By row whether its text is one of these; one answer for all rows where they have one text."""
        are = np.array([word in wanted for word in self._words], dtype=bool)
        return are if self._codes is None else are[self._codes]

    def rank(self, places: Places, names: Mapping[str, str]) -> Places:
        """By place a number that sorts as the names of the texts do."""
        order = sorted(range(len(self._words)), key=lambda code: names[self._words[code]])
        ranks = np.empty(len(order), dtype="int32")
        ranks[order] = np.arange(len(order))
        return np.zeros(len(places), "int32") if self._codes is None else ranks[self._codes[places]]

    def list_words(self, found: Any) -> list[str]:
        """The texts of the rows that are found."""
        if self._codes is None:
            return self._words if found.any() else []
        return [self._words[code] for code in np.unique(self._codes[found]).tolist()]


class Cells:
    """Names of cells, each of a row: file and table once, and one after the other what follows them."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        content, ends = _read_bytes(column)
        whole, heads = np.diff(ends), _measure_heads(content, ends)
        names = _cut(content, heads, whole - heads).dictionary_encode()
        if pc.sum(pc.binary_length(names.dictionary), min_count=0).as_py() > content.nbytes / 2:
            # A table of its own for each row, such as a line of a file: there is nothing to share.
            heads = np.zeros_like(heads)
            names = _cut(content, heads, whole)
        _, offsets, own = _cut(content, whole - heads, heads, first=False).buffers()
        self._names, self._ends, self._content = Words(names), np.frombuffer(offsets, "int32"), bytes(own)

    @property
    def size(self) -> int:
        """The bytes that they take."""
        return len(self._content) + self._ends.nbytes + self._names.size

    def read(self, places: Places) -> Iterable[str]:
        """The names of the cells of the rows at these places."""
        starts, ends = self._ends[places].tolist(), self._ends[places + 1].tolist()
        own = (self._content[start:end].decode() for start, end in zip(starts, ends, strict=True))
        return map(add, self._names.read(places), own)


def _read_bytes(column: pa.ChunkedArray) -> tuple[Places, Places]:
    """The bytes of all texts of a column, one after the other, and where each ends, after a 0."""
    joined = join(column)
    texts = joined.dictionary_decode() if pa.types.is_dictionary(joined.type) else joined
    _, offsets, held = texts.buffers()
    ends = np.frombuffer(offsets, "int32")[texts.offset : texts.offset + len(texts) + 1] if len(texts) else _NOWHERE
    return np.frombuffer(held or b"", "uint8")[ends[0] : ends[-1]], ends - ends[0]


def _measure_heads(content: Places, ends: Places) -> Places:
    """By text how many bytes it has up to its last mark between file, table and place; 0 where it has none."""
    marks = np.append(-1, np.flatnonzero(content == _BETWEEN))
    last = marks[np.searchsorted(marks, ends[1:]) - 1]
    found: Places = np.maximum(last + 1 - ends[:-1], 0)
    return found


def _cut(content: Places, kept: Places, dropped: Places, *, first: bool = True) -> pa.Array:
    """Of each text so many bytes, from its first on, or else its last."""
    pieces = (kept, dropped) if first else (dropped, kept)
    mine = np.repeat(np.tile([first, not first], len(kept)), np.column_stack(pieces).ravel())
    offsets = np.append(0, np.cumsum(kept)).astype("int32")
    return pa.Array.from_buffers(pa.string(), len(kept), [None, pa.py_buffer(offsets), pa.py_buffer(content[mine])])
