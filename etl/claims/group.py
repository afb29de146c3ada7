"""Who may stand in a claim beside members and NATO's aggregates: groups, and countries that are no members."""

from collections.abc import Iterable

from etl.catalogue.groups import AGGREGATES, COMPARISONS
from etl.catalogue.members import members
from etl.catalogue.presets import presets
from etl.measures.burden.bloc import find_bloc


def is_group(code: str) -> bool:
    """Whether a code is that of a group: a preset, or members together such as DEU-FRA."""
    return code in presets() or ("-" in code and all(one in members() for one in code.split("-")))


def join_codes(codes: Iterable[str]) -> str:
    """The code of members that are taken together, such as DEU-FRA; of one it is its own."""
    return "-".join(sorted(dict.fromkeys(codes)))


def is_subject(code: str) -> bool:
    """Whether a claim may be about it."""
    return code in members() or code in AGGREGATES or is_group(code)


def is_known(code: str) -> bool:
    """Whether a claim may compare with it."""
    return is_subject(code) or code in COMPARISONS


def select_among(codes: tuple[str, ...], scope: str, year: int) -> tuple[str, ...]:
    """Those of the members that belong to a group or one of NATO's aggregates; all where there is none."""
    return tuple(code for code in codes if code in find_bloc(scope).who(year)) if scope else codes
