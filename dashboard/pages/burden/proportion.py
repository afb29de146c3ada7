"""How far spending is from proportion: of all members together, and of the followed one; selected and told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.shared.wording import name_area, write_number, write_period, write_signed
from etl.asof.columns import is_expected
from etl.asof.pin import Pin
from etl.errors import MeasureError
from etl.measures.choice import ALLIANCE, Choice
from etl.measures.inputs import compute_as_of
from etl.measures.result import Result
from etl.store.snapshot import Snapshot

# Whose number each is of; None for the followed member.
_MEASURES = {"disproportionality": ALLIANCE, "concordance": None}
# How many years before the newest are looked through for one that has all inputs.
_YEARS = 3


@dataclass(frozen=True)
class Proportion:
    """A measure by its parts in one year; `expected`: it rests on figures that were only estimates."""

    measure: str
    parts: Mapping[str, Result]
    expected: bool


def list_proportions(snapshot: Snapshot, pin: Pin, code: str, newest: int) -> Iterator[Proportion]:
    """Each measure in the newest year that has a number of it; one that has none is left out."""
    for measure, whose in _MEASURES.items():
        years = range(newest, newest - _YEARS, -1)
        every = (_compute(snapshot, measure, pin, whose or code, year) for year in years)
        if parts := next((one for one in every if "" in one), None):
            yield Proportion(measure, parts, _is_expected(snapshot, parts[""]))


def _compute(snapshot: Snapshot, measure: str, pin: Pin, member: str, year: int) -> dict[str, Result]:
    try:
        results = compute_as_of(snapshot, measure, Choice(year=year), pin)
    except MeasureError:
        return {}
    return {one.part: one for one in results if one.member == member and one.value is not None}


def _is_expected(snapshot: Snapshot, result: Result) -> bool:
    return any(is_expected(snapshot.part(row.source, row.release), row.year) for row in result.rests_on)


def tell_proportion(found: Proportion, code: str) -> str:
    """What a measure says, of whom and when."""
    whole = found.parts[""]
    when = write_period(whole.year, found.expected)
    if found.measure == "disproportionality":
        return f"{write_number(whole.value, 2)} in {when}, where 0 is in proportion and 1 as far from it as can be."
    people, gdp = (write_signed(found.parts[one].value, 1) for one in ("population", "gdp"))
    told = f"{name_area(code)} {write_signed(whole.value, 1)} points in {when}"
    return f"{told}; {people} beside people alone, {gdp} beside GDP."
