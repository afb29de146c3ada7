"""A page with a chart, declared: what its view selects, and what is drawn, written and exported of that."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Generic, TypeVar

from dash.development.base_component import Component

from dashboard.picture.sheet import Colours, Sheet
from dashboard.shared import frame
from dashboard.shared.controls import Control
from dashboard.shared.detour import draw_detours
from dashboard.shared.download import COLUMNS, label_download, locate_download, write_csv
from dashboard.shared.feed_link import locate_feed
from dashboard.shared.frame import Drawing, Words
from dashboard.shared.notices import explain_missing
from dashboard.shared.numbers import Number
from dashboard.shared.page import Headline, Page, Screen, V
from dashboard.shared.picture_link import locate_pictures
from dashboard.shared.plate import name_source
from dashboard.shared.remarks import Remarks
from dashboard.shared.share import Share, cite_parts, freeze_pin, make_share
from dashboard.shared.signs import FIGURES, Sign, draw_key, list_marks
from dashboard.shared.stock import Memory
from dashboard.shared.theme import Theme, choose_theme
from dashboard.view import find_in_path
from etl.asof.pin import find_release
from etl.store.snapshot import Part, Snapshot

S = TypeVar("S")
Record = Mapping[str, object]


@dataclass(frozen=True)
class Chart(Generic[S]):
    """How what was found is drawn: the figure for a theme and a width, and the least pixels in which it can be read.

    `alone` is the figure in a picture that is taken away, where that is another.
    """

    draw: Callable[[S, Theme, bool], dict[str, Any]]
    measure_least: Callable[[S, bool], tuple[float, float]]
    marks: Callable[[S], Collection[str]]
    signs: Mapping[str, Sign] = field(default_factory=lambda: FIGURES)
    alone: Callable[[S, Theme, bool], dict[str, Any]] | None = None


@dataclass(frozen=True)
class Prose(Generic[S]):
    """What is written of it. `notices` and `more` know the snapshot too; `about` stands below the table."""

    title: Callable[[S], str]
    subtitle: Callable[[S], str]
    summary: Callable[[S], str]
    about: Callable[[S], Iterable[Any]]
    notices: Callable[[Snapshot, S, Any], Iterable[str]]
    numbers: Callable[[S], Iterable[Number]] = lambda _found: ()
    more: Callable[[Snapshot, S], Iterable[Component]] = lambda _snapshot, _found: ()
    remarks: Callable[[S], Iterable[Remarks]] = lambda _found: ()


@dataclass(frozen=True)
class Export(Generic[S]):
    """What is taken away: the table, and the records of a CSV, with the columns that they have beyond those of all.

    `parts` are the releases that it is from. `lacks`: there is nothing of what was asked, and the summary says why.
    `misses`: what the page is about is not in its rows, though they have something beside it.
    """

    tabulate: Callable[[S], dict[str, object]]
    records: Callable[[S], Iterable[Record]]
    columns: tuple[str, ...]
    name: Callable[[S], str]
    parts: Callable[[S], Iterable[Part | None]]
    lacks: Callable[[S], bool] = lambda _found: False
    misses: Callable[[S], bool] = lambda _found: False


@dataclass(frozen=True)
class _File:
    """The CSV of a view, which is whole only to be measured: the words on its button, and the releases in its rows."""

    label: str
    releases: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Exhibit(Generic[V, S]):
    """A page with a chart. `select` finds what a view asks for; all else is a pure function of what it found."""

    name: str
    path: str
    label: str
    view: type[V]
    select: Callable[[Snapshot, V], S]
    chart: Chart[S]
    prose: Prose[S]
    export: Export[S]
    controls: tuple[Control, ...] = ()
    formerly: str = ""
    follow: Callable[[V], tuple[V, str]] | None = None
    _files: Memory[V, _File] = field(default_factory=Memory, repr=False, compare=False)

    def figure(self, snapshot: Snapshot, view: V, screen: Screen) -> dict[str, Any]:
        """The chart as Plotly's JSON."""
        return self.chart.draw(self.select(snapshot, view), choose_theme(screen.dark), screen.narrow)

    def picture(self, snapshot: Snapshot, view: V, screen: Screen) -> Sheet:
        """The chart to be taken away, with what is burnt in."""
        found, theme = self.select(snapshot, view), choose_theme(screen.dark)
        draw = self.chart.alone or self.chart.draw
        return Sheet(
            title=self.prose.title(found),
            subtitle=self.prose.subtitle(found),
            told=self.prose.summary(found),
            source=name_source(*self.export.parts(found)),
            key=list_marks(self.chart.signs, self.chart.marks(found), screen.dark),
            figure=draw(found, theme, screen.narrow),
            least=self.chart.measure_least(found, screen.narrow),
            colours=Colours(theme.background, theme.text, theme.muted),
        )

    def words(self, snapshot: Snapshot, view: V) -> Words:
        """All that stands around the chart."""
        found, prose = self.select(snapshot, view), self.prose
        lacks = self.lack(snapshot, view)
        return Words(
            title=prose.title(found),
            subtitle=prose.subtitle(found),
            summary=prose.summary(found),
            notices=tuple(prose.notices(snapshot, found, view)),
            key=tuple(draw_key(self.chart.signs, self.chart.marks(found))),
            table=self.export.tabulate(found),
            download="" if lacks else locate_download(self.name, view),
            download_label=self._measure(snapshot, view).label,
            about=tuple(prose.about(found)),
            pictures={} if lacks else self._locate_pictures(found, view),
            numbers=tuple(prose.numbers(found)),
            remarks=tuple(prose.remarks(found)),
            more=(*self._lead_on(snapshot, view), *prose.more(snapshot, found)),
            share=None if lacks else self._share(snapshot, view),
        )

    def headline(self, snapshot: Snapshot, view: V) -> Headline:
        """What the page says without JavaScript."""
        found = self.select(snapshot, view)
        description = f"{self.prose.subtitle(found)} {self.prose.summary(found)}".strip()
        return Headline(self.prose.title(found), description, answers=not self.lack(snapshot, view))

    def csv(self, snapshot: Snapshot, view: V) -> str:
        """The CSV of every number that the page shows, and of those that they rest on."""
        return write_csv((*COLUMNS, *self.export.columns), self.export.records(self.select(snapshot, view)))

    def csv_name(self, snapshot: Snapshot, view: V) -> str:
        """The file's name."""
        return f"burden-sharing_{self.export.name(self.select(snapshot, view))}.csv"

    def lack(self, snapshot: Snapshot, view: V) -> str:
        """That a release which is named is not here, or that the one that answers has nothing of this; "" otherwise.

        As of a day before every release there is a file, without rows: that nothing was known is the answer.
        """
        found = self.select(snapshot, view)
        return explain_missing(snapshot, view.as_of) or (self.prose.summary(found) if self.export.lacks(found) else "")

    def to_drawing(self) -> Drawing[V]:
        """How the page is drawn, and what its callbacks draw again."""
        path = self.path if find_in_path(self.view) else ""
        return Drawing(self.name, self.view, self.controls, self.figure, self.words, path)

    def to_page(self) -> Page[V]:
        """The page as the site serves it."""
        drawing = self.to_drawing()
        return Page(
            self.name, self.path, self.label, self.view,
            partial(frame.draw_body, drawing), self.headline, self.csv, self.csv_name, partial(frame.register, drawing),
            picture=self.picture, lack=self.lack, figure=self.figure, formerly=self.formerly,
            follow=self.follow,
        )  # fmt: skip

    def _lead_on(self, snapshot: Snapshot, view: V) -> Iterator[Component]:
        """The ways to an answer, where there is none."""
        if not self._answers(snapshot, view):
            shown = [part for part in self.export.parts(self.select(snapshot, view)) if part]
            yield from draw_detours(snapshot, self.path, view, shown, partial(self._answers, snapshot))

    def _answers(self, snapshot: Snapshot, view: V) -> bool:
        """Whether there is something of what is asked."""
        found = self.select(snapshot, view)
        if self.lack(snapshot, view) or self.export.misses(found):
            return False
        return next(iter(self.export.records(found)), None) is not None

    def _locate_pictures(self, found: S, view: V) -> dict[str, str]:
        """The addresses of the pictures; of a chart without a mark there is none, though it may have a file."""
        return locate_pictures(self.name, view) if self.chart.marks(found) else {}

    def _share(self, snapshot: Snapshot, view: V) -> Share:
        """The links to a view, its citations and its files. What its rows are from is shown, as what it names is."""
        found = self.select(snapshot, view)
        named = tuple(part for part in self.export.parts(found) if part)
        # A row that rests on several releases names them together, and so does the page.
        behind = (find_release(snapshot, *one) for one in self._measure(snapshot, view).releases)
        shown = (*named, *(part for part in behind if part))
        frozen = view.but(as_of=freeze_pin(snapshot, view.as_of, shown))
        cited = cite_parts(self.prose.title(found), "Chart", self.name, named)
        files = {**self._locate_pictures(found, frozen), "csv": locate_download(self.name, frozen)}
        feed = locate_feed(self.name, view) if self.follow else ""
        return replace(make_share(self.path, view, frozen.as_of, cited, files), feed=feed)

    def _measure(self, snapshot: Snapshot, view: V) -> _File:
        """The file of a view; the whole CSV is made for it, so it is kept."""
        return self._files.find(snapshot, view) or self._files.keep(snapshot, view, self._write(snapshot, view))

    def _write(self, snapshot: Snapshot, view: V) -> _File:
        records = list(self.export.records(self.select(snapshot, view)))
        label = label_download(len(records), write_csv((*COLUMNS, *self.export.columns), records))
        named = ((str(one.get("source", "")), str(one.get("release", ""))) for one in records)
        return _File(label, frozenset(one for one in named if all(one)))
