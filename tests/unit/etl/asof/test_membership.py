"""Who counts as a member (R10): the members and their days of accession are real."""

from datetime import date

import pytest

from etl.asof.membership import Membership, select_members, with_armed_forces


@pytest.mark.parametrize(
    ("year", "day", "members"),
    [
        (2019, date(2019, 12, 4), 29),
        (2019, date.max, 29),
        (2020, date(2020, 3, 26), 29),
        (2020, date(2020, 3, 27), 30),
        (2023, date(2024, 7, 1), 31),
        (2024, date(2024, 3, 6), 31),
        (2024, date.max, 32),
    ],
)
def test_those_count_who_were_members_on_the_earlier_of_the_day_and_the_end_of_the_year(
    year: int, day: date, members: int
) -> None:
    assert len(select_members(year, day)) == members


def test_nato_s_totals_count_a_member_for_its_whole_year_of_accession() -> None:
    before = date(2024, 3, 6)
    assert "SWE" not in select_members(2024, before)
    assert "SWE" in select_members(2024, before, Membership.YEAR)


def test_today_s_members_are_counted_throughout_only_where_that_is_chosen() -> None:
    assert len(select_members(1999, date(1999, 1, 1), Membership.TODAY)) == 32


def test_iceland_is_a_member_without_armed_forces() -> None:
    codes = select_members(2019, date.max)
    assert set(codes) - set(with_armed_forces(codes)) == {"ISL"}
