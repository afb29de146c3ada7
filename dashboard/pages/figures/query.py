"""Selects the rows that a view of figures asks for. Of no release more is read than where its rows stand, and a page.

Where the rows of all indicators stand is found out once a release, and kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dashboard.pages.figures.view import ALL, PAGE_ROWS, FiguresView
from dashboard.shared.stock import Memory, keep
from etl.asof.columns import read_decimals
from etl.asof.select import known_releases, select_release
from etl.catalogue.members import area_names
from etl.observation import Observation
from etl.store.locator import Locator, Sought, open_locator, read_rows
from etl.store.snapshot import Part, Snapshot

# Of a longer list there is no file: a reader narrows it.
MOST_IN_FILE = 20_000
Numbers = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Found:
    """Rows in their order: of each the number of its release among `parts`, and its place there."""

    view: FiguresView
    parts: tuple[Part, ...]
    owners: Numbers
    places: Numbers

    @property
    def number(self) -> int:
        """How many rows there are."""
        return len(self.places)

    @property
    def pages(self) -> int:
        """How many pages they fill; one where there is none."""
        return max(1, -(-self.number // PAGE_ROWS))

    @property
    def mixes_definitions(self) -> bool:
        """Whether the rows may follow several definitions (R1): those of one release and indicator follow one."""
        return len(self.parts) > 1 or not self.view.one_indicator

    def at(self, view: FiguresView) -> "Found":
        """The same rows, of which a view shows a page."""
        return replace(self, view=view)

    @property
    def page(self) -> int:
        """The page that is shown: the view's, or the last where there are fewer."""
        return min(self.view.page, self.pages)

    @property
    def span(self) -> slice:
        """Which of the rows the page has."""
        return slice((self.page - 1) * PAGE_ROWS, self.page * PAGE_ROWS)

    @property
    def fits_a_file(self) -> bool:
        """Whether they are few enough for one file."""
        return self.number <= MOST_IN_FILE


_FOUND: Memory[FiguresView, Found] = Memory()


def find_figures(snapshot: Snapshot, view: FiguresView) -> Found:
    """The rows that a view asks for, whichever page it shows."""
    whole = view.but(page=1)
    return _FOUND.find(snapshot, whole) or _FOUND.keep(snapshot, whole, _find(snapshot, whole))


def read_page(snapshot: Snapshot, found: Found) -> list[tuple[Observation, Part]]:
    """The rows of the view's page, each with its release."""
    return _read(snapshot, found, found.span)


def read_all(snapshot: Snapshot, found: Found) -> list[tuple[Observation, Part]]:
    """All rows, each with its release, as far as they fit a file."""
    return _read(snapshot, found, slice(0, MOST_IN_FILE))


def list_parts(snapshot: Snapshot, view: FiguresView) -> Iterator[Part]:
    """The releases that answer, by source, the newest first."""
    needs = (view.one_indicator,) if view.one_indicator else ()
    for source in view.sources:
        newest = select_release(snapshot, source, view.as_of, needs)
        some = known_releases(snapshot, source, view.as_of)[::-1] if view.releases == ALL else [newest]
        yield from (part for part in some if part and all(one in part.indicators for one in needs))


def _find(snapshot: Snapshot, view: FiguresView) -> Found:
    parts, sought = tuple(list_parts(snapshot, view)), Sought(view.country, view.time, _name_status(view))
    descending, column = view.sort.startswith("-"), view.sort.removeprefix("-")
    held = [_open(snapshot, part, view.one_indicator) for part in parts]
    places = [one.find(sought) for one in held]
    if view.one_indicator:
        # Those of one year stand by their names; those of several indicators as the release has them.
        places = [
            here[np.argsort(one.list_keys(here, "member", area_names()), kind="stable")]
            for one, here in zip(held, places, strict=True)
        ]
    # A value is more or less than another of the same indicator alone.
    by = "year" if column == "value" and not view.one_indicator else column
    keys = [one.list_keys(here, by, area_names()) for one, here in zip(held, places, strict=True)]
    owners = [np.full(len(here), number, "int16") for number, here in enumerate(places)]
    joined = np.concatenate(keys) if keys else np.empty(0)
    order = np.argsort(-joined if descending else joined, kind="stable")
    return Found(view, parts, _join(owners)[order], _join(places)[order])


def read_printed(snapshot: Snapshot, rows: Iterable[tuple[Observation, Part]]) -> dict[tuple[str, str], int]:
    """By release and indicator of these rows, with how many decimals the release prints the indicator."""
    pairs = {(part.release.release, row.indicator): part for row, part in rows}
    return {pair: read_decimals(snapshot, part, pair[1]) for pair, part in pairs.items()}


def _name_status(view: FiguresView) -> str:
    return "" if view.status == ALL else view.status


def _join(pieces: list[Numbers]) -> Numbers:
    return np.concatenate(pieces) if pieces else np.empty(0, "int32")


@keep
def _shelf(_snapshot: Snapshot) -> dict[str, Locator]:
    """By the hash of its file where the rows of a release stand, as far as anybody asked."""
    return {}


def _open(snapshot: Snapshot, part: Part, indicator: str) -> Locator:
    if indicator:
        return open_locator(snapshot, part, indicator)
    shelf = _shelf(snapshot)
    return shelf.get(part.sha256) or shelf.setdefault(part.sha256, open_locator(snapshot, part))


def _read(snapshot: Snapshot, found: Found, asked: slice) -> list[tuple[Observation, Part]]:
    """The rows asked for, in their order; each release is read once."""
    owners, places = found.owners[asked], found.places[asked]
    rows: list[tuple[Observation, Part] | None] = [None] * len(places)
    for number in np.unique(owners).tolist():
        mine, part = np.flatnonzero(owners == number), found.parts[number]
        read = read_rows(snapshot, part, places[mine], found.view.one_indicator)
        for place, row in zip(mine.tolist(), read, strict=True):
            rows[place] = (row, part)
    return [row for row in rows if row]
