"""What is said of a reader's choice, once: its words, what is allowed, and what stands in where nothing is chosen."""

from collections.abc import Callable
from dataclasses import Field, dataclass, field
from typing import Any

from etl.catalogue.share import SHARE
from etl.catalogue.targets import targets
from etl.errors import MeasureError


@dataclass(frozen=True)
class Offer:
    """The words of one field of Choice.

    `allowed` is its closed list, () where it has none; `unset` says what stands in where `default` says nothing. The
    command calls it `name`, shows `metavar` for its value, and makes that from what was typed by `parse`.
    """

    text: str
    default: Any
    allowed: tuple[Any, ...] = ()
    unset: str = ""
    name: str = ""
    metavar: str = ""
    parse: Callable[[str], Any] | None = None

    @property
    def listed(self) -> str:
        """What is allowed, as a list; "" where anything of its kind is."""
        return ", ".join(str(one) for one in self.allowed if one != "")

    @property
    def value(self) -> str:
        """Its value where nothing is chosen; "" where there is none."""
        if self.default is None or self.default in ("", ()):
            return ""
        if isinstance(self.default, bool):
            return "yes" if self.default else "no"
        return f"{self.default:g}" if isinstance(self.default, float) else str(self.default)

    @property
    def otherwise(self) -> str:
        """What is taken where nothing is chosen."""
        return self.value or self.unset

    @classmethod
    def of(cls, known: "Field[Any]") -> "Offer":
        """The words of a field that `ask` made."""
        offer: Offer = known.metadata["offer"]
        return offer


def ask(default: Any, text: str, **more: Any) -> Any:
    """A field of Choice with its words; `more` as in Offer."""
    return field(default=default, metadata={"offer": Offer(text, default, **more)})


def parse_target(named: str) -> float:
    """The value of a target on the share of GDP: its id in seeds/targets.toml, or a number.

    Raises MeasureError where it is neither: 20 % of defence expenditure is no target to hold a share of GDP against.
    """
    known = {target.id: target.value for target in targets() if target.indicator == SHARE and target.value is not None}
    if named in known:
        return known[named]
    try:
        return float(named)
    except ValueError:
        remedy = f"Give a number or one of {', '.join(known)}."
        raise MeasureError(f"target {named!r}", "is not known", remedy) from None


def parse_weight(text: str) -> tuple[str, float]:
    """A component and its weight, as ability_ratio=2. Raises MeasureError for what is none."""
    component, _, number = text.partition("=")
    try:
        return component, float(number)
    except ValueError:
        raise MeasureError(f"weight {text}", "is no weight", "Write it as share_of_gdp=2.") from None
