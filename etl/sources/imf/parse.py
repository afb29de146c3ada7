"""The values of one code, as the DataMapper answers, become observations. Pure: no network, no files."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from etl.catalogue.indicator import Indicator
from etl.catalogue.members import members
from etl.catalogue.names import added_names
from etl.errors import LayoutError
from etl.fetch import Resource
from etl.observation import Observation, Origin
from etl.sources.imf import layout
from etl.sources.releases import KnownRelease
from etl.sources.remedies import AGAIN, CHANGED, name_country

_YEAR = re.compile(r"[12][0-9]{3}")
_DIGITS = 30  # before the point; beyond a few hundred a float is none


@dataclass(frozen=True)
class Answer:
    """The values of one code: by the IMF's key of an economy or group, then by year."""

    code: str
    origin: Origin
    values: Mapping[str, Any]


def read_answer(fetched: Resource, code: str) -> Answer:
    """The values of `code`. Raises LayoutError where the answer is cut short, is not laid out as known or is empty."""
    match decode(fetched):
        case {"values": dict() as by_code, "api": dict(), **others} if not others and by_code.keys() == {code}:
            values = by_code[code]
        case _:
            raise LayoutError(fetched.url, f"does not hold the values of {code} and nothing else", CHANGED)
    if not isinstance(values, dict) or not values:
        raise LayoutError(fetched.url, f"has no values of {code}", AGAIN)
    return Answer(code, fetched.origin, values)


def decode(fetched: Resource) -> Any:
    """The JSON of an answer, broken numbers as Decimal. Raises LayoutError where it is none."""
    try:
        return json.loads(fetched.content, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise LayoutError(fetched.url, f"is not JSON, or is cut short ({error})", AGAIN) from error


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no number")


def read_forecast_year(edition: KnownRelease) -> int:
    """The first year that an edition projects, its own: that was not over when the edition was made."""
    return int(edition.release[:4])


def read_observations(indicator: Indicator, answer: Answer, edition: KnownRelease) -> list[Observation]:
    """The observations of one code, in the unit that the catalogue declares, in the order of the answer.

    `cell` is CODE!KEY YEAR with the IMF's key. A year that an economy lacks has no row. Raises LayoutError where a key,
    year or value is not as known, an economy and year stands twice, or most members of NATO have no value at all.
    """
    found: dict[tuple[str, int], Observation] = {}
    for key, series in answer.values.items():
        economy = _find_economy(answer, key)
        for new in () if economy is None else _observe_economy((indicator, economy), (answer, key, series), edition):
            old = found.setdefault((new.member, new.year), new)
            if old is not new:
                raise LayoutError(new.cell, f"stands twice, the first time at {old.cell}", AGAIN)
    missing = find_missing(found.values())
    if 2 * len(missing) > len(members()):
        raise LayoutError(answer.origin.url, f"has no value of {', '.join(missing)}", AGAIN)
    return list(found.values())


def find_missing(rows: Iterable[Observation]) -> list[str]:
    """The members of NATO of whom there is no value, by code."""
    return sorted(members().keys() - {row.member for row in rows if row.value is not None})


def _find_economy(answer: Answer, key: str) -> str | None:
    """The code of the economy; None for a group."""
    code = layout.ALIASES.get(key, key)
    if code in layout.list_economies():
        return code
    if key in layout.GROUPS:
        return None
    if key in added_names("imf"):
        return added_names("imf")[key] or None
    raise LayoutError(
        f"{answer.code}!{key}", "is neither an economy nor a group that is known", name_country("imf", key)
    )


def _observe_economy(
    of: tuple[Indicator, str], said: tuple[Answer, str, Any], edition: KnownRelease
) -> Iterator[Observation]:
    (indicator, economy), (answer, key, series) = of, said
    if not isinstance(series, dict):
        raise LayoutError(f"{answer.code}!{key}", f"holds {str(series)[:50]!r}, not values by year", CHANGED)
    projected = read_forecast_year(edition)
    for said_year, said_value in series.items():
        cell = f"{answer.code}!{key} {said_year}"
        year = _read_year(cell, said_year, edition, projected)
        value = _read_value(cell, said_value, answer.code)
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
            status=_find_status(value, year, projected),
            acquisition="original",
            cell=cell,
            note="",
        )


def _read_year(cell: str, said: str, edition: KnownRelease, projected: int) -> int:
    if not _YEAR.fullmatch(said):
        raise LayoutError(cell, f"is of {said!r}, which is no year", CHANGED)
    last, year = projected + layout.HORIZON, int(said)
    if year > last:
        problem = f"is beyond {last}, the last year that {edition.title} can project"
        raise LayoutError(cell, problem, CHANGED)
    return year


def _read_value(cell: str, said: Any, code: str) -> float | None:
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int | Decimal):
        raise LayoutError(cell, f"its value {said!r} is no number", CHANGED)
    # Decimal, so that 1.1 billions are 1,100 millions and not a shade more.
    exact = Decimal(said)
    if exact.adjusted() > _DIGITS:
        raise LayoutError(cell, "its value is larger than any figure can be", AGAIN)
    return float(exact * layout.UNITS[code][1])


def _find_status(value: float | None, year: int, projected: int) -> str:
    if value is None:
        return "not_available"
    return "forecast" if year >= projected else "actual"
