"""One measure as a strip: the newest year that most members have, whose figures they are, and who has none."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.pages.burden.gauge import Gauge
from dashboard.pages.burden.strip import Dot, Strip
from etl.arithmetic.correlation import Correlation, spearman
from etl.arithmetic.domain import UndefinedError
from etl.arithmetic.precision import FULL_PRECISION
from etl.arithmetic.resamples import Draws
from etl.arithmetic.scores import rank_scores
from etl.asof.columns import read_decimals
from etl.asof.pin import Pin, day_of
from etl.catalogue.targets import Target, targets
from etl.catalogue.units import unit
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.compute import iterate
from etl.measures.figures import Figures
from etl.measures.inputs import bind_figures, bind_measure
from etl.measures.result import Result
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot

# Older years than these say nothing of how burdens are shared.
_YEARS = 8


class Reading(NamedTuple):
    """What a measure says of a member: a value and the member's own figures behind it, or why there is none."""

    code: str
    value: float | None
    unit: str = ""
    rests_on: tuple[Observation, ...] = ()
    reason: str = ""


def read_strip(snapshot: Snapshot, gauge: Gauge, pin: Pin) -> Strip | None:
    """A measure in the newest year that more than half of the members with armed forces have; None where none is."""
    try:
        figures = _bind(snapshot, gauge, pin)
    except MeasureError:
        return None
    for year in figures.years(gauge.first_input)[: -_YEARS - 1 : -1]:
        found = list(_read(figures, gauge, year))
        if 2 * sum(one.value is not None for one in found) > len(found):
            return build_strip(snapshot, gauge, figures, year, found)
    return None


def _bind(snapshot: Snapshot, gauge: Gauge, pin: Pin) -> Figures:
    if gauge.indicator:
        return bind_figures(snapshot, pin, (gauge.indicator,))
    return bind_measure(snapshot, gauge.measure, Choice(), pin)


def _read(figures: Figures, gauge: Gauge, year: int) -> Iterator[Reading]:
    """A reading for each member of a year that has armed forces (R9)."""
    if gauge.indicator:
        for code in Choice().armed_in(year):
            row = figures.column(gauge.indicator).get((code, year))
            yield (
                Reading(code, row.value, row.unit, (row,))
                if row
                else Reading(code, None, reason=figures.why(gauge.indicator, code, year).reason)
            )
        return
    yield from read_results(iterate(gauge.measure, figures, Choice(year=year)), gauge.part, year)


def read_results(results: Iterator[Result], part: str, year: int) -> Iterator[Reading]:
    """A reading of a part of a measure for each member of a year that has armed forces."""
    found, lacks = dict[str, Result](), dict[str, str]()
    for one in results:
        if one.part == part:
            found[one.member] = one
        if one.reason:
            lacks.setdefault(one.member, one.reason)
    for code in Choice().armed_in(year):
        result = found.get(code)
        if result is None or result.value is None:
            yield Reading(code, None, reason=result.reason if result else lacks.get(code, ""))
        else:
            own = tuple(row for row in result.rests_on if row.member == code)
            yield Reading(code, result.value, result.unit, own)


def build_strip(snapshot: Snapshot, gauge: Gauge, figures: Figures, year: int, found: Sequence[Reading]) -> Strip:
    """The strip of what was read of the members in a year."""
    known = {one.code: one for one in found if one.value is not None}
    ranks = rank_scores({code: one.value for code, one in known.items()})
    dots = [
        Dot(code, one.value or 0.0, ranks[code], any(map(figures.is_estimate, one.rests_on)), one.rests_on)
        for code, one in known.items()
    ]
    first = next(iter(known.values()))
    rows = [row for one in known.values() for row in one.rests_on]
    parts = tuple(snapshot.part(*named) for named in dict.fromkeys((row.source, row.release) for row in rows))
    return Strip(
        gauge,
        year,
        first.unit,
        next((row.price_base for row in rows if row.price_base and unit(first.unit).id == row.unit), ""),
        tuple(sorted(dots, key=lambda dot: (dot.rank, dot.name))),
        {one.code: one.reason for one in found if one.value is None},
        parts,
        decimals=_find_decimals(snapshot, gauge, parts, first.unit),
    )


def _find_decimals(snapshot: Snapshot, gauge: Gauge, parts: Sequence[Part], unit_id: str) -> int:
    """Those of the unit; of a figure as published no more than were printed."""
    printed = read_decimals(snapshot, parts[0], gauge.indicator) if gauge.indicator and parts else FULL_PRECISION
    return max(0, min(unit(unit_id).decimals, printed))


def list_targets(snapshot: Snapshot, strip: Strip, pin: Pin) -> tuple[Target, ...]:
    """The targets on a strip's figure that were agreed by the pin and in its year; of one value the newest."""
    known = day_of(snapshot, pin)
    newest = {
        aim.value: aim
        for aim in targets()
        if aim.indicator == strip.gauge.indicator
        and aim.value is not None
        and known is not None
        and aim.agreed <= known
        and aim.in_force(strip.year)
    }
    return tuple(newest.values())


def correlate(share: Strip | None, strip: Strip) -> Correlation | None:
    """The rank correlation with the share of GDP; None of the share itself, or where it is undefined."""
    if share is None or strip.gauge is share.gauge:
        return None
    ours, theirs = ({dot.code: dot.value for dot in one.dots} for one in (share, strip))
    both = ours.keys() & theirs.keys()
    first, second = ({code: one[code] for code in ours if code in both} for one in (ours, theirs))
    try:
        return spearman(first, second, Draws(Choice().draws, Choice().seed))
    except UndefinedError:
        return None
