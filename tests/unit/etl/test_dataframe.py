"""Observations as a frame, and back: nothing is lost, and nothing that is missing is guessed. All is made up."""

import tracemalloc

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import figures, observation, release

from etl.dataframe import (
    ParsedRelease,
    UnreadRelease,
    amend,
    join_frames,
    list_odd,
    list_values,
    make_frame,
    make_observations,
    make_texts,
    read_releases,
    sort_frame,
)
from etl.observation import COLUMNS, KEY, Observation

ROWS = tuple(figures()) + tuple(figures("CAN", share=None, status="not_published"))
_TEXT = st.text(st.characters(codec="utf-8"), max_size=3)
_ROW = st.builds(
    Observation,
    **{name: _TEXT for name in COLUMNS if name not in ("year", "value")},
    year=st.integers(-(2**62), 2**62),
    value=st.none() | st.floats(allow_nan=False),
)


@given(st.lists(_ROW, max_size=5))
def test_observations_come_back_as_they_were(rows: list[Observation]) -> None:
    assert make_observations(make_frame(rows)) == tuple(rows)


@given(st.lists(_ROW, max_size=5))
def test_a_sorted_frame_is_in_the_order_of_the_keys(rows: list[Observation]) -> None:
    found = make_observations(sort_frame(make_frame(rows)))
    assert found == tuple(sorted(rows, key=lambda row: tuple(getattr(row, name) for name in KEY)))


@given(st.lists(_ROW, max_size=3), st.lists(_ROW, max_size=3))
def test_frames_are_joined_one_after_the_other(first: list[Observation], second: list[Observation]) -> None:
    assert make_observations(join_frames([make_frame(first), make_frame(second)])) == (*first, *second)


def test_a_frame_has_the_same_kinds_of_columns_whatever_it_holds() -> None:
    kinds = make_frame(ROWS).dtypes.astype(str)
    assert make_frame([]).dtypes.astype(str).equals(kinds)
    assert kinds.to_dict() == dict.fromkeys(COLUMNS, "category") | {"year": "int64", "value": "float64", "cell": "str"}


@pytest.mark.parametrize(
    ("column", "held"),
    [("value", "2.0"), ("value", float("nan")), ("value", 2), ("year", 2020.0), ("year", True), ("year", 2**70),
     ("member", None), ("note", 7), ("cell", "\ud800"), ("status", "\udfff")],
)  # fmt: skip
def test_a_column_with_anything_else_keeps_it_for_the_contract_to_tell(column: str, held: object) -> None:
    frame = make_frame([observation(), observation(**{"member": "CAN", column: held})])
    assert list_odd(frame) == [column]
    assert frame[column].iloc[1] is held


def test_other_values_are_put_in_the_rows_that_are_meant_even_texts_that_no_row_had() -> None:
    frame = make_frame(ROWS)
    mine = frame["member"] == "CAN"
    notes = [f"note {number}" for number in range(mine.sum())]
    changed = amend(frame, mine, status="withdrawn", value=None, cell="seeds/corrections.csv", note=notes)
    assert changed.dtypes.astype(str).equals(frame.dtypes.astype(str))
    assert set(changed["cell"][mine]) == {"seeds/corrections.csv"}
    assert changed["value"][mine].isna().all()
    assert set(changed.loc[mine, "status"]) == {"withdrawn"}
    assert list(changed.loc[mine, "note"]) == notes
    assert changed[~mine].astype(str).equals(frame[~mine].astype(str))
    assert list_odd(changed) == []


def test_another_note_for_one_row_takes_no_memory_for_the_notes_of_all() -> None:
    frame = make_frame([observation(note="A long note, made up. " * 50)] * 20_000)
    one = frame.index == 7
    tracemalloc.start()
    try:
        changed = amend(frame, one, note=["corrected"], status="withdrawn")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()
    assert list(changed.loc[one, "note"]) == ["corrected"]
    assert set(changed["note"].cat.categories) == {"corrected", frame["note"][0]}


def test_a_text_that_no_row_has_any_more_is_gone() -> None:
    frame = make_frame(ROWS)
    changed = amend(frame, frame["member"] == "CAN", member="BEL")
    assert list(changed["member"].cat.categories) == ["BEL"]


def test_a_text_that_is_missing_is_refused_and_not_taken_for_the_last_that_is_known() -> None:
    column = pd.Series(make_texts(["a", "b"]), name="status").shift()
    with pytest.raises(ValueError, match="the column status lacks 1 of its texts"):
        list_values(column)


def test_two_releases_are_equal_where_their_figures_are() -> None:
    one, other = release(ROWS), release(ROWS)
    assert one == other
    assert one != other.with_observations(ROWS[1:])
    assert one != "a release"


def test_a_release_that_was_not_looked_into_is_read_when_it_is_its_turn() -> None:
    first, second, read = release(ROWS), release(ROWS[1:]), list[str]()

    def look() -> ParsedRelease:
        read.append("second")
        return second

    found = read_releases([first, UnreadRelease(second.release, look)])
    assert (next(found), read) == (first, [])
    assert (next(found), read) == (second, ["second"])
