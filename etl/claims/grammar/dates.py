"""Days in words. A month or a year stands for its last day: all that was known then was known in it."""

import re
from calendar import monthrange
from datetime import date

from etl.errors import ClaimError
from etl.prose import MONTHS

_NAMES = [name.lower() for name in MONTHS]
MONTH = "|".join(f"{name}|{name[:3]}" if name != "may" else name for name in _NAMES)
YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th)?"
DATED = rf"\d{{1,2}}{_ORDINAL}\s+(?:{MONTH})\.?\s+{YEAR}|(?:{MONTH})\.?\s+\d{{1,2}}{_ORDINAL},?\s+{YEAR}"
MONTHLY = rf"(?:{MONTH})\.?\s+{YEAR}"
ISO = rf"{YEAR}-\d\d-\d\d"
DATE = rf"{ISO}|{DATED}|{MONTHLY}|{YEAR}"
_PARTS = re.compile(rf"(?P<year>{YEAR})|(?P<day>\d{{1,2}})|(?P<month>{MONTH})")


def day_of(text: str) -> date:
    """The day that a text in the form of DATE means. Raises ClaimError where the calendar has none such."""
    try:
        if re.fullmatch(ISO, text):
            return date.fromisoformat(text)
        found = {name: value for part in _PARTS.finditer(text) for name, value in part.groupdict().items() if value}
        year = int(found["year"])
        month = next((n for n, name in enumerate(_NAMES, 1) if name.startswith(found.get("month", "-"))), 12)
        return date(year, month, int(found.get("day", monthrange(year, month)[1])))
    except ValueError:
        raise ClaimError(f"“{text}”", "is no day of the calendar", "Write it as 4 December 2019.") from None
