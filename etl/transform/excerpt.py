"""Cuts a release down to what may be passed on, where a source's terms do not let all of it be."""

from dataclasses import replace

from etl.catalogue.groups import COMPARISONS
from etl.catalogue.members import members
from etl.catalogue.source import Excerpt
from etl.dataframe import ParsedRelease
from etl.observation import EXCERPT, Observation


def cut_excerpt(parsed: ParsedRelease, allowed: Excerpt) -> ParsedRelease:
    """The rows of `parsed` that `allowed` lets pass, as they are; the release says that it is an excerpt, and why.

    These are the indicators that it names, of NATO's members and the economies shown for comparison, from its first
    year on. The note gives the reason, which tells where the whole is. An excerpt comes back unchanged.
    """
    if parsed.release.extent == EXCERPT:
        return parsed
    areas = members().keys() | COMPARISONS.keys()
    rows = tuple(row for row in parsed.observations if row.member in areas and _is_allowed(row, allowed))
    note = " ".join(filter(None, (parsed.release.note, _describe(rows, parsed), allowed.reason)))
    return ParsedRelease.of(replace(parsed.release, extent=EXCERPT, note=note), rows)


def _is_allowed(row: Observation, allowed: Excerpt) -> bool:
    return row.indicator in allowed.indicators and row.year >= allowed.since


def _describe(rows: tuple[Observation, ...], parsed: ParsedRelease) -> str:
    kept = sum(row.value is not None for row in rows)
    whole = sum(row.value is not None for row in parsed.observations)
    return f"An excerpt: {kept:,} of {whole:,} figures."
