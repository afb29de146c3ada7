"""What one release answers to a claim: a row under each convention, with and without Iceland."""

from bisect import bisect_left
from dataclasses import replace

from etl.arithmetic.precision import ENOUGH, decimals
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.share import STATEMENT
from etl.claims.asked import answering, definition_of
from etl.claims.checked import STATED, Row
from etl.claims.counting import Column, Question, answered, near
from etl.claims.wording import many, names
from etl.observation import Observation
from etl.store.coverage import MOST
from etl.store.snapshot import Part, Snapshot

_COARSE = "it is printed with {}, so no verdict rests on it"


def rows_of(snapshot: Snapshot, part: Part, question: Question, year: int, known: bool) -> tuple[Row, ...]:
    """The rows of one release: under each convention one with and one without Iceland where claims count members.

    A convention that the release cannot answer by has one row, which says why; a release that answers by none has one
    row in all, its convention "".
    """
    asked = answering(question.claim.measure, part.release.source, question.test)
    columns = {one: _column(snapshot, part, one, year) for one in set(asked.values())}
    clear = {one: _is_clear(snapshot, part, one, columns[one], question) for one in columns}
    close = near({convention: columns[indicator] for convention, indicator in asked.items()}, question)
    rows: list[Row] = []
    for convention, indicator in asked.items():
        blank = _blank(part, question, (indicator, convention, year), known)
        found = _counted(blank, columns[indicator], question, close) if clear[indicator] else ()
        # A statement in words is no convention of figures: where there is none, nothing is missing.
        if found or convention != STATED:
            rows += found or (replace(blank, why=_missing(snapshot, part, blank, question)),)
    if any(row.number is not None for row in rows):
        return tuple(rows)
    return (replace(rows[0], convention=""),)


def _counted(blank: Row, column: Column, question: Question, close: frozenset[str]) -> tuple[Row, ...]:
    ways = (True, False) if question.claim.counts else (None,)
    made = (replace(blank, iceland=way, of=len(question.asked(way))) for way in ways)
    return tuple(row for one in made if (row := answered(one, column, question, close)) is not None)


def newest_year(snapshot: Snapshot, part: Part, question: Question) -> int:
    """The newest year in which a release answers; 0 where it never does. Forecasts are of no year known."""
    wanted = set(answering(question.claim.measure, part.release.source, question.test).values())
    rows = (row for indicator in wanted & set(part.indicators) for row in snapshot.rows(part, indicator))
    known = {row.year for row in rows if row.value is not None and row.status != "forecast" and row.member in members()}
    return next((year for year in sorted(known, reverse=True) if answers(snapshot, part, question, year)), 0)


def answers(snapshot: Snapshot, part: Part, question: Question, year: int) -> bool:
    """Whether a release answers under any convention."""
    return any(row.number is not None for row in rows_of(snapshot, part, question, year, True))


def _column(snapshot: Snapshot, part: Part, indicator: str, year: int) -> Column:
    """By member the observations of one year that have a value."""
    first, last = part.years
    if indicator not in part.indicators or not first <= year <= last:
        return {}
    rows = snapshot.rows(part, indicator)
    # They are sorted, and there may be thousands of them.
    places = ((code, bisect_left(rows, (code, year, ""), key=_place)) for code in members())
    found = ((code, rows[at]) for code, at in places if at < len(rows) and _place(rows[at]) == (code, year, ""))
    return {code: row for code, row in found if row.value is not None}


def _place(row: Observation) -> tuple[str, int, str]:
    return row.member, row.year, row.period


def _is_clear(snapshot: Snapshot, part: Part, indicator: str, column: Column, question: Question) -> bool:
    """Whether a release prints an indicator with the decimals that a verdict needs.

    The figures of the year show that, those of all years where they are few.
    """
    if not column or indicator == STATEMENT:
        return bool(column)
    return question.test.readable(_printed(snapshot, part, indicator, column), _unit(indicator))


def _printed(snapshot: Snapshot, part: Part, indicator: str, column: Column) -> list[float]:
    rows = column.values() if len(column) >= ENOUGH else snapshot.rows(part, indicator)
    return [row.value for row in rows if row.value is not None]


def _blank(part: Part, question: Question, asked: tuple[str, str, int], known: bool) -> Row:
    indicator, convention, year = asked
    release = part.release
    return Row(
        source=release.source,
        release=release.release,
        title=release.title,
        published=release.published,
        definition=definition_of(release, question.claim.measure),
        indicator=indicator,
        convention=convention,
        iceland=None,
        year=year,
        of=len(question.codes),
        known=known,
        unit=_unit(indicator),
        # A pinned estimate is an estimate still, though its status does not say so. SIPRI's estimates are of the past.
        expected=release.source == "nato" and year in part.estimate_years,
    )


def _unit(indicator: str) -> str:
    return indicators()[indicator].unit


def _missing(snapshot: Snapshot, part: Part, row: Row, question: Question) -> str:
    """Why a release cannot answer, in words that go on from its name: "it holds …"; else a sentence of its own."""
    title = indicators()[row.indicator].title
    if not question.armed:
        return f"{names(question.codes)} has no armed forces, so there is no figure"
    if row.indicator not in part.indicators:
        return f"it does not contain this: {title}"
    column = _column(snapshot, part, row.indicator, row.year)
    mine = [code for code in question.armed if code in column]
    if not mine:
        whose = "" if question.claim.counts else f" for {names(question.codes)}"
        return f"it has no figure{whose} in {row.year} of this: {title}"
    if not question.claim.counts or len(mine) >= MOST * len(question.armed):
        places = decimals(_printed(snapshot, part, row.indicator, column))
        return _COARSE.format(many(max(0, places), "decimal", "decimals"))
    return f"it holds figures of only {len(mine)} of {len(question.armed)} members with armed forces in {row.year}"
