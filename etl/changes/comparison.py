"""Which figures two releases have differently. What rounding for print explains is no revision."""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from etl.arithmetic.precision import NOISE, rounding
from etl.asof.verdict import meets
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.share import SHARE, STATED_AT
from etl.changes.account import Flip, IndicatorChange
from etl.compare import Figures, Shift
from etl.compare.objections import show_shift
from etl.compare.series import Figure, Place

LARGEST = 10


@dataclass(frozen=True)
class Comparison:
    """What differs between two releases, indicator by indicator, and the cells that moved most."""

    indicators: tuple[IndicatorChange, ...]
    not_compared: int
    largest: tuple[Shift, ...]


def compare_figures(before: Figures, after: Figures, derived: bool) -> Comparison:
    """What differs; without the figures that we derive unless `derived`."""
    wanted = [name for name in {**before, **after} if derived or not _is_derived(name)]
    counted, moved, apart = [], [], 0
    for name in sorted(wanted):
        was, now = before.get(name, {}), after.get(name, {})
        common = [place for place in now if place in was]
        alike = [place for place in common if is_comparable(name, was[place], now[place])]
        differing = list(find_moves(was, now, alike))
        apart += len(common) - len(alike)
        came, went = len(now) - len(common), len(was) - len(common)
        counted.append(IndicatorChange(name, len(alike), len(differing), came, went))
        moved += [(name, place, was[place], now[place]) for place in differing]
    return Comparison(tuple(filter(_says_something, counted)), apart, _largest(moved))


def find_flips(before: Figures, after: Figures) -> tuple[Flip, ...]:
    """The members whose verdict at 2 % differs between two releases of NATO, by year and code."""
    was, now = before.get(SHARE, {}), after.get(SHARE, {})
    common = (place for place in now if place in was and place[0] in members())
    alike = (place for place in common if was[place].definition == now[place].definition)
    found = (_flip(place, was[place].value, now[place].value) for place in alike)
    return tuple(sorted((one for one in found if one), key=lambda one: (one.year, one.member)))


def _flip(place: Place, before: float, after: float) -> Flip | None:
    met = meets(after, STATED_AT, "published")
    if met == meets(before, STATED_AT, "published"):
        return None
    return Flip(place[0], place[1], before, after, met)


def _is_derived(name: str) -> bool:
    # An indicator of an older snapshot may be unknown by now.
    known = indicators().get(name)
    return known is not None and bool(known.formula)


def is_comparable(name: str, was: Figure, now: Figure) -> bool:
    """Never across definitions (R1), nor money at the prices of different years (R12); a share knows no money."""
    if (was.definition, was.unit) != (now.definition, now.unit):
        return False
    known = indicators().get(name)
    return was.price_base == now.price_base or (known is not None and known.is_share)


def find_moves(was: Mapping[Place, Figure], now: Mapping[Place, Figure], places: list[Place]) -> Iterator[Place]:
    """The places where two columns differ by more than rounding for print explains."""
    room = _rounding(was.values()) + _rounding(now.values())
    for place in places:
        old, new = was[place].value, now[place].value
        if abs(new - old) > room + NOISE * max(abs(old), abs(new)):
            yield place


def _rounding(column: Collection[Figure]) -> float:
    transcribed = any(figure.acquisition == "transcription" for figure in column)
    return float(rounding((figure.value for figure in column), transcribed))


def _says_something(one: IndicatorChange) -> bool:
    return bool(one.compared or one.appeared or one.vanished)


def _largest(moved: list[tuple[str, Place, Figure, Figure]]) -> tuple[Shift, ...]:
    # A rate, or a figure about zero, has no ratio that says anything.
    ranked = sorted(
        (-abs(math.log(now.value / was.value)), name, place)
        for name, place, was, now in moved
        if was.value > 0 and now.value > 0 and was.unit != "percent"
    )
    known = {(name, place): (was, now) for name, place, was, now in moved}
    # One of each row, or a new currency would fill the list.
    first: dict[tuple[str, str], tuple[str, Place]] = {}
    for _, name, place in ranked:
        first.setdefault((name, place[0]), (name, place))
    return tuple(show_shift(name, place, *known[name, place]) for name, place in list(first.values())[:LARGEST])
