"""Audits as JSON, and read back from it."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import orjson

from etl.audit.checks import CHECKS
from etl.audit.finding import STATES, Audit, Cell, Finding, Group

FORMAT = 1


def as_json(audits: Iterable[Audit], snapshot_id: str) -> bytes:
    """The audits of a snapshot with the checks that were made, as JSON; the same audits give the same bytes."""
    stated = {
        "format": FORMAT,
        "snapshot": snapshot_id,
        "checks": _checks(),
        "audits": [asdict(audit) for audit in audits],
    }
    return orjson.dumps(stated, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def of_json(content: bytes) -> tuple[Audit, ...]:
    """The audits that JSON states. Raises KeyError, TypeError or ValueError where it states none, or other checks."""
    stated: dict[str, Any] = orjson.loads(content)
    if stated["format"] != FORMAT or stated["checks"] != orjson.loads(orjson.dumps(_checks())):
        raise ValueError("audits of another version")
    return tuple(Audit(one["source"], one["release"], _findings(one["findings"])) for one in stated["audits"])


def _checks() -> list[dict[str, Any]]:
    return [asdict(check) for check in CHECKS]


def _findings(stated: Iterable[dict[str, Any]]) -> tuple[Finding, ...]:
    return tuple(map(_finding, stated))


def _finding(stated: dict[str, Any]) -> Finding:
    if stated["state"] not in STATES:
        raise ValueError(f"{stated['state']!r} is no state of a finding")
    parts = {
        "against": tuple(stated["against"]),
        "largest": _cell(stated["largest"]) if stated["largest"] else None,
        "groups": tuple(Group(**one) for one in stated["groups"]),
        "notes": tuple(stated["notes"]),
        "cells": tuple(map(_cell, stated["cells"])),
    }
    return Finding(**{**stated, **parts})


def _cell(stated: dict[str, Any]) -> Cell:
    return Cell(**{**stated, "cells": tuple(stated["cells"])})
