"""Data: how fresh each source is, every release, what changed, and on which terms the figures may be used."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from dash import Dash, html
from dash.development.base_component import Component

from dashboard.pages.data.feed import title as title_of_change
from dashboard.shared.download import written
from dashboard.shared.page import Headline, Page
from dashboard.shared.screen import Screen
from dashboard.shared.section import listed, outlined, section
from dashboard.shared.wording import MISSING, number
from dashboard.view import View
from etl.audit import CHECKED, Audit, carried
from etl.catalogue.definitions import DEFINITIONS
from etl.catalogue.sources import SOURCES, cite
from etl.changes import Change, as_text, changes
from etl.observation import EXCERPT, PARTIAL, WHOLE
from etl.prose import counted, day
from etl.refresh.freshness import Freshness, freshness, last_read
from etl.store.inventory import Holding, holdings
from etl.store.snapshot import Snapshot, Store

NAME = "data"
PATH = "/data"
COLUMNS = (
    "source", "publisher", "product", "release", "title", "published", "extent", "acquisition", "definition",
    "first_year", "last_year", "members", "other_areas", "rows", "licence", "citation", "note", "files",
)  # fmt: skip
_FRESH = ("Source", "Release in force", "Published", "Last read", "Next expected", "State")
_RELEASES = (
    "Source", "Release", "Published", "Read from", "Definition", "Years", "Members", "Other areas", "Rows",
)  # fmt: skip
# A history that is longer is in the feed and in the folder.
_CHANGES = 10
_AUDIT = ("Source", "Release", "Check", "Checked", "Fit", "Do not", "Fits where")
_EXTENTS = {WHOLE: "", PARTIAL: ", in part", EXCERPT: ", excerpt"}


def body(snapshot: Snapshot, view: View, screen: Screen) -> Component:
    """The page's content."""
    found = headline(snapshot, view)
    return html.Article(
        [
            html.H1(found.title),
            html.P(found.description, className="summary"),
            section("freshness", "How fresh each source is", listed("data-freshness", _FRESH, _fresh(snapshot))),
            section("releases", "Every release", *_releases(snapshot)),
            section("changed", "What changed", *_changed(snapshot)),
            section("audit", "What each release recomputes", *_audited(snapshot)),
            section("terms", "Licences, and how to cite", html.Ul(list(_terms(snapshot)))),
        ],
        className="page",
        **{"data-page": NAME},
    )


def headline(snapshot: Snapshot, _view: View) -> Headline:
    """What the page says without JavaScript."""
    rows = sum(part.rows for part in snapshot.parts)
    sources = {part.release.source for part in snapshot.parts}
    return Headline(
        f"{counted(len(snapshot.parts), 'release')} of {counted(len(sources), 'source')}, {number(rows, 0)} rows",
        f"Snapshot {snapshot.id}. Every row names its release, its unit and the cell of the publisher's file. Nothing "
        "is overwritten: a new release stands beside the older ones.",
    )


def _fresh(snapshot: Snapshot) -> Iterator[tuple[str, ...]]:
    for one in freshness(snapshot, datetime.now(UTC).date(), last_read(snapshot.folder)):
        yield (
            SOURCES[one.source].publisher,
            one.release or "none here",
            _day(one.published),
            _day(one.fetched.date() if one.fetched else None),
            _day(one.expected) if SOURCES[one.source].expected_every else "no rhythm",
            _state(one),
        )


def _state(one: Freshness) -> str:
    if one.stale_since:
        return f"the last refresh failed; stale since {day(one.stale_since.date())}"
    held = "a release is held for review" if one.state == "quarantined" else ""
    return "; ".join(filter(None, (held, "overdue" if one.overdue else ""))) or ("current" if one.release else MISSING)


def _releases(snapshot: Snapshot) -> Iterator[Component]:
    yield listed("data-releases", _RELEASES, (_held(one) for one in holdings(snapshot)))
    yield html.P(html.A("Download CSV", href=f"/csv/{NAME}.csv", className="button"), className="download")
    yield html.P(
        [
            "Where we know a publisher's figure to be wrong, it is corrected or withheld, and listed: ",
            html.A("errata", href="/errata"),
            ".",
        ]
    )
    yield html.P(["What is computed from them, and how: ", html.A("methodology", href="/methodology"), "."])


def _held(one: Holding) -> tuple[str, ...]:
    release = one.release
    return (
        one.source.publisher,
        release.release,
        day(release.published),
        f"{release.acquisition}{_EXTENTS[release.extent]}",
        DEFINITIONS[release.definition].title,
        "–".join(map(str, dict.fromkeys(one.years))),
        str(one.members),
        str(one.others),
        number(one.rows, 0),
    )


def _changed(snapshot: Snapshot) -> Iterator[Component]:
    known = changes(snapshot.folder)
    yield html.P(
        [
            "What a publisher revised and what we corrected are told apart in each. Also as a feed: ",
            html.A("changes.atom", href="/changes.atom"),
            ".",
        ]
    )
    if not known:
        yield html.P("Nothing is recorded: this is the snapshot that ships, and no refresh has run here yet.")
    yield from (_told(change) for change in known[:_CHANGES])


def _audited(snapshot: Snapshot) -> Iterator[Component]:
    found = carried(snapshot.folder, snapshot.id)
    if found is None:
        yield html.P("The audit does not lie beside this snapshot; `burden audit` makes it.")
        return
    yield html.P(
        "Findings as they are: how many figures follow from others of the same release, or agree with other sources "
        "and the releases before and after. `burden audit RELEASE` lists the cells that do not."
    )
    yield listed("data-audit", _AUDIT, (row for one in found for row in _checks(one)))


def _checks(one: Audit) -> Iterator[tuple[str, ...]]:
    for finding in one.findings:
        if finding.state == CHECKED:
            misfit = finding.checked - finding.fit
            counts = (number(finding.checked, 0), number(finding.fit, 0), number(misfit, 0))
            yield SOURCES[one.source].publisher, one.release, finding.title, *counts, finding.tolerance


def _told(change: Change) -> Component:
    when = f"{day(change.published.date())}: {title_of_change(change)}"
    return html.Details([html.Summary(when), *outlined(as_text(change))], id=change.snapshot, className="change")


def _terms(snapshot: Snapshot) -> Iterator[Component]:
    shortened = {part.release.source for part in snapshot.parts if part.release.extent == EXCERPT}
    for source in SOURCES.values():
        newest = snapshot.releases(source.id)
        cited = f" Cite as: {cite(source.id, newest[-1].release.release)}." if newest else ""
        excerpt = f" {source.excerpt.reason}" if source.excerpt and source.id in shortened else ""
        link = html.A(f"{source.publisher}, {source.title}", href=source.url)
        yield html.Li([link, f". {source.licence}.{cited}{excerpt}"])


def _day(when: date | None) -> str:
    return day(when) if when else "not known"


def csv(snapshot: Snapshot, _view: View) -> str:
    """Every release as a row of a CSV."""
    return written(COLUMNS, (dict(zip(COLUMNS, _plain(one), strict=True)) for one in holdings(snapshot)))


def csv_name(snapshot: Snapshot, _view: View) -> str:
    """The file's name."""
    return f"burden-sharing_releases_{snapshot.id}.csv"


def _plain(one: Holding) -> Iterator[str | int]:
    release, source = one.release, one.source
    yield from (source.id, source.publisher, source.title, release.release, release.title)
    yield from (release.published.isoformat(), release.extent, release.acquisition, release.definition, *one.years)
    yield from (one.members, one.others, one.rows, source.licence, cite(source.id, release.release), release.note)
    yield " ".join(f"{origin.url} sha256:{origin.sha256}" for origin in release.origins)


def register(_app: Dash, _store: Store) -> None:
    """The page has no callbacks."""


PAGE = Page(NAME, PATH, "Data", body, headline, csv, csv_name, register, chart=False)
