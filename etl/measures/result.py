"""What a measure gives: a number with the cells it rests on, or none with the reason."""

from enum import StrEnum
from typing import NamedTuple

from etl.observation import Observation

COMPUTED = "computed"


class _Worded(StrEnum):
    """Words of a closed list, each with a text that says what it means."""

    text: str

    def __new__(cls, value: str, text: str = "") -> "_Worded":
        one = str.__new__(cls, value)
        one._value_, one.text = value, text
        return one

    @property
    def words(self) -> str:
        """It in prose, in short."""
        return self.replace("_", " ")


class Reason(_Worded):
    """Why there is no number."""

    MISSING_INPUT = "missing_input", "an input is not in the release, or there is no release"
    NOT_PUBLISHED = "not_published", "the publisher gives no figure for this member and year"
    NO_ARMED_FORCES = "no_armed_forces", "no armed forces"
    NOT_A_MEMBER = "not_a_member", "not a member then"
    UNDEFINED = (
        "undefined",
        "the formula has no value here: a division by zero, or the logarithm of what is not above zero",
    )
    ALREADY_MET = "already_met", "already at or above the target"
    NO_CATCH_UP = "no_catch_up", "the trend does not lead to the target"
    OTHER_DEFINITION = "other_definition", "the releases follow two definitions"
    OTHER_UNIT = "other_unit", "the releases or sources count in two currencies or price bases"
    TOO_COARSE = "too_coarse", "printed too coarsely for an answer"
    TOO_FEW = "too_few", "too few members have data"


class Basis(_Worded):
    """What a number was computed from, where that is not simply what its formula or the reader says."""

    AS_ASKED = "", ""
    CONSTANT_PRICES = "constant_prices", "US dollars at constant prices"
    CURRENT_PRICES = "current_prices", "US dollars at current prices"
    NATIONAL_CURRENCY = (
        "national_currency",
        "national currency at current prices, with the GDP that spending and share imply",
    )
    MEMBERS_CURRENCY = (
        "currency_of_member",
        "as national currency; a release that does not state the currency is taken to count in the member's, for it "
        "has the other's exchange rate or amount within a quarter",
    )
    GROWTH_RATES = (
        "growth_rates",
        "real growth of spending in each release since the first year that both have, with the growth of GDP that it "
        "and the shares imply; what was revised of that first year is undivided",
    )
    SHARES = "shares", "the shares alone, which have no parts"


class Why(NamedTuple):
    """Why there is no number, and a sentence that says so."""

    status: Reason
    reason: str


class Result(NamedTuple):
    """One number of a measure. `part` is "" or the name of a component; `value` is None where `status` says why.

    `member` is a member's code, NATO_TOTAL for the alliance as NATO counts it, or SELECTED for the sum or statistic of
    members that the reader chose otherwise. `status` is COMPUTED or a Reason. `rests_on` holds the observations the
    number was computed from; `without` are the members that would count in its sums or ranks, and have no figure (R31).
    """

    measure: str
    part: str
    member: str
    year: int
    value: float | None
    unit: str
    status: str
    reason: str
    rests_on: tuple[Observation, ...]
    basis: Basis = Basis.AS_ASKED
    without: tuple[str, ...] = ()

    @property
    def why(self) -> Why:
        """Why there is no number. Raises ValueError where there is one."""
        return Why(Reason(self.status), self.reason)
