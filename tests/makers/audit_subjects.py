"""Releases to be audited, and others beside them. All figures are made up."""

from collections.abc import Iterable
from datetime import date

from made_up import GDP, SHARE, SPENDING, observation, release

from etl.audit.checks import find_check
from etl.audit.column import Columns
from etl.audit.finding import Finding
from etl.audit.library import find_function
from etl.audit.subject import Other, Subject
from etl.dataframe import make_frame
from etl.observation import Observation

POPULATION = "wdi_population"


def subject(rows: Iterable[Observation], **beside: dict[str, Other]) -> Subject:
    """A release with these figures."""
    parsed = release(rows)
    return Subject(parsed.release, Columns.of(parsed.frame), **beside)


def other(source: str, indicator: str, value: float, unit: str, **changes: object) -> dict[str, Other]:
    """A release of another source with one figure of Belgium in 2020."""
    row = observation(indicator, value, unit=unit, source=source, release="2020-12-01", **changes)
    return {source: Other(source, "2020-12-01", date(2020, 12, 1), Columns.of(make_frame([row])))}


def found(check: str, rows: Iterable[Observation], **beside: dict[str, Other]) -> Finding:
    return find_function(check)(find_check(check), subject(rows, **beside))


def share(value: float, **changes: object) -> list[Observation]:
    """A share with spending of 20 and GDP of 1,000 at constant prices."""
    return [
        observation(SHARE, value, cell="T3!C4", **changes),
        observation(SPENDING, 20.0, cell="T2!C4", **changes),
        observation(GDP, 1000.0, cell="T5!C4", **changes),
    ]
