"""What the releases say on a claim, each as a dot: when it was published, how high it is, and what was claimed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.shared.wording import choose_scale, name_unit, write_number, write_value
from etl.catalogue.claims import Claim
from etl.catalogue.units import unit
from etl.claims import Checked, Row
from etl.claims.grammar.phrases import SIDES
from etl.claims.grammar.who import GROUP_NAMES
from etl.claims.grammar.words import write_ground
from etl.claims.prose.finding import tell_line
from etl.claims.prose.relation import is_relation
from etl.claims.prose.words import capitalise, name_members, name_release, spell_number
from etl.claims.question import read_test
from etl.claims.turn import list_alike
from etl.prose import counted, day, ordinal

# Fewer releases are no course of time.
_LEAST = 2
_RATIO = "ratio"
_BOUNDS = {"at_least": "≥ ", "at_most": "≤ ", "more_than": "> ", "fewer_than": "< "}
_COMPARED = {"below": "< ", "at_or_above": "≥ ", "above": "> "}
# What is said of a number that no year comes to.
_NEVER = {"below": "≥ ", "at_or_above": "< ", "above": "≤ ", "equals": "not "}


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

    @property
    def is_whole(self) -> bool:
        """Whether it counts in whole numbers."""
        return self.counts in ("members", "place")

    @property
    def is_level(self) -> bool:
        """Whether nought is on the axis: of money and people, which parts and ratios are not."""
        return not self.is_whole and _is_level(self.counts)


def read_timeline(checked: Checked) -> Timeline | None:
    """The releases as dots; None where fewer than two answer."""
    rows = (*checked.rows, *checked.later)
    main = checked.judgement.row or next((row for row in rows if row.number is not None), None)
    if main is None:
        return None
    kind = _find_kind(checked.claim, main)
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
        *_find_line(checked.claim, decides, kind, scale),
        kind,
        _name_year(_name_axis(checked.claim, decides, kind, scale), checked.claim, decides),
        scale,
        checked.day,
    )


def tell_timeline(course: Timeline) -> str:
    """The finding of the picture in a sentence, for whoever does not see it."""
    first, last = course.dots[0], course.dots[-1]
    low, high = (choose(course.dots, key=lambda dot: dot.height) for choose in (min, max))
    if course.counts == "place":
        low, high = high, low
    range_of = low.says if low.height == high.height else f"between {low.short} and {high.says}"
    held = sum(dot.row.holds is True for dot in course.dots)
    return (
        f"{course.axis}: {counted(len(course.dots), 'release')} from {day(first.row.published)} to "
        f"{day(last.row.published)} say {range_of}, {course.claimed}; as claimed by {spell_number(held)} of them. "
        f"{capitalise(name_release(course.main.row))} says {course.main.says}."
    )


def _find_kind(claim: Claim, main: Row) -> str:
    if claim.comparison == "ranks" and len(main.places) == 1:
        return "place"
    return "members" if main.value is None else main.unit


def _is_comparable(row: Row, main: Row, kind: str) -> bool:
    """Whether a row has a number of the same kind; of money in the same prices too."""
    if kind == "members":
        return row.value is None
    if kind == "place":
        return len(row.places) == 1
    same = not _is_level(kind) or row.rests_on[0].price_base == main.rests_on[0].price_base
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
        said = _write(row.value or 0.0, kind, row.decimals, scale)
        return Dot(row, row.value or 0.0, said, said)

    return {"members": count, "place": place}.get(kind, value)


def _write(value: float, kind: str, decimals: int, scale: float) -> str:
    """A figure with the decimals that are printed; of money and people a tenth of what the axis counts in."""
    word, power = choose_scale(kind, scale)
    if word:
        return write_number(value / 10 ** (power - unit(kind).power), 1)
    return f"{write_value(value, kind, decimals)}{_find_suffix(kind)}"


def _find_suffix(kind: str) -> str:
    return "\N{NO-BREAK SPACE}%" if unit(kind).is_percent else ""


def _is_level(kind: str) -> bool:
    return not unit(kind).is_percent and kind != _RATIO


def _find_line(claim: Claim, main: Row, kind: str, scale: float) -> tuple[float, str]:
    """How high the claim stands, and how that is written."""
    if kind == "place":
        rank = abs(claim.rank or 1)
        end = "last" if (claim.rank or 1) < 0 else "first"
        return -rank, f"claimed {end} {rank}" if claim.within else f"claimed {ordinal(rank)}"
    if kind == "members":
        level, said = _find_count(claim, main)
        return level, f"claimed {said}"
    test = read_test(claim)
    aim = float(test.threshold) if test else 0.0
    sign = (_NEVER if claim.span == "never" else _COMPARED).get(claim.comparison, "")
    word, power = choose_scale(kind, scale)
    shown = aim / 10 ** (power - unit(kind).power) if word else aim
    return aim, f"claimed {'≈ ' if claim.approximate else sign}{shown:,g}{'' if word else _find_suffix(kind)}"


def _find_count(claim: Claim, main: Row) -> tuple[float, str]:
    """How many of those it is about are as claimed, by the claim."""
    if claim.portion:
        top, bottom = map(int, claim.portion.split("/"))
        return top * main.of / bottom, f"{_BOUNDS.get(claim.relation, '')}{claim.portion}"
    but = claim.relation == "all_but"
    some = len(claim.named) if claim.named else claim.value or 0
    level = main.of - some if but or claim.relation == "all" else some
    return level, f"{_BOUNDS.get(claim.relation, '')}{level}"


def _name_axis(claim: Claim, main: Row, kind: str, scale: float) -> str:
    """What stands on the axis."""
    if kind == "place":
        end = ", counted from the bottom" if (claim.rank or 1) < 0 else ""
        return f"Place {write_ground(claim.measure)}{end}"
    if kind != "members":
        return _name_values(claim, main, kind, scale)
    who = capitalise(GROUP_NAMES[claim.among]) if claim.among else "Members"
    if is_relation(claim) or not claim.counts or claim.comparison == "ranks":
        return f"{who} as claimed"
    side = "at" if claim.comparison == "equals" else SIDES[claim.comparison][0]
    return f"{who} {side} {tell_line(claim)}"


def _name_values(claim: Claim, main: Row, kind: str, scale: float) -> str:
    if kind == _RATIO:
        return f"Multiple of {name_members([claim.against]) if claim.against else claim.since}"
    return capitalise(name_unit(kind, main.rests_on[0].price_base if _is_level(kind) else "", scale))


def _name_year(axis: str, claim: Claim, main: Row) -> str:
    """Of which year it speaks, which is none of those in which the releases were published."""
    return axis if claim.span else f"{axis}{',' if ',' in axis else ''} in {main.year}"
