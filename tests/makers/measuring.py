"""Made-up figures for measures, and the results of a measure on them."""

from made_up import GDP, SHARE, SPENDING, observation

from etl.catalogue.indicators import indicators
from etl.measures.choice import Choice
from etl.measures.compute import compute
from etl.measures.figures import Figures
from etl.measures.result import Result
from etl.observation import Observation


def money(**spending_and_gdp: tuple[float | None, float | None]) -> list[Observation]:
    rows = []
    for member, (spending, gdp) in spending_and_gdp.items():
        share = 100 * spending / gdp if spending is not None and gdp else None
        for indicator, value in ((SPENDING, spending), (GDP, gdp), (SHARE, share)):
            status = "actual" if value is not None else "not_published"
            rows.append(observation(indicator, value, member=member, status=status))
    return rows


def other(indicator: str, source: str, year: int = 2020, **by_member: float) -> list[Observation]:
    return [
        observation(indicator, value, source=source, member=member, year=year, unit=indicators()[indicator].unit)
        for member, value in by_member.items()
    ]


def results(measure: str, choice: Choice, **sources: list[Observation]) -> dict[tuple[str, str], Result]:
    found = compute(measure, Figures.of(sources), choice)
    return {(one.part, one.member): one for one in found}
