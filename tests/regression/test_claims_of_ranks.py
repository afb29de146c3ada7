"""Claims about who spends the most, the least, or is third; on what ships."""

import pytest

from etl.asof.pin import Pin
from etl.claims import Outcome, check, explain, parse, write_claim, write_heading
from etl.claims.question import settle_day
from etl.errors import ClaimError
from etl.store.snapshot import Snapshot


def head(snapshot: Snapshot, text: str) -> str:
    return write_heading(check(snapshot, settle_day(parse(text), Pin())))


@pytest.mark.parametrize(
    ("text", "meant", "verdict"),
    [
        ("Poland spends the most", "Poland first by share of GDP in the newest year", Outcome.FAILS),
        ("Poland spent more of its GDP on defence than any other ally in 2024",
         "Poland first by share of GDP in 2024", Outcome.HOLDS),
        ("Spain came last in NATO in 2024, as of July 2024",
         "Spain last by share of GDP in 2024 as of 31 July 2024", Outcome.HOLDS),
        ("Italy is second lowest in 2023", "Italy second to last by share of GDP in 2023", Outcome.FAILS),
        ("the US ranks third in NATO for 2024 as a percentage of GDP",
         "United States third by share of GDP in 2024", Outcome.HOLDS),
        ("Britain is Nato's second-biggest defence spender in cash terms",
         "United Kingdom second by money in the newest year", Outcome.FAILS),
        ("Germany was the second largest spender in dollars in 2024", "Germany second by money in 2024", Outcome.HOLDS),
        ("Poland has the third-largest armed forces in NATO",
         "Poland third by military personnel in the newest year", Outcome.HOLDS),
        ("Norway spends more per head on defence than any other member",
         "Norway first by spending per head in the newest year", Outcome.HOLDS),
        ("Germany is 11th in 2026", "Germany eleventh by share of GDP in 2026", Outcome.HOLDS),
    ],
)  # fmt: skip
def test_a_rank_is_read_and_checked(text: str, meant: str, verdict: Outcome, snapshot: Snapshot) -> None:
    claim = parse(text)
    assert write_claim(claim) == meant
    assert parse(meant) == claim
    assert check(snapshot, settle_day(claim, Pin())).verdict is verdict


def test_who_shares_a_place_is_told(snapshot: Snapshot) -> None:
    assert head(snapshot, "Belgium is second to last in 2026").endswith(
        "expected Belgium to be second to last of 31 members, with Spain, at 2.00 % of GDP in 2026"
    )


def test_a_rank_is_undecided_where_who_has_no_figure_would_decide(snapshot: Snapshot) -> None:
    """R31: Germany has none for 2025 in the release of August 2025."""
    said = head(snapshot, "Poland is first in 2025 as of 28 August 2025")
    assert said.startswith("Undecided")
    assert said.endswith("and has no figure for Germany")
    assert head(snapshot, "Spain is first in 2025 as of 28 August 2025").startswith("Does not hold")


def test_who_has_no_armed_forces_has_no_rank(snapshot: Snapshot) -> None:
    checked = check(snapshot, parse("Iceland is last in 2024"))
    assert checked.verdict is Outcome.OPEN
    assert "no armed forces" in explain(checked)


def test_later_releases_and_other_sources_have_ranks_of_their_own(snapshot: Snapshot) -> None:
    told = explain(check(snapshot, parse("Spain is last in 2024 as of July 2024")))
    assert "Later releases say" in told
    assert "to last of 31 members" in told


@pytest.mark.parametrize(
    "text",
    [
        "Poland spent 4.12% of its GDP on defence in 2024, the highest share in NATO",
        "20 members are first in 2024",
        "Poland is first by money and by share of GDP in 2024",
    ],
)
def test_a_rank_and_something_else_are_two_claims(text: str) -> None:
    with pytest.raises(ClaimError, match=r"two claims|two things"):
        parse(text)
