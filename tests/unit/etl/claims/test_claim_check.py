"""Whom a check of a claim counts, and what it says where a member has no figure. The releases are made up."""

from pathlib import Path

import pytest
from claiming import LATER, by_convention, found, released, shares, snapshot

from etl.catalogue.members import members
from etl.claims import Outcome, Reason, check, explain, parse, say, write_heading


def test_iceland_is_below_where_it_is_counted_and_nowhere_else(tmp_path: Path) -> None:
    checked = found(tmp_path, "27 members below 2 % in 2020", released(LATER, shares(POL=2.255, USA=3.555)))
    with_iceland, without = by_convention(checked, True)["published"], by_convention(checked, False)["published"]
    assert (with_iceland.number, with_iceland.of, "ISL" in with_iceland.inside) == (28, 30, True)
    assert (without.number, without.of, "ISL" in without.inside + without.outside) == (27, 29, False)
    assert (checked.verdict, checked.judgement.row) == (Outcome.HOLDS, without)
    assert write_heading(checked).endswith("27 of 29 members below 2 % of GDP in 2020, Iceland not counted")
    assert "; with Iceland, which has no armed forces, 28 of 30 members." in explain(checked)


@pytest.mark.parametrize(
    ("claimed", "counted"),
    [("28 of 30", "28 of 30 members below 2 % of GDP in 2020, Iceland counted"), ("27 of 30", "Iceland not counted")],
)
def test_of_all_members_those_below_may_be_counted_with_iceland_or_without(
    tmp_path: Path, claimed: str, counted: str
) -> None:
    rows = released(LATER, shares(POL=2.255, USA=3.555))
    checked = found(tmp_path, f"{claimed} members below 2 % in 2020", rows)
    assert checked.verdict == Outcome.HOLDS
    assert write_heading(checked).endswith(counted)


def test_who_is_above_does_not_depend_on_iceland(tmp_path: Path) -> None:
    checked = found(tmp_path, "2 members above 2 % in 2020", released(LATER, shares(POL=2.255, USA=3.555)))
    assert checked.verdict == Outcome.HOLDS
    assert {row.inside for row in checked.in_force if row.number is not None} == {("POL", "USA")}
    assert {"ISL" in row.outside for row in checked.in_force if row.iceland} == {True}


def test_a_release_of_few_members_counts_nobody_but_answers_for_those_it_has(tmp_path: Path) -> None:
    rows = released(LATER, shares(others=None, POL=2.255, DEU=1.555))
    counted = found(tmp_path / "count", "1 member above 2 % in 2020", rows)
    assert say(counted).endswith("because it holds figures of only 2 of 29 members with armed forces in 2020")
    assert found(tmp_path / "one", "Germany below 2 % in 2020", rows).verdict == Outcome.HOLDS
    assert say(found(tmp_path / "none", "France below 2 % in 2020", rows)).endswith(
        "because it has no figure of “Defence expenditure as a share of GDP” for France in 2020"
    )


def test_a_member_without_a_figure_leaves_open_what_it_would_decide(tmp_path: Path) -> None:
    rows = [row for row in shares(others=2.255) if row.member != "DEU"]
    checked = found(tmp_path, "all members at or above 2 % in 2020", released(LATER, rows))
    assert (checked.verdict, say(checked)) == (
        Outcome.UNDECIDED,
        "is undecided: NATO's release of 1 June 2021 has no figure for Germany in 2020",
    )
    assert "28 or 29 of 29 members" in write_heading(checked)
    assert by_convention(checked)["published"].unknown == ("DEU",)
    assert (
        found(tmp_path / "few", "at least 20 members above 2 % in 2020", released(LATER, rows)).verdict == Outcome.HOLDS
    )


@pytest.mark.parametrize(
    ("count", "verdict"),
    [
        ("3 members", Outcome.UNDECIDED),
        ("4 members", Outcome.UNDECIDED),
        ("2 members", Outcome.FAILS),
        ("at least 3 members", Outcome.HOLDS),
        ("at least 5 members", Outcome.FAILS),
        ("at most 3 members", Outcome.UNDECIDED),
        ("at most 4 members", Outcome.HOLDS),
        ("3 of 29 members", Outcome.UNDECIDED),
        ("3 of 28 members", Outcome.FAILS),
        ("no member", Outcome.FAILS),
        ("all members", Outcome.FAILS),
    ],
)
def test_a_count_is_judged_by_its_bounds_where_a_member_has_no_figure(
    tmp_path: Path, count: str, verdict: Outcome
) -> None:
    """R31: Germany has no figure, and three are above for certain."""
    rows = [row for row in shares(POL=3.655, EST=3.655, LVA=3.655) if row.member != "DEU"]
    checked = found(tmp_path, f"{count} above 3.5 % in 2020", released(LATER, rows))
    assert checked.verdict == verdict
    assert "and has no figure for Germany" in write_heading(checked)
    assert ("three or four of 29 members" in write_heading(checked)) == (verdict == Outcome.UNDECIDED)


@pytest.mark.parametrize(
    ("count", "verdict"),
    [
        ("at least 2 members", Outcome.HOLDS),
        ("at least 3 members", Outcome.OPEN),
        ("at most 1 member", Outcome.FAILS),
        ("1 member", Outcome.FAILS),
        ("2 members", Outcome.OPEN),
        ("at least 2 of 29 members", Outcome.HOLDS),
        ("2 of 3 members", Outcome.OPEN),
        ("all members", Outcome.FAILS),
    ],
)
def test_figures_of_a_few_members_decide_a_count_that_turns_on_no_other(
    tmp_path: Path, count: str, verdict: Outcome
) -> None:
    """R31: three of 29 have a figure, and two of them are above."""
    rows = released(LATER, shares(others=None, POL=2.255, EST=2.555, DEU=1.555))
    checked = found(tmp_path, f"{count} above 2 % in 2020", rows)
    assert checked.verdict == verdict
    told = "has at least two of 29 members above 2 % of GDP in 2020 and has no figure for 26 of them"
    assert write_heading(checked).endswith(told) == (verdict != Outcome.OPEN)
    assert {row.is_bound for row in checked.in_force if row.number is not None} == (
        {True} if verdict != Outcome.OPEN else set()
    )


def test_a_release_of_most_members_leads_before_a_newer_one_of_few(tmp_path: Path) -> None:
    older = released("2021-03-01", shares(others=1.555, POL=2.255, EST=2.555))
    newer = released(LATER, shares(others=None, POL=2.255, EST=2.555, LVA=2.555))
    checked = found(tmp_path, "at least 2 members above 2 % in 2020", older, newer)
    assert {(row.release, row.number) for row in checked.judgement.rows} == {("2021-03-01", 2)}


@pytest.mark.parametrize(("missing", "answers"), [(2, True), (3, False)])
def test_a_release_answers_for_nine_in_ten_members(tmp_path: Path, missing: int, answers: bool) -> None:
    """R30: of the 29 members of 2020 with armed forces."""
    without = list(members())[:missing]
    rows = [row for row in shares(POL=2.255) if row.member not in without]
    checked = found(tmp_path, "1 member above 2 % in 2020", released(LATER, rows))
    assert checked.verdict == (Outcome.UNDECIDED if answers else Outcome.OPEN)
    assert {row.gap.reason for row in checked.rows if row.gap} >= ({Reason.FEW} if not answers else set())


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("at least 2 members above 2 % in 2020", Outcome.HOLDS),
        ("at least 3 members above 2 % in 2020", Outcome.FAILS),
        ("at most 2 members above 2 % in 2020", Outcome.HOLDS),
        ("at most 1 member above 2 % in 2020", Outcome.FAILS),
        ("2 of 30 members above 2 % in 2020", Outcome.HOLDS),
        ("2 of 28 members above 2 % in 2020", Outcome.FAILS),
        ("no member above 4 % in 2020", Outcome.HOLDS),
        ("all members below 4 % in 2020", Outcome.HOLDS),
        ("all 29 members below 4 % in 2020", Outcome.HOLDS),
        ("Poland and the United States above 2 % in 2020", Outcome.HOLDS),
        ("Poland and Germany above 2 % in 2020", Outcome.FAILS),
    ],
)
def test_how_many_are_claimed_decides(tmp_path: Path, text: str, verdict: str) -> None:
    assert found(tmp_path, text, released(LATER, shares(POL=2.255, USA=3.555))).verdict == verdict


def test_members_are_those_of_the_day_or_of_the_end_of_the_year_if_that_is_earlier(tmp_path: Path) -> None:
    rows = released("2020-01-15", shares(2019))
    then = found(tmp_path, "no member above 2 % in 2019 as of 1 February 2020", rows)
    assert {row.of for row in then.rows if row.iceland} == {29}
    after = check(snapshot(tmp_path, rows), parse("no member above 2 % in 2019 as of 1 April 2020"))
    assert {row.of for row in after.rows if row.iceland} == {29}
    assert "The members at the end of 2019 are counted." in explain(after)
    assert str(check(snapshot(tmp_path, rows), parse("no member above 2 % in 2019")).members_on) == "2019-12-31"


def test_members_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    checked = found(tmp_path, "29 members below 2 % in 2020", released(LATER, shares()))
    inside = by_convention(checked)["published"].inside
    assert list(inside) == [code for code in members() if code in inside]
