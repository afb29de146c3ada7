"""Who is counted in NATO's totals, as a frame that figures are joined with."""

from collections.abc import Iterator

import pandas as pd

from etl.catalogue.composition import counted_in
from etl.catalogue.members import members


def list_counted(totals: pd.DataFrame, armed: bool = False) -> pd.DataFrame:
    """A row for each `part` that is counted in each `member` (an aggregate) and `year` of `totals`, by its code.

    With `armed`, members without armed forces are left out.
    """
    places = totals[["member", "year"]].drop_duplicates().itertuples(index=False, name=None)
    rows = [(area, year, part) for area, year in places for part in _list_parts(area, year, armed)]
    return pd.DataFrame(rows, columns=["member", "year", "part"])


def _list_parts(area: str, year: int, armed: bool) -> Iterator[str]:
    return (code for code in sorted(counted_in(area, year)) if members()[code].armed_forces or not armed)
