"""What the page of figures may be asked: which rows, in which order, and which hundred of them."""

from dataclasses import dataclass

from dashboard.view import Option, View, one_of, parse_year, read_by, several
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names, members
from etl.catalogue.share import SHARE
from etl.catalogue.sources import LEAD, SOURCES
from etl.catalogue.statuses import STATUSES
from etl.prose import start

ALL, NEWEST = "all", "newest"
PAGE_ROWS = 100
_MOST_AREAS, _LAST_PAGE = 10, 99_999
# By column, the order that its heading asks for first: the newest and the largest figures, names from the first on.
FIRST = {"member": "member", "year": "-year", "value": "-value"}


def _sources() -> tuple[Option, ...]:
    return Option(ALL, "All publishers"), *(Option(one.id, one.publisher) for one in SOURCES.values())


def _indicators() -> tuple[Option, ...]:
    known = [*indicators().values()]
    grouped = (
        Option(one.id, one.title, source.publisher) for source in SOURCES.values() for one in known
        if one.source == source.id
    )  # fmt: skip
    return Option(ALL, "All indicators", "Any"), *grouped


def _areas() -> tuple[Option, ...]:
    known = members()
    named = sorted(area_names().items(), key=lambda one: (one[0] not in known, one[1]))
    return tuple(Option(code, name, "Members" if code in known else "All others") for code, name in named)


def _statuses() -> tuple[Option, ...]:
    return Option(ALL, "Any status"), *(Option(one.id, start(one.label)) for one in STATUSES.values())


def _releases() -> tuple[Option, ...]:
    return Option(NEWEST, "Newest"), Option(ALL, "All known")


def _orders() -> tuple[Option, ...]:
    return tuple(Option(word, word) for column in FIRST for word in (column, f"-{column}"))


def read_time(text: str) -> tuple[int, int] | None:
    """The first and the last year, which may be one. Raises ValueError where it is not two years."""
    if text == ALL:
        return None
    first, dots, last = text.partition("..")
    if not dots:
        raise ValueError("two years such as 2014..2024 are wanted, or 2024..2024 for one")
    years = parse_year(first), parse_year(last)
    if years[0] > years[1]:
        raise ValueError("the first year has to come before the last")
    return years


def write_time(years: tuple[int, int] | None) -> str:
    """The two years as an address has them."""
    return ALL if years is None else f"{years[0]}..{years[1]}"


def name_years(years: tuple[int, int]) -> str:
    """The years in a title: "2024", "2014 to 2024"."""
    return " to ".join(map(str, dict.fromkeys(years)))


def _read_page(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= _LAST_PAGE):
        raise ValueError(f"a page from 1 to {_LAST_PAGE:,} is wanted")
    return int(text)


@dataclass(frozen=True)
class FiguresView(View):
    """What the page of figures is asked. `country` are areas, all where none is chosen.

    `releases` are the newest of each source that has the indicator, or all, as far as they were known as of the pin.
    """

    source: str = one_of(ALL, _sources, "Publisher")
    indicator: str = one_of(SHARE, _indicators, "Indicator")
    country: tuple[str, ...] = several((), _areas, _MOST_AREAS, "Countries and groups")
    time: tuple[int, int] | None = read_by(None, read_time, write_time, "Years")
    status: str = one_of(ALL, _statuses, "Status")
    releases: str = one_of(NEWEST, _releases, "Releases")
    sort: str = one_of("-year", _orders)
    page: int = read_by(1, _read_page)

    @property
    def one_indicator(self) -> str:
        """The indicator that the rows are of, "" where they are of all.

        Where another publisher is chosen, the share of NATO's that the page opens with is not what is meant.
        """
        if self.indicator == ALL or (self.indicator == SHARE and self.source not in (ALL, LEAD)):
            return ""
        return self.indicator

    @property
    def sources(self) -> tuple[str, ...]:
        """The publishers whose rows may be shown, in the catalogue's order."""
        of = indicators()[self.one_indicator].source if self.one_indicator else ALL
        return tuple(name for name in SOURCES if self.source in (ALL, name) and of in (ALL, name))
