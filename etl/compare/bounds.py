"""How far a release may move before it is held, each bound with its reason.

Measured on NATO's releases of 2008 to 2026, one after the other, and on three editions of SIPRI. All of them pass.
"""

from dataclasses import dataclass

from etl.catalogue.indicator import Indicator
from etl.catalogue.sources import SOURCES
from etl.catalogue.units import unit


@dataclass(frozen=True)
class Bound:
    """A limit that a measure may reach, and why it is no smaller and no larger."""

    limit: float
    reason: str


# A median, or a share, of fewer figures than this says nothing.
FEWEST = 10
# An area's own median needs so many figures.
FEWEST_OF_AN_AREA = 4
# So many of the worst cells stand in a report.
WORST = 8

# Share of the figures of an indicator, or of the areas that have any, which the release no longer has.
COVERAGE = Bound(
    0.10,
    "Publishers move the first year of a table and leave out single cells; between NATO's whole releases no indicator "
    "lost 6 % of its figures. A table that was cut short loses more.",
)
AREAS = Bound(
    0.05,
    "One member of thirty may be blank for a release. Two at once have not been seen: they are a column or a page that "
    "was not read.",
)
# Share of a member's own figures of an indicator that the release no longer has; counted, for years may move.
HISTORY = Bound(
    0.5,
    "A member's line is revised, and its first years may go with everybody's; it does not lose most of its figures "
    "while the others keep theirs. Where it did, that is known (known_losses in the source's source.toml).",
)
# Members that stand nowhere in a release any more, and indicators that it no longer has.
GONE = Bound(
    0.0,
    "No member ever left a source whole. Those without armed forces, whom NATO lists under GDP only, are not counted.",
)
# Factor within which a ratio counts as a power of ten: of the median of all areas, and of an area's own.
UNIT = Bound(
    1.4,
    "Thousands taken for millions move every figure by a power of ten; a revision on top of it moves the median by far "
    "less than 40 %. The smallest slip, tenfold, is six times any median that was measured.",
)
UNIT_OF_AREA = Bound(
    1.1,
    "A single row in another unit. Revisions of one area are larger than those of all, so it must hit the power of ten "
    "more closely to be told from them.",
)

_SHARES = Bound(
    0.05,
    "A share of GDP is revised with GDP. Between whole releases half of NATO's moved by 0.8 % or less, and by 4.3 % "
    "where only the estimates of one year are compared. A table read one year off moves half of them by 5 to 8 %.",
)
_PARTS = Bound(0.10, "How spending splits up is restated now and then; half of all shares moved by less than 0.2 %.")
_LEVELS = Bound(
    0.10,
    "Money and heads in the same unit and prices: half of all figures moved by 2.3 % or less, that being the money "
    "missing to a target, which magnifies what a share moves by.",
)
_REBASED = Bound(
    0.60,
    "A later base year carries the inflation and the exchange rates between the two: half of NATO's figures moved by "
    "13 % from 2010 to 2015 and by 19 % from 2015 to 2021.",
)
_RATES = Bound(
    1.0,
    "Points. Half of all rates of growth moved by 0.26 or less; a table read one year off moves half of them by "
    "four and more.",
)
_PPP = Bound(
    0.25,
    "Each round of the International Comparison Program puts purchasing power anew, by a tenth and more at once.",
)
_COUNTED = Bound(
    0.25,
    "Commitments and postings are gathered from many papers and restated backwards as more become known.",
)


def choose_bound(indicator: Indicator, rebased: bool) -> Bound:
    """How far half of the figures of an indicator may move: relative to what they were, or in points for rates."""
    if is_in_points(indicator):
        return _RATES
    if rebased and not indicator.is_share:
        return _REBASED
    if SOURCES[indicator.source].gathered:
        return _COUNTED
    if unit(indicator.unit).is_purchasing_power:
        return _PPP
    if indicator.unit == "percent_of_gdp":
        return _SHARES
    return _PARTS if indicator.is_share else _LEVELS


def is_in_points(indicator: Indicator) -> bool:
    """Whether a move is told as a difference: a rate may be about zero, so that a ratio says nothing."""
    return unit(indicator.unit).is_rate


def is_in_own_currency(indicator: Indicator) -> bool:
    """Whether a new currency may move one area by a power of ten."""
    return unit(indicator.unit).is_own_currency
