"""Reads the Parquet file of a part, whole or one indicator of it. Texts that many rows share are held once."""

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.observation import COLUMNS, Observation
from etl.store.digest import hash_rows
from etl.store.rows import Rows
from etl.store.words import make_numbers, make_word

SCHEMA = pa.schema(
    [
        pa.field(name, {"year": pa.int32(), "value": pa.float64()}.get(name, pa.string()), nullable=name == "value")
        for name in COLUMNS
    ]
)
_INDICATOR = COLUMNS.index("indicator")
TEXTS = [field.name for field in SCHEMA if field.type == pa.string()]


def read_table(content: bytes, indicator: str = "") -> pa.Table:
    """The rows of a part, or of one indicator of it, in the columns of an observation; texts are dictionaries.

    Groups of rows without the indicator are not read. Raises ValueError where the content is no file of a part.
    """
    file = _open(content)
    metadata = file.metadata
    spans = map(_find_span, map(metadata.row_group, range(file.num_row_groups)))
    held = {number: span for number, span in enumerate(spans) if not indicator or span[0] <= indicator <= span[1]}
    # Without threads of its own: now and then they outlive the interpreter, and end the process with an abort.
    table = file.read_row_groups(list(held), use_threads=False)
    lacking = [field.name for field in SCHEMA if not field.nullable and table[field.name].null_count]
    if lacking:
        raise ValueError(f"some of its rows have nothing in {', '.join(lacking)}")
    # As published, a group has one indicator.
    is_whole = not indicator or set(held.values()) <= {(indicator, indicator)}
    return table if is_whole else table.filter(pc.equal(table["indicator"], make_word(indicator)))


def read_columns(content: bytes, names: Sequence[str]) -> pa.Table:
    """These columns of all rows of a part, in the order of the file. Raises ValueError like `read_table`."""
    return _open(content).read(list(names), use_threads=False)


def read_places(content: bytes, places: Sequence[int]) -> tuple[Observation, ...]:
    """The rows at these places of the file, in the order asked for; groups of rows without any are not read.

    Raises ValueError like `read_table`.
    """
    file = _open(content)
    sizes = [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)]
    starts = [0, *accumulate(sizes)]
    owners = [bisect_right(starts, place) - 1 for place in places]
    held = sorted(set(owners))
    before = dict(zip(held, [0, *accumulate(sizes[number] for number in held)], strict=False))
    table = file.read_row_groups(held, use_threads=False)
    wanted = [place - starts[owner] + before[owner] for place, owner in zip(places, owners, strict=True)]
    rows = decode_rows(table.take(make_numbers(wanted)))
    pa.default_memory_pool().release_unused()
    return rows


def read_indicator(content: bytes, indicator: str) -> Rows:
    """The rows of one indicator, in the order of the file. Raises ValueError like `read_table`."""
    rows = Rows(read_table(content, indicator))
    # Arrow would keep what it freed, some 40 MB of a process that has read every indicator.
    pa.default_memory_pool().release_unused()
    return rows


def read_areas(content: bytes) -> list[str]:
    """The members and areas that the rows of a part are of. Raises ValueError like `read_table`."""
    members = _open(content).read(["member"], use_threads=False)["member"]
    found: list[str] = pc.unique(members.unify_dictionaries()).to_pylist()
    return found


def decode_rows(table: pa.Table) -> tuple[Observation, ...]:
    """The rows of a table as observations."""
    columns = (decode_column(table[name]) for name in COLUMNS)
    return tuple(map(Observation._make, zip(*columns, strict=True)))


def hash_content(content: bytes) -> str:
    """The hash of what the rows of a part hold, in their order. Raises ValueError like `read_table`."""
    file = _open(content)
    # A group at a time: all rows at once would take 30 MB that Arrow keeps.
    found = hash_rows(file.read_row_groups([number], use_threads=False) for number in range(file.num_row_groups))
    pa.default_memory_pool().release_unused()
    return found


def _open(content: bytes) -> pq.ParquetFile:
    metadata = pq.read_metadata(pa.BufferReader(content))
    found = metadata.schema.to_arrow_schema()
    if found.names != SCHEMA.names or found.types != SCHEMA.types:
        told = ", ".join(f"{field.name} ({field.type})" for field in found)
        raise ValueError(f"its columns are {told}; they should be {', '.join(SCHEMA.names)}")
    return pq.ParquetFile(pa.BufferReader(content), metadata=metadata, pre_buffer=False, read_dictionary=TEXTS)


def _find_span(group: Any) -> tuple[str, str]:
    """The first and the last indicator of a group of rows, by their letters; of all that there may be where none is
    stated.
    """
    known = group.column(_INDICATOR).statistics
    return (known.min, known.max) if known is not None and known.has_min_max else ("", chr(sys.maxunicode))


def decode_column(column: pa.ChunkedArray) -> Iterator[Any]:
    """The values of a column. A text that many rows share is one object; Arrow itself would make one a row."""
    for chunk in column.chunks:
        if pa.types.is_dictionary(chunk.type):
            words = chunk.dictionary.to_pylist()
            yield from map(words.__getitem__, chunk.indices.to_pylist())
        else:
            yield from chunk.to_pylist()
