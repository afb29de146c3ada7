"""The parts that a claim is put together from: what may be chosen for each, and which go together."""

from dataclasses import dataclass, replace

from etl.catalogue.claims import MEMBERS
from etl.catalogue.indicators import same_elsewhere
from etl.catalogue.members import members
from etl.catalogue.quantities import (
    EQUIPMENT,
    PERSONNEL,
    SPENDING_CHANGE,
    SPENDING_NATIONAL,
    SPENDING_NOW,
)
from etl.catalogue.share import SHARE
from etl.catalogue.sources import SOURCES
from etl.catalogue.targets import Target, targets
from etl.claims.grammar.kinds.currencies import have_currency
from etl.claims.group import join_codes
from etl.errors import ClaimError

# What may be claimed: the indicator, and by which power of ten its figures are said.
MEASURES = {
    "share": (SHARE, 0),
    "equipment": (EQUIPMENT, 0),
    "growth": (SPENDING_CHANGE, 0),
    "money": (SPENDING_NOW, 3),
    "own_money": (SPENDING_NATIONAL, 3),
    "people": (PERSONNEL, 0),
    "portion": (SPENDING_NOW, 0),
}
# How many of those that are counted, where the claim is about a number of members.
COUNTS = ("exactly", "at_least", "at_most", "all", "all_but")
# Of several members: whether each is as claimed, or their sum.
JOINT = ("each", "together")
# How a figure is held against a number; and the ways without one: a place among all, and more than another has.
WAYS = ("below", "at_or_above", "above", "equals", "about", "place", "last", "more")
TIMES = ("year", "newest", "first", "every", "never")


@dataclass(frozen=True)
class Choices:
    """The parts of a sentence. All are words, as a form has them; "" where nothing was said.

    who      MEMBERS[0] for a number of members, else the code of a member, an aggregate or a group
    also     the code of a second member behind that of one, `third` of a third; `joint` one of JOINT
    count    one of COUNTS, `number` with it, `among` of whom: a group or an aggregate, "" for all
    way      one of WAYS, `figure` the number or the place, `against` the code of another
    what     one of MEASURES
    target   instead of a number and of what it measures the id of one of `list_aims`; "" beside a place or another
    time     one of TIMES, `year` the year or the first one
    by       one of `list_counts`, whose figures are asked for, "" for NATO's
    day      as of which day: 2019-12-04, "" for today
    """

    who: str = MEMBERS[0]
    also: str = ""
    third: str = ""
    joint: str = "each"
    count: str = "exactly"
    number: str = ""
    among: str = ""
    way: str = "at_or_above"
    figure: str = ""
    what: str = "share"
    target: str = ""
    against: str = ""
    time: str = "newest"
    year: str = ""
    by: str = ""
    day: str = ""


def list_named(choices: Choices) -> tuple[str, ...]:
    """The codes of those who are named, each once; MEMBERS of a number of members. Others go with a member only."""
    if choices.who == MEMBERS[0]:
        return MEMBERS
    more = (choices.also, choices.third) if choices.also and choices.who in members() else ()
    return tuple(dict.fromkeys(filter(None, (choices.who, *more))))


def list_about(choices: Choices) -> tuple[str, ...]:
    """Whom the claim is about: those who are named, or the one code of those who are taken together."""
    named = list_named(choices)
    return (join_codes(named),) if len(named) > 1 and choices.joint == "together" else named


def list_counts() -> tuple[str, ...]:
    """The sources beside NATO that measure something that may be claimed."""
    return tuple(dict.fromkeys(source for measure, _ in MEASURES.values() for source in same_elsewhere(measure)))


def list_aims() -> tuple[Target, ...]:
    """The targets that have published figures, the newest agreement first."""
    measured = [measure for measure, _ in MEASURES.values()]
    return tuple(one for one in targets()[::-1] if one.value is not None and one.indicator in measured)


def settle_aim(choices: Choices) -> Choices:
    """The choices with what a target says besides, or without one where there is no number."""
    if choices.way in _WITHOUT_NUMBER or not choices.target:
        return replace(choices, target="")
    aim = next((one for one in list_aims() if one.id == choices.target), None)
    if aim is None:
        raise ClaimError("the target", "is not known", f"There are: {', '.join(one.id for one in list_aims())}.")
    return replace(choices, what=find_what(aim.indicator), figure="")


def find_what(measure: str) -> str:
    """The first of MEASURES that is of an indicator; "" where none is."""
    return next((what for what, (one, _) in MEASURES.items() if one == measure), "")


def refuse_clashes(choices: Choices) -> None:
    """Raise ClaimError where two parts make no sentence together."""
    about = list_about(choices)
    counts, alone = about == MEMBERS, len(about) == 1 and about[0] in members()
    ranked, spans = choices.way in ("place", "last"), choices.time in ("first", "every", "never")
    clashes = (
        (ranked and not alone, "a place", "is that of a single member", "Choose a member."),
        (
            ranked and choices.what == "portion",
            "a place",
            "by money is the same as by its part of all",
            "Choose money.",
        ),
        (ranked and choices.what == "own_money", "a place", "needs one currency for all", "Choose US dollars."),
        (
            choices.what == "own_money" and not have_currency(about),
            "its own currency",
            "is none that can be told of all who are named",
            "Choose US dollars.",
        ),
        (choices.what == "portion" and counts, "a part of all", "is that of a member or a group", "Choose one."),
        (choices.way == "more" and counts, "more than another", "has a member or a group", "Choose one."),
        (
            choices.way == "more" and choices.what not in _MORE,
            "more than another",
            "is read of shares of GDP, of US dollars and of soldiers",
            "Choose one of these.",
        ),
        (
            bool(choices.target) and choices.way not in WAYS[:3],
            "a target",
            "is a line, and no figure",
            "Choose below, at or above, or above.",
        ),
        (
            bool(choices.by) and choices.by not in same_elsewhere(MEASURES[choices.what][0]),
            "what is asked for",
            f"is not counted by {SOURCES[choices.by].prose if choices.by in SOURCES else choices.by}",
            "Choose NATO's count.",
        ),
        (choices.way == "about" and choices.what not in _ROUGH, "about", "goes with a share", "Choose exactly."),
        (spans and choices.way not in WAYS[:3], "several years", "need a side of a number", "Choose below or above."),
        (spans and choices.what not in _SPANNED, "several years", "are read of shares", "Choose a share."),
    )
    for clash, part, problem, remedy in clashes:
        if clash:
            raise ClaimError(part, problem, remedy)


_WITHOUT_NUMBER = ("place", "last", "more")
_MORE, _SPANNED, _ROUGH = ("share", "money", "people"), ("share", "equipment"), ("share", "equipment", "growth")
