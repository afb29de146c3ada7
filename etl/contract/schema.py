"""The contract as pandera checks it: kinds of things, each column on its own, the key, rules between columns."""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.catalogue.overlay import seeded
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.contract.rules import RULES, WHERE, name_row
from etl.contract.sums import SUMS
from etl.dataframe import list_odd, make_frame, make_observations, sort_frame
from etl.observation import KEY

ACQUISITIONS = ("original", "transcription")
# The National Material Capabilities begin in 1816.
YEARS = (1816, 2100)
_UNKNOWN = "is not known to the catalogue"
_TWICE = "multiple_fields_uniqueness"
# What a rule between columns finds: the index of a row, and the line that tells the fault.
Rule = Callable[[pd.DataFrame], Iterator[tuple[int, str]]]
_RULES: dict[str, Rule] = {**RULES, **SUMS}


def find_faults(frame: pd.DataFrame) -> Iterator[str]:
    """A line, with its cell, for each thing that is not as the contract wants it.

    Numbers are numbers and texts are texts: the other rules take that for granted, so a row that breaks it is told of
    that alone.
    """
    kinds = list(_list_odd(frame))
    yield from (line for _, line in kinds)
    if kinds:
        bad = {index for index, _ in kinds}
        frame = make_frame(row for index, row in enumerate(make_observations(frame)) if index not in bad)
    yield from _find_broken(sort_frame(frame)) if len(frame) else ()


def _list_odd(frame: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """The number of each row with a thing of the wrong kind, and the line that tells it."""
    for name in list_odd(frame):
        kind, fits = _KINDS.get(name, _TEXT)
        for index, held in enumerate(frame[name]):
            if not fits(held):
                yield index, f"{frame['cell'].iloc[index]}: {name} {held!r} is not {kind}"


def _is_text(held: object) -> bool:
    # Half of a pair of characters is none that a file could hold.
    return isinstance(held, str) and not re.search(r"[\ud800-\udfff]", held)


def _is_number(held: object) -> bool:
    # A frame shows not-a-number as a null, so it would pass for one.
    return held is None or (isinstance(held, float) and not math.isnan(held))


_TEXT: tuple[str, Callable[[object], bool]] = ("text", _is_text)
_KINDS: dict[str, tuple[str, Callable[[object], bool]]] = {
    # True and False are whole numbers to Python.
    "year": ("a whole number", lambda held: type(held) is int and abs(held) < 2**63),
    "value": ("a number or nothing", _is_number),
}


def _find_broken(frame: pd.DataFrame) -> Iterator[str]:
    failed = _list_failures(_schema(), frame)
    yield from (_describe(frame.loc[one["index"]], one) for one in failed if one["check"] not in _RULES)
    # What a rule between columns has to say takes more than the one value that pandera names.
    for name in dict.fromkeys(one["check"] for one in failed if one["check"] in _RULES):
        yield from (line for _, line in _RULES[name](frame))


def _list_failures(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> list[dict[str, Any]]:
    try:
        schema.validate(frame, lazy=True, inplace=True)
    except pa.errors.SchemaErrors as error:
        failed = error.failure_cases
        # A fault of the key, or of several columns together, comes once for each of them.
        of_rows = failed["check"].isin((_TWICE, *_RULES))
        failed = failed.assign(column=failed["column"].mask(of_rows, ""))
        return list(failed.drop_duplicates(["check", "column", "index"]).to_dict("records"))
    return []


@seeded
@cache
def _schema() -> pa.DataFrameSchema:
    filled = pa.Check(_mark_filled, error="is blank")
    columns = {
        "source": _make_closed(SOURCES),
        "release": pa.Column("category", filled),
        "definition": _make_closed(DEFINITIONS),
        "indicator": _make_closed(indicators()),
        "member": _make_closed(area_names()),
        "year": pa.Column("int64", pa.Check.in_range(*YEARS, error=f"is not within {YEARS[0]} to {YEARS[1]}")),
        "period": _make_matching(r"^(|M0[1-9]|M1[0-2]|Q[1-4])$", "is no month or quarter"),
        "value": pa.Column("float64", pa.Check(np.isfinite, error="is not finite"), nullable=True),
        "unit": pa.Column("category"),
        "price_base": _make_matching(r"^(|current|[0-9]{4})$", "is no year of prices"),
        "status": _make_closed(STATUSES),
        "acquisition": _make_closed(ACQUISITIONS),
        "cell": pa.Column("str", filled),
        "note": pa.Column("category"),
    }
    # No row is empty, so none is asked whether it is.
    between = [pa.Check(partial(_mark_kept, rule), error=name, ignore_na=False) for name, rule in _RULES.items()]
    return pa.DataFrameSchema(columns, between, unique=list(KEY), strict=True, ordered=True)


def _make_closed(known: Iterable[str]) -> pa.Column:
    return pa.Column("category", pa.Check.isin(list(known), error=_UNKNOWN))


def _make_matching(pattern: str, problem: str) -> pa.Column:
    return pa.Column("category", pa.Check.str_matches(pattern, error=problem))


def _mark_filled(column: "pd.Series[Any]") -> "pd.Series[bool]":
    """Whether each text begins with more than a space. Few texts begin differently, though each row has its own."""
    codes, starts = pd.factorize(column.str[:1])
    filled = np.array([bool(start.strip()) for start in starts], dtype=bool)
    return pd.Series(filled[codes], index=column.index)


def _mark_kept(rule: Rule, frame: pd.DataFrame) -> "pd.Series[bool]":
    """Whether each row keeps a rule."""
    broken = [index for index, _ in rule(frame)]
    return pd.Series(~frame.index.isin(broken), index=frame.index)


def _describe(row: "pd.Series[Any]", case: dict[str, Any]) -> str:
    if case["check"] == _TWICE:
        return (
            f"{name_row(*row[list(WHERE)])}: the same figure stands more than once in {row['source']} {row['release']}"
        )
    return f"{name_row(*row[list(WHERE)])}: {case['column']} {case['failure_case']!r} {case['check']}"
