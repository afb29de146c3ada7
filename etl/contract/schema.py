"""The contract as pandera checks it: kinds of things, each column on its own, the key, rules between columns."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.contract.rules import RULES, WHERE, name_row
from etl.contract.sums import SUMS
from etl.observation import COLUMNS, KEY, Observation

ACQUISITIONS = ("original", "transcription")
# The National Material Capabilities begin in 1816.
YEARS = (1816, 2100)
_UNKNOWN = "is not known to the catalogue"
_TWICE = "multiple_fields_uniqueness"
# What a rule between columns finds: the index of a row, and the line that tells the fault.
Rule = Callable[[pd.DataFrame], Iterator[tuple[int, str]]]
_RULES: dict[str, Rule] = {**RULES, **SUMS}


def frame(observations: Iterable[Observation]) -> pd.DataFrame:
    """The observations as a table with the columns of an observation, sorted by their key; a null value is NaN."""
    ordered = sorted(observations, key=attrgetter(*KEY))
    table = pd.DataFrame.from_records(ordered, columns=list(COLUMNS))
    return table.astype(dict.fromkeys(COLUMNS, "str") | {"year": "int64", "value": "float64"})


def find_faults(rows: Sequence[Observation]) -> Iterator[str]:
    """A line, with its cell, for each thing that is not as the contract wants it.

    Numbers are numbers and texts are texts: the other rules take that for granted, so a row that breaks it is told of
    that alone.
    """
    kinds = _list_failures(_make_kinds(), pd.DataFrame(rows, columns=list(COLUMNS), dtype=object))
    yield from (_describe_kind(rows[one["index"]], one) for one in kinds)
    bad = {one["index"] for one in kinds}
    table = frame(row for index, row in enumerate(rows) if index not in bad)
    failed = _list_failures(_schema(), table) if len(table) else []
    yield from (_describe(table.loc[one["index"]], one) for one in failed if one["check"] not in _RULES)
    # What a rule between columns has to say takes more than the one value that pandera names.
    for name in dict.fromkeys(one["check"] for one in failed if one["check"] in _RULES):
        yield from (line for _, line in _RULES[name](table))


def _list_failures(schema: pa.DataFrameSchema, table: pd.DataFrame) -> list[dict[str, Any]]:
    try:
        schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        failed = error.failure_cases
        # A fault of the key, or of several columns together, comes once for each of them.
        of_rows = failed["check"].isin((_TWICE, *_RULES))
        failed = failed.assign(column=failed["column"].mask(of_rows, ""))
        return list(failed.drop_duplicates(["check", "column", "index"]).to_dict("records"))
    return []


@cache
def _make_kinds() -> pa.DataFrameSchema:
    # True and False are whole numbers to Python. A table shows not-a-number as a null, so it would pass for one.
    year = _make_kind("a whole number", lambda held: type(held) is int)
    value = _make_kind(
        "a number or nothing", lambda held: held is None or (isinstance(held, float) and not math.isnan(held))
    )
    text = _make_kind("text", lambda held: isinstance(held, str))
    return pa.DataFrameSchema({**dict.fromkeys(COLUMNS, text), "year": year, "value": value})


def _make_kind(named: str, fits: Callable[[Any], bool]) -> pa.Column:
    def fit(column: "pd.Series[Any]") -> "pd.Series[bool]":
        return pd.Series([fits(held) for held in column], index=column.index)

    return pa.Column(object, pa.Check(fit, error=named, ignore_na=False), nullable=True)


@cache
def _schema() -> pa.DataFrameSchema:
    filled = pa.Check.str_matches(r"\S", error="is blank")
    columns = {
        "source": _make_closed(SOURCES),
        "release": pa.Column(str, filled),
        "definition": _make_closed(DEFINITIONS),
        "indicator": _make_closed(indicators()),
        "member": _make_closed(area_names()),
        "year": pa.Column(int, pa.Check.in_range(*YEARS, error=f"is not within {YEARS[0]} to {YEARS[1]}")),
        "period": pa.Column(str, pa.Check.str_matches(r"^(|M0[1-9]|M1[0-2]|Q[1-4])$", error="is no month or quarter")),
        "value": pa.Column(float, pa.Check(np.isfinite, error="is not finite"), nullable=True),
        "unit": pa.Column(str),
        "price_base": pa.Column(str, pa.Check.str_matches(r"^(|current|[0-9]{4})$", error="is no year of prices")),
        "status": _make_closed(STATUSES),
        "acquisition": _make_closed(ACQUISITIONS),
        "cell": pa.Column(str, filled),
        "note": pa.Column(str),
    }
    between = [pa.Check(partial(_mark_kept, rule), error=name) for name, rule in _RULES.items()]
    return pa.DataFrameSchema(columns, between, unique=list(KEY), strict=True, ordered=True)


def _make_closed(known: Iterable[str]) -> pa.Column:
    return pa.Column(str, pa.Check.isin(list(known), error=_UNKNOWN))


def _mark_kept(rule: Rule, table: pd.DataFrame) -> "pd.Series[bool]":
    """Whether each row keeps a rule."""
    broken = [index for index, _ in rule(table)]
    return ~table.index.to_series().isin(broken)


def _describe_kind(row: Observation, case: dict[str, Any]) -> str:
    column = case["column"]
    return f"{row.cell}: {column} {getattr(row, column)!r} is not {case['check']}"


def _describe(row: "pd.Series[Any]", case: dict[str, Any]) -> str:
    if case["check"] == _TWICE:
        return (
            f"{name_row(*row[list(WHERE)])}: the same figure stands more than once in {row['source']} {row['release']}"
        )
    return f"{name_row(*row[list(WHERE)])}: {case['column']} {case['failure_case']!r} {case['check']}"
