"""Country: everything on one member, every release as a faint line, and where it stands among the others."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from dashboard.pages.country import figure as chart
from dashboard.pages.country import summary as prose
from dashboard.pages.country import table as tables
from dashboard.pages.country.collection import select_country
from dashboard.pages.country.dossier import Country
from dashboard.pages.country.key_numbers import list_numbers
from dashboard.pages.country.over_time import choose_symbol
from dashboard.pages.country.points import list_remarks
from dashboard.pages.country.query import CountryView
from dashboard.picture.sheet import Sheet
from dashboard.shared import frame
from dashboard.shared.controls import Control
from dashboard.shared.download import export_csv, label_export, locate_download
from dashboard.shared.frame import Drawing, Words
from dashboard.shared.member_link import COUNTRY
from dashboard.shared.notices import explain_missing, list_notices
from dashboard.shared.page import Headline, Page, Screen
from dashboard.shared.picture_link import locate_pictures
from dashboard.shared.plate import choose_colours, list_key, name_source
from dashboard.shared.stock import Memory
from dashboard.shared.theme import choose_theme
from etl.catalogue.sources import cite
from etl.catalogue.targets import targets
from etl.store.snapshot import Snapshot

NAME, PATH = "country", COUNTRY


CONTROLS = (Control("member"), Control("prices"))


def figure(snapshot: Snapshot, view: CountryView, screen: Screen) -> dict[str, Any]:
    """The chart as Plotly's JSON."""
    return chart.draw_country(select_country(snapshot, view), choose_theme(screen.dark), screen.narrow)


def picture(snapshot: Snapshot, view: CountryView, screen: Screen) -> Sheet:
    """The panels of the chart that a picture has room for, with what is burnt in."""
    shown = select_country(snapshot, view)
    return Sheet(
        title=prose.write_title(shown),
        subtitle=prose.write_subtitle(shown),
        told=prose.write_summary(shown),
        source=name_source(*(line.part for line in (shown.share, *shown.counts.values()) if line)),
        key=list_key(_marks(shown), screen.dark),
        figure=chart.draw_for_picture(shown, choose_theme(screen.dark), screen.narrow),
        least=chart.measure_least(screen.narrow),
        colours=choose_colours(screen.dark),
    )


def words(snapshot: Snapshot, view: CountryView) -> Words:
    """All that stands around the chart."""
    shown = select_country(snapshot, view)
    lacks = _find_lack(snapshot, shown)
    return Words(
        title=prose.write_title(shown),
        subtitle=prose.write_subtitle(shown),
        summary=prose.write_summary(shown),
        notices=(*_list_notes(shown, view), *list_notices(snapshot, shown.share.part if shown.share else None, view)),
        marks=tuple(_marks(shown)),
        table=tables.tabulate_country(shown),
        download="" if lacks else locate_download(NAME, view),
        download_label=_label_download(snapshot, view),
        about=tuple(_list_about(shown)),
        pictures={} if lacks else locate_pictures(NAME, view),
        numbers=list_numbers(shown),
        remarks=tuple(list_remarks(shown)),
    )


def _list_notes(shown: Country, view: CountryView) -> Iterator[str]:
    """That the address names nobody, or that the money is shown in other prices than those asked for (R35)."""
    # What was found of another view that shows the same may have had the word.
    if not view.word:
        yield f"The address names no member, so this is {shown.member.prose}. Choose another in the list."
    if shown.money is not shown.asked:
        yield f"No figures known then: {shown.asked.title}. The money is drawn at {shown.money.price} prices instead."


_LABELS: Memory[CountryView, str] = Memory()


def _label_download(snapshot: Snapshot, view: CountryView) -> str:
    return _LABELS.find(snapshot, view) or _LABELS.keep(snapshot, view, _measure_download(snapshot, view))


def _measure_download(snapshot: Snapshot, view: CountryView) -> str:
    return label_export(tables.list_rows(select_country(snapshot, view)), tables.CSV_COLUMNS)


def _marks(shown: Country) -> set[str]:
    if shown.share is None:
        return set()
    lines = (shown.share, *shown.lines.values())
    shapes = {choose_symbol(shown.share, row) for row in shown.share.points}
    return shapes | ({"dash"} if any(line.is_open(row) for line in lines for row in line.points) else set())


def headline(snapshot: Snapshot, view: CountryView) -> Headline:
    """What the page says without JavaScript."""
    shown = select_country(snapshot, view)
    description = f"{prose.write_subtitle(shown)} {prose.write_summary(shown)}"
    return Headline(prose.write_title(shown), description, answers=not _find_lack(snapshot, shown))


def csv(snapshot: Snapshot, view: CountryView) -> str:
    """The CSV of every number that the page shows."""
    return export_csv(tables.list_rows(select_country(snapshot, view)), tables.CSV_COLUMNS)


def lack(snapshot: Snapshot, view: CountryView) -> str:
    """Why there is no file of what is asked; "" where there is one."""
    return _find_lack(snapshot, select_country(snapshot, view))


def _find_lack(snapshot: Snapshot, shown: Country) -> str:
    """That a release which is named is not here. That nothing was published of a member is an answer."""
    return explain_missing(snapshot, shown.view.as_of)


def csv_name(snapshot: Snapshot, view: CountryView) -> str:
    """The file's name: the member, the prices of its money, and the release that leads."""
    shown = select_country(snapshot, view)
    release = shown.share.part.release.release if shown.share else "none"
    money = shown.money.id.removeprefix("defence_expenditure_").replace("_", "-")
    return f"burden-sharing_{shown.view.member}_{money}_nato-{release}.csv"


def _list_about(shown: Country) -> Iterator[str]:
    """The targets in their words, and the sources of all that is shown."""
    yield from (f"{aim.title}. {aim.wording} ({aim.source}.)" for aim in targets())
    releases = {line.part.release.source: line.part.release for line in shown.lines.values()}
    yield from (f"Source: {cite(source, one.release)}. {one.note}".rstrip() for source, one in releases.items())
    yield "In the table: [e] estimate, [f] forecast, [m] part of a year, [p] pinned."


DRAWING = Drawing(NAME, CountryView, CONTROLS, figure, words, PATH)
body, register = partial(frame.draw_body, DRAWING), partial(frame.register, DRAWING)
PAGE = Page(
    NAME,
    PATH,
    "Country",
    CountryView,
    body,
    headline,
    csv,
    csv_name,
    register,
    picture=picture,
    lack=lack,
    figure=figure,
)
