"""What a table or a file shows of a check: a row for each release, convention and count, and the cells behind them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.claims.checked import Cell, Checked, Dated, MatrixRow, Number, Row
from etl.claims.grammar.words import statement
from etl.observation import Observation

_YES = {True: "yes", False: "no", None: ""}
_NOTHING = MatrixRow(*([""] * len(MatrixRow.__dataclass_fields__)))


def matrix(checked: Checked) -> tuple[MatrixRow, ...]:
    """The rows of a check: releases known on the day, newest first, then later ones; dated targets; numbers."""
    claim = checked.claim
    blank = replace(_NOTHING, claim=statement(claim), as_of=claim.release or (str(checked.day) if checked.day else ""))
    rows = [
        *(_of_row(row, blank) for row in (*checked.rows, *checked.later)),
        *(_of_target(one, blank) for one in checked.dated),
        *(row for one in checked.numbers for row in _of_number(one, blank)),
    ]
    return tuple(rows)


def cells(checked: Checked, every: bool = False) -> tuple[Cell, ...]:
    """The figures that the verdict rests on, each once; with `every`, those behind all rows, later ones included."""
    rows = (*checked.rows, *checked.later) if every else checked.in_force
    behind = (*(one for row in rows for one in row.rests_on), *(one for n in checked.numbers for one in n.rests_on))
    return tuple(_cell(one) for one in dict.fromkeys(behind))


def _of_row(row: Row, blank: MatrixRow) -> MatrixRow:
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
        why=row.why,
        **(_answer(row) if row.number is not None else {}),
    )


def _answer(row: Row) -> dict[str, str]:
    return {
        "number": str(row.number),
        "with_data": str(row.with_data),
        "value": _text(row.value),
        "unit": row.unit,
        "holds": _YES[row.holds],
        "inside": " ".join(row.inside),
        "outside": " ".join(row.outside),
        "unknown": " ".join(row.unknown),
        "borderline": " ".join(row.borderline),
        "status": _statuses(row.rests_on),
    }


def _of_target(one: Dated, blank: MatrixRow) -> MatrixRow:
    return replace(
        blank,
        what=one.title,
        known="yes",
        source=one.source,
        published=str(one.agreed),
        year=str(one.agreed.year),
        holds=_YES[one.holds],
    )


def _of_number(one: Number, blank: MatrixRow) -> Iterator[MatrixRow]:
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
                value=_text(value),
                unit=one.unit,
                status=_statuses(row for row in one.rests_on if row.year == year),
                why=one.why,
            )


def _cell(one: Observation) -> Cell:
    return Cell(
        source=one.source,
        release=one.release,
        definition=one.definition,
        indicator=one.indicator,
        member=one.member,
        name=area_names()[one.member],
        year=one.year,
        value=one.value,
        unit=one.unit,
        status=one.status,
        acquisition=one.acquisition,
        cell=one.cell,
        note=one.note,
    )


def _statuses(rows: Iterable[Observation]) -> str:
    return " ".join(sorted({row.status for row in rows}))


def _text(number: float | None) -> str:
    return "" if number is None else repr(number)
