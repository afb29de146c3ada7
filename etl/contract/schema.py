"""Each column on its own, and the key: closed lists of the catalogue, ranges, nothing twice. Checked by pandera."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.members import area_names
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.observation import COLUMNS, KEY, Observation

ACQUISITIONS = ("original", "transcription")
# The National Material Capabilities begin in 1816.
YEARS = (1816, 2100)
_UNKNOWN = "is not known to the catalogue"


def frame(observations: Iterable[Observation]) -> pd.DataFrame:
    """The observations as a table with the columns of an observation, sorted by their key; a null value is NaN."""
    ordered = sorted(observations, key=lambda row: tuple(getattr(row, name) for name in KEY))
    table = pd.DataFrame.from_records(ordered, columns=list(COLUMNS))
    return table.astype(dict.fromkeys(COLUMNS, "str") | {"year": "int64", "value": "float64"})


def column_faults(rows: Sequence[Observation]) -> Iterator[str]:
    """A line, with its cell, for each value that its column does not allow, and for each row that stands twice."""
    table = frame(rows)
    try:
        _schema().validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        # A fault of the key comes once for each of its columns.
        failed = error.failure_cases.drop_duplicates(["check", "column", "index"])
        cases = failed[failed["check"] != _TWICE].to_dict("records")
        yield from (_line(table.loc[case["index"]], case) for case in cases)
        twice = failed.loc[failed["check"] == _TWICE, "index"].drop_duplicates()
        yield from (_twice(table.loc[index]) for index in twice)


_TWICE = "multiple_fields_uniqueness"


@cache
def _schema() -> pa.DataFrameSchema:
    filled = pa.Check.str_matches(r"\S", error="is blank")
    columns = {
        "source": _listed(SOURCES),
        "release": pa.Column(str, filled),
        "definition": _listed(DEFINITIONS),
        "indicator": _listed(indicators()),
        "member": _listed(area_names()),
        "year": pa.Column(int, pa.Check.in_range(*YEARS, error=f"is not within {YEARS[0]} to {YEARS[1]}")),
        "period": pa.Column(str, pa.Check.str_matches(r"^(|M0[1-9]|M1[0-2]|Q[1-4])$", error="is no month or quarter")),
        "value": pa.Column(float, pa.Check(np.isfinite, error="is not finite"), nullable=True),
        "unit": pa.Column(str),
        "price_base": pa.Column(str, pa.Check.str_matches(r"^(|current|[0-9]{4})$", error="is no year of prices")),
        "status": _listed(STATUSES),
        "acquisition": _listed(ACQUISITIONS),
        "cell": pa.Column(str, filled),
        "note": pa.Column(str),
    }
    return pa.DataFrameSchema(columns, unique=list(KEY), strict=True, ordered=True)


def _listed(known: Iterable[str]) -> pa.Column:
    return pa.Column(str, pa.Check.isin(list(known), error=_UNKNOWN))


def _line(row: "pd.Series[Any]", case: dict[str, Any]) -> str:
    return f"{_where(row)}: {case['column']} {case['failure_case']!r} {case['check']}"


def _twice(row: "pd.Series[Any]") -> str:
    return f"{_where(row)}: the same figure stands more than once in {row['source']} {row['release']}"


def _where(row: "pd.Series[Any]") -> str:
    return f"{row['cell'].strip() or '(no cell)'}: {row['indicator']} of {row['member']} in {row['year']}"
