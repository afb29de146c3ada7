"""The hash of what rows hold, whatever file or frame they lie in: that of a JSON array of them, each an array itself.

It is made column by column, so that a text that many rows share becomes JSON once.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc

from etl.observation import COLUMNS
from etl.store.words import make_word, make_words

# So many rows at once become JSON.
TOGETHER = 10_000
_COMMA = ord(",")
# What stands before and after a column of a row, besides the commas between columns.
_AROUND = {COLUMNS[0]: ("[", ""), COLUMNS[-1]: ("", "],")}


def hash_rows(tables: Iterable[pa.Table]) -> str:
    """The hash of the rows of all tables, one after the other. Their columns are those of an observation."""
    found, between = hashlib.sha256(b"["), b""
    for table in tables:
        for some in _quote_words(table).to_batches(max_chunksize=TOGETHER):
            if some.num_rows:
                found.update(between)
                # The last of them has no comma after it, unless others follow.
                found.update(_encode_rows(some)[:-1])
                between = b","
    found.update(b"]")
    return found.hexdigest()


def _quote_words(table: pa.Table) -> pa.Table:
    """The table, the words of its dictionaries as JSON."""
    return pa.table({name: _quote_dictionary(name, table[name]) for name in COLUMNS})


def _quote_dictionary(name: str, column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_dictionary(column.type):
        return column
    chunks = [pa.DictionaryArray.from_arrays(one.indices, _quote(name, one.dictionary)) for one in column.chunks]
    return pa.chunked_array(chunks, pa.dictionary(column.type.index_type, pa.string()))


def _encode_rows(rows: pa.RecordBatch) -> memoryview:
    """Rows as JSON, with a comma after each."""
    made = pc.binary_join_element_wise(*(_encode_column(name, rows[name]) for name in COLUMNS), make_word(","))
    return memoryview(made.buffers()[2])


def _encode_column(name: str, column: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        made = column.dictionary_decode()
    elif pa.types.is_string(column.type):
        made = _quote(name, column)
    else:
        return _encode_numbers(read_numbers(column))
    before, after = _AROUND.get(name, ("", ""))
    return made.fill_null(make_word(f"{before}null{after}")) if made.null_count else made


def _quote(name: str, texts: pa.Array) -> pa.Array:
    """Texts of a column as JSON, with what stands around them."""
    before, after = _AROUND.get(name, ("", ""))
    if _is_plain(texts):
        return pc.binary_join_element_wise(make_word(f'{before}"'), texts, make_word(f'"{after}'), make_word(""))
    return make_words([f"{before}{orjson.dumps(text).decode()}{after}" for text in texts.to_pylist()])


def _is_plain(texts: pa.Array) -> bool:
    """Whether nothing in the texts is written otherwise in JSON: no quotation mark, backslash or control character."""
    _, offsets, held = texts.buffers()
    if held is None:
        return True
    ends = np.frombuffer(offsets, "int32")[texts.offset : texts.offset + len(texts) + 1]
    found = np.frombuffer(held, "uint8")[ends[0] : ends[-1]]
    return not ((found < ord(" ")) | (found == ord('"')) | (found == ord("\\"))).any()


def read_numbers(column: pa.Array) -> np.ndarray[Any, Any]:
    """Numbers as they lie in memory, not-a-number where there is none; Arrow's own way imports all of pandas."""
    numbers = np.frombuffer(column.buffers()[1], column.type.to_pandas_dtype())[column.offset :][: len(column)]
    if not column.null_count:
        return numbers
    missing = column.is_null()
    bits = np.unpackbits(np.frombuffer(missing.buffers()[1], "uint8"), bitorder="little")
    return np.where(bits[missing.offset :][: len(missing)], np.nan, numbers)


def _encode_numbers(numbers: np.ndarray[Any, Any]) -> pa.Array:
    """Numbers as JSON, not-a-number as null."""
    written = np.frombuffer(orjson.dumps(np.ascontiguousarray(numbers), option=orjson.OPT_SERIALIZE_NUMPY), "uint8")[
        1:-1
    ]
    commas = written == _COMMA
    ends = np.append(np.flatnonzero(commas) - np.arange(len(numbers) - 1), len(written) - (len(numbers) - 1))
    offsets = np.append(0, ends).astype("int32")
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(written[~commas])]
    return pa.Array.from_buffers(pa.string(), len(numbers), buffers)
