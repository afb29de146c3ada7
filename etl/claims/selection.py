"""Which releases speak on a question: those known on its day, the one in force by each definition, those after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from etl.asof.select import known_releases
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.sources import LEAD
from etl.claims.answer import find_newest_year, read_release
from etl.claims.question import Question
from etl.claims.row import Row
from etl.store.snapshot import Part, Snapshot


@dataclass(frozen=True)
class Answers:
    """The releases of a snapshot that a question is put to; a pinned release alone answers for its source."""

    snapshot: Snapshot
    question: Question

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All releases of the sources that have the measure: NATO's first, of each source the newest first."""
        return tuple(part for source in self.question.sources for part in reversed(self.snapshot.releases(source)))

    @cached_property
    def known(self) -> tuple[Part, ...]:
        """Those that are no newer than what the pin lets answer for their source."""
        newest = {part.release.source: part.release.published for part in self._allowed}
        return tuple(one for one in self.parts if one.release.published <= newest.get(one.release.source, date.min))

    @cached_property
    def _allowed(self) -> tuple[Part, ...]:
        """Those that the pin lets answer, of each source the oldest first."""
        sources, pin = self.question.sources, self.question.pin
        return tuple(part for source in sources for part in known_releases(self.snapshot, source, pin))

    def select_known(self) -> tuple[Row, ...]:
        """The rows of the releases known on the day, those in force marked."""
        rows = self._read(self.known, True)
        chosen = self._select_in_force(rows)
        return tuple(replace(row, in_force=(row.source, row.release) in chosen) for row in rows)

    def select_later(self) -> tuple[Row, ...]:
        """The rows of the releases published after the day."""
        return self._read([part for part in self.parts if part not in self.known], False)

    @cached_property
    def _years(self) -> dict[str, int]:
        """By definition the year asked about: the claim's, or the newest that its releases known answer for."""
        found: dict[str, int] = {}
        for part in self.known:
            definition = self.question.find_definition(part.release)
            if not found.get(definition):
                found[definition] = self.question.claim.year or find_newest_year(self.snapshot, part, self.question)
        return {definition: year for definition, year in found.items() if year}

    def _read(self, parts: Iterable[Part], known: bool) -> tuple[Row, ...]:
        return tuple(
            row
            for part in parts
            if (year := self._find_year(part)) is not None
            for row in read_release(self.snapshot, part, self.question, year, known)
        )

    def _find_year(self, part: Part) -> int | None:
        definition = self.question.find_definition(part.release)
        return self.question.claim.year or self._years.get(definition) or next(iter(self._years.values()), None)

    def _select_in_force(self, rows: Sequence[Row]) -> set[tuple[str, str]]:
        """For each definition the newest release that answers, of those that the pin lets."""
        # The order is that of the sources: SIPRI's own edition stands before what the World Bank passes on.
        allowed = {(part.release.source, part.release.release) for part in self._allowed}
        chosen: dict[str, tuple[str, str]] = {}
        for row in rows:
            if row.number is not None and (row.source, row.release) in allowed:
                chosen.setdefault(row.definition, (row.source, row.release))
        return set(chosen.values())


def order_by_lead(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that are in force: of NATO's newest release first, of its other definition, of other sources (R32)."""
    order = list(DEFINITIONS)

    def key(row: Row) -> tuple[bool, int, int]:
        leads = row.source == LEAD
        return not leads, -row.published.toordinal() * leads, order.index(row.definition)

    return tuple(sorted((row for row in rows if row.in_force), key=key))
