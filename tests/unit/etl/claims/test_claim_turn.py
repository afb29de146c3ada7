"""A claim that held until a newer release: which one ended it, and what ends nothing. The releases are made up."""

from pathlib import Path

import pytest
from claiming import found, released, shares

from etl.claims import Outcome, explain, say, write_heading

CLAIM = "Poland at or above 2 % in 2020"


def poland(day: str, share: float | None, definition: str = "nato") -> tuple[object, ...]:
    rows = shares(POL=share) if share else [row for row in shares() if row.member != "POL"]
    return released(day, rows, definition)


def test_it_held_until_the_first_of_the_newest_releases_that_do_not_let_it_hold(tmp_path: Path) -> None:
    days = (("2021-06-01", 2.255), ("2022-06-01", 2.155), ("2023-06-01", 1.955), ("2024-06-01", 1.855))
    checked = found(tmp_path, CLAIM, *(poland(*one) for one in days))
    assert checked.verdict == Outcome.OVER
    assert say(checked) == "held until NATO's release of 1 June 2023"
    assert write_heading(checked) == (
        "Held until 1 June 2023: NATO's release of 1 June 2024 has Poland at 1.86 % of GDP in 2020"
    )
    told = (
        "It held by NATO's release of 1 June 2022, which had 2.16 % of GDP, until NATO's release of 1 June 2023 had "
        "1.96 % of GDP."
    )
    assert told in explain(checked)


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        ((1.855, 2.255), Outcome.HOLDS),
        ((1.855, 1.755), Outcome.FAILS),
        ((2.255, 1.855, 2.155), Outcome.HOLDS),
        ((2.255, 1.855, 2.155, 1.955), Outcome.OVER),
    ],
)
def test_the_newest_release_leads_whatever_was_said_before(
    tmp_path: Path, shown: tuple[float, ...], verdict: Outcome
) -> None:
    releases = [poland(f"{2021 + at}-06-01", share) for at, share in enumerate(shown)]
    assert found(tmp_path, CLAIM, *releases).verdict == verdict


def test_a_release_without_a_figure_ends_nothing(tmp_path: Path) -> None:
    releases = poland("2021-06-01", 2.255), poland("2022-06-01", None), poland("2023-06-01", 1.855)
    checked = found(tmp_path, CLAIM, *releases)
    assert checked.judgement.turn is not None
    assert str(checked.judgement.turn.ended.published) == "2023-06-01"


def test_what_another_definition_of_nato_let_hold_is_ended_by_the_newer_one(tmp_path: Path) -> None:
    releases = poland("2021-06-01", 2.255), poland("2022-06-01", 1.855, "nato_core_2026")
    assert found(tmp_path, CLAIM, *releases).verdict == Outcome.OVER


def test_another_year_ends_nothing_where_none_is_named(tmp_path: Path) -> None:
    releases = released("2021-06-01", shares(2020, POL=2.255)), released("2022-06-01", shares(2021, POL=1.855))
    assert found(tmp_path, "Poland at or above 2 %", *releases).verdict == Outcome.FAILS


def test_a_release_that_is_named_answers_alone(tmp_path: Path) -> None:
    releases = poland("2021-06-01", 2.255), poland("2022-06-01", 1.855)
    assert found(tmp_path, f"{CLAIM} as of nato:2022-06-01", *releases).verdict == Outcome.FAILS
    assert found(tmp_path / "day", f"{CLAIM} as of 1 June 2022", *releases).verdict == Outcome.OVER
