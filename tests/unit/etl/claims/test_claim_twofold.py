"""A sentence that makes two claims is told apart, and each of them is offered."""

import pytest

from etl.claims import parse
from etl.errors import ClaimError, TwofoldError


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Both Germany and Italy reached 2 % in 2024",
            "Germany at or above 2 % of GDP in 2024",
            "Italy at or above 2 % of GDP in 2024",
        ),
        (
            "Poland went from 2.2 % of GDP in 2022 to 3.3 % in 2023",
            "Poland at exactly 2.2 % of GDP in 2022",
            "Poland at exactly 3.3 % of GDP in 2023",
        ),
        (
            "18 of 32 allies reached 2 % in 2024, up from just three in 2014",
            "18 of 32 members at or above 2 % of GDP in 2024",
            "3 members at or above 2 % of GDP in 2014",
        ),
        (
            "Poland spent 4.1 % of GDP in 2024, the highest share in NATO",
            "Poland at exactly 4.1 % of GDP in 2024",
            "Poland first by share of GDP in 2024",
        ),
        (
            "Poland spends more than Spain and less than France in 2024",
            "Poland spends more in dollars than Spain in 2024",
            "Poland spends less in dollars than France in 2024",
        ),
        (
            "Germany spends more than 2 % of GDP in 2024 and France less than 2 % in 2023",
            "Germany above 2 % of GDP in 2024",
            "France below 2 % of GDP in 2023",
        ),
        (
            "Spain was below 2 % in 2024 but reached 2 % in 2025",
            "Spain below 2 % of GDP in 2024",
            "Spain at or above 2 % of GDP in 2025",
        ),
    ],
)
def test_both_claims_are_given_in_words_that_are_read_back(text: str, first: str, second: str) -> None:
    with pytest.raises(TwofoldError, match="makes two claims") as caught:
        parse(text)
    assert caught.value.claims == (first, second)
    assert [parse(one) for one in caught.value.claims] == [parse(first), parse(second)]


@pytest.mark.parametrize(
    "text", ["Germany met 2 % in 2024 and the sky is blue", "Spain, Italy", "and and and", ", , ,"]
)
def test_what_makes_no_two_claims_is_refused_as_one(text: str) -> None:
    with pytest.raises(ClaimError) as caught:
        parse(text)
    assert not isinstance(caught.value, TwofoldError)
