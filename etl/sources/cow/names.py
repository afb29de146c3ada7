"""Whose code a state's figures stand under: the states of the system, as COW-country-codes.csv names them.

A state has the code that ISO 3166 gave to itself, also where another country holds it today (ISO 3166-3 for former
ones); so Germany's line runs through the Federal Republic, and the Soviet Union is not Russia.
"""

from dataclasses import dataclass
from functools import cache

from etl.catalogue.members import country_codes
from etl.catalogue.names import added_names
from etl.catalogue.overlay import seeded
from etl.errors import LayoutError
from etl.sources.remedies import name_country

# What was a state before ISO 3166, and is none of today.
IGNORED = {
    "Hanover", "Bavaria", "Baden", "Saxony", "Wuerttemburg", "Hesse Electoral", "Hesse Grand Ducal",
    "Mecklenburg Schwerin", "Austria-Hungary", "Papal States", "Two Sicilies", "Modena", "Parma", "Tuscany",
    "Zanzibar", "Korea",
}  # fmt: skip

# Where the source's name is not the catalogue's.
ALSO = {
    "Antigua & Barbuda": "ATG",
    "Cape Verde": "CPV",
    "East Timor": "TLS",
    "Federated States of Micronesia": "FSM",
    "Ivory Coast": "CIV",
    "Macedonia": "MKD",
    "Sao Tome and Principe": "STP",
    "South Korea": "KOR",
    "St. Kitts and Nevis": "KNA",
    "St. Lucia": "LCA",
    "St. Vincent and the Grenadines": "VCT",
    "Swaziland": "SWZ",
}


@dataclass(frozen=True)
class Span:
    """Years, both included, in which a state has `code`; with code "" its figures are left out, as `note` says."""

    first: int
    last: int
    code: str
    note: str = ""


_ON = 9999  # and ever since
_INSIDE = "The figures of 1990 are inside those of the united country as well."
_UNITED = "The united country has figures of 1990 too; they stand instead."

# States whose name alone does not say the code.
SPANS = {
    "Germany": (
        Span(1816, 1870, "DEU", "Prussia, from 1867 on with the North German Confederation."),
        Span(1871, 1945, "DEU"),
        Span(1990, _ON, "DEU"),
    ),
    "German Federal Republic": (
        Span(1955, 1989, "DEU", "The Federal Republic of Germany (West); the East is a country of its own."),
        Span(1990, 1990, "", _UNITED),
    ),
    "German Democratic Republic": (Span(1954, 1989, "DDR"), Span(1990, 1990, "DDR", _INSIDE)),
    "Italy": (
        Span(1816, 1859, "ITA", "The Kingdom of Sardinia, before Italy was united."),
        Span(1860, _ON, "ITA"),
    ),
    "Yugoslavia": (
        Span(1878, 1918, "SRB", "Serbia, which the source counts as Yugoslavia."),
        Span(1919, 1991, "YUG"),
        Span(1992, 2002, "YUG", "The Federal Republic of Yugoslavia: Serbia and Montenegro."),
        Span(2003, 2005, "SCG"),
        Span(2006, _ON, "SRB"),
    ),
    "Russia": (
        Span(1816, 1921, "RUS"),
        Span(1922, 1990, "SUN"),
        Span(1991, 1991, "RUS", "The year in which the Soviet Union ended: the population is Russia's, spending and "
                                "personnel are of the Union's size."),
        Span(1992, _ON, "RUS"),
    ),
    "Turkey": (Span(1816, 1922, "TUR", "The Ottoman Empire."), Span(1923, _ON, "TUR")),
    "Yemen Arab Republic": (
        Span(1926, 1989, "YEM", "The Yemen Arab Republic (North); the South is a country of its own."),
        Span(1990, 1990, "", _UNITED),
    ),
    "Yemen People's Republic": (Span(1967, 1989, "YMD"), Span(1990, 1990, "YMD", _INSIDE)),
    "Yemen": (Span(1990, _ON, "YEM"),),
    "Vietnam": (Span(1954, 1975, "VDR"), Span(1976, _ON, "VNM")),
    "Republic of Vietnam": (
        Span(1954, 1975, "VNM", "The Republic of Vietnam (South); the North is a country of its own."),
    ),
}  # fmt: skip


@seeded
@cache
def codes() -> dict[str, str]:
    """The code of each state whose name alone says it."""
    named = country_codes() | ALSO
    return {name: code for name, code in named.items() if name not in SPANS and name not in IGNORED}


def placed(name: str, year: int) -> tuple[str, str]:
    """The code of the state `name` in `year`, "" where its figures are left out, and a note on it.

    Raises LayoutError where the state is not known, or did not exist in that year as far as is known.
    """
    if name in IGNORED:
        return "", ""
    if name in codes():
        return codes()[name], ""
    for span in SPANS.get(name, ()):
        if span.first <= year <= span.last:
            return span.code, span.note
    if name in added_names("cow"):
        return added_names("cow")[name], ""
    raise LayoutError(f"{name} {year}", "is a state, or a year of it, that is not known", name_country("cow", name))
