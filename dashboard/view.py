"""What the URL says. Any query string gives a valid view; what is not understood is ignored with a notice."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from etl.asof.membership import Membership
from etl.asof.pin import Pin
from etl.asof.verdict import CONVENTIONS
from etl.catalogue.groups import AGGREGATES, COMPARISONS, DONORS
from etl.catalogue.indicators import yearly
from etl.catalogue.members import area_names, members
from etl.catalogue.share import SHARE
from etl.catalogue.targets import share_targets

MEMBERSHIPS = tuple(str(one) for one in Membership)
SORTS = ("share", "member", "gap", "recomputed", "nominal")
CHARTS = ("lines", "multiples")
MOST_COUNTRIES = 7
FIRST_YEAR, LAST_YEAR = 1816, 2100
LONGEST_CLAIM = 300
_LONGEST_QUERY = 4000
_NEWEST = Pin()


@dataclass(frozen=True)
class View:
    """The state of a page. `as_of` is the pin that selects releases, `year` None the newest year of the release.

    `sort` is a column of the scoreboard and `rows` a column of the table of trends, with "-" before it for the largest
    first; `country` holds the areas in colour; `claim` is one of the article's by its id, or the reader's own words.
    `asked` is the query as it came.
    """

    as_of: Pin = _NEWEST
    year: int | None = None
    target: str = "wales_2014"
    verdict: str = "published"
    membership: str = "then"
    sort: str = "-share"
    indicator: str = SHARE
    country: tuple[str, ...] = ("USA", "POL", "GBR", "FRA", "DEU", "NATO_EUR_CAN")
    time: tuple[int, int] | None = None
    others: bool = True
    targets: bool = True
    events: bool = False
    rows: str = "chosen"
    chart: str = "lines"
    claim: str = "nineteen_below"
    notices: tuple[str, ...] = ()
    asked: str = field(default="", compare=False)

    @classmethod
    def from_query(cls, query: str) -> "View":
        """The view that a query string (with or without "?") describes. Never raises."""
        if len(query) > _LONGEST_QUERY:
            return cls(notices=("The address is too long to be read; the page shows its defaults.",), asked=query)
        pairs = parse_qsl(query.removeprefix("?"), keep_blank_values=True, errors="replace")
        found: dict[str, Any] = {}
        notices: list[str] = []
        for name, text in pairs:
            if name not in PARAMETERS:
                notices.append(f"“{short(name)}” is no parameter of this page and was ignored.")
                continue
            try:
                found[name] = PARAMETERS[name].read(text)
            except ValueError as problem:
                notices.append(f"{name}: “{short(text)}” was ignored; {problem}.")
        return cls(**found, notices=tuple(dict.fromkeys(notices)), asked=query)

    def to_query(self) -> str:
        """The canonical query string with "?" before it: words, defaults left out; "" where all is default."""
        return _written(self.pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """Names and words of the fields that differ from the default."""
        return [
            (name, parameter.write(getattr(self, name)))
            for name, parameter in PARAMETERS.items()
            if getattr(self, name) != getattr(DEFAULT, name)
        ]

    def but(self, **changes: Any) -> "View":
        """The same view with some fields changed and the notices read."""
        return replace(self, **changes, notices=())


def repin(query: str, pin: Pin) -> str:
    """The query (with or without "?") with another pin in it, and all else as it was; "" where nothing is left."""
    pairs = parse_qsl(query.removeprefix("?"), keep_blank_values=True, errors="replace")
    kept = [pair for pair in pairs if pair[0] != "as_of"]
    return _written([("as_of", str(pin)), *kept] if pin else kept)


def _written(pairs: list[tuple[str, str]]) -> str:
    return "?" + urlencode(pairs, safe="~.:-") if pairs else ""


@dataclass(frozen=True)
class Parameter:
    """How a field of the view is read from the URL and written to it. `read` raises ValueError with what is wanted."""

    read: Callable[[str], Any]
    write: Callable[[Any], str]


def _one_of(allowed: Callable[[], tuple[str, ...]], wanted: str) -> Parameter:
    def read(text: str) -> str:
        if text not in allowed():
            raise ValueError(wanted)
        return text

    return Parameter(read, str)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise ValueError(f"a year from {FIRST_YEAR} to {LAST_YEAR} is wanted")
    return int(text)


def _membership(text: str) -> str:
    # "as_of" was the word of the default once; links keep working.
    if text not in (*MEMBERSHIPS, "as_of"):
        raise ValueError("then, year or today is wanted")
    return "then" if text == "as_of" else text


def _rows(text: str) -> str:
    if text not in ("chosen", "member", "-member"):
        _year(text.removeprefix("-"))
    return text


def _time(text: str) -> tuple[int, int] | None:
    if text == "all":
        return None
    first, dots, last = text.partition("..")
    if not dots:
        raise ValueError("two years such as 2014..2024 are wanted")
    years = _year(first), _year(last)
    if years[0] >= years[1]:
        raise ValueError("the first year has to come before the last")
    return years


def _countries(text: str) -> tuple[str, ...]:
    known = {code for group in areas_on_offer().values() for code in group}
    codes = tuple(dict.fromkeys(code for code in text.split("~") if code))
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise ValueError(f"codes of members and areas such as DEU~FRA are wanted, and {short(unknown[0])} is none")
    if len(codes) > MOST_COUNTRIES:
        raise ValueError(f"at most {MOST_COUNTRIES} lines can be told apart")
    return codes


def _yes_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError("yes or no is wanted")
    return text == "yes"


def _write_yes_no(on: bool) -> str:
    return "yes" if on else "no"


def _claim(text: str) -> str:
    words = " ".join(text.split())
    if not words or len(words) > LONGEST_CLAIM:
        raise ValueError(f"a claim in plain words is wanted, of at most {LONGEST_CLAIM} characters")
    return words


def short(text: str) -> str:
    """The text as a notice quotes it."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def _sorts() -> tuple[str, ...]:
    return (*SORTS, *(f"-{column}" for column in SORTS))


def _targets() -> tuple[str, ...]:
    return tuple(target.id for target in share_targets())


PARAMETERS: dict[str, Parameter] = {
    "as_of": Parameter(Pin.parse, str),
    "year": Parameter(_year, str),
    "target": _one_of(_targets, "a target such as wales_2014 is wanted"),
    "verdict": _one_of(lambda: CONVENTIONS, "published, strict, recomputed or nominal is wanted"),
    "membership": Parameter(_membership, str),
    "sort": _one_of(_sorts, "a column such as share or -share is wanted"),
    "indicator": _one_of(yearly, "the id of an indicator with a figure a year is wanted"),
    "country": Parameter(_countries, "~".join),
    "time": Parameter(_time, lambda years: f"{years[0]}..{years[1]}"),
    "others": Parameter(_yes_no, _write_yes_no),
    "targets": Parameter(_yes_no, _write_yes_no),
    "events": Parameter(_yes_no, _write_yes_no),
    "rows": Parameter(_rows, str),
    "chart": _one_of(lambda: CHARTS, "lines or multiples is wanted"),
    "claim": Parameter(_claim, str),
}
DEFAULT = View()


def areas_on_offer() -> dict[str, tuple[str, ...]]:
    """The codes that `country` may hold, by what they are."""
    return {
        "Members": tuple(members()),
        "NATO's aggregates": tuple(AGGREGATES),
        "For comparison, no members": tuple(COMPARISONS),
        "Other donors to Ukraine": tuple(DONORS),
    }


def area_name(code: str) -> str:
    """The name of a member, aggregate or comparison economy."""
    return area_names()[code]
