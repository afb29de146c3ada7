"""The states of the pages with a chart: each option of each parameter, each release, and years, areas and switches."""

from collections.abc import Callable, Collection, Iterator
from itertools import product
from typing import Any

from dashboard.pages import CHARTED
from dashboard.shared.page import Screen
from dashboard.view import Kind, View, list_parameters
from etl.store.snapshot import Snapshot

SCREENS = tuple(Screen(dark, narrow) for dark, narrow in product((False, True), repeat=2))
# Pixels between the edges of a chart on a wide screen and on a narrow one, as the pages lay it out.
WIDTH = {False: 1180, True: 358}
_CHARTS = ("chart=lines", "chart=multiples")
FURTHER = {
    "country": (
        "member=FIN&as_of=2019-12-04", "member=ISL", "member=BGR&as_of=2019-12-04", "member=CAN&as_of=nato:2019-11-29",
        "member=USA&prices=defence_expenditure_national_currency_current", "as_of=1999-01-01", "as_of=2008-06-01",
    ),
    # A statement with older shares, shares with one decimal, a member without a figure, nothing known at all, and days
    # between releases.
    "overview": (
        "as_of=2019-12-04", "as_of=2008-12-31", "as_of=2025-09-01", "as_of=1999-01-01", "as_of=2016-06-01",
        "as_of=2017-07-01", "as_of=2019-07-01", "as_of=2021-04-01", "as_of=2022-12-01", "as_of=2023-12-01",
        "as_of=2024-04-01", "as_of=2025-01-01", "as_of=2026-04-01",
    ),
    "scoreboard": (
        "year=2014", "year=2019&as_of=2019-12-04", "year=2021&target=hague_core_2025", "year=1900", "as_of=1999-01-01",
    ),
    "burden": (
        "member=ISL", "member=MKD&as_of=2019-12-04", "as_of=1999-01-01", "as_of=2015-01-01", "as_of=2024-07-01",
        "weight_share_of_gdp=2&weight_soldiers_per_head=1", "weight_ukraine_aid=1&as_of=2019-12-04",
    ),
    "change": (
        "since=2019&year=2020&as_of=2024-06-17&sort=-gdp", "since=2008&year=2015", "since=2020&year=2020", "year=1900",
        "country=FIN&since=2014&year=2020", "country=POL~USA&target=hague_2025_core", "as_of=1999-01-01",
    ),
    "path": (
        "country=DEU", "country=POL", "country=NATO_EUR_CAN&growth=-1.5", "target=wales_2014&as_of=2016-06-01",
        "target=wales_2014", "country=LUX&growth=10&sort=arrival", "as_of=1999-01-01",
    ),
    "releases": (
        "old=2025-08-28&new=2026-07-10", "as_of=2019-12-04", "as_of=1999-01-01", "as_of=2008-06-01", "member=ISL",
        "old=2016-01-28&new=2024-06-17", "year=1999", "member=BGR&year=2019", "old=2024-06-17&new=2019-06-25",
        "old=2019-06-25", "new=2024-06-17",
    ),
    "trends": (
        "time=2014..2015&events=yes", "events=yes&chart=multiples", "events=yes&others=no", "targets=no&others=no",
        "country=&others=no", "country=", "country=ISL&others=no", "country=UKR~CHN", "time=1900..1901",
        "country=DEU&time=2024..2026",
        "indicator=sipri_military_expenditure_local_calendar_year&country=USA~DEU&events=yes",
        "country=eu~g7~NATO_EUR_CAN&group=DEU-FRA-POL", "country=members_then~USA&group=DEU-FRA-POL-ITA-ESP&others=no",
        "indicator=defence_expenditure_usd_current&show=share_of_alliance&country=USA~eu~CHN",
        "show=index&base=2020", "show=log&chart=multiples", "indicator=wdi_population&show=log&country=USA~LUX~ISL",
        "indicator=defence_expenditure_national_currency_current&show=index&chart=multiples",
        "country=ISL&others=no&chart=multiples", "as_of=1999-01-01", "as_of=2019-12-04&events=yes",
    ),
}  # fmt: skip


def figure_of(page: str) -> Callable[[Snapshot, Any, Screen], dict[str, Any]]:
    """The figure function of a page."""
    figure = next(one.figure for one in CHARTED if one.name == page)
    assert figure is not None
    return figure


def list_states(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Pages and queries: the default, every option of every parameter, every release, and what stands above."""
    for page in CHARTED:
        yield page.name, ""
        yield from ((page.name, query) for query in FURTHER[page.name])
        yield from ((page.name, query) for query in _releases(snapshot, _list_indicators(page.view)))
        for name, parameter in list_parameters(page.view).items():
            if parameter.kind is Kind.ONE:
                charts = _CHARTS if name == "indicator" else ("",)
                words = (f"{name}={option.word}" for option in parameter.options())
                yield from ((page.name, f"{word}&{how}") for word, how in product(words, charts))


def _list_indicators(view: type[View]) -> list[str]:
    """The indicators that a page offers; none where it has no choice of them."""
    offered = list_parameters(view).get("indicator")
    return [option.word for option in offered.options()] if offered else []


def _releases(snapshot: Snapshot, offered: Collection[str]) -> Iterator[str]:
    """Each release, with an indicator that it has where some are `offered`."""
    for part in snapshot.parts:
        pin = f"as_of={part.release.source}:{part.release.release}"
        if offered:
            held = [name for name in part.indicators if name in offered]
            yield from (f"{pin}&indicator={name}&{how}" for name in held[:1] for how in _CHARTS)
        elif part.release.source == "nato":
            yield pin


def draw_state(snapshot: Snapshot, page: str, query: str, screen: Screen) -> dict[str, Any]:
    """The figure of a page in a state, for a screen."""
    view = next(one.view for one in CHARTED if one.name == page).from_query(query)
    return figure_of(page)(snapshot, view, screen)
