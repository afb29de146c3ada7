"""Binds a snapshot to what its releases are audited with. What several of them need is read once."""

from collections.abc import Callable, Iterable, Sequence

from etl.audit.neighbour import Column, Revised, revised
from etl.audit.subject import Other, Subject
from etl.catalogue.indicators import indicators
from etl.compare.baseline import Known, baseline, earlier, known_part
from etl.errors import MeasureError
from etl.measures.figures import Figures
from etl.observation import Observation
from etl.store.snapshot import Part, Snapshot

# What is taken of other sources; a release that lacks it is passed over.
WANTED = {
    "worldbank": ("wdi_population", "wdi_gdp_current_usd"),
    "imf": ("imf_gdp_current_usd",),
    "sipri": ("sipri_military_expenditure_share_gdp",),
}


class Library:
    """The releases of a snapshot as subjects of an audit."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._others: dict[tuple[str, str], Other] = {}
        self._known: dict[str, list[Known]] = {}
        self._revised: dict[tuple[str, str, str], Revised | None] = {}

    def subject(self, source: str, release: str) -> Subject:
        """What one release is audited with. Raises MeasureError where the snapshot has no such release."""
        part = self._part(source, release)
        day = part.release.published
        return Subject(
            release=part.release,
            figures=self._other(part).figures,
            then=self._chosen(lambda parts: parts[-1], lambda one: one.release.published <= day),
            today=self._chosen(lambda parts: parts[-1]),
            nearest=self._chosen(lambda parts: min(parts, key=lambda one: abs((one.release.published - day).days))),
            earlier=lambda: self._earlier(part),
            later=lambda: self._later(part),
        )

    def _part(self, source: str, release: str) -> Part:
        try:
            return self._snapshot.part(source, release)
        except KeyError:
            known = ", ".join(part.release.release for part in self._snapshot.releases(source)) or "none"
            raise MeasureError(f"release {release!r} of {source}", "is not at hand", f"There are: {known}.") from None

    def _chosen(
        self, choose: Callable[[Sequence[Part]], Part], among: Callable[[Part], bool] = lambda _: True
    ) -> dict[str, Other]:
        held = {source: [part for part in self._holding(source) if among(part)] for source in WANTED}
        return {source: self._other(choose(parts)) for source, parts in held.items() if parts}

    def _holding(self, source: str) -> Iterable[Part]:
        return (part for part in self._snapshot.releases(source) if set(WANTED[source]) <= set(part.indicators))

    def _other(self, part: Part) -> Other:
        key = part.release.source, part.release.release
        if key not in self._others:
            figures = Figures(dict([key]), lambda indicator: self._rows(part, indicator))
            self._others[key] = Other(*key, part.release.published, figures)
        return self._others[key]

    def _rows(self, part: Part, indicator: str) -> tuple[Observation, ...]:
        return self._snapshot.rows(part, indicator) if indicator in part.indicators else ()

    def _earlier(self, part: Part) -> tuple[Revised, ...]:
        return self._common(part, earlier(part.release, self._releases(part)), lambda ours, theirs: (theirs, ours))

    def _later(self, part: Part) -> tuple[Revised, ...]:
        ours = part.release.published, part.release.release
        oldest_first = sorted((one for one in self._releases(part) if one.order > ours), key=lambda one: one.order)
        return self._common(part, oldest_first, lambda ours, theirs: (ours, theirs))

    def _releases(self, part: Part) -> list[Known]:
        source = part.release.source
        if source not in self._known:
            self._known[source] = [known_part(self._snapshot, one) for one in self._snapshot.releases(source)]
        return self._known[source]

    def _common(
        self, part: Part, nearest_first: Sequence[Known], in_order: Callable[[Column, Column], tuple[Column, Column]]
    ) -> tuple[Revised, ...]:
        """What each indicator has in common with its neighbour; nothing is read where there is none."""
        if not nearest_first:
            return ()
        (known,) = (one for one in self._releases(part) if one.release == part.release)
        ours = {name: column for name, column in sorted(known.figures.items()) if _is_published(name)}
        theirs = baseline(nearest_first, ours)
        found = (self._pair(name, *in_order(ours[name], theirs[name])) for name in ours if name in theirs)
        return tuple(one for one in found if one is not None)

    def _pair(self, indicator: str, older: Column, newer: Column) -> Revised | None:
        # One comparison serves both releases.
        first, second = (next(iter(column.values())) for column in (older, newer))
        key = first.release, second.release, indicator
        if key not in self._revised:
            self._revised[key] = revised(indicator, older, newer)
        return self._revised[key]


def _is_published(indicator: str) -> bool:
    # What we derive is revised because its inputs are.
    known = indicators().get(indicator)
    return known is not None and not known.formula
