"""Snapshots for checks of claims, of releases that are made up: nobody published these figures."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from made_up import SHARE, observation
from made_up import release as made_up_release

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.members import members
from etl.claims import Checked, Row, check, parse
from etl.dataframe import ParsedRelease
from etl.observation import Observation
from etl.store.publish import publish
from etl.store.snapshot import Snapshot

RECOMPUTED = f"{SHARE}_recomputed"
# The day of a release that knows the whole of 2020.
LATER = "2021-06-01"


def shares(
    year: int = 2020, indicator: str = SHARE, others: float | None = 1.255, **values: float | None
) -> list[Observation]:
    """A share for every member with armed forces in the year: those given, and `others` for all others."""
    armed = [code for code, member in members().items() if member.armed_forces and member.joined_by(date(year, 12, 31))]
    return [
        observation(
            indicator,
            value,
            member=code,
            year=year,
            unit="percent_of_gdp",
            price_base="2015",
            cell=f"made-up.xlsx!{indicator}!{code}{year}",
        )
        for code in armed
        if (value := values.get(code, others)) is not None
    ]


def released(name: str, rows: Iterable[Observation], definition: str = "nato") -> ParsedRelease:
    """A made-up release of NATO, published on the day that is its name."""
    assert definition in DEFINITIONS
    made = made_up_release([row._replace(definition=definition) for row in rows], "nato", name)
    return ParsedRelease.of(replace(made.release, definition=definition), made.observations)


def snapshot(folder: Path, *releases: ParsedRelease) -> Snapshot:
    """The snapshot of these releases."""
    return publish(folder, releases)[0]


def found(folder: Path, text: str, *releases: ParsedRelease) -> Checked:
    """What a claim in words gives on a snapshot of these releases."""
    return check(snapshot(folder, *releases), parse(text))


def by_convention(checked: Checked, iceland: bool | None = False) -> Mapping[str, Row]:
    """The rows of the release in force that have an answer, by convention."""
    return {row.convention: row for row in checked.in_force if row.iceland == iceland and row.number is not None}
