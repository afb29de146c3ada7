"""What made-up rows must be to each other: one base year, categories, totals."""

import pytest
from made_up import GDP, SPENDING, category, faults, observation

from etl.catalogue.composition import counted_in
from etl.contract import check
from etl.observation import Observation


def test_one_release_has_one_base_year() -> None:
    rows = [observation(), observation(GDP, 5.0, price_base="2010", cell="made-up.xlsx!TABLE5!C4")]
    found = faults(*rows)
    assert found == (
        "nato 2021-01-01: has constant prices of more than one year: 2010 (made-up.xlsx!TABLE5!C4), 2015 "
        "(made-up.xlsx!TABLE3!C4)",
    )
    assert check([rows[0], rows[1]._replace(release="2022-01-01")])


def four(other: float, acquisition: str = "original") -> list[Observation]:
    """Four categories that add up to 90 + `other`."""
    named = {"equipment": 20.0, "personnel": 50.0, "infrastructure": 20.0, "other": other}
    return [category(name, value, acquisition=acquisition) for name, value in named.items()]


@pytest.mark.parametrize(
    ("other", "acquisition"),
    [(10.0, "original"), (10.009, "original"), (9.98, "transcription"), (10.02, "transcription")],
)
def test_four_categories_make_a_hundred_within_the_rounding(other: float, acquisition: str) -> None:
    assert check(four(other, acquisition))


@pytest.mark.parametrize(
    ("other", "acquisition"),
    [(10.011, "original"), (9.9, "original"), (10.021, "transcription"), (20.0, "transcription")],
)
def test_four_categories_that_miss_a_hundred_are_named_with_their_cells(other: float, acquisition: str) -> None:
    (found,) = faults(*four(other, acquisition))
    assert "made-up.xlsx!TABLE8!equipment" in found
    assert f"the four categories of BEL in 2020 add up to {90 + other:.4f}, not to 100" in found


def test_three_categories_make_no_sum() -> None:
    assert check(four(50.0)[:3])


def spending(**values: float) -> list[Observation]:
    """Spending of the areas named."""
    return [
        observation(SPENDING, value, member=area, cell=f"made-up.xlsx!TABLE2!{area}") for area, value in values.items()
    ]


def test_members_add_up_to_natos_total() -> None:
    assert check(spending(BEL=10.0, CAN=5.0, NATO_TOTAL=15.000001))


def test_a_total_that_its_members_do_not_make_is_named() -> None:
    (found,) = faults(*spending(BEL=10.0, CAN=5.0, NATO_TOTAL=16.0))
    assert found == (
        "made-up.xlsx!TABLE2!NATO_TOTAL: defence_expenditure_usd_constant of NATO_TOTAL in 2020 is 16, "
        "but its 2 members with data add up to 15"
    )


def test_who_joined_later_is_in_no_total() -> None:
    # Finland joined in 2023, North Macedonia in March 2020, which counts for the whole of 2020.
    assert check(spending(BEL=10.0, MKD=2.0, FIN=7.0, NATO_TOTAL=12.0))


def test_each_aggregate_has_its_own_members() -> None:
    assert check(spending(BEL=1.0, CAN=2.0, USA=4.0, NATO_TOTAL=7.0, NATO_EUR_CAN=3.0, NATO_EUR=1.0, NORTH_AMERICA=6.0))


def test_totals_of_transcriptions_are_rounded_and_not_held_against_their_members() -> None:
    assert check([row._replace(acquisition="transcription") for row in spending(BEL=10.0, NATO_TOTAL=11.0)])


def product(**values: float) -> list[Observation]:
    """GDP of the areas named."""
    return [observation(GDP, value, member=area, cell=f"made-up.xlsx!TABLE5!{area}") for area, value in values.items()]


def test_a_total_of_gdp_may_be_a_little_above_its_members_where_iceland_is_listed_nowhere() -> None:
    assert check(product(BEL=600.0, CAN=400.0, NATO_TOTAL=1001.5))


@pytest.mark.parametrize(
    "rows",
    [
        product(BEL=600.0, CAN=400.0, NATO_TOTAL=1002.5),
        product(BEL=600.0, CAN=400.0, NATO_TOTAL=998.5),
        product(BEL=600.0, CAN=400.0, ISL=0.1, NATO_TOTAL=1001.5),
        spending(BEL=600.0, CAN=400.0, NATO_TOTAL=1001.5),
    ],
    ids=["by too much", "below them", "though it is listed", "of spending"],
)
def test_a_total_is_named_that_an_unlisted_iceland_does_not_explain(rows: list[Observation]) -> None:
    (found,) = faults(*rows)
    assert "NATO_TOTAL in 2020" in found


def blank(status: str) -> Observation:
    """Estonia's cell without a figure."""
    return observation(SPENDING, None, member="EST", status=status, cell="made-up.xlsx!TABLE2!EST")


@pytest.mark.parametrize("status", ["not_published", "not_available"])
def test_a_total_may_count_a_member_whose_own_cell_is_blank(status: str) -> None:
    assert check([*spending(BEL=10.0, CAN=5.0, NATO_TOTAL=16.0), blank(status)])


@pytest.mark.parametrize("status", ["not_published", "not_available"])
def test_a_total_below_the_members_that_are_known_is_named_whoever_is_blank(status: str) -> None:
    (found,) = faults(*spending(BEL=10.0, CAN=5.0, NATO_TOTAL=14.0), blank(status))
    assert "is 14, but its 2 members with data add up to 15" in found


def test_a_total_in_which_a_blank_member_does_not_count_is_the_sum_of_the_others() -> None:
    (found,) = faults(*spending(CAN=5.0, USA=6.0, NORTH_AMERICA=12.0), blank("not_published"))
    assert "NORTH_AMERICA in 2020 is 12" in found


def spread(last: float) -> list[Observation]:
    """Whole numbers for the spending of twenty-four members and their total, which is `last` more than their sum."""
    codes = sorted(counted_in("NATO_TOTAL", 2020) - {"ISL"})[:24]
    parts = {code: 101.0 + at for at, code in enumerate(codes)}
    return spending(**parts, NATO_TOTAL=sum(parts.values()) + last)


def test_figures_that_the_publisher_rounded_may_miss_their_total_by_the_rounding() -> None:
    # 24 members and a total, each up to a half off.
    assert check(spread(12.0))
    (found,) = faults(*spread(13.0))
    assert "NATO_TOTAL in 2020" in found


def test_categories_that_the_publisher_rounded_may_miss_a_hundred_by_the_rounding() -> None:
    def seven_years(other: float) -> list[Observation]:
        return [row._replace(year=year) for year in range(2010, 2017) for row in four(other)]

    # One decimal each, so four of them may miss it by 0.2. Of one year alone nobody could tell.
    assert check(seven_years(9.8))
    assert len(faults(*seven_years(9.7))) == 7
    assert len(faults(*four(9.8))) == 1
