"""What the page of trends offers to choose from, and how the words of its address are read."""

from collections.abc import Iterable

from dashboard.shared.wording import YES_OR_NO, name_area
from dashboard.view import Option, parse_year
from etl.catalogue.groups import AGGREGATES, COMPARISONS, DONORS, UNIONS
from etl.catalogue.indicator import Indicator
from etl.catalogue.indicators import indicators, yearly
from etl.catalogue.members import members
from etl.catalogue.presets import presets
from etl.catalogue.sources import SOURCES
from etl.catalogue.units import unit

_THEMES = ("shares", "money", "money per head", "people", "growth and prices", "other")
FIGURES, SHARE_OF_ALLIANCE, INDEX, LOG, PER_HEAD = "figures", "share_of_alliance", "index", "log", "per_head"


def list_indicators() -> tuple[Option, ...]:
    """The indicators that have a figure a year, by publisher and by what they are of."""
    known = [indicators()[name] for name in yearly()]
    return tuple(
        Option(one.id, one.title, f"{source.publisher}: {theme}")
        for source in SOURCES.values()
        for theme in _THEMES
        for one in known
        if one.source == source.id and find_theme(one) == theme
    )


def find_theme(indicator: Indicator) -> str:
    """What an indicator is of, for whoever looks for one in a long list."""
    known = unit(indicator.unit)
    if known.is_rate:
        return "growth and prices"
    if known.is_percent or indicator.unit == YES_OR_NO:
        return "shares"
    if "persons" in indicator.unit:
        return "people"
    if not indicator.price:
        return "other"
    return "money" if indicator.additive or known.is_own_currency else "money per head"


def list_areas() -> tuple[Option, ...]:
    """Members, groups of them, NATO's own aggregates, and who is no member."""
    groups: dict[str, Iterable[str]] = {
        "Members": members(),
        "NATO's aggregates": AGGREGATES,
        "Groups, added up from their members": presets(),
        "The EU's members together": UNIONS,
        "For comparison, no members": COMPARISONS,
        "Other donors to Ukraine": DONORS,
    }
    return tuple(Option(code, name_area(code), group) for group, codes in groups.items() for code in codes)


def list_members() -> tuple[Option, ...]:
    """The members that a group of the reader's own may be made of."""
    return tuple(Option(code, member.name) for code, member in members().items())


def list_charts() -> tuple[Option, ...]:
    """One chart or many."""
    return Option("lines", "One chart"), Option("multiples", "Small multiples")


def list_ways() -> tuple[Option, ...]:
    """As what the figures are shown."""
    return (
        Option(FIGURES, "Figures"),
        Option(SHARE_OF_ALLIANCE, "Share of the Alliance"),
        Option(INDEX, "Index, one year = 100"),
        Option(LOG, "Logarithmic axis"),
        Option(PER_HEAD, "Per head"),
    )


def read_time(text: str) -> tuple[int, int] | None:
    """The first and the last year, None for all. Raises ValueError for what is neither."""
    if text == "all":
        return None
    first, dots, last = text.partition("..")
    if not dots:
        raise ValueError("two years such as 2014..2024 are wanted")
    years = parse_year(first), parse_year(last)
    if years[0] >= years[1]:
        raise ValueError("the first year has to come before the last")
    return years


def write_time(years: tuple[int, int] | None) -> str:
    """The inverse of `read_time`."""
    return f"{years[0]}..{years[1]}" if years else "all"


def read_base(text: str) -> int | None:
    """The year that is 100 in an index, None for the first of all lines. Raises ValueError for what is neither."""
    return None if text == "first" else parse_year(text)


def write_base(year: int | None) -> str:
    """The inverse of `read_base`."""
    return "first" if year is None else str(year)


def read_rows(text: str) -> str:
    """The column that the table is sorted by. Raises ValueError for what is none."""
    if text not in ("chosen", "member", "-member"):
        parse_year(text.removeprefix("-"))
    return text
