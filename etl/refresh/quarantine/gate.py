"""The gate of the quarantine: a refresh holds what moves too far and lifts what need not be held; a hand decides."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from etl.compare.judge import Judgement
from etl.compare.objections import Objection
from etl.contract import check_releases
from etl.errors import PublishError
from etl.files import ROOM
from etl.observation import Release
from etl.refresh.publication import follow_up, mend_folder, note_difference, read_in_force
from etl.refresh.quarantine.case import Case, Decision, Ruling, identify_content
from etl.refresh.quarantine.records import (
    find_case,
    hold_release,
    hold_withdrawal,
    read_cases,
    read_decisions,
    read_rows,
    remove_case,
    require_case,
    write_decision,
)
from etl.refresh.status import Hold
from etl.store.lock import lock_folder, require_folder
from etl.store.manifest import Part
from etl.store.parts import Packed
from etl.store.publish import publish
from etl.store.snapshot import Snapshot


def hold_back(
    folder: Path, judged: Judgement[Packed], decisions: Mapping[str, Decision], when: datetime
) -> tuple[Hold, ...]:
    """Hold what moves too far of one source, but for what was refused by hand: that is only told.

    Raises PublishError where the folder cannot be written.
    """
    held: list[Hold] = []
    try:
        for one, findings in judged.held:
            held.append(_hold(one.release, one.content, findings, decisions))
            if not held[-1].refused:
                hold_release(folder, one, findings, when)
        for part, findings in judged.withdrawn:
            held.append(_hold(part.release, part.content, findings, decisions, withdrawn=True))
            if not held[-1].refused:
                hold_withdrawal(folder, part, findings, when)
    except OSError as error:
        problem = f"cannot be written ({error}). The snapshot in force is unchanged"
        raise PublishError(f"{folder}: {problem}. {ROOM}") from error
    return tuple(held)


def lift_cases(folder: Path, snapshot: Snapshot, held: Mapping[str, tuple[Hold, ...]]) -> None:
    """Let go of what is published by now, or was refused, and of withdrawals that took place or are undone.

    `held` is what is held back of each source that was read.
    """
    held_now = {one.id for its in held.values() for one in its if not one.refused}
    refused = {one.id for its in held.values() for one in its if one.refused}
    contents = {(part.release.source, part.release.release, part.content) for part in snapshot.parts}
    # What cannot be removed now is removed by the next refresh.
    with suppress(OSError):
        for one in read_cases(folder)[0]:
            release = one.part.release
            published = (release.source, release.release, one.part.content) in contents
            undone = release.source in held and one.id not in held_now
            if one.id in refused or (undone if one.withdrawn else published):
                remove_case(folder, one)


def release_case(folder: Path, wanted: str, now: datetime) -> Snapshot | None:
    """Publish what is held under this id, in a new snapshot that is in force then; a withdrawn release goes.

    None where it was refused before, so that its rows are no longer here: the next refresh that reads it publishes it.
    Raises PublishError where nothing is known by this id, the folder is missing, busy or cannot be written, or the rows
    are damaged; ContractError where they break the contract by now.
    """
    require_folder(folder)
    with lock_folder(folder):
        mend_folder(folder)
        if wanted in read_decisions(folder) and find_case(folder, wanted) is None:
            _reverse(folder, wanted, now)
            return None
        one = require_case(folder, wanted)
        parts = _others(folder, one)
        releases = [] if one.withdrawn else check_releases([read_rows(folder, one)])
        # First the decision: after a crash the next refresh abides by it.
        _decide(folder, one, Ruling.RELEASED, now)
        snapshot, _ = publish(folder, releases, parts, note_difference(folder, now))
        follow_up(folder, snapshot)
        _remove(folder, one)
        return snapshot


def drop_case(folder: Path, wanted: str, now: datetime) -> Case:
    """Refuse what is held under this id: a refresh that reads it again neither publishes it nor asks.

    Raises PublishError where nothing is held under it, or the folder is missing, busy or cannot be written.
    """
    require_folder(folder)
    with lock_folder(folder):
        mend_folder(folder)
        one = require_case(folder, wanted)
        _decide(folder, one, Ruling.REFUSED, now)
        _remove(folder, one)
        return one


def _hold(
    release: Release,
    content: str,
    findings: tuple[Objection, ...],
    decisions: Mapping[str, Decision],
    withdrawn: bool = False,
) -> Hold:
    place = identify_content(release.source, release.release, content, withdrawn)
    decision = decisions.get(place)
    refused = decision is not None and decision.word == Ruling.REFUSED
    why = f"refused by hand on {decision.decided:%Y-%m-%d}" if decision and refused else findings[0].text
    return Hold(place, release.release, why, refused, withdrawn)


def _others(folder: Path, one: Case) -> list[Part]:
    """What is in force beside the release. Raises PublishError where that is damaged: all of it has to stay."""
    snapshot, damage = read_in_force(folder)
    if snapshot is None or damage:
        raise PublishError(
            f"{folder}: what is in force is damaged or missing, so nothing is published. Run `burden refresh` first. "
            f"{' '.join(damage)}".rstrip()
        )
    mine = (one.part.release.source, one.part.release.release)
    parts = [part for part in snapshot.parts if (part.release.source, part.release.release) != mine]
    if one.withdrawn and not parts:
        raise PublishError(f"{folder}: {mine[1]} is all that is in force, and stays.")
    return parts


def _reverse(folder: Path, wanted: str, now: datetime) -> None:
    known = read_decisions(folder)[wanted]
    _write(folder, Decision(known.id, Ruling.RELEASED, known.source, known.release, now))


def _decide(folder: Path, one: Case, word: Ruling, now: datetime) -> None:
    _write(folder, Decision(one.id, word, one.part.release.source, one.part.release.release, now))


def _write(folder: Path, decision: Decision) -> None:
    try:
        write_decision(folder, decision)
    except OSError as error:
        raise PublishError(f"{folder}: cannot be written ({error}). Nothing was decided. {ROOM}") from error


def _remove(folder: Path, one: Case) -> None:
    try:
        remove_case(folder, one)
    except OSError as error:
        raise PublishError(
            f"{folder / 'quarantine'}: cannot be written ({error}). It was decided all the same, and the next refresh "
            "clears it away."
        ) from error
