"""Targets as dated objects (R20): what was agreed, when, on which indicator, in whose words and where to read it."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.catalogue.seeds import read_toml
from etl.catalogue.share import SHARE


@dataclass(frozen=True)
class Target:
    """A guideline or commitment; `occasion` says where or when it was agreed.

    `value` is in the indicator's unit; None where the indicator is not published.
    """

    id: str
    title: str
    occasion: str
    label: str
    indicator: str
    value: float | None
    agreed: date
    due: int | None
    wording: str
    source: str

    def in_force(self, year: int) -> bool:
        """Whether the target was agreed in `year` or before."""
        return self.agreed.year <= year


@cache
def targets() -> tuple[Target, ...]:
    """All targets of seeds/targets.toml, oldest first."""
    rows = read_toml("targets.toml")["target"]
    fields = ("id", "title", "occasion", "label", "indicator", "agreed", "wording", "source")
    listed = [
        Target(**{field: row[field] for field in fields}, value=row.get("value"), due=row.get("due")) for row in rows
    ]
    return tuple(sorted(listed, key=lambda target: target.agreed))


def target(target_id: str) -> Target:
    """The target with this id. Raises KeyError where there is none."""
    return {known.id: known for known in targets()}[target_id]


def is_target(text: str) -> bool:
    """Whether a text is the id of a target, rather than a number."""
    return any(known.id == text for known in targets())


def share_targets() -> tuple[Target, ...]:
    """The targets on the share of GDP that have published figures, one for each value, the newest agreement of it."""
    newest = {known.value: known for known in targets() if known.indicator == SHARE and known.value is not None}
    return tuple(newest.values())
