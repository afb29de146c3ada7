"""A claim put together from choices is one that is understood as a sentence, and fills the choices again."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from etl.catalogue.claims import MEMBERS
from etl.claims import parse, write_claim
from etl.claims.pieces import (
    COUNTS,
    JOINT,
    MEASURES,
    TIMES,
    WAYS,
    Choices,
    find_what,
    list_aims,
    list_counts,
    settle_aim,
)
from etl.claims.sentence import make_claim, read_choices
from etl.errors import ClaimError

WHO = (MEMBERS[0], "DEU", "NATO_EUR_CAN", "baltic")


NONE = "its own currency is none that can be told of all who are named"


def complete(who: str, way: str, what: str, time: str, count: str = "exactly") -> Choices:
    """Choices with all that they need, and nothing else."""
    counts = who == MEMBERS[0]
    figure = {"place": "3", "last": "", "more": ""}.get(way, "2.5")
    year = {"newest": "", "never": ""}.get(time, "2023")
    return Choices(
        who=who, count=count if counts else "exactly", number="4" if counts and count != "all" else "", way=way,
        figure=figure, what=what, against="FRA" if way == "more" else "", time=time, year=year,
    )  # fmt: skip


ALL = [complete(*parts) for parts in product(WHO, WAYS, MEASURES, TIMES)]
COUNTED = [
    replace(complete(MEMBERS[0], "below", "share", "year", count), among=among)
    for count in COUNTS
    for among in ("", "NATO_EUR", "nordic")
]


SEVERAL = [
    replace(one, who="EST", also="POL", third=third, joint=joint)
    for one in (complete("DEU", *parts) for parts in product(WAYS, MEASURES, TIMES))
    for third, joint in product(("", "USA"), JOINT)
]


AIMED = [
    replace(one, target=aim.id, figure="", what=find_what(aim.indicator))
    for one in (complete(who, way, "share", time) for who, way, time in product(WHO, WAYS, TIMES))
    for aim in list_aims()
]


COUNTED_BY = [replace(one, by=by) for one in ALL for by in list_counts()]


def is_made(choices: Choices) -> bool:
    try:
        return bool(make_claim(choices))
    except ClaimError:
        return False


MADE = [one for one in (*ALL, *COUNTED, *SEVERAL, *AIMED, *COUNTED_BY) if is_made(one)]


@pytest.mark.parametrize("choices", MADE, ids=lambda one: "-".join(filter(None, vars(one).values())))
def test_what_is_chosen_is_read_as_a_sentence_and_chosen_again(choices: Choices) -> None:
    claim = make_claim(choices)
    assert parse(write_claim(claim)) == claim
    # A target goes with no place and no other: it is not asked for there.
    kept = settle_aim(choices)
    assert read_choices(replace(claim, as_of=date(2025, 6, 26))) == replace(kept, day="2025-06-26")


def test_many_combinations_make_a_sentence() -> None:
    assert len(MADE) > 300


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"number": ""}, "how many members is missing"),
        ({"number": "1e5"}, "how many members cannot be read: '1e5'"),
        ({"figure": ""}, "the number is missing"),
        ({"figure": "1e309"}, "the number cannot be read: '1e309'"),
        ({"figure": "<b>"}, "the number cannot be read: '<b>'"),
        ({"day": "yesterday"}, "the day cannot be read: 'yesterday'"),
        ({"time": "year", "year": "99999"}, "the year cannot be read: '99999'"),
        ({"who": "DEU", "way": "more"}, "the other country is missing"),
        ({"way": "last"}, "a place is that of a single member"),
        ({"what": "own_money"}, NONE),
        ({"what": "portion"}, "a part of all is that of a member or a group"),
        ({"what": "people", "time": "never"}, "several years are read of shares"),
        ({"who": "EST", "also": "POL", "what": "own_money"}, NONE),
        ({"who": "USA", "what": "own_money"}, NONE),
        ({"who": "LTU", "what": "own_money"}, NONE),
        ({"target": "wales_2014", "way": "equals"}, "a target is a line, and no figure"),
        ({"what": "people", "by": "sipri"}, "what is asked for is not counted by SIPRI"),
        ({"target": "tea"}, "the target is not known"),
        ({"who": "EST", "also": "POL", "way": "last"}, "a place is that of a single member"),
        (
            {"who": "DEU", "also": "FRA", "what": "own_money", "joint": "together"},
            "its own currency is none that can be told of all who are named",
        ),
    ],
)
def test_what_makes_no_sentence_is_refused_with_what_is_missing(change: dict[str, str], why: str) -> None:
    whole = Choices(number="19", way="below", figure="2")
    with pytest.raises(ClaimError, match=re.escape(why)):
        make_claim(replace(whole, **change))


@pytest.mark.parametrize(
    ("sentence", "choices"),
    [
        (
            "19 members below 2 % in 2019 as of 4 December 2019",
            Choices(number="19", way="below", figure="2", time="year", year="2019", day="2019-12-04"),
        ),
        ("all members meet the guideline in 2025", Choices(count="all", target="wales_2014", time="year", year="2025")),
        (
            "Germany meets the 20 % equipment target in 2023",
            Choices("DEU", target="wales_2014_equipment", what="equipment", time="year", year="2023"),
        ),
        (
            "SIPRI puts Germany at 2.27 % of GDP in 2025",
            Choices("DEU", way="equals", figure="2.27", time="year", year="2025", by="sipri"),
        ),
        ("Poland meets the 3.5 % target", Choices("POL", target="hague_2025_core")),
        ("Poland meets the 1.5 % commitment", None),
        ("Spain is last", Choices(who="ESP", way="last")),
        (
            "Germany spent 90.6 billion euros in 2024",
            Choices("DEU", way="equals", figure="90.6", what="own_money", time="year", year="2024"),
        ),
        (
            "the United States pays 70 % of NATO spending in 2018",
            Choices("USA", way="equals", figure="70", what="portion", time="year", year="2018"),
        ),
        ("EU members together spent more than Russia", Choices("eu", way="more", what="money", against="RUS")),
        ("Spain has never reached 2 %", Choices("ESP", figure="2", time="never")),
        ("two thirds of allies at or above 2 % in 2024", None),
        (
            "Germany and France above 2 % in 2024",
            Choices("DEU", also="FRA", way="above", figure="2", time="year", year="2024"),
        ),
        (
            "Poland, Estonia and Latvia above 3 % in 2024",
            Choices("POL", "EST", "LVA", way="above", figure="3", time="year", year="2024"),
        ),
        (
            "Germany and France together spent more than Russia in 2024",
            Choices("DEU", "FRA", joint="together", way="more", what="money", against="RUS", time="year", year="2024"),
        ),
        ("Poland, Estonia, Latvia and Lithuania above 3 % in 2024", None),
    ],
)
def test_a_typed_sentence_fills_the_choices_where_they_can_say_it(sentence: str, choices: Choices | None) -> None:
    assert read_choices(parse(sentence)) == choices


@pytest.mark.parametrize(
    ("choices", "named"),
    [
        (Choices("DEU", also="FRA", third="DEU"), "Germany and France"),
        (Choices("DEU", also="FRA", third="DEU", joint="together"), "Germany and France together"),
        (Choices("DEU", also="DEU", joint="together"), "Germany"),
        # What is not asked for, since it has no meaning, keeps what was chosen before.
        (Choices("baltic", also="POL", third="DEU", joint="together"), "Baltic members together"),
        (Choices("DEU", third="POL"), "Germany"),
        (Choices(also="POL", number="4"), "4 members"),
    ],
)
def test_members_are_named_each_once_and_beside_members_only(choices: Choices, named: str) -> None:
    claim = make_claim(replace(choices, figure="2"))
    assert write_claim(claim) == f"{named} at or above 2 % of GDP in the newest year"
