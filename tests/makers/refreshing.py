"""Refreshes with made-up sources, for the tests of the pipeline."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from made_up import SHARE, Source, figures, no_network, observation, population, release

from etl.catalogue.corrections import Correction
from etl.catalogue.members import members
from etl.dataframe import ParsedRelease
from etl.observation import Observation
from etl.refresh.outcome import Outcome
from etl.refresh.pipeline import Collectors, refresh

GOOD: Collectors = {"nato": Source(release(figures())), "worldbank": Source(population("2021-07-01"))}
PERSONNEL = "military_personnel"


def run(data: Path, **changes: Any) -> Outcome:
    """A refresh of good sources, but for `changes`."""
    return refresh(data, no_network, lambda _: None, {**GOOD, **changes})


def status(data: Path) -> dict[str, Any]:
    read: dict[str, Any] = orjson.loads((data / "status.json").read_bytes())
    return read


def known(**changes: Any) -> Correction:
    """A correction of the share of Belgium, made up."""
    fields = {"source": "nato", "release": "2021-01-01", "figure": (SHARE, "BEL", 2020), "expect": 20.0, "value": 2.0}
    where = "seeds/corrections.csv, line 2"
    return Correction(**{**fields, **changes}, reason="a slipped decimal point", by="a reader", place=where)


def soldiers(name: str = "2021-01-01", times: float = 1.0, **changes: Any) -> ParsedRelease:
    """A release with the personnel of all members with armed forces from 2015 on, made up; `times` as many as they had.

    `without` leaves members out, `years` says which years there are, `only` to whom `times` applies.
    """
    return release(_soldiers(times, **changes), name=name)


def _soldiers(
    times: float, without: tuple[str, ...] = (), years: range = range(2015, 2021), only: tuple[str, ...] = ()
) -> Iterator[Observation]:
    armed = [code for code, member in members().items() if member.armed_forces and code not in without]
    for number, member in enumerate(armed):
        for year in years:
            value = (1.0 + number / 10 + year / 10_000) * (times if not only or member in only else 1.0)
            cell = f"made-up.xlsx!TABLE6!{member}{year}"
            yield observation(PERSONNEL, value, member=member, year=year, unit="thousand_persons", cell=cell)
