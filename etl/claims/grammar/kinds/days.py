"""The year that a claim is of, and the day or the release of what was known."""

from collections.abc import Iterator
from datetime import date

from etl.asof.dates import read_day
from etl.asof.pin import Pin
from etl.catalogue.sources import SOURCES
from etl.claims.grammar import phrases
from etl.claims.grammar.meaning import Reader, Said, ask, keep
from etl.claims.grammar.token import YEAR, Rule, Token, any_of
from etl.errors import ClaimError
from etl.prose import MONTHS, day

# The forms in which a claim may say a day, the longest first; etl.asof.dates reads them.
_MONTHS = "|".join(f"{name}|{name[:3]}" if name != "may" else name for name in map(str.lower, MONTHS))
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATED = rf"\d{{1,2}}{_ORDINAL}\s+(?:{_MONTHS})\.?\s+{YEAR}|(?:{_MONTHS})\.?\s+\d{{1,2}}{_ORDINAL},?\s+{YEAR}"
_MONTHLY = rf"(?:{_MONTHS})\.?\s+{YEAR}"
_ISO = rf"{YEAR}-\d\d-\d\d"
_DATE = rf"{_ISO}|{_DATED}|{_MONTHLY}|{YEAR}"
_RELEASE = r"[a-z]+:[\w.-]*\w"


def spell_days() -> Iterator[Rule]:
    """As of a day or a release, and years that belong together."""
    release = r"(?:the\s+|nato's\s+|nato\s+|release\s+of\s+|statement\s+of\s+)*"
    yield "release", rf"as\s+(?:of|at)\s+(?:the\s+release\s+)?(?P<release>{_RELEASE}(?:~{_RELEASE})*)"
    yield "then", any_of(phrases.AS_THEN_KNOWN)
    known = r"(?:as|by\s+what\s+was)\s+known\s+(?:on|in|by)|as\s+(?:of|at)"
    yield "as_of", rf"(?:{known})\s+{release}(?:(?P<day>{_DATE})|today|now)"
    yield "bad_as_of", r"as\s+of(?:\s+\S+)?"
    yield "numeric_day", r"(?:in|on|by)?\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    # A year that is said besides is the one claimed, so it may be either.
    yield "in_month", rf"in\s+(?P<day>{_MONTHLY})"
    yield "ambiguous_day", rf"(?:in|on|by|during|of)?\s*(?P<day>{_ISO}|{_DATED}|{_MONTHLY})"
    yield "between", rf"(?:between|from)\s+(?P<since>{YEAR})\s+(?:and|to)\s+(?P<year>{YEAR})"
    yield "since", rf"since\s+(?P<since>{YEAR})"


def spell_newest() -> Iterator[Rule]:
    """The newest year, and the year of the day of what was known."""
    yield "newest", any_of(phrases.NEWEST)
    yield "this_year", any_of(phrases.THIS_YEAR)


def spell_years() -> Iterator[Rule]:
    """A year."""
    yield "year", rf"(?:(?:in|for|during|by)\s+)?(?:the\s+year\s+)?(?P<year>{YEAR})"


def find_pin(said: Said) -> Pin | None:
    """The day or the releases of what was known; the year of that day is this year, and its end is then."""
    pin: Pin | None = said.values.get("day of what was known")
    if "this year" in said.values and pin and pin.day:
        said.values.setdefault("year", pin.day.year)
    if "month" in said.values:
        pin = _settle_month(said, pin)
    year: int | None = said.values.get("year")
    if "as then known" not in said.values:
        return pin
    if pin or year is None:
        text = said.texts["as then known"]
        raise ClaimError(f"“{text}”", "needs a year, and no other day", "Write “in 2019, as then known”.")
    return Pin(date(year, 12, 31))


def _settle_month(said: Said, pin: Pin | None) -> Pin:
    """What was said in a month is of its year, as known then. Raises ClaimError where another year or day is said."""
    month: date = said.values["month"]
    if pin or "year" in said.values:
        text = said.texts["month"]
        remedy = f"Write “in {month.year} as of {day(month)}”."
        raise ClaimError(f"“{text}”", "may be the year claimed or the day of what was known", remedy)
    said.values["year"] = month.year
    return Pin(month)


def _take_month(said: Said, token: Token) -> None:
    said.put("month", _find_day(token.groups["day"]), token)


def _take_years(said: Said, token: Token) -> None:
    for what, group in (("first year", "since"), ("year", "year")):
        if group in token.groups:
            said.put(what, int(token.groups[group]), token)


def _take_day(said: Said, token: Token) -> None:
    on = token.groups.get("day")
    said.put("day of what was known", Pin(_find_day(on)) if on else Pin(), token)


def _find_day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError:
        raise ClaimError(f"“{text}”", "is no day of the calendar", "Write it as 4 December 2019.") from None


def _take_release(said: Said, token: Token) -> None:
    named = token.groups["release"]
    try:
        # Releases are spelt as their publishers do; the text keeps the case.
        pin = Pin.parse(token.text[-len(named) :])
    except ValueError:
        raise ClaimError(f"“{named}”", "names no source", f"There are: {', '.join(SOURCES)}.") from None
    said.put("day of what was known", pin, token)


def _ask_day(_: Said, token: Token) -> None:
    problem = "may be the year claimed or the day of what was known"
    said = token.groups["day"]
    meant = f"in {_find_day(said).year} as of {day(_find_day(said))}"
    raise ClaimError(f"“{token.text}”", problem, f"Write “{meant}”.", ((token.text, meant),))


READ: dict[str, Reader] = {
    "release": _take_release,
    "as_of": _take_day,
    "bad_as_of": ask("names no day", "Write as of 4 December 2019, or as of nato:2019-06-25."),
    "numeric_day": ask("may have the day or the month first", "Write 4 December 2019 or 2019-12-04."),
    "in_month": _take_month,
    "ambiguous_day": _ask_day,
    "then": keep("as then known"),
    "between": _take_years,
    "since": _take_years,
    "year": _take_years,
    "newest": keep("year", None),
    "this_year": keep("this year"),
}
