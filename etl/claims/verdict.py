"""The verdict on a claim: held against every release known on its day. NATO's newest answer leads (R32)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from etl.asof.pin import Pin, day_of
from etl.asof.select import known_releases
from etl.catalogue.claims import Claim
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.claims.absence import find_absence, find_nearest
from etl.claims.agreement import find_agreements
from etl.claims.answer import find_newest_year, read_release
from etl.claims.judgement import ByDefinition, Checked, Judgement, Outcome
from etl.claims.progress import measure_progress
from etl.claims.question import Question, find_pin, read_test, validate
from etl.claims.row import Gap, Reason, Row
from etl.claims.turn import choose_row, find_turn
from etl.errors import ClaimError
from etl.store.snapshot import Part, Snapshot


@dataclass(frozen=True)
class _Releases:
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
        rows = self._decide_by_bounds(self._read(self.known, True))
        chosen = self._select_in_force(rows)
        return tuple(replace(row, in_force=(row.source, row.release) in chosen) for row in rows)

    def _decide_by_bounds(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows; of a count that no release of NATO answers, and that the one with most figures decides by its
        bounds, whatever the others have (R31), those of that one instead.
        """
        mine = [part for part in self._allowed[::-1] if part.release.source == self.question.lead]
        names = {part.release.release for part in mine}
        answered = any(
            row.number is not None for row in rows if row.source == self.question.lead and row.release in names
        )
        if answered or not self.question.claim.counts:
            return rows
        most = max(map(self._read_partly, mine), key=_count_figures, default=())
        if not _is_decided(most, self.question.claim):
            return rows
        found = (*most, *(row for row in rows if (row.source, row.release) != (self.question.lead, most[0].release)))
        order = [(part.release.source, part.release.release) for part in self.parts]
        return tuple(sorted(found, key=lambda row: order.index((row.source, row.release))))

    def _read_partly(self, part: Part) -> tuple[Row, ...]:
        """The rows of a release that may have figures of a few members only."""
        question = replace(self.question, partly=True)
        year = question.claim.year or find_newest_year(self.snapshot, part, question)
        return read_release(self.snapshot, part, question, year, True) if year else ()

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
        claim = self.question.claim
        if claim.span and claim.year is None:
            # Each release speaks of the years that it has.
            return find_newest_year(self.snapshot, part, self.question) or None
        definition = self.question.find_definition(part.release)
        return claim.year or self._years.get(definition) or next(iter(self._years.values()), None)

    def _select_in_force(self, rows: Sequence[Row]) -> set[tuple[str, str]]:
        """For each definition the newest release that answers, of those that the pin lets."""
        # The order is that of the sources: SIPRI's own edition stands before what the World Bank passes on.
        allowed = {(part.release.source, part.release.release) for part in self._allowed}
        chosen: dict[str, tuple[str, str]] = {}
        for row in rows:
            if row.number is not None and (row.source, row.release) in allowed:
                chosen.setdefault(row.definition, (row.source, row.release))
        return set(chosen.values())


def check(snapshot: Snapshot, claim: Claim) -> Checked:
    """Everything that the releases of a snapshot say on a claim, with its verdict.

    Raises ClaimError where the claim is none that can be put, or its release is not at hand.
    """
    validate(claim)
    pin = find_pin(claim)
    on = _find_day(snapshot, pin)
    day = on if pin else None
    blank = Checked(claim, snapshot.id, day, _end(claim.year, day), claim.year, Judgement(Outcome.OPEN))
    if claim.comparison == "agreed":
        return _check_agreement(blank)
    if claim.comparison == "progress":
        numbers = measure_progress(snapshot, claim, pin, on)
        return replace(blank, judgement=Judgement(Outcome.OPEN, gap=Gap(Reason.NO_MEASURE)), numbers=numbers)
    test = read_test(claim)
    if test is None or claim.measure not in indicators():
        return replace(blank, judgement=Judgement(Outcome.OPEN, gap=Gap(Reason.UNPUBLISHED)))
    return _check_figures(_Releases(snapshot, Question(claim, test, pin, on)), blank)


def _find_day(snapshot: Snapshot, pin: Pin) -> date:
    """The day of what was known, the last of all for today. Raises ClaimError where a release is not at hand."""
    found = day_of(snapshot, pin)
    if found is None:
        known = [f"{source}:{one.release.release}" for source, _ in pin.releases for one in snapshot.releases(source)]
        raise ClaimError(f"release {pin}", "is not available", f"There are: {', '.join(known) or 'none'}.")
    return found


def _conclude(rows: Sequence[Row], gap: Gap, before: Sequence[Row], of: int | None) -> Judgement:
    """The verdict by the row of one release that decides; `gap` says why where none answers.

    `before` are the rows of all releases that were known, by which it may have held until then; `of` how many members
    the claim says there are.
    """
    row = choose_row(rows, of)
    if row is None:
        return Judgement(Outcome.OPEN, gap=gap)
    answered = tuple(one for one in rows if one.number is not None)
    if row.holds is not False:
        return Judgement(Outcome.HOLDS if row.holds else Outcome.UNDECIDED, answered, row=row)
    turn = find_turn(before, row, of)
    return Judgement(Outcome.OVER if turn else Outcome.FAILS, answered, row=row, turn=turn)


def _check_agreement(blank: Checked) -> Checked:
    """It holds where one of the targets that it may mean was agreed in the year claimed; the others are told."""
    found = find_agreements(blank.claim, blank.day)
    if not found:
        return replace(blank, judgement=Judgement(Outcome.OPEN, gap=Gap(Reason.NOT_AGREED)))
    outcome = Outcome.HOLDS if any(one.holds for one in found) else Outcome.FAILS
    return replace(blank, judgement=Judgement(outcome), agreements=found)


def _check_figures(answers: _Releases, blank: Checked) -> Checked:
    rows, later = answers.select_known(), answers.select_later()
    in_force = _order_by_lead(rows, answers.question.lead)
    # Whoever answers leads; but a publisher who is named is not stood in for.
    able = [row for row in in_force if row.source == blank.claim.by or not blank.claim.by]
    leading = [row for row in able if (row.source, row.release) == (able[0].source, able[0].release)]
    pin = answers.question.pin
    # A release that is named is asked alone: what others said before it ends nothing.
    before = [row for row in rows if not pin.release_of(row.source)]
    of = blank.claim.of
    definitions = tuple(_judge_definition(rows, one, before, of) for one in _order_definitions(answers, in_force))
    # Of a source that is pinned by name that release alone may answer, whatever the others say.
    heard = [row for row in rows if pin.release_of(row.source) in ("", row.release)]
    absent = tuple(
        find_absence(answers.parts, answers.question.day, heard, source)
        for source in answers.question.sources
        if not any(row.source == source and row.number is not None for row in heard)
    )
    year = blank.year or (in_force[0].year if in_force else None)
    lacking = find_absence(answers.parts, answers.question.day, heard, answers.question.lead)
    return replace(
        blank,
        members_on=_end(year, blank.day),
        year=year,
        judgement=_conclude(leading, lacking.gap, before, of),
        rows=rows,
        later=later,
        in_force=in_force,
        definitions=definitions,
        absent=absent,
    )


def _order_definitions(answers: _Releases, in_force: Sequence[Row]) -> tuple[str, ...]:
    """The definitions of all releases at hand, and of the sources that have none; the one that leads first."""
    question = answers.question
    order = list(DEFINITIONS)
    theirs = {indicators()[question.find_indicator(source)].definition for source in question.sources}
    held = {question.find_definition(part.release) for part in answers.parts}
    return tuple(dict.fromkeys((*(row.definition for row in in_force), *sorted(theirs | held, key=order.index))))


def _judge_definition(rows: Sequence[Row], definition: str, before: Sequence[Row], of: int | None) -> ByDefinition:
    mine = [row for row in rows if row.definition == definition]
    nearest = find_nearest(mine)
    gap = nearest.gap if nearest and nearest.gap else Gap(Reason.NO_RELEASE)
    earlier = [row for row in before if row.definition == definition]
    return ByDefinition(definition, _conclude([row for row in mine if row.in_force], gap, earlier, of), nearest)


def _end(year: int | None, day: date | None) -> date:
    """The day whose members are counted: the earlier of the day of what was known and the end of the year (R10)."""
    return min(day or date.max, date(year, 12, 31) if year else date.max)


def _count_figures(rows: Sequence[Row]) -> int:
    return max((row.with_data for row in rows), default=0)


def _is_decided(rows: Sequence[Row], claim: Claim) -> bool:
    """Whether a count holds or not by what is certain, and is one of the members that are counted."""
    answered = [row for row in rows if row.number is not None]
    decided = (row.holds is not None and claim.of in (None, len(row.asked), len(row.armed)) for row in answered)
    return bool(answered) and all(decided)


def _order_by_lead(rows: Iterable[Row], lead: str) -> tuple[Row, ...]:
    """The rows that are in force: of the newest release of the source that leads, NATO's unless the claim names
    another, of its other definition, of other sources (R32)."""
    order = list(DEFINITIONS)

    def key(row: Row) -> tuple[bool, int, int]:
        leads = row.source == lead
        return not leads, -row.published.toordinal() * leads, order.index(row.definition)

    return tuple(sorted((row for row in rows if row.in_force), key=key))
