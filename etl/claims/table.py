"""What a table or a file shows of a check: a line for each release, convention and count, and the cells behind them."""

from collections.abc import Iterable, Iterator

from etl.catalogue.indicators import indicators
from etl.claims.agreement import Agreement
from etl.claims.grammar.words import write_statement
from etl.claims.judgement import Checked
from etl.claims.progress import Number
from etl.claims.prose.gap import tell_gap
from etl.claims.row import Row
from etl.observation import Observation

# As they stand in a CSV: codes joined by spaces, "" where there is nothing. `what` is the title of the indicator, the
# target, or the number of a claim of progress.
COLUMNS = (
    "claim", "as_of", "what", "known", "in_force", "source", "release", "published", "definition", "convention",
    "iceland", "year", "number", "of", "with_data", "value", "unit", "holds", "inside", "outside", "unknown",
    "borderline", "status", "why",
)  # fmt: skip
Line = dict[str, str]
_YES = {True: "yes", False: "no", None: ""}


def tabulate(checked: Checked) -> tuple[Line, ...]:
    """The lines of a check: releases known on the day, newest first, then later ones; dated targets; numbers."""
    claim = checked.claim
    as_of = claim.release if checked.day and claim.release else str(checked.day or "")
    about = {"claim": write_statement(claim), "as_of": as_of}
    lines = (
        *(_write_row(row, checked) for row in (*checked.rows, *checked.later)),
        *(_write_agreement(one) for one in checked.agreements),
        *(line for one in checked.numbers for line in _write_number(one)),
    )
    return tuple({**dict.fromkeys(COLUMNS, ""), **about, **line} for line in lines)


def list_cells(checked: Checked, every: bool = False) -> tuple[Observation, ...]:
    """The figures that the verdict rests on, each once; with `every`, those behind all rows, later ones included."""
    rows = (*checked.rows, *checked.later) if every else checked.in_force
    behind = (*(one for row in rows for one in row.cells), *(one for n in checked.numbers for one in n.rests_on))
    return tuple(dict.fromkeys(behind))


def _write_row(row: Row, checked: Checked) -> Line:
    plain = ("source", "release", "published", "definition", "convention", "of")
    found = {
        "what": indicators()[row.indicator].title,
        **{name: str(getattr(row, name)) for name in plain},
        "year": str(row.figure_year),
        **{name: _YES[getattr(row, name)] for name in ("known", "in_force", "iceland")},
    }
    if row.gap:
        return {**found, "why": tell_gap(row, row.gap, checked.claim)}
    return {
        **found,
        **{name: str(getattr(row, name)) for name in ("number", "with_data", "unit")},
        **{name: " ".join(getattr(row, name)) for name in ("inside", "outside", "unknown", "borderline")},
        "value": _write_value(row.value),
        "holds": _YES[row.holds],
        "status": _list_statuses(row.rests_on),
    }


def _write_agreement(one: Agreement) -> Line:
    target = one.target
    agreed = {"published": str(target.agreed), "year": str(target.agreed.year)}
    return {"what": target.title, "known": "yes", "source": target.source, "holds": _YES[one.holds], **agreed}


def _write_number(one: Number) -> Iterator[Line]:
    """A line for each end."""
    plain = ("source", "release", "definition", "unit")
    about = {"what": one.label, "known": "yes", **{name: getattr(one, name) for name in plain}}
    for year, value in ((one.since, one.before), (one.year, one.after)):
        if value is not None:
            status = _list_statuses(row for row in one.rests_on if row.year == year)
            found = {"year": str(year), "value": _write_value(value), "status": status}
            yield {**about, "published": str(one.published), **found}


def _list_statuses(rows: Iterable[Observation]) -> str:
    return " ".join(sorted({row.status for row in rows}))


def _write_value(number: float | None) -> str:
    return "" if number is None else repr(number)
