"""On which releases a measure computes, with which of the other sources, and what is not at hand where it does not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from etl.asof.pin import Pin
from etl.catalogue.indicators import indicators
from etl.catalogue.measure import Measure
from etl.catalogue.share import STATED_AT, STATEMENT
from etl.catalogue.sources import SOURCES
from etl.errors import MeasureError
from etl.measures.choice import Choice
from etl.measures.figures import Figures
from etl.measures.inputs import bind_measure, bind_series, iterate_as_of
from etl.measures.result import COMPUTED, Basis, Reason, Result, Why
from etl.store.snapshot import Snapshot

# Where the reader has to choose, any number would do as well. A target of 3.5 % leaves a way to go in every release.
_CHOICE = Choice(target=3.5, growth=1.5, band=0.0, weights=(("share_of_gdp", 1.0),), draws=100, first=1)
# A trend that does not arrive was computed too.
_ANSWERS = (COMPUTED, Reason.NO_CATCH_UP)
# Of the release, and not of one member or year.
_OF_RELEASE = (Reason.MISSING_INPUT, Reason.TOO_COARSE, Reason.OTHER_DEFINITION)
_NOTHING = Why(Reason.UNDEFINED, "No member has all that it needs in any year.")


@dataclass(frozen=True)
class Coverage:
    """A measure on one release of its first source, or on the newest release of each, where `release` is "".

    `used` are the releases that it is computed from, as (source, release). `missing` are the titles of what is not at
    hand of that which it uses. `why` is None where it computes: where it gives an answer for any member and year;
    `basis` is then what it is computed from, where that is not what the formula says.
    """

    source: str
    release: str
    used: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    why: Why | None
    basis: Basis = Basis.AS_ASKED

    @property
    def beside(self) -> tuple[tuple[str, str], ...]:
        """The releases that are used besides its own."""
        return tuple(one for one in self.used if one != (self.source, self.release))

    @property
    def computes(self) -> str:
        """Whether it computes, in a word, and on which basis where that is not what the formula says (R35)."""
        if self.why:
            return "no"
        return f"yes, from {self.basis.words}" if self.basis else "yes"

    @property
    def lack(self) -> str:
        """What is not at hand, or why there is no answer; "" where nothing is lacking."""
        if self.why and (self.why.status != Reason.MISSING_INPUT or not self.missing):
            return self.why.reason
        return "; ".join(self.missing)


def find_coverage(snapshot: Snapshot, measure: Measure) -> tuple[Coverage, ...]:
    """Each release of the measure's first source, oldest first, with the other sources as of its day.

    The last is the newest release of each source. Empty where the snapshot has no release of the first source.
    """
    source = measure.sources[0]
    released = [part.release.release for part in snapshot.releases(source)]
    if not released:
        return ()
    newest = max(part.release.published for part in snapshot.parts)
    pins: list[tuple[str, Pin]] = [(release, Pin.of_releases({source: release})) for release in released]
    return tuple(_at(snapshot, measure, release, pin) for release, pin in (*pins, ("", Pin(day=newest))))


def name_indicator(indicator: str) -> str:
    """The title of an indicator, with its publisher."""
    known = indicators()[indicator]
    return f"{known.title} ({SOURCES[known.source].publisher})"


def _at(snapshot: Snapshot, measure: Measure, release: str, pin: Pin) -> Coverage:
    source = measure.sources[0]
    try:
        figures = _figures(snapshot, measure, pin)
        why, basis = _why(measure, figures, iterate_as_of(snapshot, measure.id, _choice(measure), pin))
    except MeasureError as error:
        few = "Fewer than two releases are known then." if measure.compares else str(error)
        return Coverage(source, release, (), (), Why(Reason.UNDEFINED, few))
    used = ((name, one.releases[name]) for name in measure.sources for one in figures if name in one.releases)
    return Coverage(source, release, tuple(dict.fromkeys(used)), tuple(_missing(measure, figures)), why, basis)


def _choice(measure: Measure) -> Choice:
    # NATO states in words who met 2 %, and says so of no other target.
    return replace(_CHOICE, target=STATED_AT) if STATEMENT in measure.optional else _CHOICE


def _figures(snapshot: Snapshot, measure: Measure, pin: Pin) -> Sequence[Figures]:
    if measure.compares:
        return bind_series(snapshot, measure.id, _choice(measure), pin)
    return (bind_measure(snapshot, measure.id, _choice(measure), pin),)


def _why(measure: Measure, figures: Sequence[Figures], results: Iterable[Result]) -> tuple[Why | None, Basis]:
    """Why there is no answer: of the release where that is said, else of the first member; None where there is one,
    with what that was computed from.
    """
    found: dict[str, Why] = {}
    for one in results:
        if one.status in _ANSWERS:
            return None, one.basis if "price" in measure.takes else Basis.AS_ASKED
        # Parts may lack what the measure itself can do without.
        if not one.part:
            found.setdefault(one.status, one.why)
    found.pop(Reason.NO_ARMED_FORCES, None)
    of_release = [found[status] for status in _OF_RELEASE if status in found]
    return next(iter((*of_release, *_few_years(measure, figures), *found.values())), _NOTHING), Basis.AS_ASKED


def _few_years(measure: Measure, figures: Sequence[Figures]) -> Iterator[Why]:
    if measure.compares:
        yield Why(Reason.UNDEFINED, "The two have no year in common.")
    elif any(len(figures[0].years(indicator)) < measure.years for indicator in measure.inputs):
        yield Why(Reason.UNDEFINED, "Too few years.")


def _missing(measure: Measure, figures: Sequence[Figures]) -> Iterator[str]:
    for indicator in (*measure.inputs, *measure.optional):
        if any(one.lacking((indicator,)) for one in figures):
            yield name_indicator(indicator)
