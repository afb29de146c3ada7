"""What is said of several members by name: each has an amount, or all together; that is asked, and never guessed."""

import pytest

from etl.claims import parse, write_claim
from etl.errors import ClaimError

AMOUNTS = (
    "France and Germany spent 100 billion dollars in 2024",
    "France and Germany account for 10 % of NATO spending in 2024",
    "Poland and Estonia spend more than Germany in 2024",
    "Poland and Estonia have 200,000 soldiers in 2024",
    "France and Germany have added 100 billion dollars since 2016",
)


@pytest.mark.parametrize("sentence", AMOUNTS)
def test_an_amount_of_several_is_offered_of_each_and_of_all_together(sentence: str) -> None:
    with pytest.raises(ClaimError, match="may have so much each, or together") as caught:
        parse(sentence)
    each, together = (parse(one) for one in caught.value.offers)
    assert (len(each.about), len(together.about)) == (2, 1)
    assert set("-".join(each.about)) == set(together.about[0])


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("Poland, Estonia and Latvia above 3 % in 2024", "Poland, Estonia and Latvia above 3 % of GDP in 2024"),
        ("Poland and Estonia each spend more than Latvia", "Poland and Estonia each spend more in dollars than Latvia"),
        ("Germany and France have each doubled their spending since 2014", "Germany and France at 2 times"),
        ("Canada and NATO Europe above 2 % in 2024", "Canada, and NATO Europe above 2 % of GDP in 2024"),
        ("NATO Europe, Canada above 2 % in 2024", "NATO Europe, and Canada above 2 % of GDP in 2024"),
    ],
)
def test_what_is_said_of_each_is_read_and_written_so(sentence: str, written: str) -> None:
    claim = parse(sentence)
    assert write_claim(claim).startswith(written)
    assert parse(write_claim(claim)) == claim
