"""Made-up answers of the IMF's DataMapper: two years of every member of NATO."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest

from etl.catalogue.members import members
from etl.dataframe import ParsedRelease
from etl.errors import AbsentError, BurdenError
from etl.fetch import Resource
from etl.observation import Observation
from etl.sources.imf import collect, layout

APRIL = "World Economic Outlook (April 2026)"
Change = Callable[[str, Any], Any]


def listing() -> dict[str, Any]:
    """A made-up list of indicators that says April 2026 of all codes."""
    entries = {
        code: {"label": "made up", "source": APRIL, "unit": unit, "dataset": "WEO"}
        for code, (unit, _) in layout.UNITS.items()
    }
    return {"indicators": entries, "api": {"version": "1", "output-method": "json"}}


def answer(code: str) -> dict[str, Any]:
    """Made-up values of one code."""
    return {
        "values": {code: {member: {"2025": 7.5, "2026": 8.125} for member in members()}},
        "api": {"version": "1", "output-method": "json"},
    }


def fetching(change: Change | None = None) -> Callable[[str], Resource]:
    """Answers as the publisher would, after `change`, which gets a code or "indicators", had its way with them.

    Where it gives None, a mirror stands in that lacks the address.
    """

    def fetch(url: str) -> Resource:
        name = url.rpartition("/")[2]
        said = listing() if url == layout.LISTING else answer(name)
        if change is not None:
            said = change(name, said)
        if said is None:
            raise AbsentError(url, "the mirror /made-up lacks it", "Add it to the mirror, or leave out --mirror.")
        content = said if isinstance(said, bytes) else orjson.dumps(said)
        return Resource.of(url, content, "application/json")

    return fetch


def on(name: str, change: Callable[[Any], Any]) -> Change:
    """`change` on the answer of one code, or on the list of indicators."""
    return lambda code, said: change(said) if code == name else said


def with_values(values: dict[str, Any], code: str = "NGDPD") -> Change:
    """These values besides the others, by key and year."""

    def change(said: Any) -> Any:
        said["values"][code] |= values
        return said

    return on(code, change)


def with_entry(code: str, **fields: Any) -> Change:
    """A field of the list that says something else of one code."""

    def change(said: Any) -> Any:
        said["indicators"][code] |= fields
        return said

    return on("indicators", change)


def collected(change: Change | None = None) -> ParsedRelease:
    """The one release that is made of the answers."""
    [only] = collect(fetching(change))
    return only


def by_year(parsed: ParsedRelease, indicator: str, member: str) -> dict[int, Observation]:
    """The observations of one indicator and country, by year."""
    return {one.year: one for one in parsed.observations if (one.indicator, one.member) == (indicator, member)}


def fault(change: Change) -> str:
    """What the user reads where the answers cannot be read."""
    with pytest.raises(BurdenError) as caught:
        collected(change)
    return str(caught.value)
