"""Gathers what is known of one member as of a pin, each figure from the release that every other page takes it from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dashboard.pages.country.dossier import Country, Line, Standing
from dashboard.pages.country.measurement import MEASURED, list_leaps, list_results
from dashboard.pages.country.query import MONEY, CountryView
from dashboard.shared.stock import Memory
from etl.asof.columns import read_decimals, read_shares, read_statement, read_year
from etl.asof.count import Question, answerable_years
from etl.asof.membership import select_members, with_armed_forces
from etl.asof.pin import Pin, day_of
from etl.asof.select import known_releases, select_series
from etl.asof.verdict import Convention, Verdict, judge
from etl.catalogue.indicators import categories, gap_id, indicators, same_elsewhere
from etl.catalogue.quantities import (
    EQUIPMENT,
    GDP_NOW,
    PERSONNEL,
    SPENDING_CHANGE,
    SPENDING_NOW,
    SPENDING_PER_HEAD,
)
from etl.catalogue.share import SHARE, STATED_AT
from etl.catalogue.sources import LEAD
from etl.catalogue.targets import share_targets
from etl.measures.beside.support import HOSTED
from etl.store.rows import VALUED
from etl.store.snapshot import Part, Snapshot

NATO = "NATO_TOTAL"
# The measures in which members are ranked, in the order in which they stand on the page.
RANKED = (SHARE, SPENDING_PER_HEAD, EQUIPMENT, SPENDING_CHANGE, SPENDING_NOW, PERSONNEL)
# What the shares of two publishers may differ by, beside the money: GDP, and the rate of exchange.
GROUNDS = (GDP_NOW, "wdi_gdp_current_usd", "wdi_exchange_rate")
_FOUND: Memory[CountryView, Country] = Memory()


def select_country(snapshot: Snapshot, view: CountryView) -> Country:
    """All that the page of a member shows."""
    return _FOUND.find(snapshot, view) or _FOUND.keep(snapshot, view, _gather(snapshot, view))


def _gather(snapshot: Snapshot, view: CountryView) -> Country:
    day, code = day_of(snapshot, view.as_of), view.member
    lines = dict(_list_lines(snapshot, view.as_of, code))
    asked, share = indicators()[view.prices], lines.get(SHARE)
    found = Country(
        view,
        asked if asked.id in lines or asked.other_prices not in lines else indicators()[asked.other_prices],
        joined=day is not None and code in select_members(day.year, day),
        here=day is not None,
        lines=lines,
        shares=tuple(_list_shares(snapshot, view.as_of, code)),
        verdicts=dict(_list_verdicts(snapshot, view.as_of, code, share)),
        counts={one.source: lines[one.id] for one in same_elsewhere(SHARE).values() if one.id in lines},
    )
    found = replace(found, results={(one.measure, one.part): one for one in list_results(found)})
    return _complete(snapshot, found, share, day or date.max) if share else found


def _complete(snapshot: Snapshot, found: Country, share: Line, day: date) -> Country:
    """With what follows from the share: ranks, NATO's totals, leaps."""
    totals = {name: read_year(snapshot, share.part, name, share.last.year).get(NATO) for name in (SHARE, SPENDING_NOW)}
    return replace(
        found,
        totals={name: row for name, row in totals.items() if row},
        standings=tuple(_list_standings(snapshot, found, share.last.year, day)),
        leaps=tuple(list_leaps(found)),
    )


def _list_lines(snapshot: Snapshot, pin: Pin, code: str) -> Iterator[tuple[str, Line]]:
    gaps = (gap_id(aim, price) for aim in share_targets() for price in ("current", "constant"))
    elsewhere = (one.id for ours in (SHARE, SPENDING_NOW) for one in same_elsewhere(ours).values())
    named = (*MONEY, *categories(), *RANKED, *gaps, *elsewhere, *GROUNDS, *MEASURED, *HOSTED.values())
    for name in dict.fromkeys(named):
        part = select_series(snapshot, pin, name, (code,))
        if part and (line := _read_line(snapshot, part, name, code)):
            yield name, line


def _list_shares(snapshot: Snapshot, pin: Pin, code: str) -> Iterator[Line]:
    for part in known_releases(snapshot, LEAD, pin):
        if line := _read_line(snapshot, part, SHARE, code):
            yield line


def _read_line(snapshot: Snapshot, part: Part, indicator: str, code: str) -> Line | None:
    """The figures of a member in a release; None where it has none."""
    if indicator not in part.indicators:
        return None
    rows = snapshot.open_rows(part, indicator).select(VALUED._replace(members={code}))
    if not rows:
        return None
    decimals = read_decimals(snapshot, part, indicator)
    return Line(part, indicators()[indicator], tuple(sorted(rows, key=lambda row: row.year)), decimals)


def _list_verdicts(snapshot: Snapshot, pin: Pin, code: str, share: Line | None) -> Iterator[tuple[int, Verdict]]:
    """By year whether the member was at 2 %: by the release that answers for all (R30), else by the one that leads."""
    own = {row.year for row in share.points} if share else set()
    answers = {year: one.count.verdicts for year, one in answerable_years(snapshot, pin, Question(STATED_AT)).items()}
    for year in sorted(own or answers):
        verdict = answers.get(year, {}).get(code) or _judge(snapshot, share, code, year)
        if verdict and verdict.met is not None:
            yield year, verdict


def _judge(snapshot: Snapshot, share: Line | None, code: str, year: int) -> Verdict | None:
    """The verdict of the release that leads, as of a year before the member joined."""
    if share is None:
        return None
    shares = read_shares(snapshot, share.part, Convention.PUBLISHED, year)
    stated = read_statement(snapshot, share.part, STATED_AT, Convention.PUBLISHED, year)
    return judge(code, STATED_AT, Convention.PUBLISHED, shares, stated)


def _list_standings(snapshot: Snapshot, found: Country, year: int, day: date) -> Iterator[Standing]:
    """The member among all that were members by then, in each measure that has a figure of it in the year."""
    codes = with_armed_forces(select_members(year, day))
    for name in RANKED:
        line = found.lines.get(name)
        rows = read_year(snapshot, line.part, name, year) if line else {}
        if line and found.view.member in codes and found.view.member in rows:
            known = {one: rows[one] for one in codes if one in rows}
            yield Standing(found.view.member, line.part, line.indicator, known, line.decimals)
