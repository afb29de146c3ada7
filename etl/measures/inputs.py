"""Binds a snapshot and a pin to the figures that measures are computed from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from etl.asof.columns import find_years, has_value, read_nulls_too
from etl.asof.count import Question, answerable_years, select_answer
from etl.asof.membership import Membership
from etl.asof.pin import Pin, day_of
from etl.asof.select import holds, known_releases, select_release
from etl.asof.verdict import Convention
from etl.catalogue.indicators import indicators
from etl.catalogue.measure import Compares, Measure
from etl.catalogue.measures import measures
from etl.catalogue.share import SHARE, STATEMENT
from etl.catalogue.sources import LEAD, SOURCES
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.compute import compute_between, iterate, iterate_over
from etl.measures.figures import Figures, source_of
from etl.measures.inquiry import in_other_prices, money_of
from etl.measures.result import Result
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot


def bind_figures(snapshot: Snapshot, pin: Pin, needs: Iterable[str] = (), years: int = 1) -> Figures:
    """The figures of one release a source, each the one that `etl.asof.select` selects for all that is needed of it.

    A source that had no release then is absent from `Figures.releases`; the newest never stands in. Raises MeasureError
    for a release that is not in the snapshot.
    """
    _check(snapshot, pin)
    wanted = [one for one in needs if one in indicators()]
    parts: dict[str, Part] = {}
    for source in SOURCES:
        mine = tuple(one for one in wanted if indicators()[one].source == source)
        part = select_release(snapshot, source, pin, mine, years)
        if part is not None:
            parts[source] = part
    return _bound(snapshot, parts)


def compute_as_of(snapshot: Snapshot, measure_id: str, choice: Choice, pin: Pin) -> tuple[Result, ...]:
    """The results of a measure as of a pin; one that compares releases takes those of `bind_series`, and one that needs
    a band for the error of estimates takes that of `estimate_band` where none is chosen.

    Raises MeasureError like `etl.measures.compute` and `bind_figures`.
    """
    return tuple(iterate_as_of(snapshot, measure_id, choice, pin))


def iterate_as_of(snapshot: Snapshot, measure_id: str, choice: Choice, pin: Pin) -> Iterator[Result]:
    """Like `compute_as_of`, each result computed when it is asked for."""
    known = measures().get(measure_id)
    if known and known.compares:
        return iterate_over(measure_id, bind_series(snapshot, measure_id, choice, pin), choice)
    if known and "band" in known.takes and choice.band is None:
        choice = replace(choice, band=estimate_band(snapshot, pin))
    if known and _is_count(known):
        choice = _counting(snapshot, choice, pin)
    return iterate(measure_id, bind_measure(snapshot, measure_id, choice, pin), choice)


def compute_pair(snapshot: Snapshot, measure_id: str, pins: Sequence[Pin], choice: Choice) -> tuple[Result, ...]:
    """The results of a measure that compares the figures of two pins, the older first. Raises like `compute_as_of`."""
    old, new = (bind_figures(snapshot, pin) for pin in pins)
    return compute_between(measure_id, old, new, choice)


def bind_measure(snapshot: Snapshot, measure_id: str, choice: Choice, pin: Pin) -> Figures:
    """The figures that a measure of one release is computed from, as of a pin. Raises MeasureError like `bind_figures`.

    Where no release known then has its money in the prices asked for, those of one that has it in others (R35).
    """
    if measure_id not in measures():
        return bind_figures(snapshot, pin)
    known = measures()[measure_id]
    if _is_count(known):
        return _answering(snapshot, known, choice, pin)
    found = bind_figures(snapshot, pin, _needs(known, choice), known.years)
    other = in_other_prices(known, choice)
    if other is None or not found.lacking(money_of(known, choice)):
        return found
    instead = bind_figures(snapshot, pin, _needs(known, other), known.years)
    return found if instead.lacking(money_of(known, other)) else instead


def _needs(known: Measure, choice: Choice) -> tuple[str, ...]:
    return tuple(choice.input(one, known.takes) for one in known.inputs) or (SHARE,)


def _is_count(known: Measure) -> bool:
    """Whether a measure counts members at a target, which NATO may state in words as well."""
    return STATEMENT in known.optional


def _answering(snapshot: Snapshot, known: Measure, choice: Choice, pin: Pin) -> Figures:
    """The figures that verdicts go by: of the release that answers for the members counted (R30), and where none can,
    of the newest shares. Of a measure over years each year has its own.
    """
    selected = bind_figures(snapshot, pin, (SHARE,), known.years)
    answer = select_answer(snapshot, pin, _question(choice))
    parts = {name: snapshot.part(name, release) for name, release in selected.releases.items()}
    if answer is not None:
        parts[LEAD] = answer.part
    if "since" not in known.takes or LEAD not in parts:
        return _bound(snapshot, parts)
    return _bound(
        snapshot, parts, _answering_years(snapshot, choice, pin, snapshot.part(LEAD, selected.releases[LEAD]))
    )


def _answering_years(snapshot: Snapshot, choice: Choice, pin: Pin, selected: Part) -> dict[int, Part]:
    """By year the release that answers; where none can, the one selected if it has the year."""
    question = _question(replace(choice, year=None))
    answers = answerable_years(snapshot, pin, question)
    others = dict.fromkeys(find_years(snapshot, selected, SHARE), selected)
    return dict(sorted((others | {year: answer.part for year, answer in answers.items()}).items()))


def _question(choice: Choice) -> Question:
    whose = Membership(choice.membership) if choice.membership in list(Membership) else Membership.THEN
    return Question(choice.target, choice.year, Convention(choice.convention), whose)


def _counting(snapshot: Snapshot, choice: Choice, pin: Pin) -> Choice:
    """The choice of a count: where the reader says nothing else, of those who were members then (R10)."""
    if choice.membership not in ("", Membership.THEN) or choice.day is not None:
        return choice
    return replace(choice, membership=Membership.THEN, day=day_of(snapshot, pin))


def bind_series(snapshot: Snapshot, measure_id: str, choice: Choice, pin: Pin) -> tuple[Figures, ...]:
    """The figures of NATO's releases that a measure compares, as of a pin, oldest first.

    All known then that hold the indicator; for a measure of an older and a newer release, the newest two that hold it
    for as many years as the measure asks for. Raises MeasureError where there are fewer than two.
    """
    _check(snapshot, pin)
    known = measures()[measure_id]
    indicator = choice.indicator if "indicator" in known.takes else SHARE
    then = Pin(day=day_of(snapshot, pin))
    used = [part for part in known_releases(snapshot, LEAD, then) if indicator in part.indicators]
    if known.compares is Compares.TWO:
        used = [part for part in used if holds(part, indicator, known.years)][-2:]
    if len(used) < 2:
        raise MeasureError(measure_id, "compares releases, and fewer than two are known then", "Choose a later day.")
    return tuple(_bound(snapshot, {LEAD: part}) for part in used)


def estimate_band(snapshot: Snapshot, pin: Pin) -> float | None:
    """The mean absolute error in points of past estimates known then; None where there is none to learn from."""
    try:
        found = compute_as_of(snapshot, "estimate_error", Choice(), pin)
    except MeasureError:
        return None
    return found[0].value


def _check(snapshot: Snapshot, pin: Pin) -> None:
    """Raise MeasureError where the pin names a release that is not here."""
    for source, release in pin.releases:
        known = [part.release.release for part in snapshot.releases(source)]
        if release not in known:
            there = ", ".join(known) or "none"
            raise MeasureError(f"release {release!r} of {source}", "is not in the record", f"There are: {there}.")


def bind_part(snapshot: Snapshot, part: Part) -> Figures:
    """The figures of one release alone."""
    return _bound(snapshot, {part.release.source: part})


def _bound(snapshot: Snapshot, parts: Mapping[str, Part], of_year: Mapping[int, Part] | None = None) -> Figures:
    """The figures of these releases by source; those of NATO of another in each year, where `of_year` says so."""

    def load(indicator: str) -> Iterable[Observation]:
        source = source_of(indicator)
        if source == LEAD and of_year is not None:
            return [
                row
                for year, part in of_year.items()
                for row in read_nulls_too(snapshot, part, indicator, year).values()
            ]
        part = parts.get(source)
        return snapshot.rows(part, indicator) if part and indicator in part.indicators else ()

    def has(indicator: str) -> bool:
        source = source_of(indicator)
        if source == LEAD and of_year is not None:
            return any(has_value(snapshot, part, indicator, year) for year, part in of_year.items())
        return source in parts and has_value(snapshot, parts[source], indicator)

    published = {source: part.release.published for source, part in parts.items()}
    return Figures({source: part.release.release for source, part in parts.items()}, load, published, has)
