"""A figure in a table of an answer: how it stands in its cell, of which year it is, and what it counts in."""

from dashboard.pages.claims.axis import is_level, name_values, write_plain
from dashboard.shared.wording import MISSING, label_unit
from etl.catalogue.claims import Claim
from etl.catalogue.members import members
from etl.catalogue.quantities import SPENDING_NATIONAL, SPENDING_PER_HEAD
from etl.claims import Checked, Row
from etl.claims.grammar.relations import CURRENCY_WORDS
from etl.claims.prose.rank import tell_rank
from etl.claims.prose.relation import LONG, is_relation, tell_extreme
from etl.claims.prose.words import name_members
from etl.claims.question import STATED

HOLDS = {True: " ✓", False: " ✗", None: ""}
_RATIO, _PERCENT = "ratio", "percent"
# More names than these make no title.
_FEW = 4


def tell_unit(checked: Checked) -> str:
    """What the figures of a table count in, behind its title: ", in million US dollars"; "" of a count."""
    rows = [row for row in (*checked.rows, *checked.later) if row.number is not None]
    named = next((row for row in rows if lists_figures(checked.claim, row)), None)
    if named is not None:
        names = name_members([one.member for one in named.rests_on])
        return f": {names}, in {name_unit_of(checked.claim, named)}{_tell_prices(named)}"
    row = next((row for row in rows if row.value is not None), None)
    if row is None or (checked.claim.comparison == "ranks" and row.places):
        return "" if row is None else f": place, and {name_unit_of(checked.claim, row)}{_tell_prices(row)}"
    if row.unit in {_RATIO, _PERCENT}:
        counted = name_values(checked.claim, row, row.unit, 0.0)
        return f": {counted[:1].lower()}{counted[1:]}"
    return f", in {name_unit_of(checked.claim, row)}{_tell_prices(row)}"


def lists_figures(claim: Claim, row: Row) -> bool:
    """Whether the figures of the few that are named stand in a cell, each for itself."""
    few = not claim.counts and 1 < len(claim.about) <= _FEW and len(row.rests_on) == len(claim.about)
    return few and claim.comparison != "ranks" and not is_relation(claim) and row.convention != STATED


def name_unit_of(claim: Claim, row: Row) -> str:
    """The unit of a figure behind it: of money of a member its currency, of a ratio how many times."""
    if row.unit == _RATIO:
        return "times"
    if claim.measure == SPENDING_PER_HEAD:
        return "US dollars per head"
    if claim.measure == SPENDING_NATIONAL:
        return f"million {CURRENCY_WORDS[members()[claim.about[0]].currency][0]}"
    return label_unit(row.unit)


def _tell_prices(row: Row) -> str:
    """In which prices money is; of which year the constant ones are, each release says for itself (R12)."""
    base = row.rests_on[0].price_base if is_level(row.unit) and row.rests_on else ""
    return "" if not base else f", {'current' if base == 'current' else 'constant'} prices"


def write_found(row: Row, claim: Claim) -> str:
    """How many are as claimed, a place with its figure, or the figures of those named; and whether it holds."""
    counts = claim.counts
    if row.number is None:
        return MISSING
    if lists_figures(claim, row):
        figures = (write_plain(one.value or 0.0, one.unit, row.decimals) for one in row.rests_on)
        return f"{'; '.join(figures)}{HOLDS[row.holds]}"
    if counts or row.value is None:
        return f"{'≥ ' if row.is_bound else ''}{row.number} of {row.of}{HOLDS[row.holds]}"
    place = f"{tell_rank(row, 0, claim)}: " if row.places else ""
    return f"{place}{write_plain(row.value, row.unit, row.decimals)}{HOLDS[row.holds]}"


def write_year(claim: Claim, row: Row) -> str:
    """The year of the figure, marked where it was expected; of a sum since a year all that it spans."""
    since = f"{(claim.since or 0) + 1}–" if claim.ratio == "increment" and (claim.since or 0) + 1 < row.year else ""
    return f"{since}{row.figure_year}{'e' if row.is_estimate else ''}"


def tell_span(claim: Claim, row: Row) -> str:
    """Which of its years it is; "" where it is not one of many."""
    alone = claim.span in LONG and row.value is not None and bool(row.figures)
    return tell_extreme(claim, row.figures[0]) if alone else ""
