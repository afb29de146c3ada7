"""A change in words: passages for readers, which the page and the text are both drawn from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.catalogue.sources import SOURCES
from etl.changes.account import Change, Flip, Kind, ReleaseChange, Repair
from etl.compare.shift import Shift
from etl.prose import counted


@dataclass(frozen=True)
class Address:
    """The cell of a publisher's file, where a sentence names it."""

    cell: str


Point = tuple[str | Address, ...]  # pieces of one sentence, in order


@dataclass(frozen=True)
class Passage:
    """What is said, and the points below it; under a heading of its own where there is one."""

    text: str
    points: tuple[Point, ...] = ()
    heading: str = ""


def tell_change(change: Change) -> Iterator[Passage]:
    """The change for readers. "NATO revised" is the publisher's doing, "we corrected" is ours."""
    opening = f"Published on {change.published:%Y-%m-%d at %H:%M} UTC. {_before(change)}"
    if change.first or change.damaged:
        yield Passage(opening, tuple(_listed(one) for one in change.releases))
        return
    yield Passage(opening)
    for one in change.releases:
        yield from _release(one)
    if change.repairs:
        yield Passage("What stands is the publisher's own.", tuple(map(_repaired, change.repairs)), _NO_LONGER)


_NO_LONGER = "We correct no longer"


def headline(one: ReleaseChange) -> str:
    """What became of one release, in a sentence without its full stop."""
    return _HEADLINES[one.kind](one, _publisher(one.source))


_HEADLINES: dict[Kind, Callable[[ReleaseChange, str], str]] = {
    Kind.NEW: lambda one, who: f"{who} published its release {one.release}",
    Kind.REVISED: lambda one, who: f"{who} revised its release {one.release} without a new one",
    Kind.CORRECTED: lambda one, who: f"We corrected how the release {one.release} of {who} is read or derived",
    Kind.REDESCRIBED: lambda one, who: f"The description of the release {one.release} of {who} changed, and no figure",
    Kind.GONE: lambda one, who: f"The release {one.release} of {who} is no longer published here",
}


def _before(change: Change) -> str:
    if change.first:
        return "First publication."
    if change.damaged:
        return f"The snapshot before it, {change.before}, was damaged, so that nothing is compared with it."
    return f"Before it, {change.before} was in force."


def _listed(one: ReleaseChange) -> Point:
    return (f"{_publisher(one.source)}, {one.release}: {one.title}, {counted(one.rows, 'row')}",)


def _release(one: ReleaseChange) -> Iterator[Passage]:
    marked = f", {one.acquisition}" if one.acquisition != "original" else ""
    about = f"{one.title}, of {one.published}{marked}: {counted(one.rows, 'row')}."
    points = tuple((sentence,) for sentence in _compared(one)) if one.against else ()
    yield Passage(about, points, headline(one))
    if one.against and one.largest:
        yield Passage("What moved most:", tuple(map(_moved, one.largest)))


def _compared(one: ReleaseChange) -> Iterator[str]:
    other = "as it was" if one.against == (one.release,) else ", ".join(one.against)
    who = "we changed" if one.kind == Kind.CORRECTED else f"{_publisher(one.source)} revised"
    if one.compared:
        yield f"Against the release {other}: of {one.compared:,} figures in both, {who} {one.revised:,}."
    else:
        yield f"Against the release {other}: no figure can be compared."
    if one.not_compared:
        figures = counted(one.not_compared, "figure")
        yield f"{figures} in both not compared: of another definition, unit or base of prices."
    appeared, vanished = (sum(getattr(each, name) for each in one.indicators) for name in ("appeared", "vanished"))
    if appeared or vanished:
        yield f"{counted(appeared, 'figure')} came in, {vanished:,} went."
    yield from map(_flip, one.flips)
    if one.members_new:
        yield f"New: {_names(one.members_new)}."
    if one.members_gone:
        yield f"No longer in it: {_names(one.members_gone)}."
    if one.years_new:
        yield f"New years: {', '.join(map(str, one.years_new))}."


def _flip(flip: Flip) -> str:
    now = "now at or above 2 %" if flip.met else "no longer at 2 %"
    return f"{_name(flip.member)} {flip.year}: {now} ({flip.before:.2f} before, {flip.after:.2f} now)."


def _repaired(one: Repair) -> Point:
    told = f"{_title(one.indicator)}, {_name(one.member)} {one.year}: we held {_number(one.expected)} for wrong; "
    where = f"in its release {one.release}" if one.release else "in no release that is here"
    return (f"{told}{_publisher(one.source)} has {_number(one.held)} {where}", *_cell(one.cell), ".")


def _cell(cell: str) -> Point:
    return (" (", Address(cell), ")") if cell else ()


def _title(indicator: str) -> str:
    known = indicators().get(indicator)
    return known.title if known else indicator


def _moved(cell: Shift) -> Point:
    when = f"{cell.year}{'-' + cell.period if cell.period else ''}"
    before, after = Address(cell.before_cell), Address(cell.after_cell)
    named = f"{_title(cell.indicator)}, {_name(cell.member)} {when}"
    return f"{named}: {_number(cell.before)} (", before, f"), now {_number(cell.after)} (", after, ")"


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:,.6g}"


def _publisher(source: str) -> str:
    return SOURCES[source].publisher if source in SOURCES else source


def _name(code: str) -> str:
    return area_names().get(code, code)


def _names(codes: tuple[str, ...]) -> str:
    shown = ", ".join(_name(code) for code in codes[:20])
    return f"{shown} and {len(codes) - 20} more" if len(codes) > 20 else shown
