"""Releases of all members that are made up: shares of a year, and who is stated to be at the target."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from made_up import observation, release

from etl.asof.membership import select_members, with_armed_forces
from etl.catalogue.share import SHARE, STATEMENT
from etl.dataframe import ParsedRelease

YEAR = 2019
MEMBERS = select_members(YEAR, date(2019, 12, 31))
ARMED = with_armed_forces(MEMBERS)


def shares(name: str, known: Mapping[str, float], others: float | None = 1.51, year: int = YEAR) -> ParsedRelease:
    """A release with the shares of these members, and one share for all other members of that year, if any."""
    values = {code: known.get(code, others) for code in ARMED}
    rows = [
        observation(SHARE, value, member=code, year=year, cell=f"made-up!{code}{year}")
        for code, value in values.items()
        if value is not None
    ]
    return release(rows, name=name)


def statement(name: str, met: tuple[str, ...]) -> ParsedRelease:
    """A release at hand in part in which NATO states of every member whether it is at 2 %."""
    rows = [
        observation(STATEMENT, float(code in met), member=code, year=YEAR, unit="yes_or_no", price_base="")
        for code in ARMED
    ]
    made = release(rows, name=name)
    return ParsedRelease.of(replace(made.release, extent="partial"), made.observations)
