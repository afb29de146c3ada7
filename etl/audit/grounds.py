"""What each finding rests on, told from the manifest alone: where two snapshots have the same, so is the finding."""

from collections.abc import Iterable
from typing import NamedTuple

from etl.audit.checks import CHECKS, MOMENTS, OF_NEIGHBOURS, Check
from etl.audit.choices import choose_beside
from etl.audit.finding import Audit, Finding
from etl.store.manifest import encode_part, snapshot_id
from etl.store.snapshot import Part, Snapshot

Key = tuple[str, str, str]  # source, release and check
# What a finding may tell of a release, or choose it by: its names, day and extent; and the hash of its rows.
Mark = tuple[object, ...]


class Ground(NamedTuple):
    """The release itself, the other publisher's beside it, and all of its source where a check asks for neighbours."""

    own: Mark
    beside: Mark | None
    neighbours: tuple[Mark, ...]


def list_grounds(snapshot: Snapshot) -> dict[Key, Ground]:
    """What the finding of each check in each release rests on."""
    return {
        (part.release.source, part.release.release, check.id): _find_ground(snapshot, part, check)
        for part in snapshot.parts
        for check in CHECKS
        if part.release.source in check.sources
    }


def find_unchanged(before: Snapshot, audits: Iterable[Audit], after: Snapshot) -> dict[Key, Finding]:
    """The findings of a snapshot's audits that another snapshot has too."""
    # Audits are those of the whole snapshot, which may be opened without a part that is damaged.
    if snapshot_id(map(encode_part, before.parts)) != before.id:
        return {}
    was, now = list_grounds(before), list_grounds(after)
    found = {(one.source, one.release, finding.check): finding for one in audits for finding in one.findings}
    return {key: finding for key, finding in found.items() if key in was and was[key] == now.get(key)}


def _find_ground(snapshot: Snapshot, part: Part, check: Check) -> Ground:
    mine = snapshot.releases(part.release.source) if check.id in OF_NEIGHBOURS else ()
    return Ground(_mark(part), _mark_beside(snapshot, part, check), tuple(map(_mark, mine)))


def _mark_beside(snapshot: Snapshot, part: Part, check: Check) -> Mark | None:
    if check.id not in MOMENTS:
        return None
    chosen = choose_beside(snapshot, part.release.published, MOMENTS[check.id]).get(check.publisher)
    return _mark(chosen) if chosen else None


def _mark(part: Part) -> Mark:
    release = part.release
    return release.source, release.release, release.published, release.extent, part.content
