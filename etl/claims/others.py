"""Explains claims on an agreement and on progress: dated targets, and numbers without a verdict."""

from collections.abc import Iterator

from etl.claims.checked import Checked, Number
from etl.claims.wording import number
from etl.prose import day


def agreed(checked: Checked) -> Iterator[str]:
    """Each dated target with its words and where they stand."""
    for one in checked.dated:
        source = one.source.partition(";")[0]
        yield f"On {day(one.agreed)}: {one.wording.rstrip('.')} ({source})."
    if len({one.holds for one in checked.dated}) > 1:
        yield "The answer turns on which of these is meant."


def progress(checked: Checked) -> Iterator[str]:
    """Each number with its release, those of both years first."""
    for one in sorted(checked.numbers, key=lambda one: one.since is None):
        how = "" if one.unit == "members" else f"; {one.how}"
        yield f"{one.label}: {_values(one)} (NATO, {day(one.published)}{how})."
    if not checked.numbers:
        yield "No release known then has figures to stand beside it."


def _values(one: Number) -> str:
    after = _value(one, one.after)
    if one.before is not None:
        return f"{_value(one, one.before)} in {one.since}, {after} in {one.year}"
    return f"{after} in {one.year}" if one.unit == "members" else after


def _value(one: Number, value: float | None) -> str:
    if value is None:
        return one.why
    return number(int(value)) if one.unit == "members" else f"{value:.1f} %".replace("-", "\N{MINUS SIGN}")
