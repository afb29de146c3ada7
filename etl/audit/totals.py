"""Sums: NATO's totals of its members, the four categories of spending, and the aid of all donors."""

from math import fsum

import numpy as np
import pandas as pd

from etl.audit.checks import EVERYBODY, Check
from etl.audit.column import Column, Values
from etl.audit.finding import Finding, Remarks, miss
from etl.audit.matches import Comparison, Matches, conclude
from etl.audit.subject import Subject, may_be_one
from etl.catalogue.composition import counted_in
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import added_up, indicators
from etl.catalogue.members import area_names, unarmed
from etl.measures.figures import title_of

_WHOLE = 100.0
_NO_TOTALS = "The release does not hold a total together with its members."


def aggregates(check: Check, subject: Subject) -> Finding:
    """Every total of money, people and GDP, in per cent; notes and cells say which members had no figure."""
    columns = [subject.columns.column(indicator) for indicator in added_up()]
    found = [Totals(column) for column in columns if column.members.isin([*AGGREGATES]).any()]
    matches = [_match_totals(check, subject, one) for one in found if len(one.parts)]
    notes = tuple(note for one in found if (note := one.say_lacking()))
    return conclude(check, matches, Remarks(notes=notes)) if matches else miss(check, _NO_TOTALS)


def _match_totals(check: Check, subject: Subject, totals: "Totals") -> Matches:
    found = Comparison(check, totals.figures, totals.recomputed, note=totals.tell)
    low, high = map(totals.add, subject.print.ends(totals.parts))
    fits = found.within | may_be_one(subject.print.ends(totals.figures), (low, high))
    title, areas = title_of(totals.figures.indicator), totals.figures.members
    return Matches(found, fits, {f"{title}, {area_names()[area]}": areas == area for area in areas.unique()})


class Totals:
    """The totals of an indicator, and as `parts` the figures of the members that each counts.

    `figures` are the totals of which any member has a figure, `recomputed` the sums of those.
    """

    def __init__(self, column: Column) -> None:
        printed = column.take(column.members.isin([*AGGREGATES]))
        counted = [counted_in(*place) for place in zip(printed.members, printed.years.tolist(), strict=True)]
        totals = np.repeat(np.arange(len(printed)), [len(codes) for codes in counted])
        codes = np.array([code for codes in counted for code in codes], dtype=object)
        rows = column.find(pd.Categorical(codes), printed.years[totals])
        has = rows >= 0
        self.parts, self._of = column.take(rows[has]), totals[has]
        self._number = np.bincount(self._of, minlength=len(printed))
        self._whole = np.flatnonzero(self._number)
        self.figures, self.recomputed = printed.take(self._whole), self.add(self.parts.values)
        needed = ~has & ~np.isin(codes, _list_exempt(column.indicator))
        self._lacking, self._lacked_by = codes[needed], totals[needed]

    def add(self, values: Values) -> Values:
        """The sums of what each part has, in the order of `figures`."""
        return _add_exactly(values, self._of, len(self._number))[self._whole]

    def tell(self, row: int) -> str:
        """How many members a total has, and what is left over for those without a figure."""
        total = self._whole[row]
        note, lacking = f"{self._number[total]} members", self._lacking[self._lacked_by == total]
        if not len(lacking):
            return note
        left = self.figures.values[row] - self.recomputed[row]
        return f"{note}, without {_list_names(lacking)}: {left:,.6g} are left over"

    def say_lacking(self) -> str:
        """Which members have no figure in any of the totals that count them; nothing where all have."""
        names = _list_names(self._lacking)
        title = title_of(self.parts.indicator)
        return f"{title}: no figure of {names}, which NATO's totals count." if names else ""


def _list_exempt(indicator: str) -> list[str]:
    """Who has no armed forces has no figure that needs any."""
    return [*unarmed()] if indicators()[indicator].needs_armed_forces else []


def _list_names(codes: Values) -> str:
    return ", ".join(sorted(area_names()[code] for code in {*codes}))


def categories(check: Check, subject: Subject) -> Finding:
    """The sum of the four shares of every member and year, less 100, in points."""
    parts = subject.join(*check.inputs)
    total, low, high = map(_add_across, zip(*((one.values, *subject.print.ends(one)) for one in parts), strict=True))
    whole = np.full(len(total), _WHOLE)
    found = Comparison(check, parts[0], whole, parts[1:], lambda _: f"sum of {check.formula}", published=total)
    return conclude(check, [Matches(found, found.within | may_be_one((whole, whole), (low, high)))])


def _add_across(columns: tuple[Values, ...]) -> Values:
    return np.array([*map(fsum, zip(*(column.tolist() for column in columns), strict=True))])


def donors(check: Check, subject: Subject) -> Finding:
    """The aid of every month, in billions of euros: as totalled, and summed over the donors."""
    return conclude(check, [_match_months(check, subject, kind) for kind in check.inputs])


def _match_months(check: Check, subject: Subject, kind: str) -> Matches:
    rows = subject.columns.rows(kind)
    known, months = np.unique(rows.years * 100 + rows.texts("period").codes, return_inverse=True)
    totalled, given = rows.members == EVERYBODY, ~np.isnan(rows.values)
    month, of = months[totalled & given], months[~totalled]
    number = np.bincount(of, minlength=len(known))[month]
    sums = _add_exactly(np.nan_to_num(rows.values[~totalled]), of, len(known))
    found = Comparison(check, rows.take(totalled & given), sums[month], note=lambda row: f"{number[row]} donors")
    return Matches(found, found.within, {title_of(kind): np.ones(len(month), dtype=bool)})


def _add_exactly(values: Values, of: Values, number: int) -> Values:
    """The sums of so many groups of values, `of` telling the group of each; exact, whatever their order."""
    order = np.argsort(of, kind="stable")
    starts = np.searchsorted(of[order], np.arange(number))
    return np.array([fsum(part.tolist()) for part in np.split(values[order], starts)[1:]])
