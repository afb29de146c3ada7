"""Whether the releases that a source gave may be published, each held against those before it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from etl.catalogue.overlay import list_taken_out
from etl.catalogue.sources import SOURCES
from etl.compare.baseline import Known, choose_baseline, find_as_whole, list_earlier, open_draft, open_part
from etl.compare.losses import find_losses
from etl.compare.movement import find_movements
from etl.compare.objections import Objection, ObjectionKind
from etl.store.parts import Draft, Packed
from etl.store.snapshot import Part, Snapshot

# Whether the content of a release, by its name and hash, was decided upon by hand.
Decided = Callable[[str, str], bool]
# What it is of: drafts, whose rows are looked at, or these as they are written.
_Draft = TypeVar("_Draft", Draft, Packed)

_OLDER = "A publisher does not go back: an old file may have been put in the place of the new one."


@dataclass(frozen=True)
class Judgement(Generic[_Draft]):
    """What became of one source: releases that may be published, those that move too far, and why.

    `kept` are parts in force that stay: the content that a held release would have replaced, earlier releases of a
    source that gives its newest only, and those that the publisher has withdrawn (each of those with its objection in
    `withdrawn`).
    """

    accepted: tuple[_Draft, ...]
    held: tuple[tuple[_Draft, tuple[Objection, ...]], ...]
    kept: tuple[Part, ...]
    withdrawn: tuple[tuple[Part, tuple[Objection, ...]], ...]


class Judge:
    """Holds the releases of one source against each other and against those in force."""

    def __init__(self, source: str, in_force: Snapshot | None, approved: Decided, let_go: Decided) -> None:
        """By hand it was `approved` that a content is published, and that a release in force is `let_go`."""
        self._snapshot = in_force
        self._parts = in_force.releases(source) if in_force else ()
        self._newest_only = SOURCES[source].newest_only
        self._links_newest = SOURCES[source].links_newest
        self._taken_out = list_taken_out(f"{source}/releases.csv")
        self._approved = approved
        self._let_go = let_go

    def judge(self, releases: Sequence[Draft]) -> Judgement[Draft]:
        """What may be published of `releases`, and what has to wait. Raises PublishError where a part is damaged."""
        return self._judge(releases, alone=self._links_newest)

    def judge_alone(self, releases: Sequence[Draft]) -> Judgement[Draft]:
        """The same of releases that are not all the publisher gives: whatever else is in force stays, also if newer."""
        return self._judge(releases, alone=True)

    def _judge(self, releases: Sequence[Draft], alone: bool) -> Judgement[Draft]:
        accepted: list[Draft] = []
        held: list[tuple[Draft, tuple[Objection, ...]]] = []
        missing = self._list_missing(releases)
        known = [open_part(self._snapshot, part) for part in missing] if self._snapshot else []
        for one in sorted(releases, key=lambda one: one.release.order):
            objections = tuple(self._object(one, known, alone))
            if objections:
                held.append((one, objections))
                known += self._open_stand_in(one)
            else:
                accepted.append(one)
                known.append(open_draft(one))
        stays = [part for part in self._parts if part.release.release in {one.release.release for one, _ in held}]
        stay = alone or self._newest_only
        withdrawn = [] if stay else list(self._find_withdrawn(missing, releases))
        kept = missing if stay else [part for part, _ in withdrawn]
        return Judgement(tuple(accepted), tuple(held), (*stays, *kept), tuple(withdrawn))

    def _list_missing(self, releases: Sequence[Draft]) -> list[Part]:
        """The parts in force of releases that were not read, and that nobody takes out of the list."""
        gone = {one.release.release for one in releases} | self._taken_out
        return [part for part in self._parts if part.release.release not in gone]

    def _find_part(self, one: Draft) -> Part | None:
        return next((part for part in self._parts if part.release.release == one.release.release), None)

    def _open_stand_in(self, one: Draft) -> list[Known]:
        part = self._find_part(one)
        return [open_part(self._snapshot, part)] if part and self._snapshot else []

    def _object(self, one: Draft, known: Sequence[Known], alone: bool) -> Iterator[Objection]:
        part = self._find_part(one)
        if (part and part.content == one.content) or self._approved(one.release.release, one.content):
            return
        now = open_draft(one)
        before = self._open_stand_in(one) or list_earlier(one.release, known)
        whole = find_as_whole(one.release, before, self._newest_only)
        if whole is not None:
            yield from find_losses(whole.figures, now.figures)
        yield from find_movements(choose_baseline(before, now.figures), now.figures)
        if part is None and self._newest_only and not alone:
            yield from self._find_older(one)

    def _find_older(self, one: Draft) -> Iterator[Objection]:
        newest = max((part.release for part in self._parts), key=lambda each: each.order, default=None)
        if newest is not None and one.release.order < newest.order:
            text = f"It is of {one.release.published}, older than {newest.release} in force, of {newest.published}."
            yield Objection(ObjectionKind.OLDER, "", text, _OLDER)

    def _find_withdrawn(
        self, missing: Sequence[Part], releases: Sequence[Draft]
    ) -> Iterator[tuple[Part, tuple[Objection]]]:
        """Releases in force, newer than all that were read, that the publisher no longer gives."""
        newest = max((one.release for one in releases), key=lambda each: each.order)
        for part in missing:
            if part.release.order > newest.order and not self._let_go(part.release.release, part.content):
                text = (
                    f"The newest release that was read, {newest.release}, is of {newest.published}; this one is in "
                    "force, and is no longer given."
                )
                yield part, (Objection(ObjectionKind.OLDER, "", text, _OLDER),)
