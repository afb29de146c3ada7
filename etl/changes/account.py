"""What a publication changed, as plain values that JSON holds. The publisher's clock and ours stay apart (`kind`)."""

from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from etl.compare.shift import Shift
from etl.files import decode_json, encode_json

FORMAT = 1


class Kind(StrEnum):
    """What became of a release: whose doing it is, and whether figures are others."""

    NEW = "new"  # a publisher's new release
    REVISED = "revised"  # the publisher changed the file
    CORRECTED = "corrected"  # we read, correct or derive otherwise from the same file
    REDESCRIBED = "redescribed"  # only title, note or origin changed
    GONE = "gone"


@dataclass(frozen=True)
class Flip:
    """A member whose verdict at 2 % (published convention) is another now: its share before and now, in per cent."""

    member: str
    year: int
    before: float
    after: float
    met: bool


@dataclass(frozen=True)
class IndicatorChange:
    """Of one indicator: the figures in common that can be compared, how many differ, came in, and went."""

    indicator: str
    compared: int
    revised: int
    appeared: int
    vanished: int


@dataclass(frozen=True)
class ReleaseChange:
    """What became of one release. `against` names the releases it is compared with: the one before it, and for what
    that one does not hold the one before that; the same release where it was had before; none where there is none.

    `not_compared` counts figures in common of another definition, unit or base of prices. `largest` are the cells
    that moved most.
    """

    kind: Kind
    source: str
    release: str
    title: str
    published: date
    definition: str
    acquisition: str
    rows: int
    against: tuple[str, ...] = ()
    indicators: tuple[IndicatorChange, ...] = ()
    not_compared: int = 0
    largest: tuple[Shift, ...] = ()
    flips: tuple[Flip, ...] = ()
    members_new: tuple[str, ...] = ()
    members_gone: tuple[str, ...] = ()
    years_new: tuple[int, ...] = ()

    @property
    def compared(self) -> int:
        """How many figures were compared."""
        return sum(one.compared for one in self.indicators)

    @property
    def revised(self) -> int:
        """How many of them differ."""
        return sum(one.revised for one in self.indicators)


@dataclass(frozen=True)
class Repair:
    """A figure that we corrected and the publisher has otherwise by now, so that our correction is made no more.

    `expected` is what we held for wrong; `held` is what stands now, None where nothing does.
    """

    source: str
    release: str
    indicator: str
    member: str
    year: int
    expected: float
    held: float | None
    cell: str


@dataclass(frozen=True)
class Change:
    """A publication. `published` is in UTC and ours; `before` is the snapshot that was in force, None for the first.

    `damaged`: that snapshot could not be read, so that nothing is compared.
    """

    snapshot: str
    before: str | None
    published: datetime
    releases: tuple[ReleaseChange, ...]
    damaged: bool = False
    repairs: tuple[Repair, ...] = ()

    @property
    def first(self) -> bool:
        """Whether it is the first publication of its folder."""
        return self.before is None


@dataclass(frozen=True)
class _Head:
    format: int


def encode_change(change: Change) -> bytes:
    """The change as JSON."""
    stated = asdict(change)
    # Written as before there were any.
    if not change.repairs:
        del stated["repairs"]
    return encode_json({"format": FORMAT, **stated})


def decode_change(content: bytes) -> Change:
    """The change that JSON states. Raises ValueError where it states none, or one of another version."""
    if decode_json(content, _Head).format != FORMAT:
        raise ValueError("a change written by another version")
    change = decode_json(content, Change)
    return replace(change, published=change.published.astimezone(UTC))
