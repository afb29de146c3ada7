"""What a publication changed, as plain values that JSON holds. The publisher's clock and ours stay apart (`kind`)."""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

import orjson

from etl.compare import Cell

FORMAT = 1
# A publisher's new release; a release whose file the publisher changed; one that we read, correct or derive otherwise
# from the same file; one of which only title, note or origin changed; one that is gone.
NEW, REVISED, CORRECTED, REDESCRIBED, GONE = "new", "revised", "corrected", "redescribed", "gone"
KINDS = (NEW, REVISED, CORRECTED, REDESCRIBED, GONE)


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

    kind: str
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
    largest: tuple[Cell, ...] = ()
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
class Change:
    """A publication. `published` is in UTC and ours; `before` is the snapshot that was in force, None for the first.

    `damaged`: that snapshot could not be read, so that nothing is compared.
    """

    snapshot: str
    before: str | None
    published: datetime
    releases: tuple[ReleaseChange, ...]
    damaged: bool = False

    @property
    def first(self) -> bool:
        """Whether it is the first publication of its folder."""
        return self.before is None


def to_json(change: Change) -> bytes:
    """The change as JSON."""
    return orjson.dumps({"format": FORMAT, **asdict(change)}, option=orjson.OPT_INDENT_2)


def change_of(content: bytes) -> Change:
    """The change that JSON states. Raises KeyError, TypeError or ValueError where it states none."""
    stated: dict[str, Any] = orjson.loads(content)
    if stated.pop("format") != FORMAT:
        raise ValueError("a change written by another version")
    published = datetime.fromisoformat(stated["published"]).astimezone(UTC)
    return Change(**{**stated, "published": published, "releases": tuple(map(_release_of, stated["releases"]))})


def _release_of(stated: dict[str, Any]) -> ReleaseChange:
    if stated["kind"] not in KINDS:
        raise ValueError(f"{stated['kind']!r} is no kind of change")
    parts = {
        "published": date.fromisoformat(stated["published"]),
        "indicators": tuple(IndicatorChange(**one) for one in stated["indicators"]),
        "largest": tuple(Cell(**one) for one in stated["largest"]),
        "flips": tuple(Flip(**one) for one in stated["flips"]),
    }
    listed = {name: tuple(stated[name]) for name in ("against", "members_new", "members_gone", "years_new")}
    return ReleaseChange(**{**stated, **parts, **listed})
