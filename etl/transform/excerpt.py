"""Cuts a release down to what may be passed on, where a source's terms do not let all of it be."""

from dataclasses import replace

import pandas as pd

from etl.catalogue.groups import COMPARISONS, UNIONS
from etl.catalogue.members import members
from etl.catalogue.source import Excerpt
from etl.dataframe import ParsedRelease
from etl.observation import EXCERPT


def cut_excerpt(parsed: ParsedRelease, allowed: Excerpt) -> ParsedRelease:
    """The rows of `parsed` that `allowed` lets pass, as they are; the release says that it is an excerpt, and why.

    These are the indicators that it names, of NATO's members, the economies shown for comparison and unions of states,
    from its first year on. The note gives the reason, which tells where the whole is. An excerpt comes back unchanged.
    """
    if parsed.release.extent == EXCERPT:
        return parsed
    frame = parsed.frame
    shown = frame["member"].isin([*members(), *COMPARISONS, *UNIONS])
    kept = frame[shown & frame["indicator"].isin(list(allowed.indicators)) & (frame["year"] >= allowed.since)]
    note = " ".join(filter(None, (parsed.release.note, _describe(kept, frame), allowed.reason)))
    return ParsedRelease(replace(parsed.release, extent=EXCERPT, note=note), kept.reset_index(drop=True))


def _describe(kept: pd.DataFrame, whole: pd.DataFrame) -> str:
    return f"An excerpt: {kept['value'].count():,} of {whole['value'].count():,} figures."
