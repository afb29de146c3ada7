"""What is known of an indicator."""

from dataclasses import dataclass

Price = str  # "current", "constant" or "" where prices play no part


@dataclass(frozen=True)
class Indicator:
    """A quantity that observations measure.

    `bounds` are the smallest and largest value that can be right; outside of them the contract stops a release.
    `formula` and `inputs` stand for derived indicators only, which the function `derivation` of
    etl/transform/derivations.py computes, or where there is none named, the one of the indicator's own id; `target` is
    what a gap is held against, in per cent. `code` is the publisher's own, where it has one; `frequency` is "year",
    "month" or "quarter". Ids of other indicators, "" where there is none: `other_prices` is the same quantity of the
    same source at current where this one is at constant prices, and the other way round (R35); `recomputation` gives
    the same from the release's own figures (R3).
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
    derivation: str = ""
    target: float | None = None
    other_prices: str = ""
    recomputation: str = ""
