"""How near a figure is to a claim's number: rounding, decimals and conventions. The releases are made up."""

from pathlib import Path

import pytest
from claiming import LATER, RECOMPUTED, by_convention, found, released, shares

from etl.claims import Outcome, Reason, explain, say
from etl.claims.prose.gap import tell_gap


def test_rounding_decides_as_published_and_not_unrounded(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland at or above 2 % of GDP in 2020", released(LATER, shares(POL=1.995)))
    rows = by_convention(checked, None)
    assert (rows["published"].holds, rows["strict"].holds) == (True, False)
    assert rows["published"].borderline == ("POL",)
    assert say(checked) == "holds"
    assert explain(checked).endswith("The answer turns on the convention.")


@pytest.mark.parametrize(("share", "holds"), [(2.004, False), (2.005, True), (2.0, False)])
def test_above_is_more_than_at_by_the_same_rounding(tmp_path: Path, share: float, holds: bool) -> None:
    checked = found(tmp_path, "Poland above 2 % of GDP in 2020", released(LATER, shares(POL=share)))
    assert by_convention(checked, None)["published"].holds is holds


@pytest.mark.parametrize(
    ("stated", "holds"),
    [("2.2", True), ("2.20", False), ("2.21", False), ("2.22", True), ("2", False), ("2.215", True)],
)
def test_a_figure_is_compared_at_the_decimals_of_the_claim(tmp_path: Path, stated: str, holds: bool) -> None:
    checked = found(tmp_path, f"Poland was {stated} % of GDP in 2020", released(LATER, shares(POL=2.215)))
    assert by_convention(checked, None)["published"].holds is holds


@pytest.mark.parametrize(
    ("said", "share", "verdict"),
    [
        ("was 2 %", 1.975, Outcome.HOLDS),
        ("was 2 %", 1.945, Outcome.FAILS),
        ("was 2 %", 2.05, Outcome.HOLDS),
        ("was 2 %", 2.051, Outcome.FAILS),
        ("spends 2 %", 2.401, Outcome.FAILS),
        ("spends 5 %", 5.101, Outcome.FAILS),
        ("spends 2.0 %", 1.949, Outcome.FAILS),
        ("spends about 2 %", 1.751, Outcome.HOLDS),
        ("spends nearly 2 %", 2.249, Outcome.HOLDS),
        ("was almost 2 %", 1.749, Outcome.FAILS),
        ("at roughly 2.5 %", 2.251, Outcome.HOLDS),
        ("around 2.5 %", 2.761, Outcome.FAILS),
    ],
)
def test_a_stated_share_is_near_the_figure(tmp_path: Path, said: str, share: float, verdict: str) -> None:
    """R33."""
    checked = found(tmp_path, f"Poland {said} of GDP in 2020", released(LATER, shares(others=1.255, POL=share)))
    assert checked.verdict == verdict
    assert ("a figure may be 0.25 points away" in explain(checked)) == checked.claim.approximate


def test_a_convention_without_figures_says_what_the_release_lacks(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland above 2 % of GDP in 2020", released(LATER, shares(POL=2.255)))
    lacking = {row.convention: tell_gap(row, row.gap, checked.claim) for row in checked.rows if row.gap}
    assert {row.gap.reason for row in checked.rows if row.gap} == {Reason.NO_INDICATOR}
    assert lacking == {
        "recomputed": "what is available of it does not include “Share of GDP, recomputed at constant prices”",
        "nominal": "what is available of it does not include “Share of GDP, nominal”",
    }


def test_conventions_that_disagree_give_a_verdict_for_each_and_a_borderline(tmp_path: Path) -> None:
    rows = [*shares(POL=2.3, LTU=2.25), *shares(indicator=RECOMPUTED, POL=2.3, LTU=1.85)]
    checked = found(tmp_path, "2 members at or above 2 % in 2020", released(LATER, rows))
    counts = {name: row.number for name, row in by_convention(checked).items()}
    assert counts == {"published": 2, "strict": 2, "recomputed": 1}
    assert by_convention(checked)["published"].borderline == ("LTU",)
    assert say(checked) == "holds"
    told = "By convention it is two of 29 members as published and unrounded and one of 29 members recomputed."
    assert told in explain(checked)


def test_one_decimal_answers_nothing_at_a_line_and_says_so(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland above 2 % of GDP in 2020", released(LATER, shares(others=1.2, POL=3.3)))
    assert checked.verdict == Outcome.OPEN
    assert say(checked).endswith("because it is printed with one decimal, so no verdict rests on it")
    assert [(row.convention, row.number) for row in checked.rows] == [("", None)]


def test_one_decimal_answers_a_figure_of_one_decimal(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland was 3.3 % of GDP in 2020", released(LATER, shares(others=1.2, POL=3.3)))
    assert checked.verdict == Outcome.HOLDS


def test_a_figure_with_more_decimals_than_are_printed_cannot_be_checked(tmp_path: Path) -> None:
    told = released(LATER, shares(others=1.25, POL=2.22))
    assert say(found(tmp_path / "fine", "Poland was 2.215 % of GDP in 2020", told)).endswith(
        "because it is printed with two decimals, so no verdict rests on it"
    )
    assert found(tmp_path / "printed", "Poland was 2.22 % of GDP in 2020", told).verdict == Outcome.HOLDS


def test_only_shares_near_the_line_or_in_dispute_are_borderline(tmp_path: Path) -> None:
    rows = shares(others=2.255, POL=2.019, DEU=1.985, FRA=1.975, ITA=2.025)
    checked = found(tmp_path, "3 members below 2 % in 2020", released(LATER, rows))
    assert by_convention(checked)["published"].borderline == ("DEU", "POL")
