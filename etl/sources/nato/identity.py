"""Which of the releases that are known a document is: by the publisher's day, or else by what is in it. Pure."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from etl.errors import LayoutError
from etl.sources.nato.dates import NEAR, Newest
from etl.sources.nato.recognition import Document
from etl.sources.releases import KnownRelease
from etl.sources.remedies import add_row

# At the end of what NATO calls an edition of its tables, or in front of what is said of them: (2014-2026).
_YEARS = re.compile(r"\(\d{4}-(\d{4})\)")


def read_last_year(known: KnownRelease) -> int | None:
    """The last year of the tables of a release, by its title; None where it is no edition of them."""
    found = _YEARS.search(known.title)
    return int(found[1]) if found else None


def find_newest(known: Iterable[KnownRelease]) -> Newest:
    """The newest of the releases."""
    listed = tuple(known)
    years = [year for one in listed if (year := read_last_year(one)) is not None]
    return Newest(max((one.published for one in listed), default=date.min), max(years, default=None))


def find_listed(document: Document, known: Sequence[KnownRelease], remedy: str = "") -> KnownRelease | None:
    """The release that the document is a file of; None where it is of one that is not known.

    A day on its first page or in its address decides. Without one, the last year of its tables and their definition do,
    and other days only between several of these, or where the title of a release states no years. Raises LayoutError
    where they tell no more than that it is one of several; `remedy` says what to do then.
    """
    same = [one for one in known if one.definition == document.definition]
    published = document.signs.published
    if published is not None:
        return _find_nearest([published.day], same)
    if document.signs.month is not None:
        return next((one for one in same if one.published.replace(day=1) == document.signs.month), None)
    days = [day for day in (document.signs.modified, document.signs.made) if day is not None]
    alike = [one for one in same if read_last_year(one) == document.signs.last_year]
    if len(alike) > 1:
        return _find_nearest(days, alike) or _refuse(document, alike, remedy)
    return alike[0] if alike else _find_nearest(days, [one for one in same if read_last_year(one) is None])


def _find_nearest(days: Sequence[date], known: Iterable[KnownRelease]) -> KnownRelease | None:
    for day in days:
        near = [one for one in known if abs(one.published - day) <= NEAR]
        if near:
            return min(near, key=lambda one: abs(one.published - day))
    return None


def _refuse(document: Document, alike: Iterable[KnownRelease], remedy: str) -> KnownRelease:
    names = " or ".join(one.release for one in alike)
    problem = f"may be of release {names}: its tables end in {document.signs.last_year}, as theirs do"
    raise LayoutError(document.fetched.url, problem, remedy or list_or_leave(document.fetched.url, document.kind))


def list_or_leave(url: str, kind: str) -> str:
    """The remedy for a file whose release cannot be told: list it, or leave it out."""
    listed = ("YYYY-MM-DD", "YYYY-MM-DD", "TITLE", kind, url, "", "nato", "whole", "NOTE")
    return (
        f"{add_row('nato/releases.csv', *listed)} Or leave it out: {add_row('nato/pages.csv', url, 'ignored', 'WHY')}"
    )
