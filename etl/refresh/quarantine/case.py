"""A case in quarantine, a release that moves too far, and what is decided about it; as JSON, and as text."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from etl.compare.objections import Objection
from etl.files import decode_json, encode_json
from etl.store.manifest import FORMAT, Part, decode_part, encode_part


class Ruling(StrEnum):
    """What is decided by hand about a content, from then on."""

    RELEASED = "released"
    REFUSED = "refused"


@dataclass(frozen=True)
class Case:
    """A release that moves too far. `since` is in UTC.

    `withdrawn`: the publisher no longer gives this release, which is in force and its newest; what is held is that it
    should go.
    """

    since: datetime
    part: Part
    findings: tuple[Objection, ...]
    withdrawn: bool = False

    @property
    def id(self) -> str:
        """Names this content of this release, however often it is read."""
        return identify_content(self.part.release.source, self.part.release.release, self.part.content, self.withdrawn)


@dataclass(frozen=True)
class Decision:
    """What was decided by hand, in UTC, about the content that `id` names."""

    id: str
    word: Ruling
    source: str
    release: str
    decided: datetime


def identify_content(source: str, release: str, content: str, withdrawn: bool = False) -> str:
    """12 hexadecimal digits that follow from what a release holds."""
    stated = [source, release, content, *(["withdrawn"] if withdrawn else [])]
    return hashlib.sha256("\n".join(stated).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class _Report:
    format: int
    id: str
    since: datetime
    withdrawn: bool
    part: dict[str, Any]
    findings: tuple[Objection, ...]


@dataclass(frozen=True)
class _Decisions:
    format: int
    decisions: tuple[Decision, ...]


def encode_case(case: Case) -> bytes:
    """The report on a case as JSON."""
    return encode_json(_Report(FORMAT, case.id, case.since, case.withdrawn, encode_part(case.part), case.findings))


def decode_case(content: bytes) -> Case:
    """The case that a report states. Raises ValueError where it states none."""
    stated = decode_json(content, _Report)
    if stated.format != FORMAT:
        raise ValueError(f"a report of format {stated.format!r}, written by another version")
    case = Case(stated.since, decode_part(stated.part), stated.findings, stated.withdrawn)
    if case.id != stated.id:
        raise ValueError("its content does not fit its id")
    return case


def encode_decisions(decisions: Iterable[Decision]) -> bytes:
    """The decisions as JSON."""
    return encode_json(_Decisions(FORMAT, tuple(decisions)))


def decode_decisions(content: bytes) -> dict[str, Decision]:
    """The decisions that JSON states, by id. Raises ValueError where it states none."""
    return {decision.id: decision for decision in decode_json(content, _Decisions).decisions}


def describe_case(case: Case) -> str:
    """The report for readers."""
    return "\n".join(_lines(case)) + "\n"


def _lines(case: Case) -> Iterator[str]:
    release = case.part.release
    yield f"{release.source} {release.release}, held since {case.since:%Y-%m-%d %H:%M} UTC as {case.id}"
    yield f"{release.title}, published {release.published}, {case.part.rows:,} rows"
    yield from (f"  from {origin.url} ({origin.sha256[:16]}…)" for origin in release.origins[:5])
    yield ""
    for finding in case.findings:
        yield from finding.lines()
        yield ""
    yield "Look at the publisher's file. Then one of:"
    yield f"  burden quarantine release {case.id}   {_release_means(case)}"
    yield f"  burden quarantine drop {case.id}      {_drop_means(case)}"


def _release_means(case: Case) -> str:
    return "let it go: the next snapshot is without it" if case.withdrawn else "it is right: publish it"


def _drop_means(case: Case) -> str:
    return "keep it, and ask no more" if case.withdrawn else "it is wrong: refuse this content, and ask no more"
