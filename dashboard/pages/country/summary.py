"""A member in words: the finding, where it comes from, and what it did. Estimates are expected, never spent (R8)."""

from collections.abc import Iterator
from datetime import date

from dashboard.pages.country.dossier import Country, Line
from dashboard.pages.country.figure import find_gap
from dashboard.shared.wording import (
    explain_absence,
    name_pin,
    name_release,
    write_money,
    write_period,
    write_value,
)
from etl.asof.verdict import Convention, meets
from etl.catalogue.share import STATED_AT
from etl.catalogue.sources import LEAD
from etl.catalogue.targets import share_targets
from etl.catalogue.units import CURRENCIES
from etl.observation import Observation
from etl.prose import day, listing

# The target that the finding is about: every release can be held against it.
_AIM = f"{STATED_AT:g} %"


def write_title(country: Country) -> str:
    """The finding in about ten words."""
    name = begin(country.member.prose)
    if not country.member.armed_forces:
        return f"{name} has no armed forces"
    if stated := find_stated(country):
        expected = "expected " if stated.status == "estimate" else ""
        side = _side(stated.value == 1)
        return f"{name}: {expected}{side} {_AIM} in {stated.year}, as NATO stated on {_name_day(stated)}"
    if country.share is None:
        return f"{name}: nothing to show"
    last = country.share.last
    if last.year not in country.met:
        return f"{name}: {_tell(country.share, last)}"
    if len(country.met) == 1:
        return f"{name}: {_tell(country.share, last)}, {_side(country.met[last.year])} {_AIM}"
    return f"{name} {_write_course(country, country.share)}"


def begin(prose: str) -> str:
    """A name at the beginning of a sentence."""
    return prose[:1].upper() + prose[1:]


def _side(met: bool) -> str:
    return "at or above" if met else "below"


def _tell(line: Line, row: Observation) -> str:
    expected = "expected " if line.is_expected(row) else ""
    return f"{write_share(line, row)} of GDP {expected}in {row.year}"


def write_share(line: Line, row: Observation) -> str:
    """A share with the decimals that it was printed with."""
    return f"{write_value(row.value, row.unit, line.decimals)} %"


def find_stated(country: Country) -> Observation | None:
    """NATO's own statement on the last year, where no share says the same (R30)."""
    if not country.verdicts:
        return None
    year = max(country.verdicts)
    verdict, row = country.verdicts[year], country.share.by_year.get(year) if country.share else None
    if not verdict.stated or (row and meets(row.value or 0.0, STATED_AT, Convention.PUBLISHED) == verdict.met):
        return None
    return verdict.row


def _name_day(row: Observation) -> str:
    return day(date.fromisoformat(row.release))


def find_turn(country: Country) -> int | None:
    """The year in which the share came to be on the side of 2 % on which it is last; None where it always was."""
    years = sorted(country.met)
    now = country.met[years[-1]]
    others = [year for year in years if country.met[year] != now]
    return next(year for year in years if year > others[-1]) if others else None


def _write_course(country: Country, share: Line) -> str:
    last, turn = share.last, find_turn(country)
    figure, expected = write_share(share, last), share.is_expected(last)
    met = country.met[last.year]
    if turn is None:
        end = f"is expected at {figure}" if expected else f"was at {figure}"
        return f"has been {_side(met)} {_AIM} every year since {min(country.met)} and {end} in {last.year}"
    again = " again" if any(side == met for year, side in country.met.items() if year < turn) else ""
    if not share.is_expected(share.by_year[turn]):
        done = f"{'crossed' if met else 'fell below'} {_AIM}{again} in {turn}"
        if turn == last.year:
            return f"{done}, at {figure}"
        return f"{done} and {'is expected' if expected else 'was'} at {figure} in {last.year}"
    due = f"is expected to {'cross' if met else 'fall below'} {_AIM}{again} in {turn}"
    return f"{due}, at {figure}" if turn == last.year else f"{due} and to be at {figure} in {last.year}"


def write_subtitle(country: Country) -> str:
    """The release and whose definition it follows; what the newest of another definition says; who the member is."""
    return " ".join([*_name_lead(country), *_name_former(country), _describe(country)])


def _name_lead(country: Country) -> Iterator[str]:
    if country.share is not None:
        part = country.share.part
        yield f"{name_release(LEAD, part.release.release)} ({country.share.definition.title})."


def _name_former(country: Country) -> Iterator[str]:
    """The same year by the former definition, where that is another line (R1)."""
    former, share = country.former, country.share
    if former is None or share is None:
        return
    row = next((row for row in former.points[::-1] if row.year in share.by_year), None)
    if row is not None and former.definition.former:
        expected = "expected " if former.is_expected(row) else ""
        when = day(former.part.release.published)
        yield f"By {former.definition.former}: {write_share(former, row)} {expected}in {row.year} ({when})."


def _describe(country: Country) -> str:
    member = country.member
    when = f"Member since {day(member.accession)}" if country.joined else f"A member from {day(member.accession)} on"
    return f"{when}; its currency is {_name_currency(member.currency)}."


def _name_currency(code: str) -> str:
    told = {"EUR": "the euro", "USD": "the US dollar"}
    return told.get(code) or (f"{code} ({CURRENCIES[code]})" if code in CURRENCIES else code)


def write_summary(country: Country) -> str:
    """The chart in a few sentences, or why there is none."""
    if country.share is None:
        return _explain_nothing(country)
    return " ".join(_sentences(country, country.share))


def _explain_nothing(country: Country) -> str:
    name = begin(country.member.prose)
    if not country.here:
        return explain_absence(LEAD, country.view.as_of, country.here)
    if not country.member.armed_forces:
        return f"{name} has no armed forces, so NATO's tables have no figures of it."
    when = f"as of {name_pin(country.view.as_of)}" if country.view.as_of else "here"
    joined = "" if country.joined else f" It was no member then: it joined on {day(country.member.accession)}."
    return f"No release of NATO known {when} has a share of GDP of {country.member.prose}.{joined}"


def _sentences(country: Country, share: Line) -> Iterator[str]:
    first, last = share.points[0], share.last
    if first is not last:
        yield f"{begin(country.member.prose)}: {_tell(share, first)}, {_tell(share, last)}."
    gaps = dict(_list_gaps(country, last.year))
    yield from _tell_below(country, told=STATED_AT in gaps)
    when = write_period(last.year, share.is_expected(last))
    yield from (f"{_missing(row)} to {aim:g} % in {when}." for aim, row in gaps.items())
    yield "In the first panel each faint line is what an earlier release said; each dot of the second is a member."
    expected = [str(row.year) for row in share.points if share.is_expected(row)]
    if expected:
        yield f"Estimates of this release, drawn hollow, dashed or pale: {listing(expected)}."


def _list_gaps(country: Country, year: int) -> Iterator[tuple[float, Observation]]:
    """The targets in force in a year that the share was short of, and the money missing to each."""
    for aim in share_targets():
        gap = find_gap(country, aim.value or 0.0)
        row = gap.by_year.get(year) if gap else None
        if row is not None and row.value and aim.value and aim.in_force(year):
            yield aim.value, row


def _tell_below(country: Country, told: bool) -> Iterator[str]:
    """In which years the share was below 2 %, and what was missing in the last of them, where that is not `told`."""
    below = [year for year, met in country.met.items() if not met]
    if not below:
        return
    gap = find_gap(country, STATED_AT)
    row = gap.by_year.get(below[-1]) if gap else None
    money = f"; {_missing(row)} in {below[-1]}" if row is not None and row.value and not told else ""
    yield f"Below {_AIM} in {write_spans(below)}{money}."


def _missing(row: Observation) -> str:
    prices = "" if row.price_base == "current" else f" at {row.price_base} prices"
    return f"{write_money(row.value or 0.0)}{prices} missing"


def write_spans(years: list[int]) -> str:
    """Years, those that follow each other as a span: 2014–2019 and 2021."""
    spans: list[list[int]] = []
    for year in years:
        if spans and spans[-1][1] == year - 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return listing(["–".join(str(end) for end in dict.fromkeys(span)) for span in spans])
