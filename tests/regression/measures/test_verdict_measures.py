"""Who is at or above the guideline by the measures, on NATO's own figures."""

from datetime import date

import pytest
from nato_measures import Asked, by_place, transcribed

from etl.asof.pin import Pin
from etl.catalogue.seeds import shipped
from etl.measures.choice import Choice
from etl.measures.compute import compute
from etl.measures.inputs import compute_as_of
from etl.store.snapshot import Store

CONVENTIONS = [("published", 23), ("strict", 23), ("recomputed", 22), ("nominal", 21)]


@pytest.mark.parametrize(("convention", "met"), CONVENTIONS)
def test_in_2024_the_count_depends_on_the_convention(asked: Asked, convention: str, met: int) -> None:
    found = asked("verdicts", year=2024, convention=convention)
    counts = {part: one.value for (part, member, _), one in found.items() if member == "NATO_TOTAL"}
    assert counts == {
        "at_or_above": met, "below": 31 - met, "with_data": 31, "members": 32, "members_with_armed_forces": 31,
        "not_at_or_above": 32 - met,
    }  # fmt: skip
    assert found["", "ISL", 2024].status == "no_armed_forces"


def test_members_near_the_line_or_judged_in_two_ways_are_borderline(asked: Asked) -> None:
    found = asked("verdicts", year=2024)
    borderline = {member for (part, member, _), one in found.items() if part == "borderline" and one.value == 1}
    assert borderline == {"MNE", "NLD", "SVK"}


def test_nato_s_statement_of_november_2019_had_nine_at_the_guideline_and_nineteen_below() -> None:
    found = by_place(compute("verdicts", transcribed("2019-11-29"), Choice(year=2019)))
    counts = {part: one.value for (part, member, _), one in found.items() if member == "NATO_TOTAL"}
    assert (counts["at_or_above"], counts["below"], counts["not_at_or_above"], counts["members"]) == (9, 19, 20, 29)
    assert found["", "DEU", 2019].value == 0
    assert found["", "POL", 2019].rests_on[0].indicator == "at_or_above_2_percent"


@pytest.mark.parametrize("choice", [{"target": 3.5}, {"convention": "recomputed"}])
def test_the_statement_says_nothing_of_another_target_or_convention(choice: dict[str, object]) -> None:
    found = by_place(compute("verdicts", transcribed("2019-11-29"), Choice(year=2019, **choice)))
    assert {one.value for (part, member, _), one in found.items() if not part and member == "POL"} <= {None}


def test_shares_with_one_decimal_give_no_verdict() -> None:
    (found,) = compute("verdicts", transcribed("2026-03-26"), Choice())
    assert (found.value, found.status) == (None, "too_coarse")


def test_greece_was_at_the_guideline_in_every_year_and_two_of_them_are_estimates(asked: Asked) -> None:
    found = asked("guideline_years")
    of_greece = {part: one.value for (part, member, _), one in found.items() if member == "GRC"}
    assert of_greece == {"": 11, "with_data": 11, "expected": 2, "longest_streak": 11, "current_streak": 11}


def test_an_estimate_that_was_set_by_hand_still_counts_as_expected(asked: Asked) -> None:
    found = asked("guideline_years")
    # Its share of 2023 is below, that of 2024 is the pinned estimate.
    assert [found[part, "SVK", 2024].value for part in ("", "expected")] == [1, 1]


@pytest.mark.parametrize("member", ["BGR", "LTU"])
def test_a_year_that_nato_has_stated_since_counts_as_stated(member: str) -> None:
    then = Pin(date(2019, 12, 4))
    found = by_place(compute_as_of(Store(shipped("embedded")).current(), "guideline_years", Choice(), then))
    assert [found[part, member, 2019].value for part in ("", "with_data", "current_streak")] == [1, 6, 1]
    stated, *earlier = sorted({row.release for row in found["", member, 2019].rests_on}, reverse=True)
    assert (stated, earlier) == ("2019-11-29", ["2019-06-25"])
