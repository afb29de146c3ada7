"""National currencies as NATO's tables name them, also those that change within a row."""

import re
from collections.abc import Sequence
from functools import lru_cache

from etl.catalogue.members import codes_by_name
from etl.catalogue.units import currency_unit
from etl.errors import LayoutError
from etl.sources.nato.workbook import Cell
from etl.sources.remedies import CHANGED, COPY

# Words as a pattern, ISO 4217 code, and the member whose currency it is; "" where several have it.
_WORDS = (
    (r"Canadian dollars?", "CAD", "CAN"),
    (r"Denars?", "MKD", "MKD"),
    (r"Euros?", "EUR", ""),
    (r"Forints?", "HUF", "HUN"),
    (r"(?:Czech )?Korun(?:y|as?)", "CZK", "CZE"),
    (r"(?:Slovak )?Korun(?:y|as?)", "SKK", "SVK"),
    (r"(?:Danish )?Kroner?", "DKK", "DNK"),
    (r"(?:Norwegian )?Kroner?", "NOK", "NOR"),
    (r"(?:Swedish )?Kron(?:or|a)", "SEK", "SWE"),
    (r"Krooni", "EEK", "EST"),
    (r"Kunas?", "HRK", "HRV"),
    (r"Lats", "LVL", "LVA"),
    (r"Leks?", "ALL", "ALB"),
    (r"Leva?", "BGN", "BGR"),
    (r"(?:Turkish )?Liras?", "TRY", "TUR"),
    (r"Litai", "LTL", "LTU"),
    (r"(?:New )?Le[iu]", "RON", "ROU"),
    (r"Pounds?(?: sterling)?", "GBP", "GBR"),
    (r"US dollars?", "USD", "USA"),
    (r"Zlot(?:ys?|ych)", "PLN", "POL"),
)
_SWITCH = re.compile(r"\bfor (?P<name>[^,()]+?) from (?P<year>\d{4})")


def find_unit(cell: Cell, member: str, words: str, notes: Sequence[str], year: int) -> str:
    """The unit id of a member's money in `year`.

    `cell` holds the words: of one currency, or of two as in "Krooni-Euros", where one of `notes` must say from which
    year the second counts. Raises LayoutError where a currency is unknown, or the year of the change is not stated.
    """
    units = [_find_unit(cell, member, word) for word in re.split(r"\s*-\s*", words)]
    if len(units) == 1:
        return units[0]
    switches = {codes_by_name().get(found["name"]): int(found["year"]) for found in _SWITCH.finditer(" ".join(notes))}
    if len(units) != 2 or member not in switches:
        problem = f"gives the currencies {words!r}, but no footnote says from which year the second counts"
        raise LayoutError(cell.where, problem, COPY)
    return units[year >= switches[member]]


def _find_unit(cell: Cell, member: str, word: str) -> str:
    code = _find_currency(member, word)
    if code is not None:
        return currency_unit(code)
    problem = f"{word!r} is no currency known for {member}" if word else f"gives no currency for {member}"
    raise LayoutError(cell.where, problem, CHANGED)


# Each year of a row has the same words.
@lru_cache
def _find_currency(member: str, word: str) -> str | None:
    """The code of the currency of `member` that the word means; None where it means none."""
    codes = (
        code for known, code, owner in _WORDS if owner in (member, "") and re.fullmatch(known, word, re.IGNORECASE)
    )
    return next(codes, None)
