"""What is known of an indicator."""

from dataclasses import dataclass

Price = str  # "current", "constant" or "" where prices play no part


@dataclass(frozen=True)
class Indicator:
    """A quantity that observations measure.

    `bounds` are the smallest and largest value that can be right; outside of them the contract stops a release. `code`
    is the publisher's own, where it has one; `frequency` is "year", "month" or "quarter"; `adds_up`: NATO's aggregates
    are sums of their members'. `additive`: figures of several countries can be summed, as money in one currency, people
    and goods can; shares, rates and what is per head cannot.

    Derived indicators have a `formula` and `inputs`. The function `derivation` of etl/transform/derivations.py computes
    them, or where none is named, the one of the indicator's own id; `target` is what a gap is held against, in per
    cent.

    Ids of other indicators, "" where there is none: `other_prices` is the same quantity of the same source at current
    where this one is at constant prices, and the other way round (R35); `recomputation` gives the same from the
    release's own figures (R3); `same_as` is NATO's, of which this one is another publisher's, by its own definition
    (R1); `per_head` is the same of one head; `copy_of` is another publisher's, which this one passes on.
    """

    id: str
    title: str
    unit: str
    source: str
    bounds: tuple[float, float]
    definition: str
    price: Price = ""
    needs_armed_forces: bool = True
    code: str = ""
    frequency: str = "year"
    adds_up: bool = False
    additive: bool = False
    per_head: str = ""
    formula: str = ""
    inputs: tuple[str, ...] = ()
    derivation: str = ""
    target: float | None = None
    other_prices: str = ""
    recomputation: str = ""
    same_as: str = ""
    copy_of: str = ""

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something, in per cent of it."""
        return self.unit.startswith("percent_of_")
