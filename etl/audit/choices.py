"""Which release of another publisher a release is held against, told from the manifest alone."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from etl.audit.checks import CHECKS, Moment
from etl.store.snapshot import Part, Snapshot


def choose_beside(snapshot: Snapshot, day: date, moment: Moment) -> dict[str, Part]:
    """By source, the release that a release of that day is held against; a source that has none is left out."""
    held = {source: _list_holding(snapshot, source) for source in _list_taken()}
    found = {source: _CHOICES[moment](parts, day) for source, parts in held.items()}
    return {source: part for source, part in found.items() if part is not None}


@cache
def _list_taken() -> dict[str, set[str]]:
    """What is taken of other sources, by source; a release of theirs that lacks any of it is passed over."""
    taken: dict[str, set[str]] = {}
    for check in CHECKS:
        if check.beside:
            taken.setdefault(check.publisher, set()).add(check.beside)
    return taken


def _list_holding(snapshot: Snapshot, source: str) -> list[Part]:
    return [part for part in snapshot.releases(source) if _list_taken()[source] <= set(part.indicators)]


def _choose_then(parts: Sequence[Part], day: date) -> Part | None:
    return _choose_today([part for part in parts if part.release.published <= day], day)


def _choose_today(parts: Sequence[Part], _: date) -> Part | None:
    return parts[-1] if parts else None


def _choose_nearest(parts: Sequence[Part], day: date) -> Part | None:
    return min(parts, key=lambda part: abs((part.release.published - day).days), default=None)


# Of the releases of a source, oldest first.
_CHOICES: Mapping[Moment, Callable[[Sequence[Part], date], Part | None]] = {
    Moment.THEN: _choose_then,
    Moment.TODAY: _choose_today,
    Moment.NEAREST: _choose_nearest,
}
