"""The figures of a release in the form in which two releases are compared: a frame of the rows that have a value."""

import numpy as np
import pandas as pd

from etl.dataframe import ParsedRelease
from etl.store.extract import frame_part
from etl.store.snapshot import Part, Snapshot

# Rows of observations (etl.dataframe), each with a value, and one for each place.
Figures = pd.DataFrame

# What tells a figure from all others of its release.
PLACE = ["indicator", "member", "year", "period"]


def list_read(parsed: ParsedRelease) -> Figures:
    """The figures of a release that was read: the rows that have a value."""
    return _select(parsed.frame)


def list_published(snapshot: Snapshot, part: Part) -> Figures:
    """The figures of a release that is published. Raises PublishError where the part is damaged."""
    return _select(frame_part(snapshot, part))


def list_indicators(figures: Figures) -> list[str]:
    """The indicators that have figures, in the order of the rows."""
    return list(figures["indicator"].unique())


def _select(frame: pd.DataFrame) -> Figures:
    valued = frame[frame["value"].notna()]
    # A release may state a figure by two definitions: the later one counts, where the first one stands.
    if not valued.duplicated(PLACE).any():
        return valued
    places = valued.groupby(PLACE, sort=False, observed=True).ngroup().to_numpy()
    last = np.flatnonzero(~pd.Series(places).duplicated(keep="last"))
    return valued.take(last[np.argsort(places[last])])
