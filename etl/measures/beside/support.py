"""What stands beside spending and is never inside it (R21): aid to Ukraine, US forces hosted, NATO's common budgets."""

from collections.abc import Iterator, Mapping
from math import fsum

from etl.catalogue.members import members
from etl.catalogue.quantities import POPULATION
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inquiry import Inquiry
from etl.measures.result import Reason, Result, Why
from etl.observation import Observation

AID = {
    "": "kiel_total_year",
    "share_gdp": "kiel_total_share_gdp_year",
    "military": "kiel_military_year",
    "financial": "kiel_financial_year",
    "humanitarian": "kiel_humanitarian_year",
}
SUMMED_UP = {"cumulative": "kiel_total_year", "cumulative_share_gdp": "kiel_total_share_gdp_year"}
HOSTED = {"": "us_troops_active_duty_year"}
AT_HOME = Why(Reason.UNDEFINED, "The United States do not host themselves.")
NO_COST_SHARES = Why(Reason.MISSING_INPUT, "NATO's cost shares of its common budgets are in none of the sources.")

Parts = Mapping[str, str]


def ukraine_aid(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Bilateral allocations to Ukraine by year and summed up to it, in money and as a share of GDP, by member."""
    inquiry = Inquiry.of("ukraine_aid", figures, choice)
    for year in inquiry.years():
        found = [one for member in choice.members_in(year) for one in _parts_of(inquiry, member, year, AID)]
        yield from found
        yield inquiry.sum_members(year, (one for one in found if not one.part and members()[one.member].armed_forces))
        for member in choice.members_in(year):
            yield from (_up_to(inquiry, member, year, part) for part in SUMMED_UP)


def us_troops_hosted(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Active-duty forces of the United States in each member, and for every thousand people who live there."""
    inquiry = Inquiry.of("us_troops_hosted", figures, choice)
    for year in inquiry.years():
        for member in choice.members_in(year):
            if member == "USA":
                yield inquiry.nothing((member, year), AT_HOME)
                continue
            yield from _parts_of(inquiry, member, year, HOSTED)
            yield _per_thousand(inquiry, member, year)


def common_funding(figures: Figures, choice: Choice) -> Iterator[Result]:
    """Cost share over share of GDP: one null that says that the cost shares are lacking."""
    inquiry = Inquiry.of("common_funding", figures, choice)
    yield inquiry.nothing((choice.whole, choice.year or 0), NO_COST_SHARES)


def _parts_of(inquiry: Inquiry, member: str, year: int, parts: Parts) -> Iterator[Result]:
    for part, indicator in parts.items():
        row = inquiry.figures.column(indicator).get((member, year))
        if row is None:
            yield inquiry.nothing((member, year), inquiry.figures.why(indicator, member, year), part)
        else:
            yield inquiry.value((member, year), row.value, (row,), part)


def _up_to(inquiry: Inquiry, member: str, year: int, part: str) -> Result:
    rows = [
        row for (who, when), row in inquiry.figures.column(SUMMED_UP[part]).items() if who == member and when <= year
    ]
    if not rows:
        return inquiry.nothing((member, year), inquiry.figures.why(SUMMED_UP[part], member, year), part)
    return inquiry.value((member, year), fsum(row.value for row in rows if row.value is not None), rows, part)


def _per_thousand(inquiry: Inquiry, member: str, year: int) -> Result:
    place, part = (member, year), "per_thousand"
    rows: list[Observation] = []
    for indicator in (HOSTED[""], POPULATION):
        row = inquiry.figures.column(indicator).get(place)
        if row is None:
            return inquiry.nothing(place, inquiry.figures.why(indicator, member, year), part)
        rows.append(row)
    forces, people = (row.value or 0.0 for row in rows)
    return inquiry.value(place, 1000 * forces / people if people else None, rows, part)
