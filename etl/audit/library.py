"""The audit of one release, and of every release of a snapshot. What several of them need is read once."""

from collections.abc import Callable, Mapping
from functools import cache

from etl.audit import euros, neighbours, publishers, ratios, totals
from etl.audit.checks import CHECKS, WITHOUT, Check, Moment
from etl.audit.choices import choose_beside
from etl.audit.column import Columns, split_frame
from etl.audit.finding import Audit, CheckState, Finding, miss
from etl.audit.grounds import Key
from etl.audit.revisions import Revisions
from etl.audit.subject import Other, Subject
from etl.errors import MeasureError
from etl.measures.figures import title_of
from etl.store.extract import frame_part
from etl.store.snapshot import Part, Snapshot

_NOTHING: Mapping[Key, Finding] = {}
Function = Callable[[Check, Subject], Finding]
# A check's function has the check's id as its name, and stands in one of these.
_MODULES = (ratios, totals, euros, publishers, neighbours)


def audit_release(snapshot: Snapshot, source: str, release: str) -> tuple[Finding, ...]:
    """What each check finds in one release, in the order of CHECKS.

    Raises MeasureError where the snapshot has no such release, PublishError where a part is damaged.
    """
    return _find_all(Library(snapshot).subject(source, release), _NOTHING)


def audit_snapshot(snapshot: Snapshot, known: Mapping[Key, Finding] = _NOTHING) -> tuple[Audit, ...]:
    """The audit of every release, by source, the oldest first. What is `known` is not found again, nor read for.

    Raises PublishError where a part that is read is damaged.
    """
    library = Library(snapshot)
    sources = sorted({part.release.source for part in snapshot.parts})
    names = [(source, part.release.release) for source in sources for part in snapshot.releases(source)]
    return tuple(Audit(*name, _find_all(library.subject(*name), known)) for name in names)


def find_function(check: str) -> Function:
    """The function of a check. Raises LookupError where no module has one of its name."""
    for module in _MODULES:
        found: Function | None = getattr(module, check, None)
        if found and found.__module__ == module.__name__:
            return found
    raise LookupError(f"{check}: no module of etl.audit has a function of this name")


def _find_all(subject: Subject, known: Mapping[Key, Finding]) -> tuple[Finding, ...]:
    name = subject.release.source, subject.release.release
    found = (known.get((*name, check.id)) or _find(check, subject) for check in CHECKS)
    return tuple(one for one in found if one is not None)


def _find(check: Check, subject: Subject) -> Finding | None:
    source = subject.release.source
    if source not in check.sources:
        reason = WITHOUT.get((source, check.id))
        return Finding(check.id, check.title, CheckState.NOT_APPLICABLE, reason) if reason else None
    lacking = [indicator for indicator in check.inputs if not len(subject.columns.rows(indicator))]
    if lacking:
        return miss(check, f"The release does not hold this: {'; '.join(map(title_of, lacking))}.")
    return find_function(check.id)(check, subject)


class Library:
    """The releases of a snapshot as subjects of an audit."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._others: dict[tuple[str, str], Other] = {}
        self._revisions = Revisions(snapshot)

    def subject(self, source: str, release: str) -> Subject:
        """What one release is audited with. Raises MeasureError where the snapshot has no such release."""
        part = self._find_part(source, release)
        return Subject(
            release=part.release,
            columns=self._open_whole(part),
            then=self._open_beside(part, Moment.THEN),
            today=self._open_beside(part, Moment.TODAY),
            nearest=self._open_beside(part, Moment.NEAREST),
            earlier=lambda: self._revisions.list_earlier(part),
            later=lambda: self._revisions.list_later(part),
        )

    def _find_part(self, source: str, release: str) -> Part:
        try:
            return self._snapshot.part(source, release)
        except KeyError:
            known = ", ".join(part.release.release for part in self._snapshot.releases(source)) or "none"
            raise MeasureError(
                f"release {release!r} of {source}", "is not in the record", f"There are: {known}."
            ) from None

    def _open_beside(self, part: Part, moment: Moment) -> dict[str, Other]:
        chosen = choose_beside(self._snapshot, part.release.published, moment)
        return {source: self._open(one) for source, one in chosen.items()}

    def _open(self, part: Part) -> Other:
        key = part.release.source, part.release.release
        if key not in self._others:
            # Of another publisher one indicator is taken, or two; of its own nearly all.
            columns = Columns(
                part.indicators, lambda indicator: split_frame(frame_part(self._snapshot, part, indicator))
            )
            self._others[key] = Other(*key, part.release.published, columns)
        return self._others[key]

    def _open_whole(self, part: Part) -> Columns:
        read = cache(lambda: split_frame(frame_part(self._snapshot, part)))
        return Columns(part.indicators, lambda _: read())
