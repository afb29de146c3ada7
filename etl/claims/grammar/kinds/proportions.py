"""So many per cent more or less than another, and a part of what another has: as a multiple, and in which prices."""

from decimal import Decimal

from etl.catalogue.quantities import SPENDING, SPENDING_CHANGE, SPENDING_NOW
from etl.catalogue.share import SHARE
from etl.claims.grammar.meaning import Said
from etl.claims.grammar.phrases import PRICES
from etl.claims.grammar.relations import FRACTIONS
from etl.claims.grammar.token import Token, join, read_number
from etl.claims.grammar.words import name_area
from etl.errors import ClaimError

# By what stands before a multiple how a figure is held against it.
SIDES_OF = {"more than": "above", "over": "above", "at least": "at_or_above", "less than": "below", "under": "below"}


def find_prices(said: Said, measure: str | None) -> str:
    """In which prices a year is held against another: constant ones, unless others are said; so many per cent more may
    be either. Raises ClaimError where that is not said."""
    found: str | None = said.values.pop("prices", measure)
    if found == SHARE and "percent more" in said.values:
        problem = "may be points of GDP, or per cent of the other share"
        raise ClaimError(f"“{said.texts['percent more']}”", problem, "Write both shares.")
    if found is None and "percent more" in said.values and "real" not in said.values:
        text = said.texts["percent more"]
        swaps = tuple((text, f"{text} {PRICES[one][0]}") for one in (SPENDING, SPENDING_NOW))
        raise ClaimError(f"“{text}”", "may be at constant or at current prices", "Write which.", swaps)
    return SPENDING if found in (None, SPENDING_CHANGE) else found


def refuse_points(said: Said) -> ClaimError:
    """The error that per cent of a share may be points of it."""
    text, factor = said.texts["percent more"], said.values["threshold"]
    meant = f"{factor} times as much of its GDP as {name_area(said.values['against'])}"
    remedy = f"Write “{meant}”; a difference in points is not checked."
    problem = "may be points of GDP, or per cent of the other share"
    return ClaimError(f"“{text}”", problem, remedy, ((text, meant),))


def find_side(token: Token, more: bool) -> str:
    """The side of a multiple: over 20 % less is below 0.8 times as much. Raises ClaimError for at least 20 %."""
    side = SIDES_OF.get(join(token.groups.get("relation", "")), "equals")
    if more or side == "equals":
        return side
    if side == "at_or_above":
        raise ClaimError(f"“{token.text}”", "is at most so much", "Write “more than 20 % less”, or the multiple.")
    return "below" if side == "above" else "above"


def read_part(token: Token) -> Decimal:
    """The part that is said in per cent or in a word, of one."""
    if "percent" in token.groups:
        return read_number(token.groups["percent"]).scaleb(-2)
    word = join(token.groups["part"].replace("-", " "))
    if word in FRACTIONS["50"]:
        # Half is no more precise than half as much.
        return Decimal("0.5")
    return Decimal(next(percent for percent, names in FRACTIONS.items() if word in names)).scaleb(-2)
