"""Every other country of the world, for sources that reach beyond the Alliance; never counted as a member."""

from functools import cache

from etl.catalogue.groups import Area
from etl.catalogue.seeds import read_csv


@cache
def areas() -> dict[str, Area]:
    """The countries of seeds/areas.csv by code, in the order of their codes.

    Codes are ISO 3166-1 alpha-3, for former countries those of ISO 3166-3, and XKX for Kosovo, which has none. Members
    and the economies shown for comparison stand elsewhere.
    """
    return {row["code"]: Area(row["code"], row["name"]) for row in read_csv("areas.csv")}
