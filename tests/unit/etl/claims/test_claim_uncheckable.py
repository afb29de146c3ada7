"""What no figure can decide is refused with the reason, and with a sentence that can be checked instead."""

import re

import pytest

from etl.claims import parse
from etl.claims.grammar.kinds.uncheckable import KINDS, Kind
from etl.errors import ClaimError, UncheckableError


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Germany owes NATO a lot of money", "owes"),
        ("17 allies are in arrears", "owes"),
        ("Spain plans to reach 3 % of GDP", "plan"),
        ("All allies will be at 3.5 % of GDP by 2035", "plan"),
        ("Poland spends more because of the war", "cause"),
        ("The United States pays 22 % of NATO's common budget", "common budget"),
        ("Poland has the strongest army", "capability"),
        ("It is not fair that Spain is below 2 %", "judgement"),
        ("Italy spends 1.5 % of GDP on resilience", "not published"),
    ],
)
def test_what_no_figure_can_decide_says_why(text: str, reason: str) -> None:
    with pytest.raises(UncheckableError, match="is not checkable: ") as caught:
        parse(text)
    assert caught.value.reason == reason


@pytest.mark.parametrize("kind", KINDS, ids=[kind.reason for kind in KINDS])
def test_what_is_offered_instead_can_be_checked(kind: Kind) -> None:
    parse(kind.instead)


@pytest.mark.parametrize(
    "text",
    ["Portugal will be at or above 2 % of GDP in 2025", "Poland at or above 2 % in 2024 as of 4 December 2024"],
)
def test_what_nato_only_expects_is_checked_all_the_same(text: str) -> None:
    parse(text)


def test_an_uncheckable_claim_is_told_apart_from_one_that_is_not_understood() -> None:
    with pytest.raises(ClaimError) as caught:
        parse("Poland is nice")
    assert not isinstance(caught.value, UncheckableError)
    assert re.search("is not understood", str(caught.value))
