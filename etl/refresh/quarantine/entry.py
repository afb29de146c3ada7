"""A release that is held: what it is, since when, why; as JSON, and as text for who decides."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from etl.compare.findings import Finding, finding_of, plain
from etl.store.manifest import FORMAT, Part, entry, part_of

RELEASED, REFUSED = "released", "refused"


@dataclass(frozen=True)
class Held:
    """A release that moves too far. `since` is in UTC.

    `withdrawn`: the publisher no longer gives this release, which is in force and its newest; what is held is that it
    should go.
    """

    since: datetime
    part: Part
    findings: tuple[Finding, ...]
    withdrawn: bool = False

    @property
    def id(self) -> str:
        """Names this content of this release, however often it is read."""
        return held_id(self.part.release.source, self.part.release.release, self.part.content, self.withdrawn)


@dataclass(frozen=True)
class Decision:
    """What was decided by hand about a content: it is RELEASED or REFUSED from then on."""

    id: str
    word: str
    source: str
    release: str
    decided: datetime


def held_id(source: str, release: str, content: str, withdrawn: bool = False) -> str:
    """12 hexadecimal digits that follow from what a release holds."""
    stated = [source, release, content, *(["withdrawn"] if withdrawn else [])]
    return hashlib.sha256("\n".join(stated).encode()).hexdigest()[:12]


def report(held: Held) -> bytes:
    """The report as JSON."""
    stated = {
        "format": FORMAT,
        "id": held.id,
        "since": held.since,
        "withdrawn": held.withdrawn,
        "part": entry(held.part),
        "findings": [plain(finding) for finding in held.findings],
    }
    return orjson.dumps(stated, option=orjson.OPT_INDENT_2)


def held_of(content: bytes) -> Held:
    """What a report states. Raises KeyError, TypeError or ValueError where it is none."""
    stated: dict[str, Any] = orjson.loads(content)
    if stated["format"] != FORMAT:
        raise ValueError(f"a report of format {stated['format']!r}, written by another version")
    findings = tuple(finding_of(one) for one in stated["findings"])
    held = Held(datetime.fromisoformat(stated["since"]), part_of(stated["part"]), findings, stated["withdrawn"])
    if held.id != stated["id"]:
        raise ValueError("its content does not fit its id")
    return held


def as_text(held: Held) -> str:
    """The report for readers."""
    return "\n".join(_lines(held)) + "\n"


def _lines(held: Held) -> Iterator[str]:
    release = held.part.release
    yield f"{release.source} {release.release}, held since {held.since:%Y-%m-%d %H:%M} UTC as {held.id}"
    yield f"{release.title}, published {release.published}, {held.part.rows:,} rows"
    yield from (f"  from {origin.url} ({origin.sha256[:16]}…)" for origin in release.origins[:5])
    yield ""
    for finding in held.findings:
        yield from finding.lines()
        yield ""
    yield "Look at the publisher's file. Then one of:"
    yield f"  burden quarantine release {held.id}   {_release_means(held)}"
    yield f"  burden quarantine drop {held.id}      {_drop_means(held)}"


def _release_means(held: Held) -> str:
    return "let it go: the next snapshot is without it" if held.withdrawn else "it is right: publish it"


def _drop_means(held: Held) -> str:
    return "keep it, and ask no more" if held.withdrawn else "it is wrong: refuse this content, and ask no more"


def decisions_json(decisions: Iterable[Decision]) -> bytes:
    """The decisions as JSON."""
    return orjson.dumps({"format": FORMAT, "decisions": list(decisions)}, option=orjson.OPT_INDENT_2)


def decisions_of(content: bytes) -> dict[str, Decision]:
    """The decisions that JSON states, by id. Raises KeyError, TypeError or ValueError where it states none."""
    found = {}
    for one in orjson.loads(content)["decisions"]:
        decision = Decision(**{**one, "decided": datetime.fromisoformat(one["decided"])})
        if decision.word not in (RELEASED, REFUSED):
            raise ValueError(f"{decision.word!r} is no decision")
        found[decision.id] = decision
    return found
