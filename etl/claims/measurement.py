"""What of a release a claim is held against: a figure as printed, one of a group, a ratio, or the extreme of years."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from etl.asof.columns import find_years, read_year
from etl.catalogue.claims import Claim
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.indicators import indicators
from etl.catalogue.members import members
from etl.catalogue.quantities import SPENDING_NOW
from etl.catalogue.share import SHARE
from etl.catalogue.sources import LEAD
from etl.claims.group import is_group
from etl.claims.question import list_armed
from etl.claims.row import Figure
from etl.errors import MeasureError
from etl.measures.burden.bloc import Bloc, Joint, add_up, find_bloc, list_addends
from etl.measures.burden.portion import find_portions
from etl.measures.choice import ALLIANCE, Choice
from etl.measures.compute import compute
from etl.measures.figures import Column, Figures
from etl.measures.inputs import bind_part
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot

# What is said of all years at hand, or of those before one, is not said of a handful: NATO's series begin with 2014.
_BEGIN = 2014
# What an increment may be above, the default first (R23).
BASELINES = ("flat_share", "flat_real", "flat_cash")
_RATIO = "ratio"
_LOWEST = {("every", "at_or_above"), ("every", "above"), ("never", "below"), ("first", "below")}


@dataclass(frozen=True)
class Measurement:
    """One release, and a claim with those whom it is about."""

    snapshot: Snapshot
    part: Part
    claim: Claim
    codes: tuple[str, ...]

    def read(self, indicator: str, year: int) -> dict[str, Figure]:
        """By member what is held against the claim."""
        if self.claim.span:
            return self._find_extremes(indicator, year)
        return self._read_one(indicator, year)

    def _read_one(self, indicator: str, year: int) -> dict[str, Figure]:
        ratio = self.claim.ratio
        if ratio == "increment":
            return self._find_increments(year)
        if ratio == "mean":
            return self._find_means(year)
        if ratio == "portion" and self.claim.against == ALLIANCE:
            return self._find_portions(indicator, year)
        return self._divide(indicator, year) if ratio else self._read_figures(indicator, year, self.codes)

    def _read_figures(self, indicator: str, year: int, codes: Iterable[str]) -> dict[str, Figure]:
        """The figures as printed, and those of groups."""
        printed = read_year(self.snapshot, self.part, indicator, year)
        # A rank is one among all.
        wanted = printed if self.claim.comparison == "ranks" else [code for code in codes if code in printed]
        found = {code: Figure(printed[code], (printed[code],)) for code in wanted}
        for code in codes:
            # NATO prints not every aggregate in every release: like a group it is then added up from its members.
            if code not in found and (is_group(code) or code in AGGREGATES):
                found.update(self._join(code, indicator, year))
        return found

    def _join(self, code: str, indicator: str, year: int) -> dict[str, Figure]:
        """The figure of a group; none where one of its members has none."""
        measured = indicators()[indicator]
        addends = list_addends(measured)
        columns = [self._read_column(one, year) for one in addends]
        joint = next(add_up(find_bloc(code), measured, columns), None) if columns else None
        return _keep_whole([joint] if joint else [])

    def _find_portions(self, indicator: str, year: int) -> dict[str, Figure]:
        """By member, or group, what part of the spending of all it has."""
        blocs = [find_bloc(code) if code in AGGREGATES or is_group(code) else _alone(code) for code in self.codes]
        found = _keep_whole(find_portions(blocs, self._read_column(indicator, year)))
        figures = self._read_figures(indicator, year, self.codes)
        return {code: replace(one, mine=figures[code].row) for code, one in found.items() if code in figures}

    def _find_increments(self, year: int) -> dict[str, Figure]:
        """By member, or group, the money above a flat share of GDP since a year, and above the other baselines."""
        if self.part.release.source != LEAD:
            return {}
        figures = bind_part(self.snapshot, self.part)
        found: dict[str, Figure] = {}
        for code in self.codes:
            sums = {baseline: self._sum_above(figures, code, baseline, year) for baseline in BASELINES}
            main = sums[BASELINES[0]]
            if main is not None:
                others = tuple((name, one.row) for name, one in sums.items() if one and name != BASELINES[0])
                found[code] = replace(main, beside=others)
        return found

    def _find_means(self, year: int) -> dict[str, Figure]:
        """By group the mean of its members' shares of GDP; none where one that has armed forces has no share."""
        if self.part.release.source != LEAD:
            return {}
        figures = bind_part(self.snapshot, self.part)
        found = {code: self._average(figures, code, year) for code in self.codes}
        return {code: one for code, one in found.items() if one is not None}

    def _average(self, figures: Figures, code: str, year: int) -> Figure | None:
        whom = tuple(sorted(find_bloc(code).who(year)))
        choice = Choice(group=whom, year=year)
        mine = (choice.whole, "mean", year)
        try:
            results = compute("groups", figures, choice)
        except MeasureError:
            return None
        mean = next((one for one in results if (one.member, one.part, one.year) == mine), None)
        if mean is None or mean.value is None or len(mean.rests_on) < len(list_armed(whom)):
            return None
        return Figure(mean.rests_on[-1]._replace(member=code, value=mean.value), mean.rests_on)

    def _sum_above(self, figures: Figures, code: str, baseline: str, year: int) -> Figure | None:
        whom = (code,) if code in members() else tuple(sorted(find_bloc(code).who(year)))
        choice = Choice(group=whom, since=self.claim.since, year=year, baseline=baseline)
        try:
            results = compute("increment", figures, choice)
        except MeasureError:
            return None
        whole = next((one for one in results if one.member == choice.whole and not one.part), None)
        if whole is None or whole.value is None:
            return None
        row = whole.rests_on[-1]._replace(member=code, year=year, value=whole.value, unit=whole.unit)
        money = [one for one in whole.rests_on if one.unit == whole.unit and one.indicator.startswith("defence")]
        return Figure(row._replace(price_base=money[-1].price_base), whole.rests_on)

    def _divide(self, indicator: str, year: int) -> dict[str, Figure]:
        """By member its figure over that of another, or over its own of the year before."""
        claim = self.claim
        mine = self._read_figures(indicator, year, self.codes)
        if claim.ratio == "since":
            theirs = self._read_figures(indicator, claim.since or 0, self.codes)
        else:
            other = self._read_figures(indicator, year, (claim.against,)).get(claim.against)
            theirs = dict.fromkeys(self.codes, other) if other else {}
        factor = 100 if claim.ratio == "portion" else 1
        return {
            code: replace(_divide(mine[code], theirs[code], factor), beside=self._read_shares(code, year))
            for code in self.codes
            if code in mine and code in theirs and theirs[code].row.value
        }

    def _read_shares(self, code: str, year: int) -> tuple[tuple[str, Observation], ...]:
        """The shares of GDP of two whose money is compared, which may say otherwise; only NATO's releases have both."""
        claim = self.claim
        if (claim.ratio, claim.measure) != ("times", SPENDING_NOW) or self.part.release.source != LEAD:
            return ()
        found = self._read_figures(SHARE, year, (code, claim.against))
        both = [found[one].row for one in (code, claim.against) if one in found]
        return (("mine", both[0]), ("theirs", both[1])) if len(both) > 1 else ()

    def _find_extremes(self, indicator: str, year: int) -> dict[str, Figure]:
        """By member the figure of the year that decides about a span."""
        claim = self.claim
        first = claim.since or min(find_years(self.snapshot, self.part, indicator), default=year)
        before = claim.span == "first"
        if claim.since is None and (first > _BEGIN or (before and year <= first)):
            return {}
        years = range(first, year if before else year + 1)
        columns = [self._read_one(indicator, one) for one in years]
        last = self._read_one(indicator, year)
        found: dict[str, Figure] = {}
        for code in self.codes:
            mine = [column[code] for column in columns if code in column]
            whole = mine and len(mine) == len(columns) and code in last
            # One year is no span, but where it is the one that is asked about.
            if whole and (before or len(columns) > 1 or claim.since == claim.year == year):
                found[code] = self._choose(mine, last[code], tuple(years))
        return found

    def _choose(self, mine: list[Figure], last: Figure, years: tuple[int, ...]) -> Figure:
        lowest = (self.claim.span, self.claim.comparison) in _LOWEST
        extreme = (min if lowest else max)(mine, key=lambda one: one.row.value or 0.0)
        cells = tuple(dict.fromkeys(cell for one in (*mine, last) for cell in one.rests_on))
        told = last if self.claim.span == "first" else extreme
        before = extreme.row if self.claim.span == "first" else None
        return replace(told, rests_on=cells, years=years, before=before)

    def _read_column(self, indicator: str, year: int) -> Column:
        found = read_year(self.snapshot, self.part, indicator, year)
        return {(code, year): row for code, row in found.items()}


def _alone(code: str) -> Bloc:
    return Bloc(code, lambda _year: (code,))


def _keep_whole(joints: Iterable[Joint]) -> dict[str, Figure]:
    """Those that lack nobody, by the code of the group."""
    return {
        one.row.member: Figure(one.row, one.rests_on) for one in joints if one.row.value is not None and not one.without
    }


def _divide(mine: Figure, theirs: Figure, factor: int) -> Figure:
    value = factor * (mine.row.value or 0.0) / (theirs.row.value or 1.0)
    unit = "percent" if factor > 1 else _RATIO
    row = mine.row._replace(value=value, unit=unit)
    return Figure(row, (*mine.rests_on, *theirs.rests_on), mine.row, theirs.row)
