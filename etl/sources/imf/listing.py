"""The DataMapper's own list of indicators, which says of what edition each code's figures are."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.errors import AbsentError, LayoutError
from etl.fetch import Fetch
from etl.observation import Origin
from etl.prose import MONTHS
from etl.sources.imf import layout
from etl.sources.imf.parse import decode, read_forecast_year
from etl.sources.releases import KnownRelease
from etl.sources.remedies import CHANGED

_NAMED = re.compile(rf"World Economic Outlook \(({'|'.join(MONTHS)}) ([12][0-9]{{3}})\)")
_BY_MONTH = (
    "Known by its month only, so the day of publication is the last of that month: it was published then or before."
)


@dataclass(frozen=True)
class Listing:
    """What the list says of the codes: `entries` by code."""

    origin: Origin
    entries: Mapping[str, Any]

    def list_codes(self) -> tuple[str, ...]:
        """The codes that the DataMapper gives, of those that are read. Raises LayoutError where it gives none.

        An edition may lack one: what is in force has it then, and only there.
        """
        given = tuple(filter(self._is_ours, layout.UNITS))
        if not given:
            listed = str(self.entries.get(next(iter(layout.UNITS))))[:200]
            problem = f"lists {next(iter(layout.UNITS))} as {listed}, and no other as an indicator of {layout.DATASET}"
            raise LayoutError(self.origin.url, problem, CHANGED)
        return given

    def find_edition(self) -> KnownRelease:
        """The one edition of all codes. Raises LayoutError where there are two, or a unit or the name is not known."""
        served = self.list_codes()
        for code in served:
            self._check_unit(code)
        names = {code: self.entries[code].get("source") for code in served}
        first = next(iter(names.values()))
        for code, name in names.items():
            if name != first:
                problem = f"says that {code} is of {name!r}, but {served[0]} of {first!r}"
                raise LayoutError(self.origin.url, problem, "The publisher updated in the middle: refresh again.")
        edition = read_edition(first) if isinstance(first, str) else None
        if edition is None:
            raise LayoutError(self.origin.url, f"names {first!r}, which is no edition", CHANGED)
        self._check_forecasts(edition, served)
        return edition

    def _is_ours(self, code: str) -> bool:
        entry = self.entries.get(code)
        return isinstance(entry, dict) and entry.get("dataset") == layout.DATASET

    def _check_unit(self, code: str) -> None:
        said, (known, _) = self.entries[code].get("unit"), layout.UNITS[code]
        if said != known:
            problem = f"gives {code} in {said!r}; so far it was {known!r}"
            raise LayoutError(self.origin.url, problem, CHANGED)

    def _check_forecasts(self, edition: KnownRelease, served: tuple[str, ...]) -> None:
        due = read_forecast_year(edition)
        for code in served:
            first = self.entries[code].get("projection-year", due)
            if first != due:
                problem = f"says that projections of {code} start in {first!r}, not in the year of {edition.title}"
                raise LayoutError(self.origin.url, problem, CHANGED)


def read_index(fetch: Fetch) -> Listing | None:
    """The list; None where a mirror is read that lacks it. Raises FetchError where it cannot be had otherwise."""
    try:
        fetched = fetch(layout.LISTING)
    except AbsentError:
        return None
    match decode(fetched):
        case {"indicators": dict() as entries}:
            return Listing(fetched.origin, entries)
    raise LayoutError(fetched.url, "is no list of indicators", CHANGED)


def read_edition(name: str) -> KnownRelease | None:
    """The edition of that name, as "World Economic Outlook (April 2026)"; None where it is the name of none."""
    found = _NAMED.fullmatch(name)
    if found is None:
        return None
    year, month = int(found[2]), MONTHS.index(found[1]) + 1
    last = date(year, month, calendar.monthrange(year, month)[1])
    title = f"World Economic Outlook, {found[1]} {year}"
    return KnownRelease("imf", f"{year}-{month:02}", last, title, "imf", _BY_MONTH)
