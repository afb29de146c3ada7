"""Documents become releases: a workbook and the PDF that agrees with it are one, and two that differ are none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.dataframe import ParsedRelease
from etl.errors import BurdenError, LayoutError
from etl.observation import Release
from etl.sources.links import get_file_name
from etl.sources.nato.checks import check_control
from etl.sources.nato.dates import NEAR, Dating
from etl.sources.nato.identity import list_or_leave
from etl.sources.nato.parse import ParsedPdf, parse_pdf, parse_workbook
from etl.sources.nato.recognition import Document
from etl.sources.releases import KnownRelease
from etl.sources.remedies import CHANGED, COPY


@dataclass(frozen=True)
class Candidate:
    """A document as it was read, before anybody decides of which release it is; `pdf` has what is printed where it is
    one.

    `listed` is the release that it is a file of by itself, `dating` its day where it is none; both may be missing.
    """

    document: Document
    listed: KnownRelease | None
    dating: Dating | None
    parsed: ParsedRelease
    pdf: ParsedPdf | None = None

    @property
    def url(self) -> str:
        """Where the document was had."""
        return self.document.fetched.url

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """How well it knows its release, the lower the better: the publisher's day comes before what is in it."""
        return self.document.signs.published is None, self.listed is None, self.dating.basis if self.dating else 0


@dataclass(frozen=True)
class Choice:
    """A release that was read from a candidate, and held against the PDF beside it where there is one."""

    book: Candidate
    control: Candidate | None
    release: ParsedRelease

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Those that it was read from."""
        return tuple(one for one in (self.book, self.control) if one is not None)


@dataclass(frozen=True)
class Refusal:
    """Candidates of which no release can be made, and why; `day` is theirs, None where it is not known."""

    candidates: tuple[Candidate, ...]
    error: LayoutError
    day: date | None = None


def read_candidate(document: Document, listed: KnownRelease | None, dating: Dating | None) -> Candidate:
    """The document with its figures.

    Raises LayoutError where it is not laid out as known, follows a definition that is not known, or breaks its reader.
    """
    try:
        return _read(document, listed, dating)
    except BurdenError:
        raise
    # A file may hold anything, and is to stop no other.
    except Exception as error:
        problem = f"cannot be read ({type(error).__name__}: {error})"
        raise LayoutError(document.fetched.url, problem, COPY) from error


def _read(document: Document, listed: KnownRelease | None, dating: Dating | None) -> Candidate:
    url, content = document.fetched.url, document.fetched.content
    if not document.definition:
        words = " and ".join(sorted(document.qualifiers))
        problem = f"has tables of {words} defence expenditure, and no definition of that name is known"
        raise LayoutError(url, problem, CHANGED)
    release = _describe(document)
    if document.kind == "workbook":
        return Candidate(document, listed, dating, parse_workbook(content, get_file_name(url), release).release)
    pdf = parse_pdf(content, get_file_name(url), release)
    return Candidate(document, listed, dating, pdf.release, pdf)


def _describe(document: Document) -> Release:
    """The release of a document, of which neither name nor day are known."""
    return Release(
        source="nato",
        release="",
        title=document.title,
        published=date.min,
        definition=document.definition,
        acquisition="original",
        note="",
        origins=(document.fetched.origin,),
    )


def settle(
    candidates: Sequence[Candidate], note: str, known: Sequence[KnownRelease]
) -> tuple[list[Choice], list[Refusal]]:
    """The releases that the candidates are files of, with `note` on how they were had, and those that make none.

    Workbooks of one release with the same figures are one. Where two differ, in any figure, neither is taken; nor is
    one of the day of a `known` release, but of another definition.
    """
    groups: list[list[Choice]] = []
    refusals: list[Refusal] = []
    for book, control in _pair(candidates):
        named = _name(book, control, note)
        if named is None:
            problem = "has NATO's tables, but does not say of which day it is"
            error = LayoutError(book.url, problem, list_or_leave(book.url, book.document.kind))
            refusals.append(Refusal((book,), error))
            continue
        group = next((one for one in groups if _is_same(one[0], named)), None)
        if group is None:
            groups.append([named])
        elif not any(_list_figures(one.release) == _list_figures(named.release) for one in group):
            group.append(named)
    refusals += [_refuse(group) for group in groups if len(group) > 1]
    choices = [group[0] for group in groups if len(group) == 1]
    strange = [one for one in choices if _is_taken(one, known)]
    return [one for one in choices if one not in strange], refusals + [_refuse_name(one) for one in strange]


def _pair(reads: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate | None]]:
    """Each workbook, with the PDF that agrees with it where there is one, and each PDF that is alone."""
    printed = [one for one in reads if one.pdf is not None]
    for book in (one for one in reads if one.pdf is None):
        control = next((one for one in printed if _agrees(book, one)), None)
        printed = [one for one in printed if one is not control]
        yield book, control
    yield from ((one, None) for one in printed)


def _agrees(book: Candidate, printed: Candidate) -> bool:
    if printed.pdf is None or book.document.definition != printed.document.definition:
        return False
    try:
        check_control(book.parsed, printed.pdf.release, printed.pdf.printed)
    except LayoutError:
        return False
    return True


def _name(book: Candidate, control: Candidate | None, note: str) -> Choice | None:
    """The release with its name, day and title: those of the list, or else of the one that knows its day better."""
    files = [one for one in (control, book) if one is not None]
    said = min((one for one in files if one.listed or one.dating), key=lambda one: one.rank, default=None)
    if said is None:
        return None
    name, day, remark = _find_day(said)
    described = replace(
        book.parsed.release,
        release=name,
        published=day,
        title=_find_title(said, files),
        note=" ".join(filter(None, (note, remark))),
        origins=tuple(one.document.fetched.origin for one in reversed(files)),
    )
    rows = (row._replace(release=name) for row in book.parsed.observations)
    return Choice(book, control, ParsedRelease.of(described, rows))


def _find_day(said: Candidate) -> tuple[str, date, str]:
    if said.listed is not None:
        return said.listed.release, said.listed.published, _remark_change(said)
    if said.dating is None:
        raise AssertionError("whoever names a release knows its day")
    return said.dating.name or said.dating.day.isoformat(), said.dating.day, said.dating.words


def _remark_change(said: Candidate) -> str:
    """What a reader should know of a file that was put there long after its release: its figures may be other ones."""
    changed = said.document.signs.modified
    if said.listed is None or changed is None or changed - said.listed.published <= NEAR:
        return ""
    return f"NATO's server says that the file last changed on {changed}."


def _find_title(said: Candidate, files: Sequence[Candidate]) -> str:
    """That of the list, unless it tells of a part that was transcribed; else that of the PDF, or as NATO words it."""
    if said.listed is not None and said.listed.kind != "transcription":
        return said.listed.title
    years = [row.year for row in files[-1].parsed.observations]
    made = f"Defence Expenditure of NATO Countries ({min(years)}-{max(years)})"
    return next((one.document.title for one in files if one.document.title), made)


def _is_same(one: Choice, other: Choice) -> bool:
    """Whether both are of one release: those that are not listed have days of their own, which may lie near."""
    first, second = one.release.release, other.release.release
    if first.release == second.release:
        return True
    if any(each.listed for choice in (one, other) for each in choice.candidates):
        return False
    return first.definition == second.definition and abs(first.published - second.published) <= NEAR


def _is_taken(one: Choice, known: Sequence[KnownRelease]) -> bool:
    """Whether its name is that of a release of which none of its files is."""
    listed = any(each.listed for each in one.candidates)
    return not listed and one.release.release.release in {each.release for each in known}


def _refuse_name(one: Choice) -> Refusal:
    release = one.release.release
    problem = f"is of the day of release {release.release}, and follows another definition ({release.definition})"
    remedy = list_or_leave(one.book.url, one.book.document.kind)
    return Refusal(one.candidates, LayoutError(one.book.url, problem, remedy), release.published)


def _list_figures(parsed: ParsedRelease) -> set[object]:
    return {row._replace(cell="", release="") for row in parsed.observations}


def _refuse(group: Sequence[Choice]) -> Refusal:
    first, second = group[0].book, group[1].book
    problem = f"is of the same release as {first.url}, and differs from it: neither is taken"
    error = LayoutError(second.url, problem, list_or_leave(second.url, second.document.kind))
    candidates = tuple(one for choice in group for one in choice.candidates)
    return Refusal(candidates, error, group[0].release.release.published)
