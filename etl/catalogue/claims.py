"""Claims as data: what is said, about whom, as of when, and how it is checked."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.catalogue.seeds import read_toml

COMPARISONS = ("below", "at_or_above", "agreed", "progress")


@dataclass(frozen=True)
class Claim:
    """A claim of an article. `about` holds members' codes or "members"; `value` is the number claimed, if one is."""

    id: str
    says: str
    about: tuple[str, ...]
    measure: str
    comparison: str
    threshold: str
    year: int
    as_of: date
    checked: str
    value: int | None = None


@cache
def claims() -> dict[str, Claim]:
    """All claims of seeds/claims.toml by id."""
    rows = read_toml("claims.toml")["claim"]
    return {row["id"]: Claim(**{**row, "about": tuple(row["about"])}) for row in rows}
