"""The folder `quarantine/`: its cases and decisions, as files."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from etl.compare.objections import Objection
from etl.dataframe import ParsedRelease
from etl.errors import PublishError
from etl.files import write
from etl.refresh.quarantine.case import (
    Case,
    Decision,
    decode_case,
    decode_decisions,
    describe_case,
    encode_case,
    encode_decisions,
)
from etl.store.extract import frame_part
from etl.store.manifest import Part
from etl.store.parts import Packed
from etl.store.publish import write_part
from etl.store.snapshot import Snapshot

_ID = re.compile(r"[0-9a-f]{12}")


def list_cases(folder: Path) -> tuple[Case, ...]:
    """What is held in `folder`, the newest first. Raises PublishError where a report is damaged."""
    found, damaged = read_cases(folder)
    if damaged:
        raise PublishError("\n".join(damaged))
    return found


def read_cases(folder: Path) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """What is held in `folder`, the newest first, and a line for each report that is damaged."""
    found, damaged = [], []
    for path in sorted(_place(folder).glob("*.json")):
        if _ID.fullmatch(path.stem):
            try:
                found.append(_read(path))
            except PublishError as error:
                damaged.append(str(error))
    return tuple(sorted(found, key=lambda one: (one.since, one.id), reverse=True)), tuple(damaged)


def find_case(folder: Path, wanted: str) -> Case | None:
    """What is held under this id; None where there is nothing. Raises PublishError where its report is damaged."""
    path = _report(folder, wanted)
    return _read(path) if _ID.fullmatch(wanted) and path.is_file() else None


def require_case(folder: Path, wanted: str) -> Case:
    """What is held under this id. Raises PublishError where its report is damaged, or nothing is: then what is."""
    case = find_case(folder, wanted)
    if case is None:
        there = ", ".join(one.id for one in list_cases(folder)) or "nothing"
        raise PublishError(f"{folder}: nothing is held as {wanted[:40]!r}. What is held: {there}.")
    return case


def hold_release(folder: Path, one: Packed, findings: Iterable[Objection], now: datetime) -> Case:
    """Hold a release. What is held already stays as it is. Raises OSError where the folder cannot be written."""
    part = write_part(_place(folder) / "parts", one)
    return _keep(folder, Case(now, part, tuple(findings)))


def hold_withdrawal(folder: Path, part: Part, findings: Iterable[Objection], now: datetime) -> Case:
    """Hold that a release which is in force should go. Raises OSError where the folder cannot be written."""
    return _keep(folder, Case(now, part, tuple(findings), withdrawn=True))


def remove_case(folder: Path, one: Case) -> None:
    """Remove a case: the report first, so that no report is without its rows. Raises OSError."""
    _report(folder, one.id).unlink(missing_ok=True)
    _report(folder, one.id).with_suffix(".txt").unlink(missing_ok=True)
    sweep_rows(folder)


def sweep_rows(folder: Path) -> None:
    """Remove rows that no report names, which a crash may leave. Raises OSError."""
    there, damaged = read_cases(folder)
    named = {one.part.file for one in there}
    for rows in _place(folder).glob("parts/*.parquet"):
        # Those of a damaged report are not known, so all stay.
        if not damaged and rows.name not in named:
            rows.unlink(missing_ok=True)


def read_rows(folder: Path, one: Case) -> ParsedRelease:
    """The release that is held, with its rows. Raises PublishError where they are missing or damaged."""
    snapshot = Snapshot(_place(folder), one.id, (one.part,))
    return ParsedRelease(one.part.release, frame_part(snapshot, one.part))


def read_decisions(folder: Path) -> dict[str, Decision]:
    """What was decided by hand, by id. Raises PublishError where that is damaged."""
    path = _decisions(folder)
    if not path.is_file():
        return {}
    try:
        return decode_decisions(path.read_bytes())
    except (OSError, ValueError) as error:
        raise PublishError(
            f"{path}: not a list of decisions ({error}). Remove it: what was decided is then asked again."
        ) from error


def write_decision(folder: Path, decision: Decision) -> None:
    """Remember a decision; a later one on the same content takes its place. Raises OSError, PublishError."""
    known = {**read_decisions(folder), decision.id: decision}
    write(_decisions(folder), encode_decisions(known.values()))


def _keep(folder: Path, one: Case) -> Case:
    path = _report(folder, one.id)
    if path.is_file():
        # A damaged one is written anew.
        with suppress(PublishError):
            return _read(path)
    write(path.with_suffix(".txt"), describe_case(one).encode())
    write(path, encode_case(one))
    return one


def _read(path: Path) -> Case:
    try:
        return decode_case(path.read_bytes())
    except (OSError, ValueError) as error:
        raise PublishError(
            f"{path}: not a report on a release that is held ({error}). Remove it: the next refresh that reads the "
            "release writes it anew."
        ) from error


def _report(folder: Path, case_id: str) -> Path:
    return _place(folder) / f"{case_id}.json"


def _decisions(folder: Path) -> Path:
    return _place(folder) / "decisions.json"


def _place(folder: Path) -> Path:
    return folder / "quarantine"
