"""How a check of a claim is written: prose and a table for people, CSV and JSON for other programs."""

import io
from collections.abc import Sequence
from dataclasses import asdict
from textwrap import fill
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.members import area_names
from etl.catalogue.sources import SOURCES, cite
from etl.catalogue.units import unit
from etl.claims import (
    COLUMNS,
    Checked,
    Row,
    explain,
    list_cells,
    say,
    say_absence,
    say_definition,
    tabulate,
    write_claim,
    write_heading,
)
from etl.claims.judgement import ByDefinition
from etl.claims.prose.finding import PRECISE
from etl.claims.prose.gap import tell_gap
from etl.claims.prose.words import CONVENTION_WORDS
from etl.cli.lines import plain
from etl.observation import order_name
from etl.spreadsheet import write_rows

_WIDTH = 120
_ANSWERS = {True: "holds", False: "does not hold", None: ""}
_ICELAND = {True: "with Iceland", False: "without", None: ""}


def written(checked: Checked, form: str) -> str:
    """The check as `text` with its explanation, as `csv` with a row a release and convention, or as `json`."""
    if form == "text":
        return _text(checked)
    return _csv(checked) if form == "csv" else _json(checked)


def _csv(checked: Checked) -> str:
    return write_rows(COLUMNS, (line.values() for line in tabulate(checked)))


def _json(checked: Checked) -> str:
    about: dict[str, Any] = {
        "claim": write_claim(checked.claim),
        "snapshot": checked.snapshot,
        "as_of": checked.day,
        "members_on": checked.members_on,
        "year": checked.year,
        "verdict": checked.verdict,
        "said": say(checked),
        "answer": f"{write_heading(checked)}.",
        "explanation": explain(checked),
        "quoted": checked.claim.quoted,
        "definitions": [_of_definition(one, checked) for one in checked.definitions],
        "absent": [
            {"source": one.source, "publisher": SOURCES[one.source].publisher, "why": say_absence(one, checked)}
            for one in checked.absent
        ],
        "targets": [{**asdict(one.target), "holds": one.holds} for one in checked.agreements],
        "rows": tabulate(checked),
        "cells": [{**one._asdict(), "name": area_names()[one.member]} for one in list_cells(checked)],
        "sources": _sources(checked),
    }
    return orjson.dumps(about, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _of_definition(one: ByDefinition, checked: Checked) -> dict[str, Any]:
    row = one.judgement.row
    return {
        "definition": one.definition,
        "title": DEFINITIONS[one.definition].title,
        "source": row.source if row else "",
        "release": row.release if row else "",
        "verdict": one.judgement.outcome,
        "said": say_definition(one, checked),
    }


def _text(checked: Checked) -> str:
    out = io.StringIO()
    console = Console(file=out, width=_WIDTH, markup=False, highlight=False)
    paragraphs = [f"{write_heading(checked)}.", explain(checked)]
    console.print("\n\n".join(fill(text, _WIDTH, break_on_hyphens=False) for text in paragraphs))
    for title, rows in (("Known then", checked.rows), ("Published later", checked.later)):
        if rows:
            console.print(f"\n{title if checked.day else 'At hand'}:")
            console.print(_table(checked, rows))
    for source in _sources(checked):
        console.print(f"Source: {source}")
    return plain(out.getvalue())


def _table(checked: Checked, rows: Sequence[Row]) -> Table:
    table = Table("release", "year", "convention", "Iceland", show_edge=False)
    table.add_column("found", justify="right")
    table.add_column("")
    for row in rows:
        convention = CONVENTION_WORDS.get(row.convention, "")
        why = tell_gap(row, row.gap, checked.claim) if row.gap else ""
        found = why or _ANSWERS[row.holds] or f"no figure for {' '.join(row.unknown)}"
        said = f"{found} *" if row.in_force and row.number is not None else found
        table.add_row(
            f"{row.source} {row.release}", str(row.year), convention, _ICELAND[row.iceland], _found(row), said
        )
    table.caption = "* of the release in force" if any(row.in_force for row in rows) else None
    return table


def _found(row: Row) -> str:
    if row.value is not None:
        # No more decimals than the release prints.
        return f"{row.value:.{min(PRECISE, row.decimals)}f}" if unit(row.unit).is_percent else f"{row.value:,.0f}"
    return "" if row.number is None else f"{'≥ ' if row.is_bound else ''}{len(row.inside)} of {row.of}"


def _sources(checked: Checked) -> list[str]:
    found = {(cell.source, cell.release) for cell in list_cells(checked)}
    return [cite(*one) for one in sorted(found, key=lambda each: (each[0], order_name(each[1])))]
