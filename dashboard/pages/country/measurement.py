"""What measures of the catalogue make of one member, computed from the lines that its page shows."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.pages.country.dossier import Country
from etl.catalogue.measures import measures
from etl.catalogue.quantities import SPENDING
from etl.catalogue.share import SHARE, STATED_AT
from etl.catalogue.targets import Target, share_targets
from etl.errors import MeasureError
from etl.measures.beside.support import AID, SUMMED_UP
from etl.measures.choice import Choice
from etl.measures.compute import compute
from etl.measures.figures import Figures
from etl.measures.result import Result
from etl.observation import Observation

# The real growth of GDP, in per cent a year, that the way to a target is told for.
GROWTH = 1.5
# Told in words, of the newest year that each has.
TOLD = ("cumulative_shortfall", "increment", "per_soldier", "growth_contribution", "ppp_level")
_AID = tuple(dict.fromkeys((AID[""], *SUMMED_UP.values())))
MEASURED = tuple(
    dict.fromkeys((*_AID, *(one for name in TOLD for one in (*measures()[name].inputs, *measures()[name].optional))))
)


def find_aim(year: int) -> Target | None:
    """The newest target on the share that is still ahead in a year."""
    return next((one for one in share_targets()[::-1] if one.due and one.due > year and one.in_force(year)), None)


def list_results(found: Country) -> Iterator[Result]:
    """The results of the measures that the page tells in words, of each part the newest that there is last."""
    share = found.share
    aim = find_aim(share.last.year) if share else None
    if share and aim and aim.value and aim.due:
        choice = Choice(target=aim.value, due=aim.due, growth=GROWTH, year=share.last.year)
        yield from _measure("required_real_growth", found, (SHARE, SPENDING), choice)
    yield from _measure("ukraine_aid", found, _AID, Choice())
    for name in TOLD:
        known = measures()[name]
        mine = _measure(name, found, (*known.inputs, *known.optional), Choice(target=STATED_AT))
        yield from (one for one in mine if one.member == found.view.member and one.value is not None)


def list_leaps(found: Country) -> Iterator[int]:
    """The years in which spending leapt (R17)."""
    return (one.year for one in _measure("one_off", found, (SPENDING,), Choice()) if one.value and not one.part)


def _measure(name: str, found: Country, needs: tuple[str, ...], choice: Choice) -> tuple[Result, ...]:
    """The results of a measure for the member alone, from the lines that the page shows."""
    rows: dict[str, list[Observation]] = {}
    for line in (found.lines[one] for one in needs if one in found.lines):
        rows.setdefault(line.indicator.source, []).extend(line.points)
    try:
        return compute(name, Figures.of(rows), replace(choice, group=(found.view.member,)))
    except (MeasureError, ValueError):  # two releases, or a year that one of them lacks
        return ()
