"""A refusal offers the nearest claims that can be checked, in words that are read back."""

import pytest

from etl.claims import parse
from etl.errors import ClaimError


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("Itlay spent 1.5 % of GDP on defense in 2024", ("Italy at exactly 1.5 % of GDP in 2024",)),
        ("Norways defence spendig: 3.2 % of GDP in 2025", ("Norway at exactly 3.2 % of GDP in 2025",)),
        ("Germny to hit 2.7 p.c. in 2026", ("Germany at exactly 2.7 % of GDP in 2026",)),
        (
            "Slovania below 2 % in 2024",
            ("Slovenia below 2 % of GDP in 2024", "Slovak Republic below 2 % of GDP in 2024"),
        ),
        (
            "The Baltic states were above 3 % in 2024",
            ("all Baltic members above 3 % of GDP in 2024", "Baltic members together above 3 % of GDP in 2024"),
        ),
        (
            "17 allies at 1.38 % in 2019",
            ("17 members at or above 1.38 % of GDP in 2019", "17 members at exactly 1.38 % of GDP in 2019"),
        ),
        (
            "Germany met the target in 2025",
            (
                "Germany at or above the 2 % guideline in 2025",
                "Germany at or above the 3.5 % commitment in 2025",
            ),
        ),
        (
            "Poland pays 4 % in 2024",
            ("Poland at exactly 4 % of GDP in 2024", "Poland at exactly 4 % of NATO spending in 2024"),
        ),
        ("On 4 December 2019 Germany was below 2 %", ("Germany below 2 % of GDP in 2019 as of 4 December 2019",)),
        # Without what is not understood, and never without what would turn the sentence round.
        ("Canada is a laggard at 1.3% in 2023", ("Canada at exactly 1.3 % of GDP in 2023",)),
        (
            "The Netherlands reached 2% of GDP in 2024 for the first time in decades",
            ("Netherlands at or above 2 % of GDP for the first time in 2024",),
        ),
        ("Italy, sadly, was below 2 % in 2024", ("Italy below 2 % of GDP in 2024",)),
        ("Italy may reach 2 % in 2024", ()),
        ("Germany hardly reached 2 % in 2024", ()),
        ("Poland is nice", ()),
        ("zzzz yyyy xxxx", ()),
    ],
)
def test_what_may_be_meant_is_offered(text: str, offers: tuple[str, ...]) -> None:
    with pytest.raises(ClaimError) as caught:
        parse(text)
    assert caught.value.offers == offers
    for one in offers:
        parse(one)
