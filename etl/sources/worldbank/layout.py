"""What is asked of the World Bank, and what its answers are made of."""

from functools import cache

from etl.catalogue.groups import COMPARISONS
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.overlay import seeded

DATABASE = "2"  # World Development Indicators
PER_PAGE = 1000
MAX_PAGES = 100  # of one indicator; so far there are 3

# `sourcename` comes with some answers only; it and the names beside the codes say nothing that the codes do not.
HEADER = {"page", "pages", "per_page", "total", "sourceid", "lastupdated"}
HEADER_IGNORED = {"sourcename"}
ROW = {"indicator", "countryiso3code", "date", "value", "unit", "obs_status"}
# `country` holds a two-letter code and a name; `decimal` is how many decimals the publisher shows.
ROW_IGNORED = {"country", "decimal"}

# A figure's mark in `obs_status`, and its status here. Others are not documented and stop the release.
STATUS_BY_MARK = {"": "actual", "F": "forecast"}


@seeded
@cache
def list_economies() -> tuple[str, ...]:
    """ISO 3166 alpha-3 codes of all that is asked for: members in the order of their codes, then comparisons."""
    return (*sorted(members()), *COMPARISONS)


def list_indicators() -> tuple[Indicator, ...]:
    """The indicators of the catalogue that are asked for; `code` is the World Bank's."""
    return tuple(indicator for indicator in indicators().values() if indicator.source == "worldbank" and indicator.code)


def build_address(code: str, page: int) -> str:
    """The URL of one page of one indicator."""
    where = f"country/{';'.join(list_economies())}/indicator/{code}"
    return f"https://api.worldbank.org/v2/{where}?format=json&per_page={PER_PAGE}&page={page}"
