"""Some of the rows that are held as columns, on made-up figures."""

from itertools import product

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import observation

from etl.observation import COLUMNS, Observation
from etl.store.reader import SCHEMA, TEXTS
from etl.store.rows import ALL, VALUED, YEARLY, Rows, Which

MEMBERS, YEARS = ("BEL", "CAN", "DEU"), (2019, 2020, 2021)
PERIODS, STATUSES = ("", "M01"), ("actual", "forecast")
MADE_UP = [
    observation(member=member, year=year, period=period, status=status, value=None if year == 2020 else year / 7)
    for member, year, period, status in product(MEMBERS, YEARS, PERIODS, STATUSES)
]
CELLS = ("made up.xlsx!Table 1!B7", "made up.xlsx!Table 1!C8", "rule: made up", "", "line 1!Zürich", "!", "a!b!")


def hold(rows: list[Observation]) -> Rows:
    """The rows as they come from a file: texts as dictionaries."""
    table = pa.Table.from_pylist([row._asdict() for row in rows], schema=SCHEMA)
    columns = {name: table[name].dictionary_encode() if name in TEXTS else table[name] for name in COLUMNS}
    return Rows(pa.table(columns))


@pytest.mark.parametrize("rows", [[], MADE_UP[:1], MADE_UP], ids=len)
def test_all_rows_are_what_they_were_made_of(rows: list[Observation]) -> None:
    assert hold(rows).select() == tuple(rows)
    assert len(hold(rows)) == len(rows)


CHOSEN = {
    ALL: lambda row: True,
    YEARLY: lambda row: not row.period,
    VALUED: lambda row: not row.period and row.value is not None,
    Which(known=True): lambda row: row.status != "forecast",
    Which(("CAN", "FRA")): lambda row: row.member == "CAN",
    Which(years=(2020, 2021)): lambda row: row.year >= 2020,
    Which(("BEL",), (2019, 2019), yearly=True, valued=True, known=True): lambda row: row is MADE_UP[0],
    Which(()): lambda row: False,
}


@pytest.mark.parametrize("which", CHOSEN)
def test_some_rows_their_years_and_their_members_are_those_that_are_meant(which: Which) -> None:
    held, meant = hold(MADE_UP), [row for row in MADE_UP if CHOSEN[which](row)]
    assert held.select(which) == tuple(meant)
    assert held.list_years(which) == sorted({row.year for row in meant})
    assert held.list_members(which) == sorted({row.member for row in meant})


def test_where_all_rows_have_one_text_it_is_of_those_that_are_meant() -> None:
    alone = hold([observation(value=2.0)])
    assert alone.list_members(VALUED) == ["BEL"]
    assert alone.list_members(Which(("CAN",))) == []
    assert alone.select(Which(("CAN",))) == ()


def test_values_are_of_all_rows_that_have_one() -> None:
    assert hold(MADE_UP).list_values() == [row.value for row in MADE_UP if row.value is not None]


@given(st.lists(st.sampled_from(CELLS) | st.text("ab!é", max_size=9), max_size=20))
def test_names_of_cells_are_told_whole_whatever_they_share(cells: list[str]) -> None:
    rows = [observation(year=1900 + number)._replace(cell=cell) for number, cell in enumerate(cells)]
    assert hold(rows).select() == tuple(rows)


def test_a_row_takes_a_tenth_of_what_an_observation_does() -> None:
    place = "a made-up file with a long name.xlsx!A made-up table!AB{}"
    rows = [observation(year=number)._replace(cell=place.format(number)) for number in range(5000)]
    assert hold(rows).size / len(rows) < 30
