"""How the results of a measure are written: a table for people, CSV and JSON for other programs."""

import io
from collections.abc import Iterator, Sequence

import orjson
from rich.console import Console
from rich.table import Table

from etl.asof.columns import is_expected
from etl.catalogue.measures import measures
from etl.catalogue.members import area_names
from etl.catalogue.sources import cite
from etl.catalogue.units import unit
from etl.cli.lines import plain
from etl.measures.choice import SELECTED
from etl.measures.result import Basis, Result
from etl.observation import order_name
from etl.spreadsheet import write_rows
from etl.store.snapshot import Snapshot

COLUMNS = (
    "measure", "part", "member", "name", "year", "value", "unit", "status", "reason", "basis", "estimates", "releases",
    "cells", "without",
)  # fmt: skip
_WIDTH = 140


def write_results(snapshot: Snapshot, measure_id: str, results: Sequence[Result], form: str) -> str:
    """The results as a `table` in plain text, as `csv` with a row a number, or as `json` with what the measure is.

    Each says whether it rests on figures that NATO only expected (R8).
    """
    expected = [_is_expected(snapshot, one) for one in results]
    if form == "table":
        return _table(measure_id, results, expected)
    return write_rows(COLUMNS, _list_rows(results, expected)) if form == "csv" else _json(measure_id, results, expected)


def _is_expected(snapshot: Snapshot, one: Result) -> bool:
    years = {(row.source, row.release, row.year) for row in one.rests_on}
    return any(is_expected(snapshot.part(source, release), year) for source, release, year in years)


def _list_rows(results: Sequence[Result], expected: Sequence[bool]) -> Iterator[tuple[object, ...]]:
    for one, guessed in zip(results, expected, strict=True):
        value = "" if one.value is None else repr(one.value)
        rests_on = "yes" if guessed else "", "; ".join(_releases(one)), "; ".join(_cells(one))
        said = (one.unit, one.status, one.reason, one.basis, *rests_on)
        yield one.measure, one.part, one.member, _name(one), one.year, value, *said, _without(one)


def _json(measure_id: str, results: Sequence[Result], expected: Sequence[bool]) -> str:
    known = measures()[measure_id]
    about = {name: getattr(known, name) for name in ("id", "title", "formula", "citation", "caution", "inputs")}
    rows = [
        {
            **one._asdict(),
            "name": _name(one),
            "estimates": guessed,
            "releases": _releases(one),
            "rests_on": _cells(one),
        }
        for one, guessed in zip(results, expected, strict=True)
    ]
    return orjson.dumps(
        {"measure": about, "sources": [cite(*source) for source in _sources(results)], "results": rows},
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
    ).decode()


def _table(measure_id: str, results: Sequence[Result], expected: Sequence[bool]) -> str:
    known = measures()[measure_id]
    table = Table("member", "year", "part", show_edge=False)
    table.add_column("value", justify="right")
    table.add_column("")
    for one, guessed in zip(results, expected, strict=True):
        table.add_row(_name(one), str(one.year or ""), one.part, _number(one), _beside(one, guessed))
    out = io.StringIO()
    console = Console(file=out, width=_WIDTH, markup=False, highlight=False)
    console.print(f"{known.title}: {known.formula}. {known.caution}".strip())
    console.print(table)
    for basis, base in sorted({(one.basis, _base(one)) for one in results if one.basis and one.value is not None}):
        instead = ", for the release lacks the others" if "price" in known.takes else ""
        console.print(f"{basis.words.capitalize()}: {basis.text}{f' of {base}' if base else ''}{instead}.")
    for source in _sources(results):
        console.print(f"Source: {cite(*source)}")
    return plain(out.getvalue())


def _beside(one: Result, guessed: bool) -> str:
    if one.value is None:
        return one.reason
    without = f"without {_without(one)}" if one.without else ""
    return ", ".join(filter(None, (unit(one.unit).label, one.basis.words, "on estimates" if guessed else "", without)))


def _without(one: Result) -> str:
    """Who would count and has no figure (R31)."""
    return "; ".join(area_names()[code] for code in one.without)


def _base(one: Result) -> str:
    """The year of the constant prices that a result is computed from; "" where it says nothing of it."""
    bases = {row.price_base for row in one.rests_on if one.basis is Basis.CONSTANT_PRICES}
    return ", ".join(sorted(filter(None, bases - {"current"})))


def _number(one: Result) -> str:
    if one.value is None:
        return "no value"
    if one.unit == "calendar_year":
        return f"{one.value:.0f}"
    return f"{one.value:,.{unit(one.unit).decimals}f}".replace("-", "\N{MINUS SIGN}")


def _name(one: Result) -> str:
    return "Members selected" if one.member == SELECTED else area_names().get(one.member, one.member)


def _sources(results: Sequence[Result]) -> list[tuple[str, str]]:
    found = {(row.source, row.release) for one in results for row in one.rests_on}
    return sorted(found, key=lambda each: (each[0], order_name(each[1])))


def _releases(one: Result) -> list[str]:
    return [f"{source} {release}" for source, release in _sources([one])]


def _cells(one: Result) -> list[str]:
    return [row.cell for row in one.rests_on]
