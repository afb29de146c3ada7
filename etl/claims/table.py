"""What a table or a file shows of a check: a row for each release, convention and count, and the cells behind them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from etl.catalogue.indicators import indicators
from etl.claims.agreement import Agreement
from etl.claims.answer import Row
from etl.claims.grammar.words import write_statement
from etl.claims.progress import Number
from etl.claims.prose.finding import tell_gap
from etl.claims.verdict import Checked
from etl.observation import Observation


@dataclass(frozen=True)
class MatrixRow:
    """A line of the table of a claim, as it stands in a CSV: codes joined by spaces, "" where there is nothing.

    `what` is the title of the indicator, of the target, or of the number of a claim of progress.
    """

    claim: str
    as_of: str
    what: str
    known: str
    in_force: str
    source: str
    release: str
    published: str
    definition: str
    convention: str
    iceland: str
    year: str
    number: str
    of: str
    with_data: str
    value: str
    unit: str
    holds: str
    inside: str
    outside: str
    unknown: str
    borderline: str
    status: str
    why: str


_YES = {True: "yes", False: "no", None: ""}
_NOTHING = MatrixRow(*([""] * len(MatrixRow.__dataclass_fields__)))


def tabulate(checked: Checked) -> tuple[MatrixRow, ...]:
    """The rows of a check: releases known on the day, newest first, then later ones; dated targets; numbers."""
    claim = checked.claim
    blank = replace(
        _NOTHING, claim=write_statement(claim), as_of=claim.release or (str(checked.day) if checked.day else "")
    )
    rows = [
        *(_write_row(row, checked, blank) for row in (*checked.rows, *checked.later)),
        *(_write_agreement(one, blank) for one in checked.agreements),
        *(row for one in checked.numbers for row in _write_number(one, blank)),
    ]
    return tuple(rows)


def list_cells(checked: Checked, every: bool = False) -> tuple[Observation, ...]:
    """The figures that the verdict rests on, each once; with `every`, those behind all rows, later ones included."""
    rows = (*checked.rows, *checked.later) if every else checked.in_force
    behind = (*(one for row in rows for one in row.rests_on), *(one for n in checked.numbers for one in n.rests_on))
    return tuple(dict.fromkeys(behind))


def _write_row(row: Row, checked: Checked, blank: MatrixRow) -> MatrixRow:
    return replace(
        blank,
        what=indicators()[row.indicator].title,
        known=_YES[row.known],
        in_force=_YES[row.in_force],
        source=row.source,
        release=row.release,
        published=str(row.published),
        definition=row.definition,
        convention=row.convention,
        iceland=_YES[row.iceland],
        year=str(row.year),
        of=str(row.of),
        why=tell_gap(row, row.gap, checked.claim) if row.gap else "",
        **(_write_answer(row) if row.number is not None else {}),
    )


def _write_answer(row: Row) -> dict[str, str]:
    return {
        "number": str(row.number),
        "with_data": str(row.with_data),
        "value": _write(row.value),
        "unit": row.unit,
        "holds": _YES[row.holds],
        "inside": " ".join(row.inside),
        "outside": " ".join(row.outside),
        "unknown": " ".join(row.unknown),
        "borderline": " ".join(row.borderline),
        "status": _list_statuses(row.rests_on),
    }


def _write_agreement(one: Agreement, blank: MatrixRow) -> MatrixRow:
    return replace(
        blank,
        what=one.target.title,
        known="yes",
        source=one.target.source,
        published=str(one.target.agreed),
        year=str(one.target.agreed.year),
        holds=_YES[one.holds],
    )


def _write_number(one: Number, blank: MatrixRow) -> Iterator[MatrixRow]:
    """A line for each end."""
    for year, value in ((one.since, one.before), (one.year, one.after)):
        if value is not None or year == one.year:
            yield replace(
                blank,
                what=one.label,
                known="yes",
                source=one.source,
                release=one.release,
                published=str(one.published),
                year=str(year),
                value=_write(value),
                unit=one.unit,
                status=_list_statuses(row for row in one.rests_on if row.year == year),
            )


def _list_statuses(rows: Iterable[Observation]) -> str:
    return " ".join(sorted({row.status for row in rows}))


def _write(number: float | None) -> str:
    return "" if number is None else repr(number)
