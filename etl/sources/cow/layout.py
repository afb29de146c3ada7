"""What the publisher's table is made of, and which indicator a column stands for."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from etl.catalogue.indicator import Indicator
from etl.catalogue.sources import SOURCES

# The key of the states: code and name.
STATES = "https://correlatesofwar.org/wp-content/uploads/COW-country-codes.csv"

STATE_COLUMNS = ("StateAbb", "CCode", "StateNme")

# Said of a state beside its code, and of the version, which the address names.
IGNORED = ("stateabb", "version")
MISSING = {"", "-9", "-9.0"}

# Military expenditure is in British pounds before this year, in US dollars from it on.
FIRST_IN_DOLLARS = 1914

# How many of the project's unit one of the publisher's is; thousands of money become millions.
_FACTORS = {"milex": Decimal("0.001")}


@dataclass(frozen=True)
class Column:
    """A column of the table: its name, the factor to the project's unit, and its indicators."""

    name: str
    factor: Decimal
    before: Indicator
    since: Indicator

    def indicator(self, year: int) -> Indicator:
        """The indicator that the column stands for in `year`."""
        return self.since if year >= FIRST_IN_DOLLARS else self.before


@cache
def list_columns() -> Mapping[str, Column]:
    """The columns that are read, by name."""
    listed: dict[str, list[Indicator]] = {}
    for indicator in SOURCES["cow"].indicators:
        listed.setdefault(indicator.code, []).append(indicator)
    return {name: Column(name, _FACTORS.get(name, Decimal(1)), of[0], of[-1]) for name, of in listed.items()}
