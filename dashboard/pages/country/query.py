"""What the page of a country may be asked."""

from dataclasses import dataclass

from dashboard.view import Option, View, one_of
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.quantities import SPENDING, SPENDING_NATIONAL, SPENDING_NOW

# Who is shown where the address names nobody: whom the article asks about.
DEFAULT = "DEU"
MONEY = (SPENDING, SPENDING_NOW, indicators()[SPENDING_NATIONAL].other_prices, SPENDING_NATIONAL)
_WORDS = {
    SPENDING: "US dollars, constant prices",
    SPENDING_NOW: "US dollars, current prices",
    indicators()[SPENDING_NATIONAL].other_prices: "National currency, constant prices",
    SPENDING_NATIONAL: "National currency, current prices",
}


def _members() -> tuple[Option, ...]:
    return tuple(Option(code, one.name, also=one.also) for code, one in members().items())


def _prices() -> tuple[Option, ...]:
    return tuple(Option(indicator, _WORDS[indicator]) for indicator in MONEY)


@dataclass(frozen=True)
class CountryView(View):
    """What the page of a country is asked: which member, and in which prices its money is drawn."""

    member: str = one_of(DEFAULT, _members, "Member", in_path=True)
    prices: str = one_of(SPENDING, _prices, "Money in")
