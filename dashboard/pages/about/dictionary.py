"""The words of the record as a table that can be taken away: definitions, targets and statuses, each explained."""

from collections.abc import Iterator, Mapping

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.catalogue.targets import targets
from etl.prose import day, start

COLUMNS = ("kind", "word", "title", "explanation", "source")
Record = Mapping[str, str]


def list_words() -> Iterator[Record]:
    """A record a word, in the columns above."""
    rows = (*_definitions(), *_targets(), *_statuses())
    return (dict(zip(COLUMNS, row, strict=True)) for row in rows)


def _definitions() -> Iterator[tuple[str, ...]]:
    for one in DEFINITIONS.values():
        yield "definition", one.id, one.title, one.text, name_declaring(one.id)


def _targets() -> Iterator[tuple[str, ...]]:
    for one in targets():
        yield "target", one.id, one.title, f"Agreed on {day(one.agreed)}. {one.wording}", one.source


def _statuses() -> Iterator[tuple[str, ...]]:
    for one in STATUSES.values():
        without = ": there is no value" if one.missing else ""
        yield "status", one.id, start(one.label), f"SDMX {one.sdmx}{without}", ""


def name_declaring(definition: str) -> str:
    """The publisher whose definition it is."""
    return next(source.publisher for source in SOURCES.values() if definition in {one.id for one in source.definitions})
