"""The European Defence Agency's figures, in euros, against those of their own release that they follow from."""

import numpy as np

from etl.audit.checks import Check
from etl.audit.column import Column
from etl.audit.finding import Finding
from etl.audit.matches import Comparison, Matches, conclude
from etl.audit.subject import Subject
from etl.catalogue.groups import UNIONS
from etl.measures.figures import title_of
from etl.prose import counted


def euro_shares(check: Check, subject: Subject) -> Finding:
    """Every share whose GDP is in the release, in points."""
    share, spending, gdp = subject.join(*check.inputs)
    found = Comparison(check, share, 100 * spending.values / gdp.values, (spending, gdp))
    return conclude(check, [Matches(found, found.within)])


def euro_investment(check: Check, subject: Subject) -> Finding:
    """Every investment against procurement and research, in per cent."""
    investment, *parts = subject.join(*check.inputs)
    found = Comparison(check, investment, parts[0].values + parts[1].values, tuple(parts))
    return conclude(check, [Matches(found, found.within)])


def euro_totals(check: Check, subject: Subject) -> Finding:
    """Every figure of the EU together against the sum of the members that have one, in per cent."""
    return conclude(check, [_match_union(check, subject.columns.column(name)) for name in check.inputs])


def _match_union(check: Check, column: Column) -> Matches:
    together = column.members.isin([*UNIONS])
    parts = column.take(~together)
    printed = column.take(together & np.isin(column.years, parts.years))
    of = [parts.values[parts.years == year] for year in printed.years.tolist()]
    sums = np.array([values.sum() for values in of])
    found = Comparison(check, printed, sums, note=lambda row: counted(len(of[row]), "member"))
    return Matches(found, found.within, {title_of(column.indicator): np.ones(len(printed), dtype=bool)})
