"""Observations and releases that are made up: nobody published these figures."""

import errno
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.contract import check
from etl.dataframe import ParsedRelease
from etl.errors import ContractError
from etl.fetch import Fetch, Resource
from etl.observation import Observation, Origin, Release
from etl.transform.release import derive

SHARE = "defence_expenditure_share_gdp"
SPENDING = "defence_expenditure_usd_constant"
GDP = "gdp_usd_constant"
SPENDING_NOW = "defence_expenditure_usd_current"
GDP_NOW = "gdp_usd_current"

_UNITS = {SHARE: "percent_of_gdp", "military_personnel": "thousand_persons"}
_BASES = {SPENDING_NOW: "current", GDP_NOW: "current", "military_personnel": ""}


def observation(indicator: str = SHARE, value: float | None = 2.5, **changes: Any) -> Observation:
    """A sound observation of Belgium in 2020, but for `changes`."""
    sound = Observation(
        source="nato",
        release="2021-01-01",
        definition="nato",
        indicator=indicator,
        member="BEL",
        year=2020,
        period="",
        value=value,
        unit=_UNITS.get(indicator, "usd_million"),
        price_base=_BASES.get(indicator, "2015"),
        status="actual",
        acquisition="original",
        cell="made-up.xlsx!TABLE3!C4",
        note="",
    )
    return sound._replace(**changes)


def category(name: str, value: float, **changes: Any) -> Observation:
    """One of the four categories of spending."""
    unit = "percent_of_defence_expenditure"
    return observation(f"{name}_share", value, unit=unit, price_base="", cell=f"made-up.xlsx!TABLE8!{name}", **changes)


def figures(member: str = "BEL", year: int = 2020, share: float | None = 2.0, **changes: Any) -> Iterator[Observation]:
    """A share with its spending (20, 30) and GDP (1,000, 2,000), at constant and at current prices."""
    values = {SHARE: share, SPENDING: 20.0, GDP: 1000.0, SPENDING_NOW: 30.0, GDP_NOW: 2000.0}
    for indicator, value in values.items():
        yield observation(indicator, value, member=member, year=year, cell=f"{indicator}!{member}{year}", **changes)


def release(observations: Iterable[Observation], source: str = "nato", name: str = "2021-01-01") -> ParsedRelease:
    """A release with these observations, said to be of this source and name."""
    described = Release(
        source=source,
        release=name,
        title="Made up",
        published=date.fromisoformat(name),
        definition="nato" if source == "nato" else "wdi",
        acquisition="original",
        note="",
        origins=(Origin("https://example.org/made-up.xlsx", "0" * 64, 1),),
    )
    return ParsedRelease.of(described, tuple(row._replace(source=source, release=name) for row in observations))


def derived(rows: Iterable[Observation]) -> dict[tuple[str, str, int], Observation]:
    """All rows of the release with what was derived, by indicator, member and year."""
    found = derive(release(rows)).observations
    by_key = {(row.indicator, row.member, row.year): row for row in found}
    assert len(by_key) == len(found)
    return by_key


def population(name: str, value: float = 1e7) -> ParsedRelease:
    """A release of the World Bank with one figure."""
    row = observation(
        "wdi_population", value, unit="persons", price_base="", definition="wdi", cell="SP.POP.TOTL!page 1!BEL 2020"
    )
    return release([row], "worldbank", name)


def no_network(url: str) -> Resource:
    """Stands for the network where nothing is fetched."""
    raise AssertionError(f"{url} was asked for")


def faults(*rows: Observation) -> tuple[str, ...]:
    """The faults that the contract finds in these rows."""
    with pytest.raises(ContractError) as caught:
        check(rows)
    return caught.value.faults


def full_disk(*_: object) -> None:
    """Stands for a call to a disk that is full."""
    raise OSError(errno.ENOSPC, "No space left on device")


class Source:
    """A collector that gives `releases`, or raises where there is an error instead."""

    def __init__(self, *releases: ParsedRelease, error: Exception | None = None) -> None:
        self.releases = releases
        self.error = error

    def __call__(self, _: Fetch) -> Iterator[ParsedRelease]:
        if self.error is not None:
            raise self.error
        yield from self.releases


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content, but for the lock and the status."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("refresh.lock", "status.json")
    }
