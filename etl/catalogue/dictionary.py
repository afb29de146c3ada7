"""Every word that stands in a column of the rows, explained once: whoever takes figures away finds it here."""

from collections.abc import Iterator
from typing import NamedTuple

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.catalogue.targets import targets
from etl.catalogue.units import list_units, unit
from etl.observation import EXCERPT, PARTIAL, WHOLE
from etl.prose import MONTHS, day, start

# What stands for any year, as a price base.
ANY_YEAR = "YYYY"


class Entry(NamedTuple):
    """A word of a kind: `title` is it in prose, `source` who says so where that is somebody else."""

    kind: str
    word: str
    title: str
    explanation: str
    source: str = ""


_PLAIN = (
    Entry("extent", WHOLE, "Whole", "all figures of the release are here"),
    Entry("extent", PARTIAL, "In part", "only some figures of the release are in the record"),
    Entry("extent", EXCERPT, "Excerpt", "as much of the release as its terms allow to be passed on"),
    Entry("acquisition", "original", "Original", "read from the publisher's own file"),
    Entry("acquisition", "transcription", "Transcription", "copied by hand from print, or from somebody's copy"),
    Entry("price base", "", "None", "prices play no part, or the release does not state its price base"),
    Entry("price base", "current", "Current prices", "prices of the year of the figure"),
    Entry("price base", ANY_YEAR, "Constant prices", "a year: prices and exchange rates of that year"),
    Entry("period", "", "Year", "the whole year"),
    *(Entry("period", f"M{number:02}", name, "this month of the year") for number, name in enumerate(MONTHS, start=1)),
    *(Entry("period", f"Q{number}", f"Quarter {number}", "this quarter of the year") for number in range(1, 5)),
)


def list_words() -> Iterator[Entry]:
    """Definitions, targets and statuses first, the long lists of units and indicators last."""
    for definition in DEFINITIONS.values():
        owner = name_declaring(definition.id)
        yield Entry("definition", definition.id, definition.title, definition.text, owner)
    for aim in targets():
        yield Entry("target", aim.id, aim.title, f"Agreed on {day(aim.agreed)}. {aim.wording}", aim.source)
    for status in STATUSES.values():
        yield Entry("status", status.id, start(status.label), status.text)
    yield from _PLAIN
    for source in SOURCES.values():
        yield Entry("source", source.id, source.publisher, source.title, source.url)
    for one in list_units():
        yield Entry("unit", one.id, start(one.label), f"counted in {one.label}")
    for known in indicators().values():
        owner = SOURCES[known.source].publisher
        yield Entry("indicator", known.id, known.title, known.formula or f"in {unit(known.unit).label}", owner)


def name_declaring(definition: str) -> str:
    """The publisher whose definition it is."""
    return next(source.publisher for source in SOURCES.values() if definition in {one.id for one in source.definitions})
