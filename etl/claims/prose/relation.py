"""What one release says of a ratio or of a span of years, in words."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from etl.catalogue.claims import Claim
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.members import area_names, members
from etl.catalogue.quantities import SPENDING, SPENDING_NOW
from etl.catalogue.share import SHARE
from etl.claims.grammar.phrases import SIDES
from etl.claims.grammar.relations import MEAN, WHOLES
from etl.claims.grammar.words import name_averaged
from etl.claims.prose.amount import PLACES, tell_amount
from etl.claims.prose.words import EU, name_members
from etl.claims.row import Figure, Row
from etl.measures.choice import ALLIANCE
from etl.prose import listing, start

_TENTH, _HUNDREDTH, _THOUSANDTH = Decimal("0.1"), Decimal("0.01"), Decimal("0.001")
# The sides on which a span is decided by its highest year when nothing of it may pass, and by its lowest otherwise.
_UPWARD = ("at_or_above", "above")


_BASELINES = {"flat_real": "above spending kept flat in real terms", "flat_cash": "above spending kept flat in cash"}
_MONEY = {"flat_real": SPENDING, "flat_cash": SPENDING_NOW}
LONG = ("every", "never")
_DIVIDED = ("times", "since")
# A number with what scales it, without the unit behind it.
_SCALED = re.compile(r"\S+(?:\s(?:%|thousand|million|billion|trillion)(?!\S))?")


def is_relation(claim: Claim) -> bool:
    """Whether a claim is of a ratio or of a span."""
    return bool(claim.ratio or claim.span)


def tell_relation(row: Row, claim: Claim, link: str) -> Iterator[str]:
    """What is found of each that a claim names, with its name, and with the years of a span."""
    for one in row.figures:
        who = name_members([one.row.member])
        who = name_averaged(one.row.member) if claim.ratio == "mean" else who
        if claim.ratio == "increment":
            yield f"{who} {'to have spent' if link else 'at'} {_tell_increment(row, claim, one)}"
            continue
        # Of two figures the year stands with the first.
        when = "" if claim.span in LONG or claim.ratio in _DIVIDED else f" in {row.year}"
        yield f"{who} {link}at {tell_one(row, claim, one)}{when}{_tell_before(row, claim, one)}"


def tell_one(row: Row, claim: Claim, one: Figure) -> str:
    """A figure: 57.1 % of NATO spending, 147.0 billion US dollars at current prices, 1.84 times the 79.8 billion of
    France, 2.00 % of GDP in 2025, its highest from 2014 to 2026."""
    figure = _tell_ratio(row, claim, one) if claim.ratio else tell_amount(claim.measure, one.row, row.decimals)
    if claim.span in ("", "first"):
        return figure
    whose = "its" if one.row.member in area_names() else "their"
    expected = ", as expected," if row.is_estimate else ","
    return f"{figure} in {one.row.year}{expected} {whose} {tell_extreme(claim, one)}"


def tell_extreme(claim: Claim, one: Figure) -> str:
    """Which of the years of a span its figure is of: lowest from 2014 to 2026."""
    return f"{name_extreme(claim)} from {_tell_years(one)}"


def name_extreme(claim: Claim) -> str:
    """Whether the lowest year of a span decides, or the highest."""
    return "lowest" if (claim.comparison in _UPWARD) != (claim.span == "never") else "highest"


def tell_shortly(row: Row, claim: Claim, one: Figure) -> str:
    """A figure where the claim says what it is of: 57.1 %, 1.84 times, 2.00 % of GDP in 2025."""
    if claim.ratio == "portion":
        return f"{_round(one, _TENTH)} % of {WHOLES[claim.against][0]}"
    if claim.ratio == "increment":
        return f"{tell_amount(claim.measure, one.row, row.decimals)} {tell_sum(row, claim)}"
    if claim.ratio == "mean":
        return tell_amount(claim.measure, one.row, row.decimals)
    if claim.ratio:
        return f"{_round_times(one)} times"
    year = f" in {one.row.year}" if claim.span in LONG else ""
    return f"{tell_amount(claim.measure, one.row, row.decimals)}{year}{_tell_before(row, claim, one)}"


def tell_side(row: Row, claim: Claim, line: str) -> str:
    """What those who are counted are: above the United Kingdom's 2.22 % of GDP, below 2 % of GDP in every year."""
    side = "at" if claim.comparison == "equals" else SIDES[claim.comparison][0]
    first = row.figures[0]
    if claim.ratio == "portion":
        line = f"{claim.threshold} % of {WHOLES[claim.against][0]}"
    elif claim.ratio:
        times = "" if claim.threshold == "1" else f"{claim.threshold} times "
        theirs = f"the {_tell_theirs(row, claim, first)}" if claim.ratio == "times" else f"their own of {claim.since}"
        line = f"{times}{theirs}"
    if claim.span in LONG:
        return f"{side} {line} in {'every' if claim.span == 'every' else 'no'} year from {_tell_years(first)}"
    return f"{side} {line}{' for the first time' if claim.span else ''} in {row.year}"


def tell_limits(row: Row, claim: Claim) -> Iterator[str]:
    """What a figure leaves out: years, other baselines, and members of the EU that are none of NATO's."""
    for one in row.figures if claim.ratio == "increment" else ():
        told = [
            f"{_BASELINES[name]} it is {tell_amount(_MONEY[name], other, row.decimals)}" for name, other in one.beside
        ]
        whose = f"Of {name_members([one.row.member])}: " if len(row.figures) > 1 else ""
        if told:
            yield f"{whose}{start(listing(told))}."
    yield from _tell_sums(row, claim)
    if (claim.ratio, claim.against) == ("portion", ALLIANCE):
        yield "It is a share of what members spend, not of NATO's common budget."
    if EU in claim.about:
        yield "Members of the EU that are not in NATO are not in the sum."
    for one in row.figures if claim.ratio == "times" and not claim.counts else ():
        yield from _tell_shares(one)
    if claim.span and claim.since is None and row.figures:
        yield f"It has no year before {row.figures[0].years[0]}."


def _tell_sums(row: Row, claim: Claim) -> Iterator[str]:
    """Of how many shares a mean is, and that a release has no figure of an aggregate, which is a sum then."""
    for one in row.figures:
        if claim.ratio == "mean":
            yield f"It is the mean of the shares of {len(one.rests_on)} members, each of which counts the same."
        elif one.row.member in AGGREGATES and one.row.member not in {cell.member for cell in one.rests_on}:
            yield f"The figure of {name_members([one.row.member])} is added up from its members': the release has none."


def _tell_shares(one: Figure) -> Iterator[str]:
    """The second reading of who spends more: by share of GDP."""
    shares = [tell_amount(SHARE, row, PLACES).removesuffix(" of GDP") for _, row in one.beside]
    if shares:
        yield f"As a share of GDP it is {' against '.join(shares)}."


def _tell_ratio(row: Row, claim: Claim, one: Figure) -> str:
    if claim.ratio == "mean":
        return f"{tell_amount(claim.measure, one.row, row.decimals)} {MEAN}"
    if claim.ratio == "increment":
        return _tell_increment(row, claim, one)
    mine = tell_amount(claim.measure, one.mine, row.decimals) if one.mine else ""
    if claim.ratio == "portion":
        return f"{_round(one, _TENTH)} % of {WHOLES[claim.against][0]} ({mine})"
    theirs = _tell_theirs(row, claim, one)
    return f"{mine} in {row.year}, {_round_times(one)} times the {theirs}"


def _tell_increment(row: Row, claim: Claim, one: Figure) -> str:
    """Money summed over years above a baseline (R23), which is each member's own."""
    years = tell_sum(row, claim)
    whose = "its" if one.row.member in members() else "each member's"
    return f"{tell_amount(claim.measure, one.row, row.decimals)} {years} above {whose} share of GDP of {claim.since}"


def tell_sum(row: Row, claim: Claim) -> str:
    """The years that are summed: from 2017 to 2026."""
    begin = (claim.since or row.year) + 1
    return f"from {begin} to {row.year}" if begin < row.year else f"in {row.year}"


def _tell_theirs(row: Row, claim: Claim, one: Figure) -> str:
    """What is compared with, its unit told before: 79.8 billion of France, 1.86 % of 2014."""
    if one.theirs is None:
        return ""
    whose = name_members([claim.against]) if claim.ratio == "times" else str(claim.since)
    number = _SCALED.match(tell_amount(claim.measure, one.theirs, row.decimals))
    return f"{number[0] if number else ''} of {whose}"


def _tell_before(row: Row, claim: Claim, one: Figure) -> str:
    if claim.span != "first" or one.before is None:
        return ""
    bound = "higher" if claim.comparison in _UPWARD else "lower"
    most = tell_amount(claim.measure, one.before, row.decimals).removesuffix(" of GDP")
    return f", and no {bound} than {most} from {_tell_years(one)}"


def _tell_years(one: Figure) -> str:
    return f"{one.years[0]} to {one.years[-1]}"


def _round_times(one: Figure) -> Decimal:
    """A multiple to two decimals; what is less than a tenth has one more."""
    return _round(one, _HUNDREDTH if abs(one.row.value or 0.0) >= _TENTH else _THOUSANDTH)


def _round(one: Figure, digit: Decimal) -> Decimal:
    return Decimal(repr(one.row.value or 0.0)).quantize(digit, ROUND_HALF_UP)
