"""The lists of releases that are known, seeds/<source>/releases.csv: one reader for all, whatever a source adds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.seed_file import place_rows
from etl.catalogue.seeds import read_csv
from etl.dataframe import Collected, MissedRelease
from etl.errors import FetchError, SeedError
from etl.observation import PARTIAL, WHOLE, Origin, Release
from etl.sources.remedies import LACKING

Row = Mapping[str, str]
EXTENTS = (WHOLE, PARTIAL)


@dataclass(frozen=True)
class KnownRelease:
    """A release that can be read.

    `file` is the address of the publisher's file, or the name of one in seeds/<source>. `kind` and `control` are
    NATO's: what the file is, and the address of the PDF whose printed figures its own must be. `extent` is WHOLE or
    PARTIAL.
    """

    source: str
    release: str
    published: date
    title: str
    definition: str
    note: str
    extent: str = WHOLE
    kind: str = ""
    file: str = ""
    control: str = ""

    def describe(self, *origins: Origin, acquisition: str = "original", remark: str = "") -> Release:
        """The release as it stands beside its observations, read from `origins`; `remark` is added to its note."""
        return Release(
            source=self.source,
            release=self.release,
            title=self.title,
            published=self.published,
            definition=self.definition,
            acquisition=acquisition,
            note=" ".join(filter(None, (self.note, remark))),
            origins=origins,
            extent=self.extent,
        )


@dataclass(frozen=True)
class LackingRelease(MissedRelease):
    """A listed release whose file cannot be had, and for which nothing stands in; `why` is what its address gave."""

    why: FetchError

    @classmethod
    def of(cls, known: KnownRelease, why: FetchError) -> "LackingRelease":
        """The release `known`, told with what to do."""
        problem = str(why).removeprefix(f"{why.url}: ").removesuffix(".")
        return cls(FetchError(why.url, problem, LACKING.format(known.release)), why)


def require_any(found: Iterable[Collected]) -> Iterator[Collected]:
    """The same, in its order, where any release is among it.

    Otherwise a source fails by one error, and not by one for each of its files. Raises that of the first listed
    release that lacks; of anything else that was missed where none is listed.
    """
    waiting: list[MissedRelease] = []
    is_had = False
    for one in found:
        if isinstance(one, MissedRelease):
            waiting.append(one)
            continue
        yield from waiting
        waiting.clear()
        is_had = True
        yield one
    if waiting and not is_had:
        raise next((one.why for one in waiting if isinstance(one, LackingRelease)), waiting[0].error)
    yield from waiting


# What is wrong with a release, by the column that says it.
Faults = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class ReleaseList:
    """What the list of a source holds: its columns besides release, published and note.

    `definition` is that of all releases where no column says it; `find_faults` says what else is wrong with one.
    """

    source: str
    columns: tuple[str, ...] = ()
    definition: str = ""
    find_faults: Callable[[KnownRelease], Faults] = lambda known: ()

    @property
    def name(self) -> str:
        """The name of the file below seeds/."""
        return f"{self.source}/releases.csv"

    def read(self) -> tuple[KnownRelease, ...]:
        """All releases of the list, the oldest first. Raises SeedError as `check` does."""
        return tuple(sorted(self.check(read_csv(self.name)), key=lambda one: one.published))

    def check(self, rows: Sequence[Row]) -> tuple[KnownRelease, ...]:
        """The releases that `rows` describe. Raises SeedError, with line and column, where one is wrong or is twice."""
        known: dict[str, KnownRelease] = {}
        for place, row in place_rows(f"seeds/{self.name}", rows):
            check_columns(place, row, ("release", "published", "note", *self.columns))
            one = self._describe(row, read_day(place, row))
            for column, problem in self._find_faults(one, known):
                raise make_fault(place, column, problem)
            known[one.release] = one
        return tuple(known.values())

    def _describe(self, row: Row, published: date) -> KnownRelease:
        return KnownRelease(
            source=self.source,
            release=row["release"],
            published=published,
            title=row.get("title", ""),
            definition=row.get("definition", self.definition),
            note=row["note"],
            extent=row.get("extent", WHOLE),
            kind=row.get("kind", ""),
            file=row.get("file", ""),
            control=row.get("control", ""),
        )

    def _find_faults(self, one: KnownRelease, known: Mapping[str, KnownRelease]) -> Iterator[tuple[str, str]]:
        if not one.release:
            yield "release", "the release has no name"
        if one.release in known:
            yield "release", f"the release {one.release} stands twice"
        if one.definition not in DEFINITIONS:
            yield "definition", f"{one.definition!r} is no definition of the catalogue"
        if one.extent not in EXTENTS:
            yield "extent", f"{one.extent!r} is no extent ({', '.join(EXTENTS)})"
        yield from self.find_faults(one)


def check_columns(place: str, row: Row, columns: Sequence[str]) -> None:
    """Raise SeedError unless the row of a seed that stands at `place` has exactly `columns`, in whatever order."""
    if set(row) != set(columns):
        problem = f"the columns are {', '.join(row)}, not {', '.join(columns)}"
        raise SeedError(f"{place}: {problem}. Mend the row.")


def read_day(place: str, row: Row) -> date:
    """The day on which a release was published. Raises SeedError where the row that stands at `place` gives none."""
    try:
        return date.fromisoformat(row["published"])
    except ValueError:
        raise make_fault(place, "published", f"{row['published']!r} is no date (2026-04-27)") from None


def make_fault(place: str, column: str, problem: str) -> SeedError:
    """The error of the row of a seed that stands at `place`."""
    return SeedError(f"{place}, {column}: {problem}. Mend the row.")
