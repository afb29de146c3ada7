"""The figures of one indicator that a release has in common with the release before or after it, and what differs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

# What a revision is, is decided in one place.
from etl.changes.revisions import changed, comparable
from etl.compare.figures import Figure, Place

Column = Mapping[Place, Figure]


class Move(NamedTuple):
    """A figure that the two releases have differently."""

    place: Place
    older: Figure
    newer: Figure


@dataclass(frozen=True)
class Revised:
    """What two releases have of an indicator: `compared` figures, of which `moves` differ.

    `apart` are those in common that are not compared: of another definition, unit or base of prices.
    """

    indicator: str
    older: str
    newer: str
    compared: int
    apart: int
    moves: tuple[Move, ...]


def revised(indicator: str, older: Column, newer: Column) -> Revised | None:
    """What differs of an indicator between two releases; None where they have no figure in common."""
    common = [place for place in newer if place in older]
    if not common:
        return None
    alike = [place for place in common if comparable(indicator, older[place], newer[place])]
    first = common[0]
    return Revised(
        indicator=indicator,
        older=older[first].release,
        newer=newer[first].release,
        compared=len(alike),
        apart=len(common) - len(alike),
        moves=tuple(Move(place, older[place], newer[place]) for place in changed(older, newer, alike)),
    )
