"""What is known of an edition of the World Economic Outlook, and how its own name says it."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from etl.observation import WHOLE, Origin, Release
from etl.prose import MONTHS

_NAMED = re.compile(rf"World Economic Outlook \(({'|'.join(MONTHS)}) ([12][0-9]{{3}})\)")

NOTE = (
    "Years from {year} on, that of the edition, are forecasts. Earlier ones may be the IMF's estimates as well: the "
    "DataMapper does not tell which year is a country's last with actual figures."
)
_BY_MONTH = (
    "Known by its month only, so the day of publication is the last of that month: it was published then or before."
)


@dataclass(frozen=True)
class Edition:
    """An edition. `published` is the day on which it was out; `forecast_from` the first year that it projects."""

    release: str
    published: date
    title: str
    note: str
    extent: str = WHOLE

    @property
    def forecast_from(self) -> int:
        """The edition's own year: it was not over when the edition was made."""
        return int(self.release[:4])

    def described(self, origins: tuple[Origin, ...], left_out: tuple[str, ...] = ()) -> Release:
        """The release as it stands beside its observations, without the codes `left_out`."""
        lacking = f"The DataMapper does not give {', '.join(left_out)} for it." if left_out else ""
        return Release(
            source="imf",
            release=self.release,
            title=self.title,
            published=self.published,
            definition="imf",
            acquisition="original",
            note=" ".join(filter(None, (NOTE.format(year=self.forecast_from), self.note, lacking))),
            origins=origins,
            extent=self.extent,
        )


def named(text: str) -> Edition | None:
    """The edition that the IMF calls `text`, say "World Economic Outlook (April 2026)"; None where that is no name."""
    found = _NAMED.fullmatch(text)
    if found is None:
        return None
    year, month = int(found[2]), MONTHS.index(found[1]) + 1
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Edition(f"{year}-{month:02}", last, f"World Economic Outlook, {found[1]} {year}", _BY_MONTH)
