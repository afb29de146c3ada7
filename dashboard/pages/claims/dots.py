"""What the releases say on a claim, each as a dot: when it was published, how high it is, and what was claimed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.pages.claims.axis import find_kind, find_line, is_level, name_axis, write_figure
from etl.claims import Checked, Row
from etl.claims.prose.words import capitalise, name_release, spell_number
from etl.claims.turn import list_alike
from etl.prose import counted, day, ordinal

# Fewer releases are no course of time.
_LEAST = 2


@dataclass(frozen=True)
class Dot:
    """One release: `height` is its number on the axis, `says` that in words, and `short` in the fewest."""

    row: Row
    height: float
    says: str
    short: str


@dataclass(frozen=True)
class Timeline:
    """The releases that speak of what decides, oldest first, `main` the one that decides, or that would.

    `line` is how high the claim stands, which `claimed` writes. `counts` in what the axis does: "members" in whole
    numbers, "place" in places from above, else the id of a unit; it is scaled to `scale`. `axis` names it; `day` is
    that of what was known.
    """

    dots: tuple[Dot, ...]
    main: Dot
    line: float
    claimed: str
    counts: str
    axis: str
    scale: float
    day: date | None
    decided: bool = True

    def decides(self, dot: Dot) -> bool:
        """Whether the verdict is by this release; by none where none of them was known."""
        return self.decided and dot.row == self.main.row

    @property
    def is_whole(self) -> bool:
        """Whether it counts in whole numbers."""
        return self.counts in ("members", "place")

    @property
    def is_level(self) -> bool:
        """Whether nought is on the axis: of money and people, which parts and ratios are not."""
        return not self.is_whole and is_level(self.counts)


def read_timeline(checked: Checked) -> Timeline | None:
    """The releases as dots; None where fewer than two answer."""
    rows = (*checked.rows, *checked.later)
    main = checked.judgement.row or next((row for row in rows if row.number is not None), None)
    if main is None:
        return None
    kind = find_kind(checked.claim, main)
    alike = [row for row in list_alike(rows, main, checked.claim.of) if _is_comparable(row, main, kind)]
    if len(alike) < _LEAST:
        return None
    decides = next((row for row in alike if (row.source, row.release) == (main.source, main.release)), alike[0])
    scale = abs(decides.value or 0.0)
    write = _choose_writing(kind, scale)
    dots = sorted(map(write, alike), key=lambda dot: dot.row.published)
    return Timeline(
        tuple(dots),
        write(decides),
        *find_line(checked.claim, decides, kind, scale),
        kind,
        name_axis(checked.claim, decides, kind, scale),
        scale,
        checked.day,
        checked.judgement.row is not None,
    )


def tell_timeline(course: Timeline) -> str:
    """The finding of the picture in a sentence, for whoever does not see it."""
    first, last = course.dots[0], course.dots[-1]
    low, high = (choose(course.dots, key=lambda dot: dot.height) for choose in (min, max))
    if course.counts == "place":
        low, high = high, low
    range_of = low.says if low.says == high.says else f"between {low.short} and {high.says}"
    held = sum(dot.row.holds is True for dot in course.dots)
    return (
        f"{course.axis}: {counted(len(course.dots), 'release')} from {day(first.row.published)} to "
        f"{day(last.row.published)} say {range_of}, {course.claimed}; as claimed by {spell_number(held)} of them. "
        f"{capitalise(name_release(course.main.row))} says {course.main.says}."
    )


def _is_comparable(row: Row, main: Row, kind: str) -> bool:
    """Whether a row has a number of the same kind; of money in the same prices too."""
    if kind == "members":
        return row.value is None
    if kind == "place":
        return len(row.places) == 1
    same = not is_level(kind) or row.rests_on[0].price_base == main.rests_on[0].price_base
    return row.value is not None and row.unit == main.unit and same


def _choose_writing(kind: str, scale: float) -> Callable[[Row], Dot]:
    """How a row becomes a dot."""

    def count(row: Row) -> Dot:
        least = "≥ " if row.is_bound else ""
        return Dot(row, row.number or 0, f"{least}{row.number} of {row.of}", f"{least}{row.number}")

    def place(row: Row) -> Dot:
        rank = row.places[0].rank
        return Dot(row, -rank, ordinal(rank), ordinal(rank))

    def value(row: Row) -> Dot:
        said = write_figure(row.value or 0.0, kind, row.decimals, scale)
        return Dot(row, row.value or 0.0, said, said)

    return {"members": count, "place": place}.get(kind, value)
