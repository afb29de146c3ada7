"""What one selection holds: the observations of one release a source, by indicator, member and year."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from etl.asof.verdict import is_clear
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names, members
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.measures.result import Reason, Why
from etl.observation import Observation

Place = tuple[str, int]  # member and year
Column = Mapping[Place, Observation]
Load = Callable[[str], Iterable[Observation]]
Has = Callable[[str], bool]


class Figures:
    """The figures of one release a source. Columns are loaded on first use and kept.

    `releases` names, by source, the release used; a source that is not in it had none then. `load` gives the
    observations of one indicator in those releases; `published` says, by source, on which day they came out; `has`
    tells sooner than `load` whether an indicator has any yearly value.
    """

    def __init__(
        self,
        releases: Mapping[str, str],
        load: Load,
        published: Mapping[str, date] | None = None,
        has: Has | None = None,
    ) -> None:
        self.releases = dict(releases)
        self.published = dict(published or {})
        self._load, self._has = load, has
        self._rows: dict[str, tuple[Observation, ...]] = {}
        self._columns: dict[str, dict[Place, Observation]] = {}
        self._nulls: dict[str, dict[Place, Observation]] = {}

    @classmethod
    def of(cls, releases: Mapping[str, Iterable[Observation]]) -> "Figures":
        """The figures of these observations, by source. Raises ValueError where a source has two releases."""
        rows = {source: tuple(observations) for source, observations in releases.items()}
        names = {source: {row.release for row in mine} for source, mine in rows.items() if mine}
        if mixed := sorted(source for source, found in names.items() if len(found) > 1):
            raise ValueError(f"two releases of {', '.join(mixed)} in one selection; compare them instead")
        by_indicator: dict[str, list[Observation]] = {}
        for row in (row for mine in rows.values() for row in mine):
            by_indicator.setdefault(row.indicator, []).append(row)
        held = {source: min(found) for source, found in names.items()}
        return cls(held, lambda name: by_indicator.get(name, ()), dict(_dated(held)))

    def rows(self, indicator: str) -> tuple[Observation, ...]:
        """All observations of an indicator: nulls, months and quarters included."""
        if indicator not in self._rows:
            self._rows[indicator] = tuple(self._load(indicator))
        return self._rows[indicator]

    def column(self, indicator: str) -> Column:
        """The yearly observations that have a value, by member and year."""
        if indicator not in self._columns:
            yearly = [row for row in self.rows(indicator) if not row.period]
            self._columns[indicator] = {(row.member, row.year): row for row in yearly if row.value is not None}
            self._nulls[indicator] = {(row.member, row.year): row for row in yearly if row.value is None}
        return self._columns[indicator]

    def value(self, indicator: str, member: str, year: int) -> float | None:
        """The value at one place; None where there is none."""
        row = self.column(indicator).get((member, year))
        return None if row is None else row.value

    def at(self, place: Place, named: Iterable[str]) -> tuple[Observation, ...] | Why:
        """The observation of each of these indicators at one place, or why one is missing."""
        found = []
        for indicator in named:
            row = self.column(indicator).get(place)
            if row is None:
                return self.why(indicator, *place)
            found.append(row)
        return tuple(found)

    def years(self, *named: str) -> tuple[int, ...]:
        """The years in which any member or area has a value of any of these indicators, oldest first."""
        return tuple(sorted({year for indicator in named for _, year in self.column(indicator)}))

    def is_estimate(self, row: Observation) -> bool:
        """Whether a figure is an estimate (R8): by its status, or set by hand in a year that is estimated."""
        if row.status != "pinned":
            return row.status == "estimate"
        return any(other.year == row.year and other.status == "estimate" for other in self.rows(row.indicator))

    def lacking(self, named: Iterable[str]) -> tuple[str, ...]:
        """Those of the indicators that have no yearly value at all."""
        return tuple(indicator for indicator in named if not self._has_any(indicator))

    def _has_any(self, indicator: str) -> bool:
        """Most that is asked about is never computed from, so no observations are made to find that out."""
        if self._has is None or indicator in self._columns:
            return bool(self.column(indicator))
        return self._has(indicator)

    def why(self, indicator: str, member: str, year: int) -> Why:
        """Why there is no value at one place."""
        title = title_of(indicator)
        if self.lacking((indicator,)):
            return Why(Reason.MISSING_INPUT, self._absence(indicator, title))
        name = area_names().get(member, member)
        known = members().get(member)
        if known and not known.armed_forces and indicators()[indicator].needs_armed_forces:
            return Why(Reason.NO_ARMED_FORCES, f"{name} has no armed forces, so there is no figure.")
        self.column(indicator)
        null = self._nulls[indicator].get((member, year))
        said = f" ({STATUSES[null.status].label})" if null else ""
        return Why(Reason.NOT_PUBLISHED, f"{title}: no figure for {name} in {year}{said}.")

    def _absence(self, indicator: str, title: str) -> str:
        source = source_of(indicator)
        publisher = SOURCES[source].publisher if source in SOURCES else source
        if source not in self.releases:
            return f"No release of {publisher} known then is here, so this is missing: {title}."
        return f"The release {self.releases[source]} of {publisher} does not hold this: {title}."


def _dated(releases: Mapping[str, str]) -> Iterator[tuple[str, date]]:
    """The day that the name of a release is, where it is one."""
    for source, release in releases.items():
        try:
            yield source, date.fromisoformat(release)
        except ValueError:
            continue


def select_clear(column: Column) -> dict[int, dict[str, Observation]]:
    """By year and member the shares that a verdict may rest on: those of years printed precisely enough (R4)."""
    every_year = [row.value for row in column.values() if row.value is not None]
    return {year: rows for year, rows in by_year(column).items() if is_clear(rows, lambda: every_year)}


def by_year(column: Column) -> dict[int, dict[str, Observation]]:
    """The observations of a column by year, then by member."""
    found: dict[int, dict[str, Observation]] = {}
    for (code, year), row in column.items():
        found.setdefault(year, {})[code] = row
    return found


def title_of(indicator: str) -> str:
    """The title of an indicator; its id where the catalogue does not know it."""
    known = indicators().get(indicator)
    return known.title if known else indicator


def source_of(indicator: str) -> str:
    """The id of the source that an indicator comes from; "" where the catalogue does not know it."""
    known = indicators().get(indicator)
    return known.source if known else ""
