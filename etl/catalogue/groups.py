"""What is no member: aggregates, economies shown for comparison, donors, and every other country."""

from dataclasses import dataclass
from functools import cache

from etl.catalogue.overlay import seeded
from etl.catalogue.seed_file import Row, fill_in
from etl.catalogue.seeds import read_csv


@dataclass(frozen=True)
class Area:
    """An aggregate or a comparison economy; `also` holds further names that publishers print."""

    code: str
    name: str
    also: tuple[str, ...] = ()


AGGREGATES: dict[str, Area] = {
    area.code: area
    for area in (
        Area("NATO_TOTAL", "NATO Total", ("NATO - Total",)),
        Area("NATO_EUR_CAN", "NATO Europe and Canada"),
        Area("NATO_EUR", "NATO Europe", ("NATO - Europe",)),
        Area("NORTH_AMERICA", "North America"),
    )
}

# Never counted as members. WLD and EUU are the World Bank's aggregates.
COMPARISONS: dict[str, Area] = {
    area.code: area
    for area in (
        Area("AUS", "Australia"),
        Area("CHN", "China"),
        Area("IND", "India"),
        Area("JPN", "Japan"),
        Area("KOR", "Korea"),
        Area("NZL", "New Zealand"),
        Area("RUS", "Russia"),
        Area("UKR", "Ukraine"),
        Area("WLD", "World"),
        Area("EUU", "European Union"),
    )
}

# Donors of aid to Ukraine that are no single country. The EU's institutions are not the economy of EUU: they give out
# of the Union's own budget, and its members give besides.
DONORS: dict[str, Area] = {
    area.code: area
    for area in (
        Area("EU_INST", "EU institutions", ("EU (Commission and Council)",)),
        Area("UKR_DONORS", "All donors to Ukraine"),
    )
}

# The EU's members taken together, as the European Defence Agency adds them up from what their ministries report. They
# are not the economy of EUU: what of them is counted, and since when, is the agency's matter.
UNIONS: dict[str, Area] = {area.code: area for area in (Area("EU27", "EU27 (EDA)"),)}


@seeded
@cache
def areas() -> dict[str, Area]:
    """The countries of seeds/areas.csv by code, in the order of their codes.

    Codes are ISO 3166-1 alpha-3, for former countries those of ISO 3166-3, and XKX for Kosovo, which has none. Members
    and the economies shown for comparison stand elsewhere. Raises SeedError where a row is wrong.
    """
    return {area.code: area for area in sorted(map(_read_area, read_csv("areas.csv")), key=lambda area: area.code)}


def _read_area(row: Row) -> Area:
    fill_in(row, "code", "name")
    return Area(row["code"], row["name"])
