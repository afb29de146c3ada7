"""A claim of progress: numbers with their releases, and no verdict in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from etl.arithmetic.shares import join_shares
from etl.asof.columns import is_expected
from etl.asof.pin import Pin
from etl.asof.select import known_releases
from etl.catalogue.claims import MEMBERS, Claim
from etl.catalogue.composition import counted_in
from etl.catalogue.members import members
from etl.catalogue.quantities import EQUIPMENT, SPENDING, SPENDING_CHANGE
from etl.catalogue.sources import LEAD
from etl.catalogue.targets import targets
from etl.claims.answer import read_release
from etl.claims.grammar.words import write_amount
from etl.claims.question import Question, read_test
from etl.claims.row import Row
from etl.errors import ClaimError
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot

_EUROPE_AND_CANADA = "NATO_EUR_CAN"
Rows = dict[tuple[str, int], Observation]
End = tuple[float, tuple[Observation, ...], tuple[Row, ...]]


@dataclass(frozen=True)
class Number:
    """A number that a claim of progress is held beside, of one release: at the start (`before`) and at the end.

    For growth `before` is None, and `after` is the change over all the years. `expected` are the years of it that the
    release calls estimates (R8), `counts` the rows that a number of members is told from, the first year's first.
    """

    label: str
    unit: str
    source: str
    release: str
    published: date
    definition: str
    since: int | None
    year: int
    before: float | None
    after: float
    how: str
    rests_on: tuple[Observation, ...] = ()
    expected: tuple[int, ...] = ()
    counts: tuple[Row, ...] = ()

    @property
    def basis(self) -> str:
        """At which prices it is, or over which year, as `how` ends."""
        return self.how.rpartition(", ")[2]


def measure_progress(snapshot: Snapshot, claim: Claim, pin: Pin, day: date) -> tuple[Number, ...]:
    """Members at the target, the real growth of Europe and Canada and their share of equipment, each of one release.

    Each is of the newest release known on the day that has both the first year and a last one, which is the claim's
    or the newest before it; a newer release that has the last year only stands beside it. Raises ClaimError where the
    claim says from when on neither itself nor by its target.
    """
    released = (part.release.published for part in known_releases(snapshot, LEAD, pin))
    last = claim.year or min(day, max(released, default=day)).year
    span = _Span(snapshot, claim, pin, day, (_find_start(claim), last))
    return tuple(number for what in (_count, _grow, _change, _equip) for number in what(span))


@dataclass(frozen=True)
class _Span:
    """The pin with its day, and the first year and the last."""

    snapshot: Snapshot
    claim: Claim
    pin: Pin
    day: date
    ends: tuple[int, int]

    @property
    def since(self) -> int:
        """The first year."""
        return self.ends[0]

    def parts(self) -> tuple[Part, ...]:
        """The releases of NATO that the pin lets answer, the newest first, whichever definition each follows (R32)."""
        return known_releases(self.snapshot, LEAD, self.pin)[::-1]

    def figures(self, part: Part, *indicators: str) -> tuple[Rows, ...]:
        """For each indicator the yearly figures of a release by member and year."""
        found = (self.snapshot.rows(part, one) if one in part.indicators else () for one in indicators)
        return tuple(
            {(row.member, row.year): row for row in rows if row.value is not None and not row.period} for rows in found
        )

    def years(self) -> range:
        """The years after the first, the newest first."""
        return range(self.ends[1], self.since, -1)


def _find_start(claim: Claim) -> int:
    agreed = next((one.agreed.year for one in targets() if one.id == claim.threshold), None)
    since = claim.since or agreed
    if since is None:
        raise ClaimError("progress", "has no first year", "Say since when: since 2014.")
    return since


def _count(span: _Span) -> Iterator[Number]:
    """How many members are at or above the target."""
    claim = replace(span.claim, about=MEMBERS, comparison="at_or_above", value=0)
    test = read_test(claim)
    if test is None:
        return
    question = Question(claim, test, span.pin, span.day)

    def count(part: Part, year: int) -> End | None:
        rows = read_release(span.snapshot, part, question, year, True)
        # Of those with armed forces (R31).
        row = next((row for row in rows if row.number is not None and row.iceland is False), None)
        return (float(len(row.inside)), row.rests_on, (row,)) if row else None

    label = f"Members at or above {write_amount(claim.measure, test.threshold)}"
    yield from _two_ends(span, (label, "members", "counted over the members of each year"), count)


def _grow(span: _Span) -> Iterator[Number]:
    """By how much the spending of Europe and Canada rose in real terms over all the years."""
    for part in span.parts():
        (spending,) = span.figures(part, SPENDING)
        year = next((year for year in span.years() if _both(spending, span.since, year)), None)
        if year is None:
            continue
        codes = _both(spending, span.since, year)
        first, last = (_sum(spending[code, at] for code in codes) for at in (span.since, year))
        rests_on = tuple(spending[code, at] for code in codes for at in (span.since, year))
        label = f"Real growth of the spending of Europe and Canada, {span.since} to {year}"
        about = (label, "percent", f"{_how(codes)}, {_name_prices(rests_on)}")
        yield _number(part, about, (span.since, year), (None, 100 * (last / first - 1)), rests_on)
        return


def _change(span: _Span) -> Iterator[Number]:
    """The newest annual change that NATO itself gives for Europe and Canada."""
    for part in span.parts():
        (change,) = span.figures(part, SPENDING_CHANGE)
        row = next((change[_EUROPE_AND_CANADA, y] for y in span.years() if (_EUROPE_AND_CANADA, y) in change), None)
        if row is not None:
            label = f"Real change of the spending of Europe and Canada in {row.year}"
            about = (label, "percent", "NATO's aggregate, over the year before")
            yield _number(part, about, (None, row.year), (None, _value(row)), (row,))
            return


def _equip(span: _Span) -> Iterator[Number]:
    """The share of equipment in the spending of Europe and Canada: a ratio of sums (R11)."""

    def share(part: Part, year: int) -> End | None:
        shares, spending = span.figures(part, EQUIPMENT, SPENDING)
        codes = [code for code in _codes(shares, year) if (code, year) in spending]
        if not codes:
            return None
        rests_on = tuple(rows[code, year] for code in codes for rows in (shares, spending))
        parts, wholes = ({code: _value(rows[code, year]) for code in codes} for rows in (shares, spending))
        return join_shares(parts, wholes), rests_on, ()

    label = "Equipment as a share of the spending of Europe and Canada"
    how = "sums over each year's members"
    for one in _two_ends(span, (label, "percent_of_defence_expenditure", how), share):
        yield replace(one, how=f"{how}, {_name_prices(one.rests_on)}")


def _two_ends(
    span: _Span,
    about: tuple[str, str, str],
    at: Callable[[Part, int], End | None],
) -> Iterator[Number]:
    """The number at both ends in the newest release that has both; before it that of a newer one with the last only."""
    newer = True
    for part in span.parts():
        last = next(((year, end) for year in span.years() if (end := at(part, year)) is not None), None)
        if last is None:
            continue
        year, end = last
        start = at(part, span.since)
        if start is not None:
            found = _number(part, about, (span.since, year), (start[0], end[0]), (*start[1], *end[1]))
            yield replace(found, counts=(*start[2], *end[2]))
            return
        if newer:
            yield replace(_number(part, about, (None, year), (None, end[0]), end[1]), counts=end[2])
            newer = False


def _number(
    part: Part,
    about: tuple[str, str, str],
    years: tuple[int | None, int],
    values: tuple[float | None, float],
    rests_on: tuple[Observation, ...],
) -> Number:
    label, unit, how = about
    release = part.release
    named = (release.source, release.release, release.published, release.definition)
    expected = tuple(year for year in years if year is not None and is_expected(part, year))
    return Number(label, unit, *named, *years, *values, how, rests_on, expected)


def _both(rows: Rows, since: int, year: int) -> list[str]:
    """NATO's aggregate where both years have it, else the members of both years that have both."""
    return sorted(set(_codes(rows, since)) & set(_codes(rows, year)))


def _codes(rows: Rows, year: int) -> list[str]:
    if (_EUROPE_AND_CANADA, year) in rows:
        return [_EUROPE_AND_CANADA]
    then = counted_in(_EUROPE_AND_CANADA, year)
    return [code for code in members() if code in then and (code, year) in rows]


def _how(codes: list[str]) -> str:
    if codes == [_EUROPE_AND_CANADA]:
        return "NATO's aggregate of each year's members"
    return f"sum over {len(codes)} members"


def _name_prices(rows: Iterable[Observation]) -> str:
    """Which constant prices money is in (R28)."""
    years = sorted({row.price_base for row in rows if row.price_base.isdigit()})
    return f"at {' and '.join(years)} prices" if years else "at constant prices"


def _sum(rows: Iterable[Observation]) -> float:
    return sum(map(_value, rows))


def _value(row: Observation) -> float:
    return row.value or 0.0
