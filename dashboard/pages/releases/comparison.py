"""What the page of releases is asked and shows: what a newer release says otherwise than an older one."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.shared.target_choice import list_targets
from dashboard.shared.wording import name_area, write_number
from dashboard.view import View, one_of, parse_year, read_by
from etl.catalogue.members import members
from etl.catalogue.targets import Target
from etl.measures.result import Result
from etl.observation import Observation
from etl.store.snapshot import Part

# Shares are compared as they are read: with two decimals.
_DECIMALS = 2


def _read_release(text: str) -> str:
    if text and (len(text) > 40 or not text.replace("-", "").isalnum()):
        raise ValueError("a release of NATO such as 2024-06-17 is wanted")
    return text


def _read_member(text: str) -> str:
    if text and text not in members():
        raise ValueError("a member's code such as DEU is wanted")
    return text


@dataclass(frozen=True)
class ReleasesView(View):
    """What the page is asked. `old` and `new` are releases of NATO; "" for those that suggest themselves.

    `member` and `year` are the figure that is followed through all releases; "" and None for the one revised most.
    """

    old: str = read_by("", _read_release, label="Older release")
    new: str = read_by("", _read_release, label="Newer release")
    target: str = one_of("wales_2014", list_targets, "Verdicts on")
    member: str = read_by("", _read_member, label="Followed in every release")
    year: int | None = read_by(None, parse_year, label="Year")


@dataclass(frozen=True)
class Revision:
    """A share in both releases, and the verdict: `flip` is 1 where it was lifted to the target, −1 where taken below.

    None where a share is in doubt, so that nothing turns on it.
    """

    old: Observation
    new: Observation
    difference: Result
    flip: Result | None

    @property
    def code(self) -> str:
        """The member."""
        return self.new.member

    @property
    def name(self) -> str:
        """The member's name."""
        return name_area(self.code)

    @property
    def year(self) -> int:
        """The year that both say a share of."""
        return self.new.year

    @property
    def place(self) -> tuple[str, int]:
        """Member and year."""
        return self.new.member, self.new.year

    @property
    def points(self) -> float:
        """The newer share less the older one, as they are read, with two decimals."""
        return self.difference.value or 0.0

    @property
    def is_revised(self) -> bool:
        """Whether the two are read differently."""
        return write_number(self.old.value, _DECIMALS) != write_number(self.new.value, _DECIMALS)

    @property
    def turned(self) -> int:
        """1 where the verdict is now that the target is met, −1 where it is no longer, else 0."""
        return int(self.flip.value or 0) if self.flip else 0


@dataclass(frozen=True)
class Vintage:
    """A share in one release: when that was published, and whether the year is an estimate of it."""

    published: date
    row: Observation
    is_estimate: bool

    @property
    def value(self) -> float:
        """The share."""
        return self.row.value or 0.0


@dataclass(frozen=True)
class Comparison:
    """What the page shows. `pair` are the releases, None where no two are there to be compared; `why` says so then.

    `known` are the releases of NATO with shares that the pin lets answer, oldest first; `passed` is the newest of them
    where it follows another definition than all before it, so that the pair is not of it. `course` is the share of
    `place`, a member and a year, in every release that has it, with the `parts` of its revision between the two.
    """

    view: ReleasesView
    target: Target
    known: tuple[Part, ...] = ()
    pair: tuple[Part, Part] | None = None
    revisions: tuple[Revision, ...] = ()
    course: tuple[Vintage, ...] = ()
    parts: tuple[Result, ...] = ()
    passed: Part | None = None
    place: tuple[str, int] | None = None
    why: str = ""

    @cached_property
    def revised(self) -> tuple[Revision, ...]:
        """The shares that are read differently, the largest difference first."""
        changed = [one for one in self.revisions if one.is_revised]
        return tuple(sorted(changed, key=lambda one: (-abs(one.points), one.name, one.year)))

    @cached_property
    def turned(self) -> tuple[Revision, ...]:
        """Those by which a verdict changed, the newest year first."""
        return tuple(sorted((one for one in self.revisions if one.turned), key=lambda one: (-one.year, one.name)))

    @property
    def days(self) -> tuple[date, ...]:
        """When the two releases were published; none where there are no two."""
        return tuple(part.release.published for part in self.pair or ())

    @property
    def definition(self) -> str:
        """The definition by which the two count; "" where there are no two."""
        return self.pair[1].release.definition if self.pair else ""

    @property
    def years(self) -> tuple[int, ...]:
        """The years that both releases have, without gaps."""
        found = [one.year for one in self.revisions]
        return tuple(range(min(found), max(found) + 1)) if found else ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The codes of the members, in the order of their names."""
        return tuple(sorted({one.code for one in self.revisions}, key=name_area))
