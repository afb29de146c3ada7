"""What rows must be to each other: one base year, categories that make a whole, members that make NATO's totals."""

import math
from collections.abc import Iterable, Iterator, Sequence

from etl.arithmetic.precision import rounding
from etl.catalogue.composition import counted_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import added_up, categories, indicators
from etl.observation import Observation

# Points by which the four may miss 100. Transcriptions have two decimals, so four of them may miss it by 0.02, and
# those of July 2026 do by 0.01; unrounded, NATO's own figures miss it by up to 0.005 (Lithuania 2012). Where NATO's
# own are rounded, on a page or in a workbook, they may miss it by what rounding allows.
OFF_100 = {"original": 0.01, "transcription": 0.02}
# Relative. Where figures are unrounded, what is left is arithmetic; rounded ones may be off by as much more.
OFF_TOTAL = 1e-6

_RELEASE = ("source", "release", "definition")
_Group = dict[tuple[str, ...], list[Observation]]


def sum_faults(rows: Sequence[Observation]) -> Iterator[str]:
    """A line, with its cells, for each release, member and year whose rows do not fit each other."""
    yield from _bases(rows)
    finite = [row for row in rows if row.value is not None and math.isfinite(row.value)]
    yield from _categories(row for row in finite if row.indicator in categories())
    # Soldiers are counted in thousands, some of them in part of the tables only: the audit says how they add up.
    money = {name for name in added_up() if indicators()[name].unit == "usd_million"}
    yield from _totals(row for row in finite if row.indicator in money and row.acquisition == "original")


def _bases(rows: Iterable[Observation]) -> Iterator[str]:
    first: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        if row.price_base not in ("", "current"):
            first.setdefault((row.source, row.release), {}).setdefault(row.price_base, row.cell)
    for (source, release), bases in first.items():
        if len(bases) > 1:
            listed = ", ".join(f"{base} ({cell})" for base, cell in sorted(bases.items()))
            yield f"{source} {release}: has constant prices of more than one year: {listed}"


def _categories(rows: Iterable[Observation]) -> Iterator[str]:
    for release in _grouped(rows, _RELEASE).values():
        half_unit = _half_unit(release)
        for group in _grouped(release, ("member", "year", "period")).values():
            named = {row.indicator: row for row in group}
            if len(named) == len(categories()):
                yield from _off_100(named, half_unit)


def _off_100(named: dict[str, Observation], half_unit: float) -> Iterator[str]:
    total = sum(row.value or 0.0 for row in named.values())
    allowed = max(len(named) * half_unit, *(OFF_100.get(row.acquisition, 0.0) for row in named.values()))
    # The last term is for binary arithmetic: 0.02 off in print is a shade more in floats.
    if abs(total - 100) > allowed + 1e-9:
        some = named[categories()[0]]
        cells = ", ".join(named[name].cell for name in categories())
        yield f"{cells}: the four categories of {some.member} in {some.year} add up to {total:.4f}, not to 100"


def _totals(rows: Iterable[Observation]) -> Iterator[str]:
    for release in _grouped(rows, (*_RELEASE, "indicator")).values():
        half_unit = _half_unit(release)
        for group in _grouped(release, ("year", "period")).values():
            values = {row.member: row.value or 0.0 for row in group}
            for row in group:
                if row.member in AGGREGATES:
                    yield from _total(row, values, half_unit)


def _total(row: Observation, values: dict[str, float], half_unit: float) -> Iterator[str]:
    printed = row.value or 0.0
    parts = [values[code] for code in counted_in(row.member, row.year) if code in values]
    allowed = (len(parts) + 1) * half_unit
    if not math.isclose(math.fsum(parts), printed, rel_tol=OFF_TOTAL, abs_tol=allowed):
        yield (
            f"{row.cell}: {row.indicator} of {row.member} in {row.year} is {printed:g}, "
            f"but its {len(parts)} members with data add up to {math.fsum(parts):g}"
        )


def _half_unit(rows: Sequence[Observation]) -> float:
    """How far each figure of one release may be from what it was before the publisher rounded it; 0 for copies."""
    return float(rounding((row.value or 0.0 for row in rows if row.acquisition == "original"), transcribed=False))


def _grouped(rows: Iterable[Observation], columns: tuple[str, ...]) -> _Group:
    groups: _Group = {}
    for row in rows:
        groups.setdefault(tuple(str(getattr(row, name)) for name in columns), []).append(row)
    return groups
