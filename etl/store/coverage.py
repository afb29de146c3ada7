"""How much of the Alliance a release covers: in how many years most members have a value of an indicator."""

from collections import Counter
from collections.abc import Iterable

from etl.catalogue.members import members
from etl.observation import Observation

# Below this share of the members with armed forces, a release cannot stand for the Alliance in a year.
MOST = 0.75


def count_years(rows: Iterable[Observation]) -> dict[str, int]:
    """By indicator, the number of years in which at least MOST of the members of that year have a value.

    Members without armed forces are left out, for hardly any indicator has figures of them; so are months and quarters.
    """
    armed = {code: member for code, member in members().items() if member.armed_forces}
    valued = (row for row in rows if row.value is not None and not row.period and row.member in armed)
    found = Counter((row.indicator, row.year) for row in valued if armed[row.member].counts_in(row.year))
    years = Counter(indicator for (indicator, year), number in found.items() if number >= MOST * _members_in(year))
    return dict(sorted(years.items()))


def _members_in(year: int) -> int:
    return sum(member.armed_forces and member.counts_in(year) for member in members().values())
