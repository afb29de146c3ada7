"""Copies of NATO's files that a person brings: known by what is in them, and by the person's word where that is silent.

Neither their names nor the days in their metadata say anything: a copy may be renamed, and saved again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from etl.dataframe import MissedRelease, ParsedRelease
from etl.errors import LayoutError
from etl.fetch import Resource
from etl.sources.given import Given, Recognised
from etl.sources.nato.candidates import Candidate, read_candidate, settle
from etl.sources.nato.dates import Basis, Dating, Signs, names_tables
from etl.sources.nato.identity import find_listed, read_last_year
from etl.sources.nato.recognition import Document, Doubt, recognise_document
from etl.sources.nato.releases import RELEASES
from etl.sources.releases import KnownRelease

NOTE = "Given by hand."
_SAY_DAY = "Say on which day NATO published it: `burden add FILE --published YYYY-MM-DD`."
_SAY_RELEASE = "Say which one it is: `burden add FILE --release NAME`, or its own day: --published YYYY-MM-DD."


def recognise(fetched: Resource) -> Recognised | None:
    """What a file is that a person brings: a release of NATO, by name and day where it tells them; None where it is
    none of NATO's.

    Raises LayoutError where it is NATO's and cannot be read, SeedError where the list of releases is wrong.
    """
    document = _open(fetched)
    if document is None:
        return None
    listed = _find_listed(document, RELEASES.read())
    if listed is not None:
        return Recognised("nato", listed.release, listed.published)
    day = document.signs.printed
    return Recognised("nato", day.isoformat() if day else "", day)


def read_given(given: Given) -> ParsedRelease:
    """The release that a file is which a person brings.

    Raises LayoutError where it is not NATO's, is not laid out as known, or does not tell of which release or day it is
    and the person does not either; or where both do, and differ.
    """
    known = RELEASES.read()
    choices, refusals = settle([_read(given, known)], NOTE, known)
    for refusal in refusals:
        raise refusal.error
    return choices[0].release


def read_copies(
    given: Sequence[Given], known: Sequence[KnownRelease], controls: Sequence[tuple[KnownRelease, Resource]] = ()
) -> Iterator[ParsedRelease | MissedRelease]:
    """The releases that the files are which a person brings: a workbook is held against its PDF where both are there.

    `controls` are NATO's own PDFs of releases whose workbook could not be had. What cannot be read is missed.
    """
    candidates = []
    for one in given:
        try:
            candidates.append(_read(one, known))
        except LayoutError as error:
            yield MissedRelease(error)
    brought = {one.listed.release for one in candidates if one.listed is not None}
    for listed, fetched in controls:
        try:
            document = _open(fetched) if listed.release in brought else None
        except LayoutError as error:
            yield MissedRelease(error)
            continue
        candidates += [read_candidate(document, listed, None)] if document else []
    choices, refusals = settle(candidates, NOTE, known)
    yield from (MissedRelease(refusal.error) for refusal in refusals)
    yield from (choice.release for choice in choices)


def _read(given: Given, known: Sequence[KnownRelease]) -> Candidate:
    document = _open(given.fetched)
    if document is None:
        raise LayoutError(given.fetched.url, "has none of NATO's tables", "Look at it, and bring NATO's own file.")
    listed, dating = _place(given, document, known)
    return read_candidate(document, listed, dating)


def _open(fetched: Resource) -> Document | None:
    """The document; None where it is none of NATO's. Raises LayoutError where it is, and cannot be read."""
    seen = recognise_document(fetched)
    if isinstance(seen, Doubt):
        if seen.is_own or names_tables(fetched.url):
            raise seen.error
        return None
    if seen is None:
        return None
    return replace(seen, signs=Signs(printed=seen.signs.printed, last_year=seen.signs.last_year))


def _find_listed(document: Document, known: Sequence[KnownRelease]) -> KnownRelease | None:
    try:
        return find_listed(document, known)
    except LayoutError:
        # It is asked for the release when the file is read.
        return None


def _place(
    given: Given, document: Document, known: Sequence[KnownRelease]
) -> tuple[KnownRelease | None, Dating | None]:
    """The release of the list that the file is of, or its name and day."""
    said = next((one for one in known if one.release == given.release), None)
    if said is not None:
        return _check_said(said, document), None
    day = _find_day(given, document)
    if not given.release:
        told = replace(document, signs=replace(document.signs, printed=day.day if day else None))
        listed = find_listed(told, known, _SAY_RELEASE)
        if listed is not None:
            return listed, None
    if day is None:
        problem = f"has NATO's tables up to {document.signs.last_year}, but does not say of which day it is"
        raise LayoutError(given.fetched.url, problem, _SAY_DAY)
    return None, replace(day, name=given.release)


def _check_said(said: KnownRelease, document: Document) -> KnownRelease:
    """The release that the person names, unless the file is plainly of another."""
    last = read_last_year(said)
    if said.definition == document.definition and last in (None, document.signs.last_year):
        return said
    problem = (
        f"is said to be release {said.release}, and has tables of another definition, or up to another year "
        f"({document.signs.last_year})"
    )
    raise LayoutError(document.fetched.url, problem, "Leave out --release, or name the release that it is.")


def _find_day(given: Given, document: Document) -> Dating | None:
    """The day on the first page, else the one that the person says; the name may be one."""
    printed, said = document.signs.printed, given.published or _read_day(given.release)
    if printed is None:
        return None if said is None else Dating(said, Basis.SAID)
    if said not in (None, printed):
        problem = f"states {printed} as its day, and is said to be of {said}"
        raise LayoutError(given.fetched.url, problem, "Leave out the day, or name the one that it states.")
    return Dating(printed, Basis.PAGE)


def _read_day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None
