"""The hash of rows is that of their JSON, however they lie in memory. All is made up."""

import hashlib

import orjson
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import figures

from etl.observation import COLUMNS, Observation
from etl.store import digest
from etl.store.digest import hash_rows
from etl.store.reader import SCHEMA

ROWS = tuple(figures()) + tuple(figures("CAN", share=None, status="not_published"))
TEXTS = [field.name for field in SCHEMA if field.type == pa.string()]
_TEXT = st.text(st.characters(codec="utf-8"), max_size=3) | st.sampled_from(['"', "\\", "\t\x00\x7f", "é\u2028", ""])
_ROW = st.builds(
    Observation,
    **dict.fromkeys(TEXTS, _TEXT),
    year=st.integers(-(2**31), 2**31 - 1),
    value=st.none() | st.floats(allow_nan=False, allow_infinity=False),
)


def lay(rows: list[Observation], shared: bool) -> pa.Table:
    """The rows as a table, with texts as dictionaries where they are to be shared."""
    table = pa.Table.from_pylist([row._asdict() for row in rows], SCHEMA)
    columns = {name: table[name].dictionary_encode() if shared and name in TEXTS else table[name] for name in COLUMNS}
    return pa.table(columns)


def hash_json(rows: list[Observation]) -> str:
    return hashlib.sha256(orjson.dumps([tuple(row) for row in rows])).hexdigest()


@given(st.lists(_ROW, max_size=4), st.booleans())
def test_the_hash_is_that_of_the_rows_as_json(rows: list[Observation], shared: bool) -> None:
    assert hash_rows([lay(rows, shared)]) == hash_json(rows)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False)))
def test_numbers_are_written_as_those_of_python(values: list[float]) -> None:
    rows = [ROWS[0]._replace(value=value) for value in values]
    assert hash_rows([lay(rows, shared=True)]) == hash_json(rows)


@pytest.mark.parametrize("together", [1, 2, 1000])
@pytest.mark.parametrize("cut", [0, 1, 3])
def test_rows_in_several_tables_have_the_hash_of_all_together(
    together: int, cut: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest, "TOGETHER", together)
    rows = list(ROWS)
    assert hash_rows(lay(some, shared=True) for some in (rows[:cut], rows[cut:])) == hash_json(rows)


@pytest.mark.parametrize("name", ["source", "cell", "note"])
@pytest.mark.parametrize("shared", [False, True])
def test_a_text_that_is_missing_counts_as_such(name: str, shared: bool) -> None:
    rows = [ROWS[0], ROWS[1]._replace(**{name: None})]
    table = pa.Table.from_pylist([row._asdict() for row in rows])
    columns = {one: table[one].dictionary_encode() if shared and one in TEXTS else table[one] for one in COLUMNS}
    assert hash_rows([pa.table(columns)]) == hash_json(rows)
