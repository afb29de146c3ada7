"""The forms in which a claim may say a day, as patterns; etl.asof.dates reads them."""

from datetime import date

from etl.asof.dates import read_day
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


def day_of(text: str) -> date:
    """The day that a text in the form of DATE means. Raises ClaimError where the calendar has none such."""
    try:
        return read_day(text)
    except ValueError:
        raise ClaimError(f"“{text}”", "is no day of the calendar", "Write it as 4 December 2019.") from None
