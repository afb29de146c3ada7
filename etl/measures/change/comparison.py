"""What one release says otherwise than another: the list of revisions, and one figure in every release."""

from collections.abc import Iterator, Sequence

from etl.asof.verdict import meets
from etl.catalogue.indicators import indicators
from etl.catalogue.share import SHARE, SHARE_OF_VERDICT
from etl.catalogue.units import unit
from etl.measures.change.pair import UNSTATED, Pair
from etl.measures.choice import Choice
from etl.measures.figures import Figures, select_clear
from etl.measures.inquiry import Inquiry
from etl.measures.result import Reason, Result, Why
from etl.observation import Observation


def revisions(releases: Sequence[Figures], choice: Choice) -> Iterator[Result]:
    """By member and year the newest release's value less the first one's, in the unit of the indicator chosen.

    For a share of GDP also `flip`: 1 where the revision lifted a member to the target, −1 where it took it below.
    """
    pair = Pair.of("revisions", releases, choice)
    # Of the share, the one that the convention goes by.
    indicator = SHARE_OF_VERDICT[choice.convention] if choice.indicator == SHARE else choice.indicator
    if why := pair.lack(indicator):
        yield pair.inquiry.nothing((choice.whole, choice.year or 0), why)
        return
    old, new = (figures.column(indicator) for figures in (pair.old, pair.new))
    # What no verdict goes by is clear in no year.
    clear = [*map(select_clear, (old, new))] if indicator in SHARE_OF_VERDICT.values() else [{}]
    for place in pair.places(indicator):
        rows = old[place], new[place]
        yield _difference(pair, *rows)
        if all(place[1] in of_release for of_release in clear):
            yield _flip(pair.inquiry, rows)


def revision_triangle(releases: Sequence[Figures], choice: Choice) -> Iterator[Result]:
    """By member and year the value in each release that has one, as the part `release_<release>`."""
    source = indicators()[choice.indicator].source
    columns = [(figures.releases[source], figures) for figures in releases if source in figures.releases]
    inquiry = Inquiry.of("revision_triangle", releases[-1], choice)
    years = sorted({year for _, figures in columns for year in figures.years(choice.indicator)})
    for year in inquiry.check_years(years):
        for code in choice.members_in(year):
            for release, figures in columns:
                row = figures.column(choice.indicator).get((code, year))
                if row is not None:
                    yield inquiry.value((code, year), row.value, (row,), f"release_{release}")._replace(unit=row.unit)


def _difference(pair: Pair, old: Observation, new: Observation) -> Result:
    place = new.member, new.year
    is_share = indicators()[new.indicator].is_share
    stated = old.unit if new.unit == UNSTATED else new.unit
    in_unit = "percentage_points" if unit(stated).is_percent else stated
    if not pair.share_unit(old, new) or (old.price_base != new.price_base and not is_share):
        said = f"{old.release} is in {_counted(old)}, {new.release} in {_counted(new)}."
        return pair.inquiry.nothing(place, Why(Reason.OTHER_UNIT, said), "", (old, new))._replace(unit=in_unit)
    return pair.inquiry.value(place, (new.value or 0.0) - (old.value or 0.0), (old, new))._replace(unit=in_unit)


def _counted(row: Observation) -> str:
    named = unit(row.unit).label
    return f"{named} at prices of {row.price_base}" if row.price_base.isdigit() else named


def _flip(inquiry: Inquiry, rows: tuple[Observation, Observation]) -> Result:
    before, after = (meets(row.value or 0.0, inquiry.choice.target, inquiry.choice.convention) for row in rows)
    return inquiry.value((rows[1].member, rows[1].year), int(after) - int(before), rows, "flip")
