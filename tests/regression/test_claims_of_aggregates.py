"""Claims about NATO Europe and Canada, and about all of NATO, which its releases have figures of; on what ships."""

import pytest

from etl.asof.pin import Pin
from etl.claims import Outcome, check, explain, list_cells, parse, write_heading
from etl.claims.question import settle_day
from etl.errors import ClaimError
from etl.store.snapshot import Snapshot


def test_a_revision_of_the_share_of_europe_and_canada_is_told(snapshot: Snapshot) -> None:
    checked = check(snapshot, parse("NATO Europe and Canada was 2.02 % of GDP in 2024 as of 28 August 2025"))
    assert write_heading(checked) == (
        "Held until 28 August 2025: NATO's release of 28 August 2025 expected NATO Europe and Canada to be at "
        "1.99 % of GDP in 2024"
    )
    assert "It held by NATO's release of 17 June 2024, which expected 2.02 % of GDP." in explain(checked)
    assert {one.member for one in list_cells(checked)} == {"NATO_EUR_CAN"}


def test_real_growth_is_checked_against_what_nato_stated(snapshot: Snapshot) -> None:
    checked = check(snapshot, parse("Europe and Canada real growth 4.6 % in 2019 as of 3 December 2019"))
    assert checked.verdict is Outcome.HOLDS
    assert "NATO's release of 29 November 2019" in write_heading(checked)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("NATO as a whole was at 2.71 % of GDP in 2024, as of June 2024", Outcome.HOLDS),
        ("NATO allies spent $1.5 trillion in 2024", Outcome.HOLDS),
        ("NATO Total above 3.5 % of GDP in 2025", Outcome.FAILS),
        # SIPRI and the World Bank have no such aggregate, and no release of NATO's says it of 1990.
        ("NATO Europe and Canada was 2 % of GDP in 1990", Outcome.OPEN),
    ],
)
def test_all_of_nato_is_a_subject_too(text: str, verdict: Outcome, snapshot: Snapshot) -> None:
    assert check(snapshot, settle_day(parse(text), Pin())).verdict is verdict


def test_an_aggregate_and_a_count_are_two_claims() -> None:
    with pytest.raises(ClaimError, match="are two claims"):
        parse("5 members and NATO Europe and Canada below 2 % in 2019")
