"""What is decided by hand about a release that is held: it is published, or refused."""

from datetime import datetime
from pathlib import Path

from etl.contract import check_releases
from etl.errors import PublishError
from etl.refresh.publication import in_force, put_out, tidy
from etl.refresh.quarantine.entry import REFUSED, RELEASED, Decision, Held
from etl.refresh.quarantine.folder import decide, decisions, forget, held, one_held, rows_of
from etl.store.lock import locked
from etl.store.manifest import Part
from etl.store.parts import ready
from etl.store.snapshot import Snapshot


def release(folder: Path, wanted: str, now: datetime) -> Snapshot | None:
    """Publish what is held under this id, in a new snapshot that is in force then; a withdrawn release goes.

    None where it was refused before, so that its rows are no longer here: the next refresh that reads it publishes it.
    Raises PublishError where nothing is known by this id, the folder is busy or cannot be written, or the rows are
    damaged; ContractError where they break the contract by now.
    """
    with locked(folder):
        tidy(folder)
        one = one_held(folder, wanted)
        if one is None:
            _reverse(folder, wanted, now)
            return None
        parts = _others(folder, one)
        releases = [] if one.withdrawn else [ready(parsed) for parsed in check_releases([rows_of(folder, one)])]
        # First the decision: after a crash the next refresh abides by it.
        _decide(folder, one, RELEASED, now)
        snapshot, _ = put_out(folder, releases, parts, now)
        _forget(folder, one)
        return snapshot


def drop(folder: Path, wanted: str, now: datetime) -> Held:
    """Refuse what is held under this id: a refresh that reads it again neither publishes it nor asks.

    Raises PublishError where nothing is held under it, or the folder is busy or cannot be written.
    """
    with locked(folder):
        tidy(folder)
        one = one_held(folder, wanted)
        if one is None:
            raise _unknown(folder, wanted)
        _decide(folder, one, REFUSED, now)
        _forget(folder, one)
        return one


def _others(folder: Path, one: Held) -> list[Part]:
    """What is in force beside the release. Raises PublishError where that is damaged: all of it has to stay."""
    snapshot, damage = in_force(folder)
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
    known = decisions(folder).get(wanted)
    if known is None:
        raise _unknown(folder, wanted)
    _write(folder, Decision(known.id, RELEASED, known.source, known.release, now))


def _decide(folder: Path, one: Held, word: str, now: datetime) -> None:
    _write(folder, Decision(one.id, word, one.part.release.source, one.part.release.release, now))


def _write(folder: Path, decision: Decision) -> None:
    try:
        decide(folder, decision)
    except OSError as error:
        raise PublishError(f"{folder}: cannot be written ({error}). Nothing was decided.") from error


def _forget(folder: Path, one: Held) -> None:
    try:
        forget(folder, one)
    except OSError as error:
        raise PublishError(
            f"{folder / 'quarantine'}: cannot be written ({error}). It was decided all the same, and the next refresh "
            "clears it away."
        ) from error


def _unknown(folder: Path, wanted: str) -> PublishError:
    there = ", ".join(one.id for one in held(folder)) or "nothing"
    return PublishError(f"{folder}: nothing is held as {wanted[:40]!r}. What is held: {there}.")
