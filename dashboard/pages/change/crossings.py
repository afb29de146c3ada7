"""What the page of change is asked and shows: a member a row, where it stood in two years, and why it moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.shared.target_choice import list_targets
from dashboard.shared.wording import name_area
from dashboard.view import Option, View, one_of, parse_year, read_by, several
from etl.asof.columns import is_expected
from etl.asof.membership import Membership
from etl.catalogue.members import members
from etl.catalogue.targets import Target
from etl.measures.change.cause import Cause
from etl.measures.result import Reason, Result
from etl.observation import Observation
from etl.store.snapshot import Part

MEMBERSHIPS = (
    Option(Membership.THEN, "Members in both years"),
    Option(Membership.TODAY, "Today's members throughout"),
)
# A residual up to this is what the rounding of two shares to two decimals leaves.
_ROUNDING = 0.0125
_SORTS = ("crossed", "member", "before", "after", "change", "spending", "gdp", "residual")
# The columns of the measure of a change, by what a view sorts by.
PARTS = {"change": "", "spending": "spending", "gdp": "gdp", "residual": "residual"}


def _sorts() -> tuple[Option, ...]:
    return tuple(Option(f"{sign}{column}", column) for sign in ("", "-") for column in _SORTS)


def _members() -> tuple[Option, ...]:
    return tuple(Option(code, one.name) for code, one in members().items())


@dataclass(frozen=True)
class ChangeView(View):
    """What the page is asked. `since` and `year` are the two years, None for those that the release suggests.

    `country` are the members shown, () for all; `sort` is a column, with "-" before it for the largest first.
    """

    since: int | None = read_by(None, parse_year, label="From")
    year: int | None = read_by(None, parse_year, label="To")
    target: str = one_of("wales_2014", list_targets, "Target")
    membership: Membership = one_of(Membership.THEN, lambda: MEMBERSHIPS, "Members counted")
    country: tuple[str, ...] = several((), _members, 32, "Members; all where none is chosen")
    sort: str = one_of("crossed", _sorts)


@dataclass(frozen=True)
class Crossing:
    """One row: the shares of a member in two years, the verdicts on them, and the parts of the change between them.

    `joined` is the year in which it became a member where that is after the first of the two, else 0. `cause` is None
    where it crossed nothing. `borderline`: a share is near the target, or the conventions disagree about it. `broken`
    is the year from which its GDP is counted otherwise, else 0: what is due to GDP is no growth then (R16).
    """

    code: str
    joined: int
    shares: tuple[Observation | None, Observation | None]
    met: tuple[bool | None, bool | None]
    parts: Mapping[str, Result]
    cause: Cause | None = None
    borderline: bool = False
    broken: int = 0

    @property
    def name(self) -> str:
        """The member's name."""
        return name_area(self.code)

    @property
    def prose(self) -> str:
        """Its name in a sentence."""
        return members()[self.code].prose

    @property
    def before(self) -> float | None:
        """The share in the first year."""
        return self.shares[0].value if self.shares[0] else None

    @property
    def after(self) -> float | None:
        """The share in the last year."""
        return self.shares[1].value if self.shares[1] else None

    @property
    def direction(self) -> int | None:
        """1 where it rose to the target, −1 where it fell below it, 0 where neither; None where nothing says."""
        before, after = self.met
        return None if before is None or after is None else int(after) - int(before)

    @property
    def armed(self) -> bool:
        """Whether it has armed forces, and so is asked about (R9)."""
        return members()[self.code].armed_forces

    def part(self, name: str) -> float | None:
        """The change ("") or one of its parts, in points or per cent; None where there is none."""
        found = self.parts.get(name)
        return found.value if found else None

    @property
    def residual(self) -> float | None:
        """What neither spending nor GDP explains, where that is not nothing."""
        found = self.part("residual")
        return found if found is not None and abs(found) >= _ROUNDING else None

    @property
    def why(self) -> Reason | None:
        """Why there is no change to show; None where there is one."""
        whole = self.parts.get("")
        return None if whole is None or whole.value is not None else Reason(whole.status)


@dataclass(frozen=True)
class Change:
    """What the page shows. `part` is the release, None where none was known; `years` those that it can compare.

    `span` are the two years, None where there are no two. `here`: whether the releases of the pin are at hand;
    `held_by` is another release that has what this one lacks, None where there is none.
    """

    view: ChangeView
    target: Target
    part: Part | None = None
    years: tuple[int, ...] = ()
    span: tuple[int, int] | None = None
    rows: tuple[Crossing, ...] = ()
    here: bool = True
    held_by: Part | None = None

    @property
    def aim(self) -> float:
        """The target in per cent of GDP."""
        return self.target.value or 0.0

    @cached_property
    def drawn(self) -> tuple[Crossing, ...]:
        """The rows that have a change to draw."""
        return tuple(row for row in self.rows if row.part("") is not None)

    @cached_property
    def counted(self) -> tuple[Crossing, ...]:
        """Those with armed forces that were members in both years, whether or not a figure is at hand (R31)."""
        return tuple(row for row in self.rows if row.armed and not row.joined)

    @cached_property
    def joined(self) -> tuple[Crossing, ...]:
        """Those that joined between the two years: they are shown, and not counted (R10)."""
        return tuple(row for row in self.rows if row.armed and row.joined)

    @property
    def counted_and_drawn(self) -> tuple[Crossing, ...]:
        """The members counted that have a change to draw."""
        return tuple(row for row in self.counted if row.part("") is not None)

    @property
    def held_back_most(self) -> Crossing | None:
        """Whose share the growth of GDP lowered most, of the members counted that have no break in it; None where no
        growth did.
        """
        grew = [row for row in self.counted_and_drawn if not row.broken and (row.part("gdp") or 0.0) < 0]
        return min(grew, key=lambda row: row.part("gdp") or 0.0, default=None)

    def moved(self, direction: int) -> tuple[Crossing, ...]:
        """The members counted that rose to the target (1), or fell below it (−1)."""
        return tuple(row for row in self.counted if row.direction == direction)

    def stayed(self, met: bool) -> tuple[Crossing, ...]:
        """The members counted that were on one side of the target in both years."""
        return tuple(row for row in self.counted if row.direction == 0 and row.met[1] is met)

    def is_estimate(self, end: int) -> bool:
        """Whether the release calls the first (0) or the last (1) of the two years an estimate."""
        return self.part is not None and self.span is not None and is_expected(self.part, self.span[end])
