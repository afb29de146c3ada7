"""The overview in words. Estimates are expected, never spent (R8); members are at a target, never owing (R20)."""

from collections.abc import Iterator, Sequence

from dashboard.pages.overview.alliance import Alliance, Amount
from dashboard.pages.overview.key_numbers import name_prices
from dashboard.shared.wording import (
    explain_absence,
    name_area,
    name_pin,
    name_release,
    name_unit,
    write_money,
    write_number,
    write_percent,
    write_period,
)
from etl.asof.verdict import Count
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.members import members
from etl.catalogue.share import STATED_AT
from etl.observation import WHOLE
from etl.prose import day, listing

_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# More names than these make no headline; with more below than `_LISTED` the table tells who.
_NAMED, _LISTED = 3, 12


def write_title(alliance: Alliance) -> str:
    """The finding in about ten words: who is at 2 % of GDP, and who at what was agreed since (R31)."""
    if alliance.answer is None:
        when = f" as of {name_pin(alliance.view.as_of)}" if alliance.view.as_of else ""
        return f"No figures of NATO's members known{when}"
    count = alliance.counts[STATED_AT]
    if alliance.coarse:
        return f"No count at {STATED_AT:g} % for {alliance.year}: this release has shares with one decimal"
    if not count.answers and not count.met:
        return f"No count at {STATED_AT:g} % for {alliance.year}: this release has no shares of GDP"
    where = f"at {STATED_AT:g} % of GDP in {alliance.year}"
    verb = "expected " if alliance.estimate else ""
    least = "" if count.answers else "At least "
    others = "".join(f"; {_spell(len(other.met))} at {value:g} %" for value, other in _list_others(alliance))
    return f"{_capitalise(least + _say_who(count))} {verb}{where}{others}{_without(count.unknown)}"


def _say_who(count: Count) -> str:
    """Who is at the target, of all that have armed forces."""
    met, of = len(count.met), count.of
    whose = "allies with armed forces"
    if not count.unknown and met == of:
        return f"all {of} {whose}"
    if not count.unknown and met == of - 1:
        return "all but one ally with armed forces"
    if not met:
        return f"none of {of} {whose}"
    return f"{met} of {of} {whose}"


def _list_others(alliance: Alliance) -> list[tuple[float, Count]]:
    return [(value, count) for value, count in alliance.counts.items() if value != STATED_AT]


def _spell(number: int) -> str:
    return _SMALL[number] if number < len(_SMALL) else str(number)


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _without(codes: Sequence[str]) -> str:
    if not codes:
        return ""
    return f", no figure for {listing(list(map(name_area, codes))) if len(codes) <= _NAMED else len(codes)}"


def write_subtitle(alliance: Alliance) -> str:
    """Measure, unit and prices, year, release and definition; whether all is expected; the release of the shares."""
    part, drawn = alliance.part, alliance.drawn
    if part is None or drawn is None:
        return ""
    share = next((score.share for score in alliance.with_share), None)
    prices = name_unit(share.unit, share.price_base) if share else "% of GDP"
    expected = f"; all figures of {alliance.year} are estimates" if alliance.estimate else ""
    older = f" Shares drawn from the older release of {day(drawn.release.published)}." if alliance.is_older else ""
    return (
        f"Defence expenditure, {prices}, {write_period(alliance.year, alliance.estimate)}. "
        f"{name_release('nato', part.release.release)} ({DEFINITIONS[part.release.definition].title}){expected}.{older}"
    )


def write_summary(alliance: Alliance) -> str:
    """The page in a few sentences; why there is nothing to show where there is nothing."""
    if alliance.part is None:
        return explain_absence("nato", alliance.view.as_of, alliance.here)
    return " ".join(_list_sentences(alliance))


def _list_sentences(alliance: Alliance) -> Iterator[str]:
    yield from _say_counts(alliance)
    yield from _say_older(alliance)
    yield from _say_leader(alliance)
    yield from _say_missing(alliance)


def _say_counts(alliance: Alliance) -> Iterator[str]:
    part, count = alliance.part, alliance.counts[STATED_AT]
    if alliance.coarse:
        yield "Its shares are known with one decimal, so that 1.95 and 2.04 both read 2.0: no verdict."
    elif not count.answers and not count.met and part:
        extent = "has" if part.release.extent == WHOLE else "is available in part only, with"
        yield f"{name_release('nato', part.release.release)}, {extent} no shares of GDP to count by."
    else:
        yield f"Of {_describe_members(alliance)}, {_list_counts(alliance)}."
        if 0 < len(count.below) <= _LISTED:
            yield f"Below {STATED_AT:g} %: {_list_with_shares(alliance, count.below)}."


def _list_counts(alliance: Alliance) -> str:
    """How many are at each target: 30 are expected to be at or above 2 % and 5 at or above 3.5 %."""
    verb = "are expected to be" if alliance.estimate else "were"
    told = [f"{len(count.met)} {verb} at or above {value:g} %" for value, count in alliance.counts.items()]
    return listing([told[0], *(one.replace(f" {verb}", "") for one in told[1:])])


def _describe_members(alliance: Alliance) -> str:
    count, unarmed = alliance.counts[STATED_AT], alliance.unarmed
    if not unarmed:
        return f"{count.of} members"
    return f"{len(count.members)} members, {count.of} without {name_area(unarmed[0])}, which has no armed forces"


def _list_with_shares(alliance: Alliance, codes: Sequence[str]) -> str:
    """Members by name, with their shares from the smallest on where the verdicts rest on these."""
    if alliance.is_older:
        return listing(sorted(name_area(code) for code in codes))
    known = sorted((alliance.by_code[code].value or 0.0, name_area(code)) for code in codes)
    return listing([f"{name} ({write_percent(value)})" for value, name in known])


def _say_older(alliance: Alliance) -> Iterator[str]:
    if not alliance.is_older or alliance.part is None or alliance.drawn is None:
        return
    stated, drawn = (day(one.release.published) for one in (alliance.part, alliance.drawn))
    yield f"NATO stated on {stated} who is at {STATED_AT:g} %; the shares drawn are of {drawn}."
    differing = sorted(score.name for score in alliance.scores if score.differs)
    if differing:
        yield f"Verdict and share differ for {listing(differing)}."


def _say_leader(alliance: Alliance) -> Iterator[str]:
    """What share of the alliance's spending, GDP and people the United States is, as far as published."""
    sums, leader = alliance.sums, members()["USA"].prose
    known = {"spending": sums.spending, "GDP": sums.gdp, "people": sums.people}
    told = [_write_part(what, amount, alliance.year) for what, amount in known.items() if amount]
    if told:
        verb = "is expected to be" if alliance.estimate else "was"
        base = f", at {name_prices(sums.spending.prices)}" if sums.spending else ""
        whole = f"{listing(told)} of all members with armed forces{base}"
        yield f"{_capitalise(leader)} {verb} {whole}; its spending is worldwide."
    lacking = [what for what, amount in known.items() if not amount]
    if lacking:
        whose = "its part" if told else f"the part of {leader}"
        yield f"No release known here by then tells {whose} of all {listing(lacking, 'or')} in {alliance.year}."


def _write_part(what: str, amount: Amount, year: int) -> str:
    of_year = f" ({amount.year})" if amount.year != year else ""
    return f"{write_number(amount.value, 1)} % of the {what}{of_year}"


def _say_missing(alliance: Alliance) -> Iterator[str]:
    missing = {value: amount for value, amount in alliance.sums.missing.items() if amount.value}
    if missing:
        first, *others = [(f"up to {value:g} %", write_money(amount.value)) for value, amount in missing.items()]
        told = listing([f"{first[0]} would take {first[1]}", *(f"{aim} {money}" for aim, money in others)])
        prices = name_prices(next(iter(missing.values())).prices)
        yield f"To bring every member {told}, at {prices} of {alliance.year}."
