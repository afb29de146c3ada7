"""Figures in words: how many rows were found, of what, from which releases, and which of them stand below."""

from collections.abc import Iterator

from dashboard.pages.figures.query import Found
from dashboard.pages.figures.view import ALL, FiguresView, name_years
from dashboard.shared.wording import name_area, name_pin, name_release
from etl.catalogue.definitions import DEFINITIONS, definition_in
from etl.catalogue.indicators import indicators
from etl.catalogue.sources import SOURCES
from etl.catalogue.statuses import STATUSES
from etl.observation import Release
from etl.prose import counted, day, listing

_FEW = 3
_ORDERS = {
    "year": "oldest year first", "-year": "newest year first", "value": "smallest value first",
    "-value": "largest value first", "member": "by name", "-member": "by name, from the last on",
}  # fmt: skip


def write_title(found: Found) -> str:
    """How many rows there are, and of what."""
    rows = counted(found.number, "row") if found.number else "No row"
    return f"{rows} of {_name_what(found.view)}{''.join(_list_limits(found.view))}"


def _name_what(view: FiguresView) -> str:
    if view.one_indicator:
        known = indicators()[view.one_indicator]
        return f"“{known.title}”"
    return "every indicator" if view.source == ALL else f"every indicator of {SOURCES[view.source].prose}"


def _list_limits(view: FiguresView) -> Iterator[str]:
    if view.country:
        yield f", {listing([name_area(code) for code in view.country])}"
    if view.time:
        yield f", {name_years(view.time)}"
    if view.status != ALL:
        yield f", {STATUSES[view.status].label}"


def write_subtitle(found: Found) -> str:
    """The releases that they are from."""
    parts = found.parts
    if not parts:
        when = f" as of {name_pin(found.view.as_of)}" if found.view.as_of else ""
        return f"No release that has it is known here{when}."
    if len(parts) <= _FEW:
        return f"{listing([_name(part.release, found.view.one_indicator) for part in parts])}."
    sources = {part.release.source for part in parts}
    whose = SOURCES[min(sources)].prose if len(sources) == 1 else counted(len(sources), "publisher")
    newest = max(part.release.published for part in parts)
    return f"{counted(len(parts), 'release')} of {whose}, the newest of {day(newest)}."


def _name(release: Release, indicator: str) -> str:
    """A release, with the definition of its figures where they are of one indicator."""
    named = name_release(release.source, release.release)
    definition = definition_in(release, indicators()[indicator]) if indicator else ""
    return f"{named} ({DEFINITIONS[definition].title})" if definition else named


def write_summary(found: Found) -> str:
    """Which of the rows stand below, and in which order."""
    if not found.number:
        return "There is no such row."
    first, last = found.span.start + 1, min(found.span.stop, found.number)
    return f"Rows {first:,} to {last:,} of {found.number:,}, {_ORDERS[_name_order(found.view)]}."


def _name_order(view: FiguresView) -> str:
    return view.sort if view.one_indicator or "value" not in view.sort else view.sort.replace("value", "year")
