"""Sets of members that are offered, and what each of them is. A reader's own set is `Choice.group`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.catalogue.composition import counted_in
from etl.catalogue.members import Member, area_names, members
from etl.catalogue.overlay import seeded
from etl.catalogue.seed_file import read_date
from etl.catalogue.seeds import read_csv

Rule = Callable[[Member, int], bool]

G7 = ("CAN", "DEU", "FRA", "GBR", "ITA", "USA")
# So long a name of a reader's own group stands beside a line; a longer one gives way to how many they are.
_LONGEST = 25
NORDIC = ("DNK", "FIN", "ISL", "NOR", "SWE")
BALTIC = ("EST", "LTU", "LVA")
EASTERN_FLANK = ("BGR", "EST", "HUN", "LTU", "LVA", "POL", "ROU", "SVK")


@dataclass(frozen=True)
class Preset:
    """A set of members that may differ from year to year. `text` says who belongs to it, and by whose word.

    `short` is its name where there is little room.
    """

    id: str
    title: str
    text: str
    belongs: Rule
    short: str

    def codes(self, year: int) -> tuple[str, ...]:
        """The codes of those that belong to it in `year`, Iceland included, in the order of the members' names."""
        return tuple(code for code, member in members().items() if self.belongs(member, year))


@cache
def presets() -> dict[str, Preset]:
    """All presets by id, in the order in which they are offered."""
    listed = (*_BY_TIME, *map(_wave, _waves()), *map(_named, _LISTS))
    return {preset.id: preset for preset in listed}


@seeded
@cache
def eu_members(year: int) -> frozenset[str]:
    """The codes of those that belonged to the EU, or the Communities before it, at the end of `year` (seeds/eu.csv)."""
    end = date(year, 12, 31)
    return frozenset(
        row["code"]
        for row in read_csv("eu.csv")
        if read_date(row, "from") <= end and (not row["to"] or read_date(row, "to") >= end)
    )


_BY_TIME = (
    Preset(
        "members_then",
        "Members at the time",
        "Members whose accession falls in that year or before, as NATO's totals count them.",
        lambda member, year: member.counts_in(year),
        "Members",
    ),
    Preset(
        "members_today",
        "Today's members throughout",
        "All members of today, also in years before they joined.",
        lambda _member, _year: True,
        "Today’s",
    ),
    Preset(
        "europe_canada",
        "Europe and Canada",
        "Members at the time without the United States.",
        lambda member, year: member.code in counted_in("NATO_EUR_CAN", year),
        "Eur.+Can.",
    ),
    Preset(
        "eu",
        "Members that belong to the EU",
        "Members at the time that belonged to the EU at the end of the year.",
        lambda member, year: member.counts_in(year) and member.code in eu_members(year),
        "EU",
    ),
)

_LISTS = {
    "eastern_flank": (
        "Eastern flank",
        EASTERN_FLANK,
        "Hosts of NATO's multinational battlegroups in the east of the Alliance as of 2022",
        "NATO, statement by heads of state and government, Brussels, 24 March 2022",
        "East. flank",
    ),
    "g7": ("Members of the G7", G7, "Members of NATO that belong to the G7; Japan is no member", "G7", "G7"),
    "nordic": (
        "Nordic members",
        NORDIC,
        "Members of NATO that belong to the Nordic Council",
        "Helsinki Treaty of 23 March 1962 between Denmark, Finland, Iceland, Norway and Sweden",
        "Nordic",
    ),
    "baltic": (
        "Baltic members",
        BALTIC,
        "Members of NATO that belong to the Baltic Assembly",
        "Agreement on Baltic parliamentary and governmental cooperation, 13 June 1994",
        "Baltic",
    ),
}


def _named(preset: str) -> Preset:
    title, codes, what, source, short = _LISTS[preset]
    names = ", ".join(sorted(members()[code].name for code in codes))
    text = f"{what}: {names}. Source: {source}."
    return Preset(preset, title, text, lambda member, year: member.code in codes and member.counts_in(year), short)


def _waves() -> list[int]:
    return sorted({member.accession.year for member in members().values()})


def _wave(joined: int) -> Preset:
    names = ", ".join(member.name for member in members().values() if member.accession.year == joined)
    return Preset(
        f"joined_{joined}",
        f"Joined in {joined}",
        f"{names}; from {joined} on.",
        lambda member, year: member.accession.year == joined and member.counts_in(year),
        f"Joined ’{joined % 100:02}",
    )


def name_group(code: str) -> str:
    """The name of a preset, or of the reader's own group such as DEU-FRA. Raises KeyError where it is neither."""
    if code in presets():
        return presets()[code].title
    names = [area_names()[member] for member in code.split("-")]
    named = " + ".join(names)
    return named if len(named) <= _LONGEST else f"Own group of {len(names)}"


def shorten_group(code: str) -> str:
    """Its name where there is little room; "" for what is no group."""
    if code in presets():
        return presets()[code].short
    return "Own group" if "-" in code else ""
