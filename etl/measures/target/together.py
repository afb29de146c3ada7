"""Members together, over all years the same ones: their spending over their GDP, beside their own figures (R11).

NATO's totals count a member from the year in which it joined, so that their growth holds accessions (R10).
"""

from collections.abc import Iterable, Iterator, Sequence
from math import fsum

from etl.catalogue.quantities import GDP, SPENDING
from etl.catalogue.share import SHARE
from etl.measures.figures import Figures
from etl.observation import Observation

_RULES = {SPENDING: "sum of spending", GDP: "sum of GDP", SHARE: "sum of spending / sum of GDP"}


def add_together(figures: Figures, code: str, members: Sequence[str]) -> Figures:
    """The same figures, and under `code` those of `members` together, of the years in which all of them have both.

    They stand in place of what the release itself has under `code`.
    """

    def load(indicator: str) -> Iterable[Observation]:
        own = (row for row in figures.rows(indicator) if row.member != code)
        return (*own, *(_combine(figures, code, members, indicator) if indicator in _RULES else ()))

    return Figures(figures.releases, load, figures.published)


def _combine(figures: Figures, code: str, members: Sequence[str], indicator: str) -> Iterator[Observation]:
    spent, gdp = figures.column(SPENDING), figures.column(GDP)
    for year in figures.years(SPENDING):
        places = [(member, year) for member in members]
        if not places or any(place not in column for place in places for column in (spent, gdp)):
            continue
        sums = [fsum(column[place].value or 0.0 for place in places) for column in (spent, gdp)]
        values = {SPENDING: sums[0], GDP: sums[1], SHARE: 100 * sums[0] / sums[1] if sums[1] else None}
        example = figures.column(indicator).get(places[0], spent[places[0]])
        yield example._replace(
            indicator=indicator,
            member=code,
            value=values[indicator],
            status="estimate" if any(figures.is_estimate(spent[place]) for place in places) else "derived",
            cell=f"{_RULES[indicator]} of {len(places)} members",
            note="The same members in all years; NATO's own total counts each from the year in which it joined.",
        )
