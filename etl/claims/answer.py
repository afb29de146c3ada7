"""What one release answers to a question: a row under each convention, with and without Iceland."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.arithmetic.precision import FULL_PRECISION
from etl.asof.columns import find_years, is_expected, read_decimals, read_shares, read_year
from etl.asof.verdict import Comparison, Convention, is_enough, judge
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.quantities import SPENDING_NOW
from etl.catalogue.share import SHARE, STATED_AT
from etl.claims.decision import judge_row
from etl.claims.group import is_group
from etl.claims.material import Material
from etl.claims.place import find_place
from etl.claims.question import STATED, Question, list_armed
from etl.claims.row import ByMoney, Figure, Gap, Reason, Row
from etl.observation import Observation
from etl.store.rows import Which
from etl.store.snapshot import Part, Snapshot


def find_newest_year(snapshot: Snapshot, part: Part, question: Question) -> int:
    """The newest year in which a release answers; 0 where it never does. Forecasts are of no year known."""
    wanted = set(question.select_indicators(part.release.source).values())
    mine = () if question.claim.counts else list_armed(question.claim.about)
    # A group has the figures of its members, and so has an aggregate that a release does not print.
    mine = () if any(is_group(code) or code in AGGREGATES for code in mine) else mine
    which = Which(mine or members(), valued=True, known=True)
    known = {year for indicator in wanted for year in find_years(snapshot, part, indicator, which)}
    if not question.claim.counts and not list_armed(question.claim.about):
        # No year answers; the newest says why.
        return max(known, default=0)
    answered = (year for year in sorted(known, reverse=True) if _answers(snapshot, part, question, year))
    return next(answered, 0)


def _answers(snapshot: Snapshot, part: Part, question: Question, year: int) -> bool:
    return any(row.number is not None for row in read_release(snapshot, part, question, year, True))


def read_release(snapshot: Snapshot, part: Part, question: Question, year: int, known: bool) -> tuple[Row, ...]:
    """The rows of one release: under each convention one with and one without Iceland where claims count members.

    A convention that the release cannot answer by has one row, which says why; a release that answers by none has one
    row in all, its convention "".
    """
    reading = _Reading(snapshot, part, question, year, known)
    rows: list[Row] = []
    for convention, indicator in question.select_indicators(part.release.source).items():
        found = reading.answer(convention, indicator)
        # A statement in words is no convention of figures: where there is none, nothing is missing.
        if found or convention != STATED:
            rows += found or (reading.refuse(convention, indicator),)
    if any(row.number is not None for row in rows):
        return tuple(rows)
    return (replace(rows[0], convention=""),)


@dataclass(frozen=True)
class _Reading(Material):
    """One release with a question and a year, and whether it was published by the day of what was known."""

    known: bool

    def answer(self, convention: str, indicator: str) -> tuple[Row, ...]:
        """The rows by one convention; none where too few members have figures, or too coarse ones."""
        if self.question.test.comparison == "ranks":
            return self._place(convention, indicator)
        found = self._find_verdicts(convention, indicator)
        if not found or not (self.question.partly or self._is_enough(found)):
            return ()
        # A part is one of those that have armed forces (R31).
        both = (False,) if self.question.claim.portion else (True, False)
        ways = both if self.question.claim.counts else (None,)
        return tuple(self._count(self._start(convention, indicator, way), found) for way in ways)

    def _passes(self, one: Figure, convention: str) -> bool:
        """Whether a figure is as claimed, or that of the year that decides about a span."""
        span, test = self.question.claim.span, self.question.test
        passes = test.passes(one.row.value or 0.0, convention)
        if span == "first" and one.before is not None:
            return passes and not test.passes(one.before.value or 0.0, convention)
        return not passes if span == "never" else passes

    def _find_verdicts(self, convention: str, indicator: str) -> dict[str, tuple[bool, Observation]]:
        """By member whether its figure, or NATO's statement on it, is as claimed, and what says so."""
        column, test = self.columns[indicator], self.question.test
        if not column or (convention != STATED and self.find_decimals(indicator) < test.needs_decimals):
            return {}
        if convention != STATED:
            mine = ((code, self.figures[indicator][code]) for code in self.armed if code in column)
            return {code: (self._passes(one, convention), one.row) for code, one in mine}
        shares = read_shares(self.snapshot, self.part, Convention.PUBLISHED, self.year)
        judged = {code: judge(code, STATED_AT, Convention.PUBLISHED, shares, column) for code in self.armed}
        at = test.comparison == Comparison.AT_OR_ABOVE
        return {code: (one.met is at, one.row) for code, one in judged.items() if one.row is not None}

    def _place(self, convention: str, indicator: str) -> tuple[Row, ...]:
        """The row on a rank; none where too few members have a figure to be ranked."""
        column, wanted = self.columns[indicator], int(self.question.test.threshold)
        known = [code for code in self.everyone if code in column]
        mine = [code for code in self.armed if code in column]
        if not mine or self._find_outsiders() or not is_enough(len(known), len(self.everyone)):
            return ()
        places = {code: find_place(column, self.everyone, code, from_bottom=wanted < 0) for code in mine}
        within = self.question.claim.within
        held = {
            code: place.is_within(abs(wanted)) if within else place.is_at(abs(wanted)) for code, place in places.items()
        }
        row = replace(
            self._start(convention, indicator, None),
            number=sum(holds is True for holds in held.values()),
            with_data=len(mine),
            inside=self._order([code for code in mine if held[code] is True]),
            outside=self._order([code for code in mine if held[code] is False]),
            # Who has no figure themselves, and who would decide about the others.
            unknown=tuple(
                dict.fromkeys(
                    missing
                    for code in self.codes
                    if held.get(code) is None
                    for missing in (places[code].missing if code in places else (code,))
                )
            ),
            rests_on=tuple(column[code] for code in mine),
            decimals=self._count_printed(indicator),
            value=column[mine[0]].value if len(self.codes) == 1 else None,
            places=tuple(places.values()),
            order=tuple(sorted((column[code] for code in known), key=_read_value, reverse=wanted > 0)),
            by_money=self._place_by_money(mine) if indicator == SHARE else None,
        )
        return (replace(row, holds=judge_row(row, self.question.claim)),)

    def _place_by_money(self, codes: Sequence[str]) -> ByMoney | None:
        """The second reading of who spends most: by money; None of several members, or where the release has none."""
        money = read_year(self.snapshot, self.part, SPENDING_NOW, self.year)
        if len(codes) != 1 or codes[0] not in money:
            return None
        top, bottom = (find_place(money, self.everyone, codes[0], from_bottom=end) for end in (False, True))
        rank = top.rank if top.rank <= bottom.rank else -bottom.rank
        return ByMoney(rank, top.of, money[codes[0]])

    def refuse(self, convention: str, indicator: str) -> Row:
        """The row that says why there is no answer by a convention."""
        return replace(self._start(convention, indicator, None), gap=self._find_gap(indicator))

    def _start(self, convention: str, indicator: str, iceland: bool | None) -> Row:
        release = self.part.release
        return Row(
            source=release.source,
            release=release.release,
            published=release.published,
            definition=self.question.find_definition(release),
            indicator=indicator,
            convention=convention,
            iceland=iceland,
            year=self.year,
            asked=self.codes,
            armed=self.armed,
            of=len(self.armed if iceland is False else self.codes),
            known=self.known,
            among=self.question.claim.among,
            unit=indicators()[indicator].unit,
            # What decides of many years is seldom of the last, which alone is expected.
            expected=is_expected(self.part, self.year) and self.question.claim.span not in ("every", "never"),
        )

    def _count(self, row: Row, found: Mapping[str, tuple[bool, Observation]]) -> Row:
        inside = {code for code, (passes, _) in found.items() if passes}
        outside = set(found) - inside
        if row.iceland:
            # Without armed forces a member is neither at nor above anything (R9).
            below = self.question.test.comparison == "below"
            (inside if below != (self.question.claim.span == "never") else outside).update(
                set(self.codes) - set(self.armed)
            )
        asked = self.armed if row.iceland is False else self.codes
        counted = replace(
            row,
            number=len(inside),
            with_data=len(found),
            inside=self._order(inside),
            outside=self._order(outside),
            unknown=self._order(set(asked) - inside - outside),
            borderline=() if row.convention == STATED else self._order(self.near & set(found)),
            rests_on=tuple(one for _, one in found.values()),
            figures=self._list_figures(row, found),
            unit=self._find_unit(row, found),
            decimals=self._count_printed(row.indicator),
        )
        single = not self.question.claim.counts and len(self.codes) == 1 and row.convention != STATED
        value = counted.rests_on[0].value if single else None
        return replace(counted, value=value, holds=judge_row(counted, self.question.claim))

    def _count_printed(self, indicator: str) -> int:
        """With how many decimals the release prints what is compared; of a ratio it prints none, so all are shown."""
        if self.question.claim.ratio:
            return FULL_PRECISION
        return max(0, read_decimals(self.snapshot, self.part, indicator))

    def _list_figures(self, row: Row, found: Collection[str]) -> tuple[Figure, ...]:
        if row.convention == STATED:
            return ()
        return tuple(self.figures[row.indicator][code] for code in found)

    def _find_unit(self, row: Row, found: Mapping[str, tuple[bool, Observation]]) -> str:
        """The unit of what is held against the claim: of a ratio another than its figures have."""
        ratios = [one.unit for _, one in found.values()] if self.question.test.ratio else []
        return ratios[0] if ratios else row.unit

    def _order(self, codes: Collection[str]) -> tuple[str, ...]:
        return tuple(code for code in self.codes if code in codes)

    def _is_enough(self, found: Collection[str]) -> bool:
        return not self.question.claim.counts or is_enough(len(found), len(self.armed))

    def _find_outsiders(self) -> list[str]:
        """Who has no place among the members, because they were none then, or are not one member."""
        return [code for code in self.armed if code not in self.everyone]

    def _find_ends(self, indicator: str) -> tuple[int, int]:
        """The newest year with figures where the year asked about is later, the first where it is earlier; else 0."""
        years = find_years(self.snapshot, self.part, indicator, Which(members(), valued=True)) or (self.year,)
        first, last = min(years), max(years)
        return (last if last < self.year else 0), (first if first > self.year else 0)

    def _find_gap(self, indicator: str) -> Gap:
        ranked = self.question.test.comparison == "ranks"
        if not self.armed or (ranked and self._find_outsiders()):
            return Gap(Reason.OUTSIDE if self.armed else Reason.UNARMED)
        if indicator not in self.part.indicators:
            return Gap(Reason.NO_INDICATOR)
        mine = [code for code in self.armed if code in self.columns[indicator]]
        if not mine:
            return Gap(Reason.NO_FIGURE, *self._find_ends(indicator))
        if ranked:
            return Gap(Reason.FEW, sum(code in self.columns[indicator] for code in self.everyone), len(self.everyone))
        if self._is_enough(mine):
            return Gap(Reason.COARSE, max(0, self.find_decimals(indicator)))
        return Gap(Reason.FEW, len(mine), len(self.armed))


def _read_value(one: Observation) -> float:
    return one.value or 0.0
