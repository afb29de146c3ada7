"""The alliance in sums: NATO's own totals, the part of the United States, and the money missing to the targets."""

from collections.abc import Iterator, Sequence

from dashboard.pages.overview.alliance import Amount, Sums
from etl.asof.columns import read_year
from etl.asof.pin import Pin, day_of
from etl.asof.select import known_releases
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.quantities import GDP_NOW, POPULATION, SPENDING_NOW
from etl.catalogue.share import SHARE
from etl.catalogue.sources import LEAD
from etl.errors import MeasureError
from etl.measures.choice import ALLIANCE, Choice
from etl.measures.inputs import compute_as_of
from etl.measures.result import Result
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot

_LEADER = "USA"
# The population of a year is known later than NATO's estimates of it.
_YEARS_BACK = 3


def find_sums(snapshot: Snapshot, pin: Pin, drawn: Part, year: int, values: Sequence[float]) -> Sums:
    """The sums of a year as of a pin, of the definition that the release drawn follows, which is never mixed (R1)."""
    sources = _Sources(snapshot, pin, drawn, year)
    ability = sources.measure("ability_ratio", Choice(year=year, price="current"))
    return Sums(
        money=sources.read_totals(SPENDING_NOW),
        shares=sources.read_totals(SHARE),
        spending=_pick(ability, "spending", SPENDING_NOW),
        gdp=_pick(ability, "gdp", GDP_NOW),
        people=next(sources.list_people(), None),
        missing={value: found for value in values if (found := sources.find_missing(value))},
    )


class _Sources:
    """What is asked of a snapshot for one year."""

    def __init__(self, snapshot: Snapshot, pin: Pin, drawn: Part, year: int) -> None:
        self._snapshot, self._pin, self._drawn, self._year = snapshot, pin, drawn, year

    def read_totals(self, indicator: str) -> dict[str, Observation]:
        """NATO's own figures of its aggregates, by the newest release known that has them and the same definition."""
        for part in self._list_alike():
            column = read_year(self._snapshot, part, indicator, self._year)
            if found := {code: column[code] for code in AGGREGATES if code in column}:
                return found
        return {}

    def _list_alike(self) -> Iterator[Part]:
        known = known_releases(self._snapshot, LEAD, self._pin)[::-1]
        yield from (part for part in known if part.release.definition == self._drawn.release.definition)

    def measure(self, name: str, choice: Choice) -> list[Result]:
        """The results of a measure; none where the year is not at hand, or by another definition only."""
        try:
            found = compute_as_of(self._snapshot, name, choice, self._pin)
        except MeasureError:
            return []
        mine = self._drawn.release.definition
        return [one for one in found if all(row.definition == mine for row in one.rests_on if row.source == LEAD)]

    def list_people(self) -> Iterator[Amount]:
        """The part of the leading member in all people, newest year first."""
        for year in range(self._year, self._year - _YEARS_BACK, -1):
            found = _pick(self.measure("personnel_ratio", Choice(year=year)), "population", POPULATION)
            if found:
                yield found

    def find_missing(self, value: float) -> Amount | None:
        """The money that would bring all who are below a target to it."""
        choice = Choice(
            target=value, year=self._year, price="current", membership="then", day=day_of(self._snapshot, self._pin)
        )
        return _pick(self.measure("gap_to_target", choice), "", code=ALLIANCE)


def _pick(results: Sequence[Result], part: str, of: str = "", code: str = _LEADER) -> Amount | None:
    """The number of one member or of all, with the prices that it was computed in; `of` is the indicator summed."""
    for one in results:
        if (one.member, one.part) == (code, part) and one.value is not None:
            bases = sorted({row.price_base for row in one.rests_on if row.price_base and row.unit == "usd_million"})
            summed = tuple(row for row in one.rests_on if row.indicator == of)
            return Amount(one.value, one.year, "".join(bases[:1]), summed)
    return None
