"""Every measure by id: those of time and targets, and those of burden."""

from functools import cache

from etl.catalogue.burden_measures import BENEFITS, OWN, SPREAD
from etl.catalogue.level_measures import LEVELS
from etl.catalogue.measure import Measure, MeasurePart
from etl.catalogue.time_measures import CHANGES, TARGETS

__all__ = ["GROUPS", "Measure", "MeasurePart", "measures"]

GROUPS: dict[str, tuple[Measure, ...]] = {
    "Targets": TARGETS,
    "Changes and revisions": CHANGES,
    "Levels and categories": LEVELS,
    "How the burden is spread": SPREAD,
    "Benefits, and what stands beside spending": BENEFITS,
    "Groups and scores": OWN,
}


@cache
def measures() -> dict[str, Measure]:
    """All measures by id, in the order in which they are offered."""
    return {measure.id: measure for group in GROUPS.values() for measure in group}
