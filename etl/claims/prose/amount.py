"""A figure in prose, no more precise than its release prints it."""

import re
from decimal import ROUND_HALF_UP, Decimal

from etl.arithmetic.precision import FULL_PRECISION, count_decimals
from etl.catalogue.quantities import PERSONNEL, SPENDING_CHANGE, SPENDING_NATIONAL, SPENDING_PER_HEAD
from etl.claims.grammar.phrases import MONEY
from etl.claims.grammar.relations import GAPS
from etl.claims.grammar.words import write_amount
from etl.observation import Observation

PLACES = 2
# To what people and money per head are told.
_WHOLE = {SPENDING_PER_HEAD: Decimal(1), PERSONNEL: Decimal("0.1")}
_MINUS = "\N{MINUS SIGN}"
_THOUSANDS = re.compile(r"^\d{4,}")
# Millions: money from a billion on is told to a hundred million.
_BILLION, _HUNDRED_MILLION = Decimal(1000), Decimal("1E2")


def tell_amount(measure: str, one: Observation, decimals: int, places: int = PLACES) -> str:
    """A figure with its unit: 2.02 % of GDP, 50.1 billion US dollars at constant prices of 2021; money from a billion
    on to a hundred million, below to a million."""
    value = Decimal(repr(one.value or 0.0))
    if measure == SPENDING_CHANGE:
        places = count_printed(float(value), decimals, places)
    digit = Decimal(1).scaleb(-min(places, decimals))
    if measure in (*MONEY, *GAPS, SPENDING_NATIONAL):
        digit = _HUNDRED_MILLION if abs(value) >= _BILLION else Decimal(1)
    if measure in _WHOLE:
        digit = _WHOLE[measure]
    told = write_amount(measure, value.quantize(digit, ROUND_HALF_UP), one.member).replace("-", _MINUS, 1)
    per_head = f" per head at constant prices of {one.price_base}" if measure == SPENDING_PER_HEAD else ""
    return f"{_THOUSANDS.sub(lambda found: f'{int(found[0]):,}', told, count=1)}{per_head}{tell_base(measure, one)}"


def count_printed(value: float, decimals: int, places: int = PLACES) -> int:
    """With how many decimals a rate is told; where a release has too few figures to tell, with those of this one."""
    return max(1, count_decimals(value, places)) if decimals == FULL_PRECISION else min(places, decimals)


def tell_base(measure: str, one: Observation) -> str:
    """Of which year the constant prices of money are: releases differ in it (R12)."""
    return f" of {one.price_base}" if measure in MONEY and one.price_base.isdigit() else ""
