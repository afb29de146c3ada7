"""Claims as data: what is said, about whom, as of when, and how it is checked."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from etl.catalogue.seeds import read_toml

COMPARISONS = ("below", "at_or_above", "above", "equals", "ranks", "agreed", "progress")
# How many of those it is about a claim speaks of; `value` is the number, and none goes with "all". "all_but": so many
# are not as claimed. The last two go with a portion only.
RELATIONS = ("exactly", "at_least", "at_most", "all", "all_but", "more_than", "fewer_than")
MEMBERS = ("members",)
# What is held against the number: part of another's figure in per cent, a multiple of another's, or of its own of a
# year before; money above a flat share of GDP since a year; the mean of a group's shares, each counting the same; ""
# for the figure itself.
RATIOS = ("", "portion", "times", "since", "increment", "mean")
# In which years: "" for one, "every" and "never" for all from `since` on, "first" for one and none before it.
SPANS = ("", "every", "never", "first")


@dataclass(frozen=True)
class Quoted:
    """A figure that somebody else published, quoted with a claim; it is not checked. `at_hand` is False where no
    release of that publisher is in the data."""

    publisher: str
    figure: str
    where: str
    at_hand: bool


@dataclass(frozen=True)
class Claim:
    """A claim. Two are equal that say the same, whatever they are called.

    about       members' codes, those of NATO's aggregates and of groups, or MEMBERS for all
    among       of whom it counts members, where not of all: the code of a group or of an aggregate
    named       who it says those counted are: only Slovenia, all but Slovenia
    measure     the indicator of NATO that it is about
    comparison  one of COMPARISONS
    threshold   the id of a target, or a number in the indicator's unit as it was written, with its decimals;
                "" of a rank
    year        None for the newest year known
    as_of       what was known on this day; None for all that is at hand
    release     instead of a day SOURCE:RELEASE, several with ~ between them; "latest" where it says: as of today
    relation, value, of  how many, and of how many: exactly 19 of 29; "all" without a number
    portion     instead of a number a part of those who are counted: "2/3"
    rank        the place claimed: 1 for the first, -1 for the last, -2 for the one before it
    within      whether the place is that or a better one: among the first three, or the last three
    since       the first year of a progress; None for the year in which the target was agreed. Of a span its first
                year, None for the first at hand; of a ratio the year that is compared with
    ratio       one of RATIOS; `against` is the code of what is compared with
    span        one of SPANS
    by          the source whose figures are asked for, "" for NATO's
    approximate whether the number was said to be about right: “about 2 %” (R33)
    """

    about: tuple[str, ...]
    measure: str
    comparison: str
    threshold: str
    year: int | None = None
    as_of: date | None = None
    release: str = ""
    relation: str = "exactly"
    value: int | None = None
    of: int | None = None
    portion: str = ""
    rank: int | None = None
    within: bool = False
    since: int | None = None
    approximate: bool = False
    among: str = ""
    named: tuple[str, ...] = ()
    ratio: str = ""
    against: str = ""
    span: str = ""
    by: str = ""
    id: str = field(default="", compare=False)
    says: str = field(default="", compare=False)
    checked: str = field(default="", compare=False)
    quoted: tuple[Quoted, ...] = field(default=(), compare=False)

    @property
    def counts(self) -> bool:
        """Whether it counts members, rather than naming them."""
        return self.about == MEMBERS

    @property
    def names_day(self) -> bool:
        """Whether it says itself as of which day or release it is made."""
        return bool(self.as_of or self.release)


@cache
def claims() -> dict[str, Claim]:
    """All claims of seeds/claims.toml by id."""
    return {row["id"]: _claim(row) for row in read_toml("claims.toml")["claim"]}


def _claim(row: dict[str, Any]) -> Claim:
    about = tuple(row["about"])
    quoted = tuple(Quoted(**one) for one in row.get("quoted", ()))
    # What is said of members by name is said of all that are named.
    relation = "exactly" if about == MEMBERS else "all"
    return Claim(**{"relation": relation, **row, "about": about, "quoted": quoted})
