"""What is asked of the IMF's DataMapper, and what its answers are made of."""

from functools import cache

from etl.catalogue.groups import COMPARISONS, areas
from etl.catalogue.indicator import Indicator
from etl.catalogue.members import members
from etl.catalogue.overlay import seeded
from etl.catalogue.sources import SOURCES

_API = "https://www.imf.org/external/datamapper/api/v1"
# Gives, for each code, the edition that its figures are of.
LISTING = f"{_API}/indicators"
DATASET = "WEO"

# For each code, the unit as the IMF words it, and how many of the project's unit one of it is.
UNITS = {
    "NGDPD": ("Billions of U.S. dollars", 1000),
    "PPPGDP": ("Purchasing power parity; billions of international dollars", 1000),
    "NGDP_RPCH": ("Annual percent change", 1),
    "LP": ("Millions of people", 1000),
    "PCPIPCH": ("Annual percent change", 1),
    # Nobody has seen that the DataMapper serves it as of the World Economic Outlook.
    "GGX_NGDP": ("Percent of GDP", 1),
    "GGXWDG_NGDP": ("Percent of GDP", 1),
}

# How many years after its own an edition projects at most.
HORIZON = 5

# The World Bank's aggregates among the economies for comparison: the IMF has no such keys.
_AGGREGATES = {"WLD", "EUU"}
# The IMF's keys for economies where they are not the ISO code; the DataMapper writes UVK, the WEO's own file KOS.
ALIASES = {"KOS": "XKX", "UVK": "XKX", "WBG": "PSE"}
# Groups and regions: first as the DataMapper has them, then as the WEO's own file numbers them.
GROUPS = {
    "ADVEC", "AFQ", "APQ", "AS5", "AZQ", "CAQ", "CBQ", "CMQ", "DA", "EAQ", "EDE", "EEQ", "EU", "EUQ", "EURO", "MAE",
    "MECA", "MEQ", "NAQ", "NMQ", "OAE", "OEMDC", "PIQ", "SAQ", "SEQ", "SMQ", "SSA", "SSQ", "WE", "WEOWORLD", "WEQ",
    "WHQ",
    "G001", "G110", "G119", "G163", "G200", "G205", "G400", "G505", "G510", "G603", "G903", "G998", "GX123",
}  # fmt: skip


@seeded
@cache
def list_economies() -> frozenset[str]:
    """The codes of all countries of the catalogue, which are ISO 3166 alpha-3."""
    return frozenset({*members(), *COMPARISONS, *areas()} - _AGGREGATES)


def list_indicators() -> tuple[Indicator, ...]:
    """The indicators that are asked for; `code` is the IMF's."""
    return SOURCES["imf"].indicators


def build_address(code: str) -> str:
    """The URL of all economies and years of one code."""
    return f"{_API}/{code}"
