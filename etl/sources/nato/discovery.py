"""What NATO's page links to becomes releases; what may be newer than all that was read, and was not, is told."""

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from etl.dataframe import MissedRelease, ParsedRelease
from etl.errors import AbsentError, BurdenError, FetchError, LayoutError
from etl.fetch import Resource
from etl.observation import Release
from etl.sources.nato.candidates import Candidate, Refusal, read_candidate, settle
from etl.sources.nato.dates import Newest, Signs, read_address
from etl.sources.nato.editions import Edition
from etl.sources.nato.identity import find_listed, find_newest
from etl.sources.nato.recognition import Document, Doubt, recognise_document
from etl.sources.releases import KnownRelease
from etl.sources.remedies import COPY, add_row

NOTE = "Found on NATO's page; nobody has looked at it before it was read."
# With which problems begin that are of the file itself.
_VERBS = ("answered ", "cannot ", "has ", "is ", "leads ", "may ", "unpacks ", "was ")
_log = logging.getLogger(__name__)


@dataclass
class _Look:
    """What was seen of an edition: `years` are the last years of what was read of it, now or before.

    Of the addresses `told` it is known already that they gave nothing.
    """

    edition: Edition
    told: Collection[str] = ()
    candidates: list[Candidate] = field(default_factory=list)
    years: list[int | None] = field(default_factory=list)
    troubles: list[tuple[Signs, BurdenError]] = field(default_factory=list)

    def is_missed(self, newest: Newest) -> bool:
        """Whether what was not read may be newer than all that was.

        A workbook that was read is enough, unless the name of an unread file tells of a later year than it holds.
        """
        troubles = [(signs, error) for signs, error in self.troubles if not self._is_told(error)]
        unread = [signs for signs, _ in troubles if newest.may_precede(signs)]
        if not self.years:
            return bool(unread)
        last = max((year for year in self.years if year is not None), default=0)
        return any(signs.last_year is not None and signs.last_year > last for signs in unread)

    def _is_told(self, error: BurdenError) -> bool:
        return isinstance(error, FetchError) and error.url in self.told


@dataclass(frozen=True)
class Holdings:
    """What was read already: the `hashes` of files, and releases that no list has (`others`).

    `lacking` are the names of listed releases that could not be had, `told` the addresses of their files: who reads the
    list tells of them.
    """

    hashes: Collection[str] = ()
    lacking: Collection[str] = ()
    others: Sequence[Release] = ()
    told: Collection[str] = ()


NOTHING = Holdings()


@dataclass(frozen=True)
class Discovery:
    """The releases on NATO's page, those of `known` that they may take the place of, and what was missed there."""

    known: Sequence[KnownRelease]
    held: Holdings

    def find(self, editions: Sequence[Edition]) -> Iterator[ParsedRelease | MissedRelease]:
        """The releases, and what may be newer than they and all that was read already, and could not be read."""
        looks = [self._look(one) for one in editions]
        choices, refusals = settle([one for look in looks for one in look.candidates], NOTE, self.known)
        yield from (choice.release for choice in choices)
        read = (*self.held.others, *(one.release.release for one in choices))
        newest = find_newest([*self.known, *map(list_release, read)])
        for refusal in refusals:
            yield from _tell_refusal(refusal, newest)
        for look in looks:
            yield from _tell(look, newest)

    def _look(self, edition: Edition) -> _Look:
        look = _Look(edition, self.held.told)
        look.troubles += [(read_address(trouble.url), trouble) for trouble in edition.troubles]
        documents = []
        for fetched in edition.files:
            seen = _recognise(fetched)
            if isinstance(seen, Doubt):
                look.troubles.append((seen.signs, seen.error))
            elif seen is not None:
                documents.append(seen)
        for document in share_day(documents):
            self._read(look, document)
        return look

    def _read(self, look: _Look, document: Document) -> None:
        _check_name(document)
        year = document.signs.last_year
        try:
            listed = find_listed(document, self.known)
            if document.fetched.sha256 in self.held.hashes or self._is_read(listed):
                look.years.append(year)
                return
            look.candidates.append(read_candidate(document, listed, document.signs.find_day()))
            look.years.append(year)
        except LayoutError as error:
            # By another definition, the same last year does not tell that the release is known.
            signs = document.signs if document.definition else replace(document.signs, last_year=None)
            look.troubles.append((signs, error))

    def _is_read(self, listed: KnownRelease | None) -> bool:
        """Whether the release is had from NATO's own file; any such takes the place of a transcription."""
        return listed is not None and listed.release not in self.held.lacking and listed.kind != "transcription"


def share_day(documents: Sequence[Document]) -> list[Document]:
    """The documents of one edition: one without the publisher's day is of that of another with the same last year."""
    days = {one.signs.last_year: one.signs.published.day for one in documents if one.signs.published}

    def complete(one: Document) -> Document:
        day = days.get(one.signs.last_year)
        lacks = day is not None and one.signs.published is None
        return replace(one, signs=replace(one.signs, printed=day)) if lacks else one

    return [complete(one) for one in documents]


def list_release(release: Release) -> KnownRelease:
    """A release that was read, as one that is known."""
    return KnownRelease(
        source=release.source,
        release=release.release,
        published=release.published,
        title=release.title,
        definition=release.definition,
        note=release.note,
        extent=release.extent,
    )


def _recognise(fetched: Resource) -> Document | Doubt | None:
    try:
        return recognise_document(fetched)
    # A file may hold anything, and is to stop no other.
    except Exception as error:
        refused = LayoutError(fetched.url, f"cannot be read ({type(error).__name__}: {error})", COPY)
        return Doubt(fetched, replace(read_address(fetched.url), modified=fetched.modified), refused)


def _check_name(document: Document) -> None:
    named, last = document.named_year, document.signs.last_year
    if named is not None and named != last:
        url = document.fetched.url
        _log.warning("The name of %s says %d, and its tables end in %s: what is in it decides.", url, named, last)


def _tell_refusal(refusal: Refusal, newest: Newest) -> Iterator[MissedRelease]:
    signs = [one.document.signs for one in refusal.candidates]
    newer = any(map(newest.may_precede, signs)) if refusal.day is None else refusal.day >= newest.day
    if newer:
        yield MissedRelease(refusal.error)
    else:
        _log.warning("A file on NATO's page is left out: %s", refusal.error)


def _tell(look: _Look, newest: Newest) -> Iterator[MissedRelease]:
    """What may be newer is missed; of anything else the log tells, but not of what a mirror lacks."""
    if look.is_missed(newest):
        yield MissedRelease(_describe_missed(look, newest))
        return
    for _, trouble in look.troubles:
        if not isinstance(trouble, AbsentError):
            _log.warning("A file on NATO's page is left out: %s", trouble)


def _describe_missed(look: _Look, newest: Newest) -> LayoutError:
    url = look.edition.address
    than = "any release" if newest.day == date.min else f"the release of {newest.day}, the newest that was read"
    problem = f"NATO's page links to this file, which may be newer than {than}, and it was not read"
    told = dict.fromkeys(_shorten(str(trouble), url) for _, trouble in look.troubles)
    ignored = add_row("nato/pages.csv", url, "ignored", "WHY")
    return LayoutError(url, problem, f"{' '.join(told)} If it is of no newer release, leave it out: {ignored}")


def _shorten(said: str, url: str) -> str:
    words = said.removeprefix(f"{url}: ")
    if words == said:
        return said
    return f"It {words}" if words.startswith(_VERBS) else words[:1].upper() + words[1:]
