"""Every page, opened once with scripts and once without: sound, fit for every width, for paper and for all readers."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from visits import DRAWN, WIDTHS, Visit, Visits, find_sideways, read_text

from dashboard.pages import PAGES
from dashboard.shared.page import Page
from dashboard.shared.theme import DARK, LIGHT

# What is less is a phone that shows letters twice as large, where a chart may cut some.
LEAST_READ = 360
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
# An answer that each page gives, and where it stands.
ANSWERS = {
    "overview": ("#overview-numbers", "1.81 trillion US$"),
    "scoreboard": ("#scoreboard-table tbody tr:first-child", "Lithuania"),
    "trends": ("#trends-table tbody tr:has-text('Poland')", "4.68"),
    "country": ("#country-table tbody tr:first-child", "2.69 [e]"),
    "change": ("#change-table tbody tr:has-text('Germany')", "1.53"),
    "releases": ("#releases-table tbody tr:first-child", "−0.336"),
    "path": ("#path-table tbody tr:has-text('Germany')", "13.9"),
    "burden": ("#burden-table tbody tr:first-child", "2.69"),
    "claims": ("#claims-title", "Holds: NATO's statement of 29 November 2019"),
    "data": ("#data-freshness tbody tr:first-child", "2026-07-10"),
    "cell": ("#cell-title", "Germany, 2026e: 2.69 % of GDP, as published by NATO"),
    "figures": ("#figures-table tbody tr:first-child", "2.15"),
    "about": ("#about-statuses tbody tr:nth-child(2)", "[e]"),
    "errata": ("#errata-table tbody tr:first-child", "2,003.94"),
    "methodology": ("#nominal_share h3, .measure h3 >> nth=0", "At or above the target"),
}
# What a table lacks for whoever does not see it.
LACKS = """[...document.querySelectorAll("#page table, #first table")].flatMap(table => {
  const name = table.id || table.outerHTML.slice(0, 60), region = table.closest(".table-scroll");
  return [
    !table.caption?.textContent && `${name}: no caption`,
    [...table.querySelectorAll("thead th")].some(one => one.scope !== "col") && `${name}: no scope`,
    (region?.tabIndex !== 0 || region.role !== "region" || !region.ariaLabel) && `${name}: no region`,
  ].filter(Boolean);
})"""
PRESSED = "button, input, summary#menu, .shell-header nav, .controls, .button, .pin"
# Tables that would be cut on paper, and headings that would stand over what comes after them.
CUT = """[...document.querySelectorAll(".table-scroll")].filter(one => one.checkVisibility() && (
  one.scrollHeight > one.clientHeight + 1 || getComputedStyle(one).overflow !== "visible"
  || getComputedStyle(one.querySelector("th")).position !== "static")).map(one => one.firstElementChild.id)"""

# What there is of a sheet of A4 between its margins, upright, in pixels; and the largest letters of what is no heading.
PAPER, LETTERS = {"width": 718, "height": 1047}, 12.1
# Figures that are broken in two on paper.
BROKEN = r"""[...document.querySelectorAll("#page td")].filter(one => {
  const lines = document.createRange();
  lines.selectNodeContents(one);
  return one.checkVisibility() && /^[−+]?[\d,.]+( \[.\])?$/.test(one.textContent)
    && new Set([...lines.getClientRects()].map(box => Math.round((box.top + box.bottom) / 8))).size > 1;
}).map(one => one.textContent)"""
# Tables that are wider than the room they have.
MOVED = """[...document.querySelectorAll(".table-scroll")].filter(one => one.checkVisibility()
  && one.scrollWidth > one.clientWidth + 1).map(one => one.querySelector("table").id)"""
# Tables that show fewer than three columns whole before they are moved.
CROWDED = """[...document.querySelectorAll(".table-scroll")].filter(one => one.checkVisibility()
  && one.querySelectorAll("thead th")[2]?.getBoundingClientRect().right > one.getBoundingClientRect().right)
  .map(one => one.querySelector("table").id)"""
# Rows that a narrow column makes taller than a few lines, and tables that reach out of their paper.
TALL = """[...document.querySelectorAll("#page .table-scroll")].filter(one => one.checkVisibility()
  && (one.scrollWidth > one.clientWidth + 1
  || [...one.querySelectorAll("tbody tr")].some(row => row.offsetHeight > 130)))
  .map(one => one.querySelector("table").id)"""
# What is written larger than the words of a page, and is neither a heading nor a key number.
LARGE = """largest => [...document.querySelectorAll("#page *, footer *")].filter(one => one.checkVisibility()
  && [...one.childNodes].some(child => child.nodeType === 3 && child.data.trim())
  && !one.closest("h1, h2, h3, .chart, .key-numbers, .first-field")
  && parseFloat(getComputedStyle(one).fontSize) > largest).map(one => one.textContent.slice(0, 40))"""

# Texts of a chart or a picture that a line may run through: they have no ground of their own.
STRUCK = """[...document.querySelectorAll(".textpoint text, .annotation-text, .picture .texts text, .picture .note")]
  .filter(one => one.checkVisibility()).filter(one => !getComputedStyle(one).paintOrder.startsWith("stroke")
  || getComputedStyle(one).stroke !== getComputedStyle(document.body).backgroundColor).map(one => one.textContent)"""
# Texts of a chart that stand over each other or leave it.
UNREADABLE = """() => {
  const chart = document.querySelector("#page .js-plotly-plot"), edge = chart.getBoundingClientRect();
  const texts = [...chart.querySelectorAll("text")].filter(one => one.textContent.trim() && one.checkVisibility())
    .map(one => [one.textContent, one.getBoundingClientRect()]);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  return texts.flatMap(([text, box], at) => [
    ...texts.slice(at + 1).filter(([, other]) => meet(box, other)).map(([other]) => `${text} over ${other}`),
    ...(box.left < edge.left - 1 || box.right > edge.right + 1 ? [`${text} is cut`] : []),
  ]);
}"""


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.name)
def page(request: pytest.FixtureRequest) -> Page[Any]:
    """Each page in turn."""
    found: Page[Any] = request.param
    return found


@pytest.fixture(scope="module")
def shown(page: Page[Any], lasting_visit: Visits) -> Visit:
    """The page on a wide screen, with all that it draws."""
    opened = lasting_visit(width=WIDE["width"])
    opened.page.goto(opened.address + page.path)
    opened.page.wait_for_selector(DRAWN if page.chart else "html:not(.starting)", state="attached")
    opened.settle()
    return opened


@pytest.fixture(scope="module")
def bare(page: Page[Any], lasting_visit: Visits) -> Visit:
    """The page in a browser without scripts."""
    opened = lasting_visit(width=WIDE["width"], java_script_enabled=False)
    opened.page.goto(opened.address + page.path)
    return opened


@pytest.fixture(scope="module")
def narrow_and_dark(shown: Visit) -> Visit:
    """The page in a window that became narrow, in the other colours. It stays so: what is wide is looked at before."""
    shown.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    shown.page.locator("#scheme").click()
    shown.settle()
    return shown


def read_background(visit: Visit) -> str:
    """The colour behind the page, as #rrggbb."""
    rgb = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    return "#" + "".join(f"{int(part):02x}" for part in rgb[4:-1].split(","))


def find_barriers(visit: Visit) -> list[str]:
    """What axe finds against the rules of WCAG, by rule with the first places."""
    found = Axe().run(visit.page).response["violations"]
    return [f"{one['id']}: {one['help']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found]


def find_unreadable(visit: Visit) -> list[str]:
    """What of a chart cannot be read. It follows its window, and is drawn anew for a narrow one, a moment later."""
    found: list[str] = []
    for _ in range(50):
        visit.settle()
        found = visit.page.evaluate(UNREADABLE)
        if not found:
            break
    return found


def test_it_draws_once_without_a_fault_and_asks_no_other_server(page: Page[Any], shown: Visit) -> None:
    assert shown.callbacks == []
    assert read_background(shown) == LIGHT.background
    if page.chart:
        assert shown.page.evaluate("document.querySelector('.js-plotly-plot').layout.font.color") == LIGHT.text
    assert shown.page.title() == f"{shown.page.locator('#page h1').inner_text()} – Burden Sharing"
    shown.assert_sound()


def test_it_puts_no_barrier_before_any_reader(shown: Visit) -> None:
    assert find_barriers(shown) == []


def test_its_tables_have_captions_headings_of_columns_and_regions_that_keys_reach(shown: Visit) -> None:
    assert shown.page.evaluate(LACKS) == []


def test_at_no_width_does_it_scroll_sideways_or_has_texts_of_its_chart_over_others_or_cut(
    page: Page[Any], shown: Visit
) -> None:
    found = []
    for width in WIDTHS[::-1]:
        found += find_sideways(shown, width)
        if page.chart and width >= LEAST_READ:
            found += [f"{width}: {one}" for one in find_unreadable(shown)]
    shown.settle()
    assert found == []
    shown.assert_sound()


def test_no_line_runs_through_a_text_of_its_chart_or_picture(shown: Visit, bare: Visit) -> None:
    assert shown.page.evaluate(STRUCK) == []
    assert bare.page.evaluate(STRUCK) == []


def test_on_paper_its_tables_are_whole_and_nothing_is_to_be_pressed(shown: Visit) -> None:
    shown.page.emulate_media(media="print")
    try:
        assert shown.page.locator("#page h1").is_visible()
        assert [one for one in shown.page.locator(PRESSED).all() if one.is_visible()] == []
        assert shown.page.evaluate(CUT) == []
    finally:
        shown.page.emulate_media(media="screen")


def test_on_paper_no_figure_is_broken_and_nothing_is_larger_than_the_words(shown: Visit) -> None:
    shown.page.emulate_media(media="print")
    shown.page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    try:
        assert shown.page.evaluate(BROKEN) == []
        assert shown.page.evaluate(LARGE, LETTERS) == []
        assert shown.page.evaluate(TALL) == []
    finally:
        shown.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        shown.page.emulate_media(media="screen")
        shown.settle()


def test_on_a_wide_screen_a_table_is_moved_sideways_only_where_it_has_a_column_for_each_year(shown: Visit) -> None:
    assert set(shown.page.evaluate(MOVED)) <= {"country-table"}


def test_its_chart_is_no_wider_than_the_paper_and_as_it_was_after(page: Page[Any], shown: Visit) -> None:
    if not page.chart:
        return
    width = "document.querySelector('#page .chart').getBoundingClientRect().width"
    before = shown.page.evaluate(width)
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    plot = "document.querySelector('#page .js-plotly-plot').getBoundingClientRect().width"
    assert shown.page.evaluate(plot) <= 700.5
    shown.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown.page.evaluate(width) == before
    shown.assert_sound()


def test_without_scripts_it_shows_its_picture_words_table_and_navigation_and_answers(
    page: Page[Any], bare: Visit
) -> None:
    place, answer = ANSWERS[page.name]
    assert answer in read_text(bare.page.locator(place).first)
    assert bare.page.locator("h1").is_visible()
    links = bare.page.get_by_role("navigation", name="Pages").get_by_role("link")
    assert links.count() == sum(one.listed for one in PAGES)
    assert "The controls need JavaScript" in bare.page.locator("noscript").inner_text()
    assert bare.page.evaluate(LACKS) == []
    bare.assert_sound()


def test_without_scripts_it_shows_one_picture_and_does_not_scroll_sideways_at_any_width(
    page: Page[Any], bare: Visit
) -> None:
    pictures = bare.page.locator(".picture svg[role=img]")
    for width in WIDTHS:
        assert find_sideways(bare, width) == []
        assert [one.is_visible() for one in pictures.all()].count(True) == page.chart, width


def test_on_a_phone_each_table_shows_three_columns_but_for_one_of_sentences(narrow_and_dark: Visit) -> None:
    assert set(narrow_and_dark.page.evaluate(CROWDED)) <= {"methodology-choices"}


def test_what_is_dark_on_the_screen_is_light_on_paper(narrow_and_dark: Visit) -> None:
    drawn = "[...document.querySelectorAll('.js-plotly-plot')].map(one => getComputedStyle(one).filter)"
    narrow_and_dark.page.emulate_media(media="print")
    narrow_and_dark.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert read_background(narrow_and_dark) == LIGHT.background
    assert "none" not in narrow_and_dark.page.evaluate(drawn)
    narrow_and_dark.page.evaluate("dispatchEvent(new Event('afterprint'))")
    narrow_and_dark.page.emulate_media(media="screen")
    assert read_background(narrow_and_dark) == DARK.background
    assert {*narrow_and_dark.page.evaluate(drawn)} <= {"none"}


def test_narrow_and_dark_it_is_sound_too(narrow_and_dark: Visit) -> None:
    assert read_background(narrow_and_dark) == DARK.background
    assert find_barriers(narrow_and_dark) == []
    assert narrow_and_dark.page.evaluate(STRUCK) == []
    narrow_and_dark.assert_sound()


# States in which a page says more, or nothing.
STATES = (
    "/scoreboard?as_of=2019-12-04&nothing=1&year=never", "/trends?as_of=1999-01-01", "/claims?claim=banana",
    "/trends?chart=multiples&events=yes", "/burden?weight_share_of_gdp=1", "/nothing",
)  # fmt: skip


@pytest.mark.parametrize("asked", STATES)
def test_no_state_of_a_page_puts_a_barrier_before_any_reader(asked: str, visit: Visits) -> None:
    there = visit()
    there.page.goto(there.address + asked)
    there.page.wait_for_selector("html:not(.starting)")
    there.settle()
    for fold in there.page.locator("#page details:not(.drawer) > summary:visible").all()[:3]:
        fold.click()
    assert find_barriers(there) == []


# States in which a table has more columns, or longer words.
WORDY = (
    "/figures?source=sipri",
    "/figures?source=world_bank&releases=all",
    "/claims?claim=Germany+below+2+%25+in+2023",
)


@pytest.mark.parametrize("asked", WORDY)
def test_a_table_of_many_columns_fits_a_wide_screen_and_paper(asked: str, visit: Visits) -> None:
    there = visit(width=WIDE["width"])
    there.page.goto(there.address + asked)
    there.page.wait_for_selector("html:not(.starting)")
    there.settle()
    assert there.page.evaluate(MOVED) == []
    there.page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    there.page.emulate_media(media="print")
    assert there.page.evaluate(TALL) == []


@pytest.mark.parametrize("width", [LEAST_READ, NARROW["width"], 768, WIDE["width"]])
def test_no_name_of_a_small_chart_stands_over_another(width: int, visit: Visits) -> None:
    there = visit(width=width)
    there.open("/trends?chart=multiples")
    assert find_unreadable(there) == []
