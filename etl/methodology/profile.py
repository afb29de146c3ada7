"""What there is to say of one measure, in words: the same in the document and on the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from etl.catalogue.measure import Compares, Measure
from etl.catalogue.measures import GROUPS
from etl.catalogue.sources import PAPERS, SOURCES
from etl.catalogue.units import unit
from etl.measures.choice import OFFERS
from etl.methodology.coverage import Coverage, find_coverage, name_indicator
from etl.store.snapshot import Snapshot

CONVENTIONS = (
    "Where nothing else is said, money and GDP are in US dollars at the constant prices of the release, shares as "
    "published and unrounded, and a member counts in sums from the year of its accession on; a count of members is of "
    "those who were members on the earlier of the day of what was known and the end of the year.",
    "A measure is computed from the figures of one release of each source, unless it compares releases. A figure of "
    "another release never fills a gap.",
    "Iceland has no armed forces: it is in no sum, rank or mean, and counts are given with and without it.",
    "Sums over members lack nobody: where a member has no figure there is no sum, and the result says who is missing. "
    "Ratios, ranks and statistics of those who have figures name who has none.",
    # R27.
    "A year without a figure stays empty. A result is a number with the cells it rests on, or a reason.",
    "The last one or two years of a release are estimates, and so is what is computed from them.",
)
CHOICES = ("Choice", "What it is", "One of", "Otherwise")
ABOUT_CHOICES = "What a reader may choose, and what is taken otherwise. Each measure names the choices that change it."
ABOUT_COVERAGE = (
    "For each release of the source that a measure begins with, the other sources are taken as of its day: the newest "
    "release known then, and none where none was. The last row takes the newest release of each source. A measure "
    "computes where it has a number for any member and year. For this, ways to a target lead to 3.5 % of GDP, which "
    "grows by 1.5 % a year, and all weight is on the share of GDP."
)
PARTS = ("Part", "What it is", "Unit")
COVERAGE = ("Releases", "Together with", "Computes", "Lacking")
NEWEST = "newest of each source"
_COMPARES: Mapping[Compares, str] = {
    Compares.TWO: "The newest two releases of NATO that hold it for years enough; or any two, named",
    Compares.ALL: "All releases of NATO that are known",
}
_SEVERAL = 3


@dataclass(frozen=True)
class Profile:
    """A measure with its coverage in a snapshot."""

    measure: Measure
    coverage: tuple[Coverage, ...]

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is to be known of it: (what, text), without what does not apply."""
        return (*self.phrases, *self.remarks)

    @property
    def phrases(self) -> tuple[tuple[str, str], ...]:
        """What is said of it in phrases, without a full stop."""
        measure = self.measure
        phrases = (
            ("Formula", measure.formula),
            ("Unit", unit(measure.unit).label),
            ("Rests on", self.rests_on),
            ("Uses where available", self.optional),
            ("Compares", _COMPARES.get(measure.compares, "")),
            ("Choices", self.choices),
            ("Source of the formula", measure.citation),
        )
        return tuple((what, text) for what, text in phrases if text)

    @property
    def rests_on(self) -> str:
        """The indicators without which there is no answer."""
        return "; ".join(map(name_indicator, self.measure.inputs))

    @property
    def optional(self) -> str:
        """The indicators that are used where they are at hand."""
        return "; ".join(map(name_indicator, self.measure.optional))

    @property
    def choices(self) -> str:
        """The choices that change it, each with its value where nothing is chosen."""
        return ", ".join(map(_named, self.measure.takes))

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """What is said of it in sentences."""
        remarks = (("Caution", self.measure.caution), ("Worth knowing", self.measure.note))
        return tuple((what, text) for what, text in remarks if text)

    @property
    def parts(self) -> tuple[tuple[str, str, str], ...]:
        """Its components: id, title, unit; the one without an id is the measure itself."""
        return tuple((part.id, part.title, unit(part.unit).label) for part in self.measure.parts)

    @property
    def counted(self) -> str:
        """On how many releases it computes."""
        of_source = [one for one in self.coverage if one.release]
        if not of_source:
            return f"No release of {SOURCES[self.measure.sources[0]].publisher} is here."
        computes, publisher = sum(one.why is None for one in of_source), SOURCES[of_source[0].source].publisher
        if len(of_source) == 1:
            return f"{'Computes' if computes else 'Does not compute'} on the one release of {publisher}."
        return f"Computes on {computes} of {len(of_source)} releases of {publisher}."

    @property
    def rows(self) -> tuple[tuple[str, str, str, str], ...]:
        """Its coverage as a table: releases of which the same is to be said stand in one row."""

        def said(one: Coverage) -> tuple[str, str, str]:
            return list_beside(one), one.computes, one.lack

        # Sorting keeps the order of the releases within a row; rows stand in the order of their first release.
        first = {words: place for place, words in reversed([*enumerate(map(said, self.coverage))])}
        in_order = sorted(self.coverage, key=lambda one: first[said(one)])
        return tuple((", ".join(map(_name, alike)), *words) for words, alike in groupby(in_order, key=said))


def list_profiles(snapshot: Snapshot) -> Iterator[tuple[str, tuple[Profile, ...]]]:
    """Every measure of the catalogue with its coverage, by group."""
    for group, measures in GROUPS.items():
        yield group, tuple(Profile(measure, find_coverage(snapshot, measure)) for measure in measures)


def _name(one: Coverage) -> str:
    """What a measure was tried on."""
    return PAPERS.get(one.release, one.release) or NEWEST


def _named(choice: str) -> str:
    """A choice, with its value where nothing is chosen if there is one."""
    value = OFFERS[choice].value
    return f"{choice} ({value})" if value else choice


def list_beside(one: Coverage) -> str:
    """The releases that are used besides its own: NATO 2016-01-28, 2019-06-25; World Bank 2026-07-01."""
    return "; ".join(_of_source(source, [release for _, release in used])
                     for source, used in groupby(one.beside, key=lambda pair: pair[0]))  # fmt: skip


def _of_source(source: str, releases: list[str]) -> str:
    publisher = SOURCES[source].publisher
    if len(releases) > _SEVERAL:
        return f"{len(releases)} releases of {publisher}"
    return f"{publisher} {', '.join(releases)}"
