"""Which releases speak on a claim: those known on its day, the one in force for each definition, those after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from etl.asof.pin import Pin
from etl.claims.asked import definition_of, sources
from etl.claims.checked import Row
from etl.claims.counting import Question
from etl.claims.release import newest_year, rows_of
from etl.store.snapshot import Part, Snapshot


@dataclass(frozen=True)
class Selected:
    """The releases of a snapshot that a question is put to; `day` is None where all that is at hand counts as known."""

    snapshot: Snapshot
    question: Question
    day: date | None

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All releases of the sources that have the measure: NATO's first, of each source the newest first."""
        asked = sources(self.question.claim.measure)
        return tuple(part for source in asked for part in reversed(self.snapshot.releases(source)))

    @cached_property
    def known(self) -> tuple[Part, ...]:
        """Those published on the day or before."""
        return tuple(part for part in self.parts if self.day is None or part.release.published <= self.day)

    @cached_property
    def years(self) -> dict[str, int]:
        """By definition the year asked about: the claim's, or the newest that its releases known answer for."""
        measure, found = self.question.claim.measure, dict[str, int]()
        for part in self.known:
            definition = definition_of(part.release, measure)
            if not found.get(definition):
                found[definition] = self.question.claim.year or newest_year(self.snapshot, part, self.question)
        return {definition: year for definition, year in found.items() if year}

    def known_rows(self) -> tuple[Row, ...]:
        """The rows of the releases known on the day, those in force marked."""
        rows = self._rows(self.known, True)
        chosen = self._in_force(rows)
        return tuple(replace(row, in_force=(row.source, row.release) in chosen) for row in rows)

    def later_rows(self) -> tuple[Row, ...]:
        """The rows of the releases published after the day."""
        return self._rows([part for part in self.parts if part not in self.known], False)

    def _rows(self, parts: Iterable[Part], known: bool) -> tuple[Row, ...]:
        return tuple(
            row
            for part in parts
            if (year := self._year(part)) is not None
            for row in rows_of(self.snapshot, part, self.question, year, known)
        )

    def _year(self, part: Part) -> int | None:
        definition = definition_of(part.release, self.question.claim.measure)
        return self.question.claim.year or self.years.get(definition) or next(iter(self.years.values()), None)

    def _in_force(self, rows: Sequence[Row]) -> set[tuple[str, str]]:
        """For each definition the newest release that answers; a claim on one release is answered by that one."""
        pin = Pin.of(self.question.claim.release) if self.question.claim.release else Pin()
        chosen: dict[str, tuple[str, str]] = {}
        for row in rows:
            named = row.source != pin.source or row.release == pin.release
            if named and row.number is not None:
                # The order is that of the sources: SIPRI's own edition stands before what the World Bank passes on.
                chosen.setdefault(row.definition, (row.source, row.release))
        return set(chosen.values())
