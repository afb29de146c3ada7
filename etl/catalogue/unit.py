"""What is known of a unit of measure."""

from dataclasses import dataclass

# By the first word of a label, which power of ten it is.
_POWERS = {"thousand": 3, "million": 6, "billion": 9}


@dataclass(frozen=True)
class Unit:
    """A unit: `label` stands in titles and axes, `suffix` behind a number, `decimals` in tables."""

    id: str
    label: str
    suffix: str
    decimals: int

    @property
    def power(self) -> int:
        """Which power of ten one of the unit stands for: 6 where it counts millions."""
        return _POWERS.get(self.label.split()[0], 0)

    @property
    def counted(self) -> str:
        """What stands behind a number that is scaled: "US$" of "million US$"."""
        return self.suffix.strip().removeprefix(self.label.split()[0]).strip() if self.power else self.suffix.strip()

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
