"""Wordings as reporters use them, and the claim that each is read as."""

import pytest

from etl.catalogue.claims import MEMBERS
from etl.claims import parse, write_claim
from etl.errors import ClaimError


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nine allies reached two per cent in 2019, as then known",
         "9 members at or above 2 % of GDP in 2019 as of 31 December 2019"),
        ("Six allies were at 2% or more in 2018", "6 members at or above 2 % of GDP in 2018"),
        ("23 allies are set to hit 2% this year, as of 20 June 2024",
         "23 members at or above 2 % of GDP in 2024 as of 20 June 2024"),
        ("Five members now exceed the new 3.5% benchmark", "5 members above the 3.5 % commitment in the newest year"),
        ("24 allies spent at least 20% of their defence budgets on major equipment in 2023",
         "24 members at or above 20 % of defence expenditure on equipment in 2023"),
        ("European allies plus Canada boosted defence spending by 11% in 2023",
         "NATO Europe and Canada at exactly 11 % real growth in 2023"),
        ("US defence spending fell in real terms in 2025", "United States below 0 % real growth in 2025"),
        ("NATO as a whole was at 2.71 % of GDP in 2024", "NATO Total at exactly 2.71 % of GDP in 2024"),
        ("NATO allies spent $1.5 trillion in 2024",
         "NATO Total at exactly 1.5 trillion US dollars at current prices in 2024"),
        ("A dozen allies met the 2% mark in 2023", "12 members at or above the 2 % guideline in 2023"),
        ("More than two-thirds of allies will reach 2% in 2024",
         "more than two thirds of members at or above 2 % of GDP in 2024"),
        ("Fewer than one in three allies met 2 % in 2022",
         "fewer than a third of members at or above 2 % of GDP in 2022"),
        ("Most NATO countries fell short of 2% in 2024", "more than half of members below 2 % of GDP in 2024"),
        ("All but three members were at 2% in 2025", "all but 3 members at or above 2 % of GDP in 2025"),
        ("UK 2.3% 2024", "United Kingdom at exactly 2.3 % of GDP in 2024"),
        ("Norway will spend > 3 % in 2026", "Norway above 3 % of GDP in 2026"),
        ("Greece put 2.68 percent of GDP into defence in 2020", "Greece at exactly 2.68 % of GDP in 2020"),
        ("Spain has not reached 2 % in 2024", "Spain below 2 % of GDP in 2024"),
        ("Spain has not reached 2 %", "Spain below 2 % of GDP in the newest year"),
        ("Spain isn't at 1.5 % in 2024", "Spain below 1.5 % of GDP in 2024"),
        ("Portugal has not met the 2% target since 2014", "Portugal below the 2 % guideline in every year since 2014"),
        ("14 allies have yet to meet the 2 % guideline in 2024", "14 members below the 2 % guideline in 2024"),
        ("Canada hasn't hit the target of 2 % in 2024", "Canada below the 2 % guideline in 2024"),
        ("Spain's spending rose to 2 % in 2025", "Spain at exactly 2 % of GDP in 2025"),
    ],
)  # fmt: skip
def test_a_wording_is_read_as_what_it_means(text: str, meant: str) -> None:
    assert write_claim(parse(text)) == write_claim(parse(meant))
    assert parse(text) == parse(meant)


@pytest.mark.parametrize(
    ("text", "part", "remedy"),
    [
        ("Germany at 2 % or less in 2019", "2 % or less", "Write below"),
        ("Germany below 2 % as then known", "as then known", "in 2019, as then known"),
        ("Germany below 2 % in 2019 as of June 2019, as then known", "as then known", "in 2019, as then known"),
        ("Germany's spending fell by 3 % in 2023", "fell", "-3 % real growth"),
    ],
)
def test_what_may_be_taken_two_ways_is_asked_back(text: str, part: str, remedy: str) -> None:
    with pytest.raises(ClaimError) as raised:
        parse(text)
    assert part in str(raised.value)
    assert remedy in str(raised.value)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("NATO spent $845bn in 2017", ("NATO_TOTAL",)),
        ("The alliance spends 2.5 % of GDP in 2024", ("NATO_TOTAL",)),
        ("Poland is at NATO's target of 2 % in 2024", ("POL",)),
        ("NATO members below 2 % in 2019: 19", MEMBERS),
    ],
)
def test_nato_is_all_of_it_where_it_spends_and_says_nothing_elsewhere(text: str, about: tuple[str, ...]) -> None:
    assert parse(text).about == about
