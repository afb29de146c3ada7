"""A picture is where Plotly draws: points, lines, ticks, texts and shapes within 1 px, in the same colours."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import plotly
import pytest
from geometry import KINDS, list_differences, read_marks
from hostile_figures import HOSTILE, SHOWN, draw_names
from made_up_figures import make_axis, make_figure, make_outlines, make_sampler, make_trace
from page_states import SCREENS, WIDTH, draw_state
from playwright.sync_api import Browser, Page
from visits import Visits

from dashboard.pages import CHARTED
from dashboard.picture import draw
from dashboard.shared.page import Screen
from etl.catalogue.seeds import shipped
from etl.store.snapshot import Snapshot, Store

BUNDLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
DRAW = """async ([figure, picture, width]) => {
  const layout = {...figure.layout, width};
  await Plotly.newPlot('plotly', figure.data, layout, {displayModeBar: false});
  document.getElementById('picture').innerHTML = picture;
}"""
STATES = (
    ("overview", ""),
    ("overview", "as_of=2025-09-01"),
    ("overview", "as_of=2019-12-04"),
    ("overview", "as_of=2008-12-31"),
    ("scoreboard", "year=2014"),
    ("scoreboard", "year=2019&as_of=2019-12-04&sort=member"),
    ("scoreboard", "target=hague_core_2025&verdict=nominal"),
    ("scoreboard", "as_of=2021-01-01"),
    ("trends", "events=yes&time=2014..2024"),
    ("trends", "chart=multiples"),
    ("trends", "indicator=defence_expenditure_real_change"),
    ("trends", "indicator=defence_expenditure_real_change&chart=multiples"),
    ("trends", "indicator=at_or_above_2_percent&as_of=nato:2019-11-29"),
    ("trends", "indicator=military_personnel&country=DEU~POL&others=no"),
    ("trends", "indicator=sipri_military_expenditure_share_gdp&time=1949..2024&country=USA~DEU~FRA"),
    ("trends", "indicator=sipri_military_expenditure_share_gdp&chart=multiples"),
    ("trends", "time=2014..2015&targets=no"),
    # The last tick is at the very edge; grey marks of part of a year; one year alone, which both ends of an axis name.
    ("scoreboard", "as_of=eda:2023"),
    ("trends", "indicator=kiel_total_year"),
    ("trends", "indicator=defence_expenditure_share_gdp&as_of=nato:2017-06-29&chart=multiples"),
    # Values, ticks and targets in logarithms, over few and over many powers of ten.
    ("trends", "show=log"),
    ("trends", "indicator=wdi_population&country=USA~LUX~ISL&show=log&chart=multiples"),
)
Compare = Callable[[dict[str, Any], int], list[str]]


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Store(shipped("embedded")).current()


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """A page with nothing on it but Plotly and a place for a picture."""
    yield from open_paper(browser)


def open_paper(browser: Browser, pixels: float = 1) -> Iterator[Page]:
    """Such a page, closed afterwards; `pixels` are those of the screen to a pixel of the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=pixels)
    page.set_content("<!doctype html><body><div id=plotly></div><div id=picture></div>")
    page.add_script_tag(path=BUNDLE)
    yield page
    page.close()


@pytest.fixture
def compare(paper: Page) -> Compare:
    """Draws a figure both ways, and lists what differs."""
    return partial(draw_both, paper)


def draw_both(paper: Page, figure: dict[str, Any], width: int) -> list[str]:
    """What differs between a figure that Plotly draws and its picture."""
    picture = draw(figure, width, figure["layout"]["height"], "A picture", "What it shows")
    paper.evaluate(DRAW, [figure, picture, width])
    return list_differences(paper, "#plotly", "#picture")


@pytest.mark.parametrize("place", range(len(STATES)), ids=lambda place: "-".join(STATES[place]))
def test_a_picture_of_a_page_is_where_plotly_draws(place: int, compare: Compare, snapshot: Snapshot) -> None:
    for screen in (SCREENS[0], SCREENS[3]) if place % 2 else (SCREENS[1], SCREENS[2]):
        figure = draw_state(snapshot, *STATES[place], screen)
        assert compare(figure, WIDTH[screen.narrow]) == [], screen


@pytest.mark.parametrize("width", [640, 641, 398])
def test_every_mark_is_where_plotly_draws_it(width: int, compare: Compare, paper: Page) -> None:
    assert compare(make_sampler(), width) == []
    counts = {kind: len(read_marks(paper, "#picture", kind, True)) for kind in KINDS if kind != "area"}
    assert all(counts.values()), counts


@pytest.mark.parametrize("toward", [{}, {"x": "left", "y": "top"}, {"x": "right", "y": "bottom"}])
@pytest.mark.parametrize("width", [640, 390])
def test_areas_on_axes_of_one_scale_lie_where_plotly_draws_them(
    width: int, toward: dict[str, str], compare: Compare, paper: Page
) -> None:
    assert compare(make_outlines(**toward), width) == []
    assert len(read_marks(paper, "#picture", "area", True)) == 4


@pytest.mark.parametrize("pixels", [1.25, 2, 3])
def test_a_picture_lies_as_plotly_draws_on_every_screen_and_in_every_font(pixels: float, browser: Browser) -> None:
    for paper in open_paper(browser, pixels):
        for family in ("sans-serif", "serif", "monospace", "Arial", "system-ui"):
            figure = make_sampler()
            figure["layout"]["font"]["family"] = family
            assert draw_both(paper, figure, 640) == [], family


@pytest.mark.parametrize("most", [1, 3, 5, 8])
@pytest.mark.parametrize(
    "ends", [(0, 1), (0, 5.65), (-7.3, 12), (0, 0.024), (0, 1_030_000), (2013.8, 2026.2), (-0.5, -0.1), (3, -3)]
)
def test_an_axis_counts_as_plotly_counts(most: int, ends: tuple[float, float], compare: Compare) -> None:
    axis = make_axis(range=list(ends), nticks=most, ticksuffix=" %")
    figure = make_figure(make_trace(x=[5], y=[ends[0]]), yaxis=axis, margin={"l": 150, "r": 40, "t": 30, "b": 34})
    assert compare(figure, 640) == []


def test_a_mark_that_lies_elsewhere_is_found(paper: Page) -> None:
    figure, other = make_sampler(), make_sampler()
    other["data"][0]["y"][2] = 1.4
    other["layout"]["annotations"][3]["xshift"] = 3
    other["layout"]["yaxis"]["nticks"] = 3
    other["layout"]["shapes"][0]["line"]["color"] = "#ff0000"
    paper.evaluate(DRAW, [figure, draw(other, 640, 400), 640])
    found = {difference.partition(":")[0] for difference in list_differences(paper, "#plotly", "#picture")}
    assert found == {"line", "point", "grid", "tick", "shape", "annotation"}


def test_in_a_document_no_name_brings_anything_into_a_picture(paper: Page) -> None:
    called: list[str] = []
    paper.on("dialog", lambda dialog: (called.append(dialog.message), dialog.dismiss()))
    script = """picture => {
      const place = document.getElementById('picture');
      place.innerHTML = picture;
      const all = [...place.querySelectorAll('*')];
      return [all.map(one => one.localName), all.flatMap(one => one.getAttributeNames()), place.childElementCount];
    }"""
    for name in HOSTILE:
        elements, attributes, count = paper.evaluate(script, draw_names(name))
        assert count == 1
        assert set(elements) <= SHOWN
        assert not [attribute for attribute in attributes if attribute.startswith(("on", "href", "style"))]
    assert called == []


# Each page in two of the four, in turns, so that its widths and its colours are both seen.
def _take_two(at: int) -> tuple[Screen, Screen]:
    return (SCREENS[1], SCREENS[2]) if at % 2 else (SCREENS[0], SCREENS[3])


DRAWN = [(page.name, screen) for at, page in enumerate(CHARTED) for screen in _take_two(at)]


@pytest.mark.parametrize(("name", "screen"), DRAWN, ids=lambda one: one if isinstance(one, str) else f"{one}")
def test_on_its_page_a_picture_is_where_plotly_draws(
    name: str, screen: Screen, visit: Visits, snapshot: Snapshot
) -> None:
    shown = visit(width=390 if screen.narrow else 1280, color_scheme="dark" if screen.dark else "light")
    shown.open(next(page.path for page in CHARTED if page.name == name))
    chart = shown.page.locator(".js-plotly-plot .main-svg").first
    width, height = (float(chart.get_attribute(side) or 0) for side in ("width", "height"))
    figure = draw_state(snapshot, name, "", screen)
    assert height == figure["layout"]["height"]
    # Beside the chart, so that the page's own style rules and policy hold for it.
    shown.page.locator(".chart").evaluate(
        "(chart, picture) => chart.insertAdjacentHTML('afterend', `<div id=picture>${picture}</div>`)",
        draw(figure, width, height),
    )
    assert list_differences(shown.page, ".chart", "#picture") == []
    shown.assert_sound()
