"""Claims about a part of all members, and about all but a few; on what ships. A part is of those with armed forces."""

import pytest

from etl.asof.pin import Pin
from etl.claims import Outcome, check, explain, parse, write_heading
from etl.claims.question import settle_day
from etl.store.snapshot import Snapshot


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 19 of 28 by NATO's statement; two thirds are 18.67.
        ("two thirds of allies below 2 % in 2019 as of 4 December 2019", Outcome.HOLDS),
        ("more than two thirds of allies below 2 % in 2019 as of 4 December 2019", Outcome.HOLDS),
        ("at most two thirds of allies below 2 % in 2019 as of 4 December 2019", Outcome.FAILS),
        ("half of allies below 2 % in 2019 as of 4 December 2019", Outcome.FAILS),
        # 7 of 29.
        ("a quarter of allies at or above 2 % in 2022", Outcome.HOLDS),
        ("fewer than a quarter of allies at or above 2 % in 2022", Outcome.HOLDS),
        # 9 of 29 were expected in June 2022: of 29 a third is 9 or 10.
        ("one in three allies at or above 2 % in 2022", Outcome.OVER),
        # 28 of 31.
        ("all but 3 members at or above 2 % in 2025", Outcome.HOLDS),
        ("all but two members at or above 2 % in 2025", Outcome.FAILS),
        # 30 of 31, with no figure for Germany.
        ("all but 1 member at or above 2 % in 2025 as of 28 August 2025", Outcome.UNDECIDED),
        ("all but 2 members at or above 2 % in 2025 as of 28 August 2025", Outcome.FAILS),
        ("most allies at or above 2 % in 2025 as of 28 August 2025", Outcome.HOLDS),
    ],
)
def test_a_part_of_all_is_decided_by_what_is_certain(text: str, verdict: Outcome, snapshot: Snapshot) -> None:
    assert check(snapshot, settle_day(parse(text), Pin())).verdict is verdict


def test_a_part_is_of_those_who_have_armed_forces(snapshot: Snapshot) -> None:
    checked = check(snapshot, parse("two thirds of allies below 2 % in 2019 as of 4 December 2019"))
    assert "19 of 28 members" in write_heading(checked)
    assert "Iceland, which has no armed forces, is not counted" in explain(checked)
