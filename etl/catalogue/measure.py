"""What is known of a measure."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from etl.catalogue.indicators import indicators
from etl.catalogue.sources import LEAD

OUR_ARITHMETIC = "Arithmetic on the publisher's figures"


class Scope(StrEnum):
    """Whose results a measure has: members', with the alliance's beside them where they add up, or the alliance's."""

    MEMBER = "member"
    ALLIANCE = "alliance"


class Compares(StrEnum):
    """What a measure holds against each other: nothing, an older and a newer release, or all that are known."""

    NOTHING = ""
    TWO = "releases"
    ALL = "all_releases"


@dataclass(frozen=True)
class MeasurePart:
    """A component of a measure: `id` stands in `Result.part`."""

    id: str
    title: str
    unit: str


@dataclass(frozen=True)
class Measure:
    """A quantity computed from the figures of one release a source, or from several releases.

    `inputs` are indicators, named for the default choices, without which there is no answer; `optional` are used where
    they are at hand. `takes` names the fields of etl.measures.choice.Choice that change the answer. `caution` is what
    has to be said beside the number, `note` what else is worth knowing of it; `years` is how many years of its inputs a
    release should hold to be the one used.
    """

    id: str
    title: str
    unit: str
    formula: str
    inputs: tuple[str, ...]
    citation: str = OUR_ARITHMETIC
    scope: Scope = Scope.MEMBER
    compares: Compares = Compares.NOTHING
    takes: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    parts: tuple[MeasurePart, ...] = ()
    caution: str = ""
    note: str = ""
    years: int = 1

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The sources of its inputs, the first input's first; that which leads where it has none."""
        named = (indicators()[one].source for one in (*self.inputs, *self.optional))
        return tuple(dict.fromkeys(named)) or (LEAD,)

    @cached_property
    def _units(self) -> dict[str, str]:
        return {"": self.unit, **{part.id: part.unit for part in self.parts}}

    def unit_of(self, part: str) -> str:
        """The unit of one part; of the measure itself where `part` is "". Raises KeyError where there is no such part.

        A part may be declared by how its id begins: "release_*".
        """
        return self._units.get(part) or self._units[self._family(part)]

    def _family(self, part: str) -> str:
        declared = (known for known in self._units if known.endswith("*"))
        return next((known for known in declared if part.startswith(known[:-1])), part)
