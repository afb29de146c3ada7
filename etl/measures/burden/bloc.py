"""A group of members as one area over time: the sum of what adds up, and of a share sum over sum (R11)."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from etl.arithmetic.domain import UndefinedError
from etl.arithmetic.shares import divide_sums, join_shares
from etl.catalogue.composition import counted_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import categories, indicators
from etl.catalogue.members import area_names, unarmed
from etl.catalogue.presets import presets
from etl.catalogue.quantities import SPENDING
from etl.catalogue.statuses import PARTIAL
from etl.measures.figures import Column
from etl.observation import Observation
from etl.prose import counted, listing

# The derivation of an indicator that divides its first input by its second, in per cent.
_RATIO = "ratio_to_gdp"
# What makes a sum less than a figure of its own, the weightiest first.
_OPEN = (PARTIAL, "forecast", "estimate")


@dataclass(frozen=True)
class Bloc:
    """A group of members: `who` belongs to it in a year, by their codes; the figures of it stand under `code`."""

    code: str
    who: Callable[[int], Collection[str]]


@dataclass(frozen=True)
class Joint:
    """A figure of a group, with those of its members that it rests on, and who of them has none."""

    row: Observation
    rests_on: tuple[Observation, ...]
    without: tuple[str, ...] = ()


def find_bloc(code: str) -> Bloc:
    """The group of a preset, one of NATO's aggregates or, of codes such as DEU-FRA, those members in every year.

    Raises KeyError where it is none of these.
    """
    if code in presets():
        return Bloc(code, presets()[code].codes)
    if code in AGGREGATES:
        return Bloc(code, lambda year: counted_in(code, year))
    codes = tuple(code.split("-"))
    for member in codes:
        area_names()[member]
    return Bloc(code, lambda _year: codes)


def list_addends(indicator: Indicator) -> tuple[str, ...]:
    """The indicators that make a group's figure: its own, the spending and the GDP that a share of GDP divides, or a
    part of spending and the spending at constant prices that it is a part of.

    () where a group has none: sums of rates or of what is per head say nothing, and a mean of shares is no share.
    """
    if indicator.additive:
        return (indicator.id,)
    if indicator.id in categories():
        return (indicator.id, SPENDING)
    ratio = indicators()[indicator.recomputation] if indicator.recomputation else indicator
    return ratio.inputs if ratio.derivation == _RATIO else ()


def add_up(bloc: Bloc, indicator: Indicator, columns: Sequence[Column]) -> Iterator[Joint]:
    """The figures of a group, year by year, from the columns of `list_addends`; none of a year that nobody has.

    A sum: every member's figure added; none where one is missing, for it would not be whole. A share of GDP: 100 × sum
    of spending / sum of GDP, and a part of spending: sum of part × spending / sum of spending, over those that have
    both. Who is missing is named, either way. Those without armed forces are in none (R9).
    """
    for year in sorted({year for _, year in columns[0]}):
        codes = sorted(code for code in bloc.who(year) if code not in unarmed())
        have = [code for code in codes if all((code, year) in column for column in columns)]
        if have:
            lack = tuple(area_names()[code] for code in codes if code not in have)
            rows = [[column[code, year] for code in have] for column in columns]
            yield _divide(bloc, indicator, rows, lack) if len(rows) > 1 else _add(bloc, rows[0], lack)


def _choose_ratio(indicator: Indicator) -> tuple[Callable[..., float], str]:
    """How a share of a group follows from two columns, and in words."""
    if indicator.id in categories():
        return join_shares, "sum of part × spending / sum of spending"
    return divide_sums, "100 × sum of spending / sum of GDP"


def _add(bloc: Bloc, rows: Sequence[Observation], lack: tuple[str, ...]) -> Joint:
    made = f"sum of {counted(len(rows), 'member')}"
    if lack:
        said = f"No figure for {listing(lack)}, so there is no sum."
        return Joint(_row(bloc, rows, None, made)._replace(note=said), (), lack)
    return Joint(_row(bloc, rows, fsum(row.value or 0.0 for row in rows), made), tuple(rows))


def _divide(bloc: Bloc, indicator: Indicator, rows: Sequence[Sequence[Observation]], lack: tuple[str, ...]) -> Joint:
    ratio, words = _choose_ratio(indicator)
    made = f"{words}, {counted(len(rows[0]), 'member')}"
    said = f"Without {listing(lack)}." if lack else ""
    try:
        value = ratio(*(_by_member(column) for column in rows))
    except UndefinedError:
        value = None
    together = (*rows[0], *rows[1])
    row = _row(bloc, rows[0], value, made)
    return Joint(row._replace(indicator=indicator.id, unit=indicator.unit, note=said), together, lack)


def _by_member(rows: Sequence[Observation]) -> Mapping[str, float | None]:
    return {row.member: row.value for row in rows}


def _row(bloc: Bloc, rows: Sequence[Observation], value: float | None, made: str) -> Observation:
    status = "not_available" if value is None else find_status(rows)
    return rows[0]._replace(member=bloc.code, value=value, cell=made, note="", status=status)


def find_status(rows: Sequence[Observation]) -> str:
    """The status of what is computed from these figures: it is no surer than the least sure of them."""
    return next((one for one in _OPEN if any(row.status == one for row in rows)), "derived")
