"""Columns of a release, aligned with each other and with another release's by member and year."""

import pytest
from made_up import GDP, SHARE, SPENDING, observation

from etl.audit.column import Columns, join
from etl.dataframe import make_frame
from etl.observation import Observation


def columns(*rows: Observation) -> Columns:
    return Columns.of(make_frame(rows))


def test_a_column_has_the_years_that_have_a_value() -> None:
    found = columns(
        observation(GDP, 1.0, year=2019),
        observation(GDP, None, year=2020, status="not_available"),
        observation(GDP, 3.0, year=2021, period="M01"),
        observation(SPENDING, 4.0),
    )
    assert found.column(GDP).values.tolist() == [1.0]
    assert len(found.rows(GDP)) == 3


def test_a_nought_has_no_sign() -> None:
    found = columns(observation(GDP, -0.0)).column(GDP)
    assert str(found.values[0]) == "0.0"


def test_of_two_figures_of_one_place_the_last_is_taken() -> None:
    found = columns(observation(GDP, 1.0), observation(GDP, 2.0, definition="nato_core_2026"))
    assert found.column(GDP).values.tolist() == [2.0]


def test_what_a_release_does_not_hold_is_an_empty_column_and_is_not_read() -> None:
    def read(indicator: str) -> None:
        raise AssertionError(f"{indicator} was read")

    found = Columns((), read)
    assert len(found.rows(GDP)) == len(found.column(GDP)) == 0


def test_an_indicator_is_read_once() -> None:
    asked = []

    def read(indicator: str) -> dict[str, object]:
        asked.append(indicator)
        return columns(observation(GDP, 1.0)).rows(GDP).frame

    found = Columns((GDP,), read)
    assert [found.rows(GDP), found.column(GDP)] == [found.rows(GDP), found.column(GDP)]
    assert asked == [GDP]


def test_columns_are_aligned_where_each_has_a_figure_in_the_order_of_the_first() -> None:
    ours = columns(*(observation(SHARE, value, member=code) for code, value in (("USA", 3.0), ("BEL", 1.0))))
    theirs = columns(*(observation(GDP, value, member=code) for code, value in (("BEL", 10.0), ("DEU", 20.0))))
    both = columns(*(observation(GDP, value, member=code) for code, value in (("BEL", 10.0), ("USA", 30.0))))
    assert [one.values.tolist() for one in join(ours.column(SHARE), theirs.column(GDP))] == [[1.0], [10.0]]
    assert [one.values.tolist() for one in join(ours.column(SHARE), both.column(GDP))] == [[3.0, 1.0], [30.0, 10.0]]


@pytest.mark.parametrize(("back", "found"), [(0, [1, 0]), (1, [-1, 1])])
def test_a_figure_is_found_by_member_and_year(back: int, found: list[int]) -> None:
    column = columns(observation(GDP, 1.0, year=2021), observation(GDP, 2.0, year=2020)).column(GDP)
    asked = columns(observation(SHARE, 1.0, year=2020), observation(SHARE, 2.0, year=2021)).column(SHARE)
    assert column.find(asked.members, asked.years - back).tolist() == found
