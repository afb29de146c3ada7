"""What is known of a unit of measure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """A unit: `label` stands in titles and axes, `suffix` behind a number, `decimals` in tables."""

    id: str
    label: str
    suffix: str
    decimals: int

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate of change, in per cent: it may be about zero, where a ratio of two says nothing."""
        return self.id == "percent"

    @property
    def is_percent(self) -> bool:
        """Whether it is in per cent, of something or of change: differences are in points."""
        return self.id.startswith("percent")

    @property
    def is_own_currency(self) -> bool:
        """Whether it is money of each country's own, which a change of currency moves by whole powers of ten."""
        return self.id.startswith("national_currency")

    @property
    def is_purchasing_power(self) -> bool:
        """Whether it is at purchasing power parity (R13)."""
        return "international_dollar" in self.id
