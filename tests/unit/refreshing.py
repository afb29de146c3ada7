"""Refreshes with made-up sources, for the tests of the pipeline."""

from pathlib import Path
from typing import Any

import orjson
from made_up import SHARE, Source, figures, no_network, population, release

from etl.pipeline import Collectors, refresh
from etl.status import Outcome
from etl.transform.corrections import Correction

GOOD: Collectors = {"nato": Source(release(figures())), "worldbank": Source(population("2021-07-01"))}


def run(data: Path, **changes: Any) -> Outcome:
    """A refresh of good sources, but for `changes`."""
    return refresh(data, no_network, lambda _: None, {**GOOD, **changes})


def status(data: Path) -> dict[str, Any]:
    read: dict[str, Any] = orjson.loads((data / "status.json").read_bytes())
    return read


def known(**changes: Any) -> Correction:
    """A correction of the share of Belgium, made up."""
    fields = {"source": "nato", "release": "2021-01-01", "figure": (SHARE, "BEL", 2020), "expect": 20.0, "value": 2.0}
    return Correction(**{**fields, **changes}, reason="a slipped decimal point", by="a reader", line=2)
