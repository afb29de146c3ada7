"""What a refresh does with the quarantine: holds what moves too far, and lifts what no longer needs holding."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from etl.compare import Finding, Judged
from etl.errors import PublishError
from etl.refresh.quarantine.entry import REFUSED, Decision, held_id
from etl.refresh.quarantine.folder import forget, hold, hold_withdrawal
from etl.refresh.quarantine.folder import sound as sound_reports
from etl.refresh.source_state import HeldRelease
from etl.store.snapshot import Snapshot


def held_back(folder: Path, judged: Judged, known: Mapping[str, Decision], when: datetime) -> tuple[HeldRelease, ...]:
    """Hold what moves too far of one source, but for what was refused by hand: that is only told.

    Raises PublishError where the folder cannot be written.
    """
    told: list[HeldRelease] = []
    try:
        for one, findings in judged.held:
            place = held_id(one.release.source, one.release.release, one.content)
            told.append(_told(place, one.release.release, findings, known.get(place)))
            if not told[-1].refused:
                hold(folder, one, findings, when)
        for part, findings in judged.withdrawn:
            place = held_id(part.release.source, part.release.release, part.content, withdrawn=True)
            told.append(_told(place, part.release.release, findings, known.get(place), withdrawn=True))
            if not told[-1].refused:
                hold_withdrawal(folder, part, findings, when)
    except OSError as error:
        raise PublishError(f"{folder}: cannot be written ({error}). The snapshot in force is unchanged.") from error
    return tuple(told)


def lift(folder: Path, snapshot: Snapshot, told: Mapping[str, tuple[HeldRelease, ...]]) -> None:
    """Let go of what is published by now, or was refused, and of withdrawals that took place or are undone.

    `told` is what is held back of each source that was read.
    """
    held_now = {one.id for its in told.values() for one in its if not one.refused}
    refused = {one.id for its in told.values() for one in its if one.refused}
    contents = {(part.release.source, part.release.release, part.content) for part in snapshot.parts}
    # What cannot be removed now is removed by the next refresh.
    with suppress(OSError):
        for one in sound_reports(folder)[0]:
            release = one.part.release
            published = (release.source, release.release, one.part.content) in contents
            undone = release.source in told and one.id not in held_now
            if one.id in refused or (undone if one.withdrawn else published):
                forget(folder, one)


def _told(
    place: str, release: str, findings: tuple[Finding, ...], decision: Decision | None, withdrawn: bool = False
) -> HeldRelease:
    refused = decision is not None and decision.word == REFUSED
    why = f"refused by hand on {decision.decided:%Y-%m-%d}" if decision and refused else findings[0].text
    return HeldRelease(place, release, why, refused, withdrawn)
