"""The page in words: where the followed member ranks in each measure, and what is so of all members together."""

from collections.abc import Iterable, Iterator

from dashboard.pages.burden.gauge import Gauge
from dashboard.pages.burden.numerals import write_coefficient, write_year
from dashboard.pages.burden.strip import AMONG, Burden, Dot, Stability, Strip
from dashboard.shared.wording import explain_absence, explain_lack, name_area, name_in_prose, name_release, write_number
from etl.catalogue.burden_components import COMPONENTS
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.measures import measures
from etl.catalogue.members import members
from etl.catalogue.sources import LEAD
from etl.observation import Release
from etl.prose import counted, listing, ordinal, start

# More names than these are a number.
_NAMED = 4
_FIRST = 3


def write_title(burden: Burden) -> str:
    """The finding in about ten words: the measures in which the followed member ranks highest and lowest."""
    name = start(name_in_prose(burden.view.member))
    if not burden.strips:
        return "No measures of burden sharing to show"
    if not members()[burden.view.member].armed_forces:
        return f"{name} has no armed forces, and so no rank"
    if not burden.followed:
        return f"{name} has no rank in any measure shown"
    (best, first), (worst, last) = _find_ends(burden)
    if best is worst:
        return f"{name} ranks {ordinal(first.rank)} of {len(best.dots)} in {best.gauge.within}"
    high, low = (f"{ordinal(dot.rank)} in {strip.gauge.within}" for strip, dot in ((best, first), (worst, last)))
    return f"{name} ranks {high}, {low}"


def _find_ends(burden: Burden) -> tuple[tuple[Strip, Dot], tuple[Strip, Dot]]:
    """Where the followed member ranks highest and lowest, by the part of the members that are before it."""

    def find_before(one: tuple[Strip, Dot]) -> float:
        return (one[1].rank - 1) / len(one[0].dots)

    return min(burden.followed, key=find_before), max(burden.followed, key=find_before)


def write_subtitle(burden: Burden) -> str:
    """How many measures, of which years, and the releases that they rest on."""
    if not burden.strips:
        return ""
    named = "; ".join(_name(part.release) for part in burden.parts)
    shown = counted(len(burden.strips), "measure")
    return f"{shown}, each in the newest year that most members have. {named}."


def _name(release: Release) -> str:
    named = name_release(release.source, release.release)
    definition = DEFINITIONS[release.definition].title if release.source == LEAD else ""
    return f"{named} ({definition})" if definition else named


def write_summary(burden: Burden) -> str:
    """The figure in sentences; why there is none where there is none."""
    if burden.bare:
        return explain_lack(burden.bare.release, "a measure of most members")
    if not burden.strips:
        return explain_absence(LEAD, burden.view.as_of, burden.here)
    return " ".join(_sentences(burden))


def _sentences(burden: Burden) -> Iterator[str]:
    if burden.followed:
        told = [f"{_write_rank(strip, dot)} in {strip.gauge.within}" for strip, dot in burden.followed]
        yield f"{start(name_in_prose(burden.view.member))} is {listing(told)}."
    yield from _tell_first(burden)
    if burden.stability:
        yield from _tell_stability(burden, burden.stability)
    if burden.own_lack:
        yield f"There is no score at your weights. {burden.own_lack}"
    if burden.absent:
        yield f"Of most members there is no figure for {listing([gauge.within for gauge in burden.absent])}."


def _write_rank(strip: Strip, dot: Dot) -> str:
    return f"{ordinal(dot.rank)} of {len(strip.dots)}"


def _tell_first(burden: Burden) -> Iterator[str]:
    """Who is among the first in every measure, else that nobody is, and who is in most of them."""
    shown, (most, codes) = len(burden.ranked), burden.leaders
    if shown < 2:
        return
    who = _name_all(codes)
    named = f"{listing(who) if len(who) <= _NAMED else counted(len(who), 'member')} {'is' if len(who) == 1 else 'are'}"
    if most == shown:
        yield f"{start(named)} among the first {AMONG} in all {shown} measures that rank members each in its own way."
    else:
        yield f"No member is among the first {AMONG} in all {shown} measures that rank members each in its own way;"
        yield f"{named} in {most}."


def _tell_stability(burden: Burden, known: Stability) -> Iterator[str]:
    """How far places depend on weights."""
    first = sorted(((share, code) for code, share in known.first.items() if share), reverse=True)[:_FIRST]
    who = listing([f"{name_in_prose(code)} ({write_number(share, 0)} %)" for share, code in first])
    what = listing([_lower(COMPONENTS[name].title) for name in known.components])
    yield f"At {known.draws:,} random weightings of {what}, these have the highest score: {who}."
    mine = known.among_first.get(burden.view.member)
    if mine is not None:
        who = start(name_in_prose(burden.view.member))
        yield f"{who} is among the first {known.among} in {write_number(mine, 0)} %."


def _name_all(codes: Iterable[str]) -> list[str]:
    """Members in the order of their names."""
    return [name_in_prose(code) for code in sorted(codes, key=name_area)]


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def list_remarks(burden: Burden) -> Iterator[tuple[Gauge, str]]:
    """Each measure with its year, whose figures it has, who has none, and how it ranks beside the share of GDP.

    Those that have no figures for most members come last.
    """
    for strip in burden.rows:
        yield strip.gauge, " ".join(_remark(strip))
    for gauge in burden.absent:
        yield gauge, "Of most members there is no figure."


def _remark(strip: Strip) -> Iterator[str]:
    named = [name_release(part.release.source, part.release.release) for part in strip.parts]
    yield f"{write_year(strip)}; {listing(named)}."
    if strip.missing:
        yield f"No figure for {listing(_name_all(strip.missing))}."
    if strip.gauge.alike:
        yield "By its formula it ranks members as the share of GDP does, and is no further witness."
    elif strip.correlation:
        yield f"Rank correlation with the share of GDP {write_coefficient(strip.correlation)}."
    if not strip.gauge.indicator:
        yield measures()[strip.gauge.measure].caution
