"""Members without armed forces: a null that says why there is none, never 0 (R9)."""

import pandas as pd

from etl.catalogue.indicators import indicators
from etl.catalogue.members import unarmed
from etl.dataframe import amend, join_frames, make_texts, repeat

STATUS = "no_armed_forces"
_RULE = "rule: no armed forces, so there is no figure"
_PLACE = ["indicator", "year", "member"]


def add_unarmed(frame: pd.DataFrame) -> pd.DataFrame:
    """All rows of one release, and a null for every year of an indicator that needs armed forces, for who has none.

    A null that the source has already gets the status; a value that should not be is left for the contract to stop.
    """
    needing = frame["indicator"].isin([one.id for one in indicators().values() if one.needs_armed_forces])
    mine = frame["member"].isin(list(unarmed()))
    told = amend(frame, needing & mine & frame["value"].isna(), status=STATUS)
    models = frame[needing].drop_duplicates(["indicator", "year"])
    wanted = models.drop(columns="member").merge(pd.DataFrame({"member": sorted(unarmed())}), how="cross")
    known = pd.MultiIndex.from_frame(frame.loc[needing & mine, _PLACE].astype({"member": "str", "indicator": "str"}))
    asked = pd.MultiIndex.from_frame(wanted[_PLACE].astype({"member": "str", "indicator": "str"}))
    return join_frames([told, _make_nulls(wanted[~asked.isin(known)])])


def _make_nulls(models: pd.DataFrame) -> pd.DataFrame:
    units = [indicators()[name].unit for name in models["indicator"]]
    return models.assign(
        member=make_texts(models["member"]),
        value=float("nan"),
        unit=make_texts(units),
        status=repeat(STATUS, len(models)),
        cell=pd.Series(_RULE, index=models.index, dtype="str"),
        note=repeat("", len(models)),
    )
