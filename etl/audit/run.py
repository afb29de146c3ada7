"""The audit of one release, and of every release of a snapshot."""

from etl.audit.checks import CHECKS, NOT_APPLICABLE, Check
from etl.audit.finding import NOT_APPLICABLE as DOES_NOT_APPLY
from etl.audit.finding import Audit, Finding
from etl.audit.functions import FUNCTIONS
from etl.audit.inputs import Library
from etl.audit.subject import Subject
from etl.audit.trial import not_at_hand
from etl.measures.figures import title_of
from etl.store.snapshot import Snapshot


def audit(snapshot: Snapshot, source: str, release: str) -> tuple[Finding, ...]:
    """What each check finds in one release, in the order of CHECKS.

    Raises MeasureError where the snapshot has no such release, PublishError where a part is damaged.
    """
    return _findings(Library(snapshot).subject(source, release))


def audits(snapshot: Snapshot) -> tuple[Audit, ...]:
    """The audit of every release, by source, the oldest first. Raises PublishError where a part is damaged."""
    library = Library(snapshot)
    sources = sorted({part.release.source for part in snapshot.parts})
    names = [(source, part.release.release) for source in sources for part in snapshot.releases(source)]
    return tuple(Audit(*name, _findings(library.subject(*name))) for name in names)


def _findings(subject: Subject) -> tuple[Finding, ...]:
    found = (_finding(check, subject) for check in CHECKS)
    return tuple(one for one in found if one is not None)


def _finding(check: Check, subject: Subject) -> Finding | None:
    source = subject.release.source
    if source not in check.sources:
        reason = NOT_APPLICABLE.get((source, check.id))
        return Finding(check.id, check.title, DOES_NOT_APPLY, reason) if reason else None
    lacking = [indicator for indicator in check.inputs if not subject.figures.rows(indicator)]
    if lacking:
        return not_at_hand(check, f"The release does not hold this: {'; '.join(map(title_of, lacking))}.")
    return FUNCTIONS[check.id](subject)
