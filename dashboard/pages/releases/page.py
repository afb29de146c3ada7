"""Releases: what a newer release of NATO says otherwise than an older one, and one figure in every release."""

from collections.abc import Iterator

from dashboard.pages.releases import figure as chart
from dashboard.pages.releases import summary as prose
from dashboard.pages.releases import table as tables
from dashboard.pages.releases.comparison import Comparison, ReleasesView
from dashboard.pages.releases.errors import list_sections
from dashboard.pages.releases.query import MEASURE, SPLIT, select_comparison
from dashboard.shared.about import name_edition, tell_definition, tell_formula, tell_source
from dashboard.shared.controls import Control
from dashboard.shared.exhibit import Chart, Exhibit, Export, Prose
from dashboard.shared.signs import FIGURES, Sign
from dashboard.shared.target_choice import offer_targets
from dashboard.view import Option
from etl.catalogue.measures import measures
from etl.catalogue.members import members
from etl.prose import day
from etl.store.snapshot import Part, Snapshot

SIGNS = {
    **FIGURES,
    "higher": Sign("higher in the newer release", colour="accent", looks="blue circle"),
    "lower": Sign("lower in the newer release", colour="below", looks="orange square"),
    "turned": Sign("with an edge: the verdict changed"),
    "same": Sign("small grey dot: the same in both"),
}


def _older(snapshot: Snapshot, view: ReleasesView) -> tuple[Option, ...]:
    shown = select_comparison(snapshot, view)
    before = [part for part in shown.known if not shown.pair or _is_before(part, shown.pair[1])]
    return _offer(before, view.old)


def _newer(snapshot: Snapshot, view: ReleasesView) -> tuple[Option, ...]:
    shown = select_comparison(snapshot, view)
    after = [part for part in shown.known if not shown.pair or _is_before(shown.pair[0], part)]
    return _offer(after, view.new)


def _is_before(one: Part, other: Part) -> bool:
    return one.release.published < other.release.published


def _offer(parts: list[Part], asked: str) -> tuple[Option, ...]:
    """The releases, newest first; one that is asked for and is not there is among them, so that it can be seen."""
    offered = {part.release.release: f"{day(part.release.published)}" for part in reversed(parts)}
    absent = {asked: asked} if asked and asked not in offered else {}
    return tuple(Option(word, label) for word, label in (offered | absent).items())


def _old(snapshot: Snapshot, view: ReleasesView) -> str:
    return _in_force(snapshot, view, 0) or view.old


def _new(snapshot: Snapshot, view: ReleasesView) -> str:
    return _in_force(snapshot, view, 1) or view.new


def _in_force(snapshot: Snapshot, view: ReleasesView, end: int) -> str:
    pair = select_comparison(snapshot, view).pair
    return pair[end].release.release if pair else ""


def _members(_snapshot: Snapshot, _view: ReleasesView) -> tuple[Option, ...]:
    return tuple(Option(code, one.name) for code, one in members().items())


def _member(snapshot: Snapshot, view: ReleasesView) -> str:
    place = select_comparison(snapshot, view).place
    return place[0] if place else view.member


def _years(snapshot: Snapshot, view: ReleasesView) -> tuple[Option, ...]:
    listed = {*select_comparison(snapshot, view).years, *([view.year] if view.year else [])}
    return tuple(Option(str(year), str(year)) for year in sorted(listed, reverse=True))


def _year(snapshot: Snapshot, view: ReleasesView) -> str:
    place = select_comparison(snapshot, view).place
    return str(place[1] if place else view.year or "")


CONTROLS = (
    Control("old", _older, _old),
    Control("new", _newer, _new),
    Control("target", offer_targets),
    Control("member", _members, _member),
    Control("year", _years, _year),
)


def _marks(shown: Comparison) -> set[str]:
    if not shown.revisions:
        return set()
    kinds = {"higher" if one.points > 0 else "lower" for one in shown.revised}
    rest = {"same"} if len(shown.revised) < len(shown.revisions) else set()
    turned = {"turned"} if shown.turned else set()
    course = set(map(chart.choose_symbol, shown.course))
    return kinds | rest | turned | course


def _list_notices(_snapshot: Snapshot, _shown: Comparison, view: ReleasesView) -> tuple[str, ...]:
    """A release that is not the newest is what was asked for here."""
    return view.notices


def _about(shown: Comparison) -> Iterator[str]:
    for one in filter(None, map(measures().get, (MEASURE, SPLIT))):
        yield tell_formula(one, one.citation)
    if shown.pair:
        yield (
            "A share is called revised where it reads differently with two decimals; a verdict goes by the share as "
            "published."
        )
        yield "Two releases are compared where they count by one definition; lines of two definitions never join."
        yield tell_definition(shown.pair[1].release.definition)
        yield from (tell_source(part.release) for part in shown.pair)


def _name_file(shown: Comparison) -> str:
    """What, unit and releases."""
    named = "_".join(map(name_edition, shown.pair)) if shown.pair else name_edition(None)
    return f"revisions_percentage-points_nato-{named}"


def _lacks(shown: Comparison) -> bool:
    return bool(shown.known) and not shown.revisions


EXHIBIT = Exhibit(
    "releases", "/releases", "Releases", ReleasesView, select_comparison,
    Chart(chart.draw_comparison, chart.measure_least, _marks, SIGNS),
    Prose(
        prose.write_title, prose.write_subtitle, prose.write_summary, _about, _list_notices, prose.list_numbers,
        list_sections,
    ),
    Export(
        tables.tabulate_revisions, tables.list_records, tables.CSV_COLUMNS, _name_file, lambda shown: shown.pair or (),
        _lacks,
    ),
    CONTROLS,
)  # fmt: skip
PAGE = EXHIBIT.to_page()
