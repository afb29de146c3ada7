"""What is known of an indicator."""

from dataclasses import dataclass

Price = str  # "current", "constant" or "" where prices play no part


@dataclass(frozen=True)
class Indicator:
    """A quantity that observations measure.

    `bounds` are the smallest and largest value that can be right; outside of them the contract stops a release.
    `formula` and `inputs` stand for derived indicators only; `code` is the publisher's own, where it has one;
    `frequency` is "year", "month" or "quarter".
    """

    id: str
    title: str
    unit: str
    source: str
    bounds: tuple[float, float]
    price: Price = ""
    definition: str = "nato"
    is_share: bool = False
    needs_armed_forces: bool = True
    formula: str = ""
    inputs: tuple[str, ...] = ()
    code: str = ""
    frequency: str = "year"
