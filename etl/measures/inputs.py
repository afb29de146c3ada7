"""Binds a snapshot and a pin, a day or releases, to the figures that measures are computed from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from etl.catalogue.indicators import indicators
from etl.catalogue.measures import measures
from etl.catalogue.share import SHARE, STATED_AT, STATEMENT
from etl.catalogue.sources import SOURCES
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.compute import compute_between, one_by_one_over
from etl.measures.compute import one_by_one as computed
from etl.measures.figures import Figures
from etl.measures.result import Result
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot

# A day; or releases by source, the other sources as of the newest of those.
Pin = date | Mapping[str, str]


def figures(snapshot: Snapshot, pin: Pin, needs: Iterable[str] = (), years: int = 1) -> Figures:
    """The figures of one release a source: the newest known on the day that holds all that is needed of its source.

    Where none holds that, the newest known, and what it lacks is said by what rests on it. A source that had no release
    then is absent from `Figures.releases`; the newest never stands in. Raises MeasureError for a release that is not in
    the snapshot.
    """
    named = {} if isinstance(pin, date) else {source: _part(snapshot, source, pin[source]) for source in pin}
    day, wanted = _day(snapshot, pin), [one for one in needs if one in indicators()]
    parts: dict[str, Part] = {}
    for source in SOURCES:
        mine = [one for one in wanted if indicators()[one].source == source]

        def holds(part: Part, mine: list[str] = mine) -> bool:
            return all(_holds(snapshot, part, indicator, years) for indicator in mine)

        part = named.get(source) or _newest(_known(snapshot, source, day), holds)
        if part is not None:
            parts[source] = part
    return _bound(snapshot, parts)


def measure(snapshot: Snapshot, measure_id: str, choice: Choice, pin: Pin) -> tuple[Result, ...]:
    """The results of a measure as of a pin; one that compares releases takes those of `series`, and one that needs
    a band for the error of estimates takes that of `band` where none is chosen.

    Raises MeasureError like `etl.measures.compute` and `figures`.
    """
    return tuple(one_by_one(snapshot, measure_id, choice, pin))


def one_by_one(snapshot: Snapshot, measure_id: str, choice: Choice, pin: Pin) -> Iterator[Result]:
    """Like `measure`, each result computed when it is asked for."""
    known = measures().get(measure_id)
    if known and known.compares:
        return one_by_one_over(measure_id, series(snapshot, measure_id, choice, pin), choice)
    if known and "band" in known.takes and choice.band is None:
        choice = replace(choice, band=band(snapshot, pin))
    return computed(measure_id, figures_for(snapshot, measure_id, choice, pin), choice)


def between(snapshot: Snapshot, measure_id: str, pins: Sequence[Pin], choice: Choice) -> tuple[Result, ...]:
    """The results of a measure that compares the figures of two pins, the older one first. Raises like `measure`."""
    old, new = (figures(snapshot, pin) for pin in pins)
    return compute_between(measure_id, old, new, choice)


def figures_for(snapshot: Snapshot, measure_id: str, choice: Choice, pin: Pin) -> Figures:
    """The figures that a measure of one release is computed from, as of a pin. Raises MeasureError like `figures`."""
    if measure_id not in measures():
        return figures(snapshot, pin)
    known = measures()[measure_id]
    needs = tuple(choice.input(one, known.takes) for one in known.inputs)
    found = figures(snapshot, pin, needs or (SHARE,), known.years)
    if STATEMENT not in known.optional or choice.target != STATED_AT or choice.convention != "published":
        return found
    stated = figures(snapshot, pin, (STATEMENT,))
    by_shares, by_statement = (one.published.get("nato", date.min) for one in (found, stated))
    return stated if not stated.lacking((STATEMENT,)) and by_statement > by_shares else found


def series(snapshot: Snapshot, measure_id: str, choice: Choice, pin: Pin) -> tuple[Figures, ...]:
    """The figures of NATO's releases that a measure compares, as of a pin, oldest first.

    All known then that hold the indicator; for a measure of an older and a newer release, the newest two that hold it
    for as many years as the measure asks for. Raises MeasureError where there are fewer than two.
    """
    known = measures()[measure_id]
    indicator = choice.indicator if "indicator" in known.takes else SHARE
    used = [part for part in _known(snapshot, "nato", _day(snapshot, pin)) if indicator in part.indicators]
    if known.compares == "releases":
        used = [part for part in used if _holds(snapshot, part, indicator, known.years)][-2:]
    if len(used) < 2:
        raise MeasureError(measure_id, "compares releases, and fewer than two are known then", "Choose a later day.")
    return tuple(_bound(snapshot, {"nato": part}) for part in used)


def band(snapshot: Snapshot, pin: Pin) -> float | None:
    """The mean absolute error in points of past estimates known then; None where there is none to learn from."""
    try:
        found = measure(snapshot, "estimate_error", Choice(), pin)
    except MeasureError:
        return None
    return found[0].value


def _day(snapshot: Snapshot, pin: Pin) -> date:
    if isinstance(pin, date):
        return pin
    return max(_part(snapshot, source, release).release.published for source, release in pin.items())


def _known(snapshot: Snapshot, source: str, day: date) -> list[Part]:
    return [part for part in snapshot.releases(source) if part.release.published <= day]


def _newest(known: list[Part], holds: Callable[[Part], bool]) -> Part | None:
    """The newest that holds what is needed, else the newest of all, which then lacks it."""
    return next(filter(holds, reversed(known)), known[-1] if known else None)


def _holds(snapshot: Snapshot, part: Part, indicator: str, years: int) -> bool:
    return snapshot.as_of(part.release.source, part.release.published, indicator, years) is part


def _part(snapshot: Snapshot, source: str, release: str) -> Part:
    try:
        return snapshot.part(source, release)
    except KeyError:
        known = ", ".join(part.release.release for part in snapshot.releases(source)) or "none"
        raise MeasureError(f"release {release!r} of {source}", "is not at hand", f"There are: {known}.") from None


def _bound(snapshot: Snapshot, parts: Mapping[str, Part]) -> Figures:
    def load(indicator: str) -> Iterable[Observation]:
        known = indicators().get(indicator)
        part = parts.get(known.source) if known else None
        return snapshot.rows(part, indicator) if part and indicator in part.indicators else ()

    published = {source: part.release.published for source, part in parts.items()}
    return Figures({source: part.release.release for source, part in parts.items()}, load, published)
