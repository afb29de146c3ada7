"""The values of one code become observations. Pure: no network, no files."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from etl.catalogue.indicator import Indicator
from etl.catalogue.members import members
from etl.errors import LayoutError
from etl.observation import Observation
from etl.sources.imf import layout
from etl.sources.imf.answer import AGAIN, CHANGED, Answer
from etl.sources.imf.edition import Edition

_YEAR = re.compile(r"[12][0-9]{3}")
_DIGITS = 30  # before the point; beyond a few hundred a float is none


def observations(indicator: Indicator, answer: Answer, edition: Edition) -> list[Observation]:
    """The observations of one code, in the unit that the catalogue declares, in the order of the answer.

    `cell` is CODE!KEY YEAR with the IMF's key. A year that an economy lacks has no row. Raises LayoutError where a key,
    year or value is not as known, an economy and year stands twice, or a member of NATO has no value at all.
    """
    found: dict[tuple[str, int], Observation] = {}
    for key, series in answer.values.items():
        economy = _economy(answer, key)
        for new in () if economy is None else _of_economy((indicator, economy), (answer, key, series), edition):
            old = found.setdefault((new.member, new.year), new)
            if old is not new:
                raise LayoutError(new.cell, f"stands twice, the first time at {old.cell}", AGAIN)
    valued = {member for (member, _), row in found.items() if row.value is not None}
    missing = sorted(members().keys() - valued)
    if missing:
        raise LayoutError(answer.origin.url, f"has no value of {', '.join(missing)}", AGAIN)
    return list(found.values())


def _economy(answer: Answer, key: str) -> str | None:
    """The code of the economy; None for a group."""
    code = layout.ALIASES.get(key, key)
    if code in layout.economies():
        return code
    if key in layout.GROUPS:
        return None
    raise LayoutError(f"{answer.code}!{key}", "is neither an economy nor a group that is known", CHANGED)


def _of_economy(of: tuple[Indicator, str], said: tuple[Answer, str, Any], edition: Edition) -> Iterator[Observation]:
    (indicator, economy), (answer, key, series) = of, said
    if not isinstance(series, dict):
        raise LayoutError(f"{answer.code}!{key}", f"holds {str(series)[:50]!r}, not values by year", CHANGED)
    for said_year, said_value in series.items():
        cell = f"{answer.code}!{key} {said_year}"
        year = _year(cell, said_year, edition)
        value = _value(cell, said_value, answer.code)
        yield Observation(
            source="imf",
            release=edition.release,
            definition="imf",
            indicator=indicator.id,
            member=economy,
            year=year,
            period="",
            value=value,
            unit=indicator.unit,
            price_base=indicator.price,
            status=_status(value, year, edition),
            acquisition="original",
            cell=cell,
            note="",
        )


def _year(cell: str, said: str, edition: Edition) -> int:
    if not _YEAR.fullmatch(said):
        raise LayoutError(cell, f"is of {said!r}, which is no year", CHANGED)
    last = edition.forecast_from + layout.HORIZON
    if int(said) > last:
        problem = f"is beyond {last}, the last year that {edition.title} can project"
        raise LayoutError(cell, problem, "See whether the edition is the right one.")
    return int(said)


def _value(cell: str, said: Any, code: str) -> float | None:
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int | Decimal):
        raise LayoutError(cell, f"its value {said!r} is no number", CHANGED)
    # Decimal, so that 1.1 billions are 1,100 millions and not a shade more.
    exact = Decimal(said)
    if exact.adjusted() > _DIGITS:
        raise LayoutError(cell, "its value is larger than any figure can be", AGAIN)
    return float(exact * layout.UNITS[code][1])


def _status(value: float | None, year: int, edition: Edition) -> str:
    if value is None:
        return "not_available"
    return "forecast" if year >= edition.forecast_from else "actual"
