"""The rows of the World Bank's pages become observations. Pure: no network, no files."""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from etl.catalogue.indicator import Indicator
from etl.catalogue.members import members, unarmed
from etl.errors import LayoutError
from etl.observation import Observation
from etl.sources.remedies import AGAIN, CHANGED
from etl.sources.worldbank import layout
from etl.sources.worldbank.response import Page

_YEAR = re.compile(r"[12][0-9]{3}")
_ECONOMY = re.compile(r"[A-Z]{3}")
_log = logging.getLogger(__name__)


def find_update(pages: Sequence[Page]) -> date:
    """The day on which all `pages` were last updated. Raises LayoutError where they are of two updates."""
    first = pages[0]
    for page in pages:
        if page.updated != first.updated:
            problem = f"was last updated on {page.updated}, but the page read first on {first.updated}"
            raise LayoutError(page.origin.url, problem, "The publisher updated in the middle: run the refresh again.")
    return first.updated


def read_observations(indicator: Indicator, pages: Sequence[Page]) -> list[Observation]:
    """The observations of all pages of one indicator, in their order; a country may be split over two pages.

    `cell` is CODE!page N!ECONOMY YEAR; the origin of the release with that code and page has the address. Raises
    LayoutError where a row is not as known, an economy and year stands twice, or a member of NATO has no row. Rows of
    other economies are left out where they stand in nobody's place.
    """
    found: dict[tuple[str, int], Observation] = {}
    others: dict[str, str] = {}
    asked = frozenset(layout.list_economies())
    for page in pages:
        for number, row in enumerate(page.rows, start=1):
            where = f"{indicator.code}!page {page.number}!row {number}"
            _check_row(where, row, indicator)
            if row["countryiso3code"] not in asked:
                others.setdefault(row["countryiso3code"], where)
                continue
            new = _observe(indicator, page, where, row)
            old = found.setdefault((new.member, new.year), new)
            if old is not new:
                raise LayoutError(new.cell, f"stands twice, the first time at {old.cell}", AGAIN)
    rows = list(found.values())
    _check_others(others, rows)
    missing = [economy for economy in find_missing(rows) if economy in members()]
    if missing:
        raise LayoutError(pages[0].origin.url, f"no page has a row for {', '.join(missing)}", AGAIN)
    return rows


def find_missing(rows: Iterable[Observation]) -> list[str]:
    """The economies that were asked for and have no row, by code."""
    return sorted(set(layout.list_economies()) - {row.member for row in rows})


def check_together(page: Page, first: Page) -> None:
    """Raise LayoutError where a page says something else of all pages than the first did."""
    if (page.pages, page.per_page, page.total) != (first.pages, first.per_page, first.total):
        problem = (
            f"says {page.total} rows on {page.pages} pages of {page.per_page}, "
            f"but page 1 said {first.total} on {first.pages} of {first.per_page}"
        )
        raise LayoutError(page.origin.url, problem, AGAIN)


def _check_others(others: Mapping[str, str], rows: Sequence[Observation]) -> None:
    """Raise LayoutError where rows of economies that nobody asked for may have the place of one that was asked for."""
    alike = len(set(Counter(row.member for row in rows).values())) <= 1
    for economy, where in others.items():
        if not alike or not _ECONOMY.fullmatch(economy):
            raise LayoutError(where, f"is of {economy!r}, which was not asked for", AGAIN)
        _log.warning("%s: is of %s, which was not asked for, and left out.", where, economy)


def _observe(indicator: Indicator, page: Page, where: str, row: Any) -> Observation:
    member, year = row["countryiso3code"], int(row["date"])
    value, status, note = _read(where, row, indicator)
    return Observation(
        source="worldbank",
        release=page.updated.isoformat(),
        definition=indicator.definition,
        indicator=indicator.id,
        member=member,
        year=year,
        period="",
        value=value,
        unit=indicator.unit,
        # Growth at constant prices names no base year.
        price_base="current" if indicator.price == "current" else "",
        status=status,
        acquisition="original",
        cell=f"{indicator.code}!page {page.number}!{member} {year}",
        note=note,
    )


def _check_row(where: str, row: Any, indicator: Indicator) -> None:
    """Raise LayoutError unless all fields of the row are known, and it is the figure of a year that was asked for."""
    if not isinstance(row, dict) or not layout.ROW <= row.keys() <= layout.ROW | layout.ROW_IGNORED:
        raise LayoutError(where, f"its fields are not the known ones: {repr(row)[:200]}", CHANGED)
    of = row["indicator"]
    if not isinstance(of, dict) or of.get("id") != indicator.code:
        raise LayoutError(where, f"is of indicator {of!r}, not of {indicator.code}", AGAIN)
    if not isinstance(row["countryiso3code"], str):
        raise LayoutError(where, f"is of {row['countryiso3code']!r}, which was not asked for", AGAIN)
    if not isinstance(row["date"], str) or not _YEAR.fullmatch(row["date"]):
        raise LayoutError(where, f"is of {row['date']!r}, which is no year", CHANGED)
    if row["unit"] != "":
        raise LayoutError(where, f"states the unit {row['unit']!r}; so far none was stated", CHANGED)


def _read(where: str, row: dict[str, Any], indicator: Indicator) -> tuple[float | None, str, str]:
    """The value of a row, its status, and a note."""
    value, mark = row["value"], row["obs_status"]
    if not isinstance(mark, str) or mark not in layout.STATUS_BY_MARK:
        raise LayoutError(where, f"carries the mark {mark!r}, whose meaning is not known", CHANGED)
    if not (value is None or _is_number(value)):
        raise LayoutError(where, f"its value {value!r} is no number", CHANGED)
    if not value and indicator.needs_armed_forces and row["countryiso3code"] in unarmed():
        return None, "no_armed_forces", "" if value is None else "The publisher prints 0."
    if value is None:
        return None, "not_available", ""
    return float(value), layout.STATUS_BY_MARK[mark], ""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
