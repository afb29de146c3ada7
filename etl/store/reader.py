"""Reads the Parquet file of a part, whole or one indicator of it. Texts that many rows share are held once."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.observation import COLUMNS, Observation

_INDICATOR = COLUMNS.index("indicator")
_TEXTS = [name for name in COLUMNS if name not in ("year", "value")]


def read_table(content: bytes) -> pa.Table:
    """All rows of a part, in the columns of an observation; texts are dictionaries."""
    # Without threads of its own: now and then they outlive the interpreter, and end the process with an abort.
    return _open(content).read(use_threads=False)


def read_indicator(content: bytes, indicator: str) -> tuple[Observation, ...]:
    """The observations of one indicator, in the order of the file. Groups of rows without it are not decoded."""
    file = _open(content)
    groups = [number for number in range(file.num_row_groups) if _may_hold(file.metadata.row_group(number), indicator)]
    table = file.read_row_groups(groups, use_threads=False)
    rows = decode_rows(table.filter(pc.equal(table["indicator"], indicator)))
    # Arrow would keep what it freed, some 40 MB of a process that has read every indicator.
    del file, table
    pa.default_memory_pool().release_unused()
    return rows


def decode_rows(table: pa.Table) -> tuple[Observation, ...]:
    """The rows of a table as observations."""
    columns = (_decode(table[name]) for name in COLUMNS)
    return tuple(map(Observation._make, zip(*columns, strict=True)))


def _open(content: bytes) -> pq.ParquetFile:
    return pq.ParquetFile(pa.BufferReader(content), pre_buffer=False, read_dictionary=_TEXTS)


def _may_hold(group: Any, indicator: str) -> bool:
    known = group.column(_INDICATOR).statistics
    return known is None or not known.has_min_max or known.min <= indicator <= known.max


def _decode(column: pa.ChunkedArray) -> Iterator[Any]:
    for chunk in column.chunks:
        if pa.types.is_dictionary(chunk.type):
            words = chunk.dictionary.to_pylist()
            yield from map(words.__getitem__, chunk.indices.to_pylist())
        else:
            yield from chunk.to_pylist()
