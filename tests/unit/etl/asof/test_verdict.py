"""Who is at a target, on made-up figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import observation

from etl.asof.verdict import (
    CONVENTIONS,
    Column,
    Comparison,
    Count,
    borderline,
    compare,
    count_members,
    exact,
    is_clear,
    judge,
    meets,
    rounded,
)
from etl.catalogue.share import STATEMENT

SHARES = st.floats(min_value=0.05, max_value=15)


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (1.995, "2.00"),
        (1.9949999, "1.99"),
        (2.675, "2.68"),
        (2.665, "2.67"),
        (1.005, "1.01"),
        (3.5, "3.50"),
        (2, "2.00"),
    ],
)
def test_a_share_is_rounded_half_up_as_a_decimal_not_as_a_binary_float(share: float, printed: str) -> None:
    assert str(rounded(share)) == printed


@pytest.mark.parametrize("convention", ["published", "recomputed", "nominal"])
def test_a_share_that_prints_as_the_target_meets_it(convention: str) -> None:
    assert meets(1.995, 2.0, convention)
    assert not meets(1.9949, 2.0, convention)


def test_the_strict_verdict_does_not_round() -> None:
    assert not meets(1.9999999, 2.0, "strict")
    assert meets(2.0, 2.0, "strict")


def test_a_target_with_decimals_is_met_exactly() -> None:
    assert meets(3.495, 3.5, "published")
    assert meets(3.5, 3.5, "strict")
    assert not meets(3.4949, 3.5, "published")


def test_an_unknown_convention_is_an_error_not_a_default() -> None:
    with pytest.raises(ValueError, match="'rounded' is no convention"):
        meets(2.0, 2.0, "rounded")


@given(SHARES, SHARES)
def test_who_meets_the_target_strictly_meets_it_as_published(share: float, target: float) -> None:
    goal = float(rounded(target))
    assert meets(share, goal, "published") or not meets(share, goal, "strict")


@pytest.mark.parametrize("share", [1.9801, 2.0199, 2.0])
def test_a_share_nearer_than_two_hundredths_is_borderline(share: float) -> None:
    assert borderline({"published": share, "strict": share}, 2.0)


@pytest.mark.parametrize("share", [1.98, 2.02, 1.5])
def test_a_share_two_hundredths_away_or_more_is_not_borderline(share: float) -> None:
    assert not borderline({"published": share, "strict": share}, 2.0)


def test_conventions_that_disagree_make_a_member_borderline() -> None:
    assert borderline({"published": 2.05, "strict": 2.05, "recomputed": 2.05, "nominal": 1.85}, 2.0)


def test_a_share_that_is_not_known_settles_nothing() -> None:
    assert not borderline({"published": 2.5, "nominal": None}, 2.0)
    assert not borderline(dict.fromkeys(CONVENTIONS), 2.0)


def column(**shares: float) -> Column:
    return {code: observation(value=value, member=code) for code, value in shares.items()}


def statement(**said: bool) -> Column:
    return {code: observation(STATEMENT, float(met), member=code) for code, met in said.items()}


@pytest.mark.parametrize(
    ("comparison", "at_the_line"),
    [(Comparison.BELOW, False), (Comparison.AT_OR_ABOVE, True), (Comparison.ABOVE, False)],
)
def test_a_share_that_prints_as_the_line_is_at_it_and_neither_below_nor_above(
    comparison: Comparison, at_the_line: bool
) -> None:
    assert compare(1.995, comparison, exact(2.0), "published") is at_the_line


def test_a_count_tells_who_met_who_is_below_and_who_has_no_figure() -> None:
    shares = column(BEL=1.2, EST=3.4, POL=1.995)
    codes = ["BEL", "EST", "FRA", "ISL", "POL"]
    published = count_members(codes, 2.0, "published", shares, {})
    assert (published.met, published.below, published.unknown) == (("EST", "POL"), ("BEL",), ("FRA",))
    assert (published.of, len(published.members)) == (4, 5)
    assert count_members(codes, 2.0, "strict", shares, {}).met == ("EST",)


def test_leaving_out_iceland_changes_the_members_and_nothing_else() -> None:
    shares = column(BEL=1.2, EST=3.4)
    without, within = (
        count_members(codes, 2.0, "published", shares, {}) for codes in (["BEL", "EST"], ["BEL", "EST", "ISL"])
    )
    assert (without.met, without.below, without.of) == (within.met, within.below, within.of)


def test_a_count_of_nobody_answers_nothing() -> None:
    nobody = Count({})
    assert (nobody.met, nobody.of, nobody.answers) == ((), 0, False)


@pytest.mark.parametrize(("known", "answers"), [(8, False), (9, True), (10, True)])
def test_nine_in_ten_of_the_members_counted_are_enough_for_an_answer(known: int, answers: bool) -> None:
    codes = ["BEL", "CAN", "DEU", "EST", "FRA", "GBR", "ITA", "NLD", "POL", "USA"]
    shares = column(**dict.fromkeys(codes[:known], 2.5))
    assert count_members([*codes, "ISL"], 2.0, "published", shares, {}).answers is answers


def test_nato_s_own_word_goes_before_its_figure_by_the_published_convention_alone() -> None:
    shares, stated = column(BGR=1.61), statement(BGR=True)
    published, strict = (judge("BGR", 2.0, convention, shares, stated) for convention in ("published", "strict"))
    assert (published.met, published.stated, strict.met, strict.stated) == (True, True, False, False)
    assert published.row == stated["BGR"]
    assert strict.row == shares["BGR"]


def test_where_nothing_is_known_there_is_no_verdict() -> None:
    assert judge("POL", 2.0, "published", {}, {}).met is None


def test_shares_with_one_decimal_bear_no_verdict() -> None:
    coarse = [1.9, 2.0, 2.1]
    assert not is_clear(column(BEL=2.0), lambda: coarse)
    assert is_clear(column(BEL=2.0), lambda: [2.0, 1.95, 2.13])
    assert not is_clear({}, lambda: [2.25])
