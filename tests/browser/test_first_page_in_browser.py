"""The first page in a browser: whole without scripts, and given up for the application without a jump."""

import pytest
from playwright.sync_api import Page
from visits import Visit, Visits, read_text

from dashboard.pages import CHARTED, PAGES

# Where the parts of a page stand, by a selector.
PARTS = (
    ".shell-header",
    ".pin",
    ".controls",
    "h1",
    ".chart",
    ".summary",
    ".download",
    ".table-scroll",
    ".shell-footer",
)
PLACES = """parts => Object.fromEntries(parts.map(part => {
  const found = document.querySelector(part)?.getBoundingClientRect();
  return [part, found ? [found.x, found.y, found.width, found.height] : null];
}))"""
# Notes what shifts, and each frame in which no heading can be seen any more.
WATCH = """
window.shifts = 0; window.blanks = 0; window.frames = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });
const look = () => {
  const seen = [...document.querySelectorAll("h1")].some(each => each.checkVisibility({ visibilityProperty: true }));
  // A frame may come before the browser has read as far as the heading.
  if (seen || window.frames) {
    window.frames += 1;
    window.blanks += seen ? 0 : 1;
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def await_application(page: Page) -> None:
    page.wait_for_selector("html:not(.starting)")
    assert page.locator("#first").count() == 0
    page.wait_for_selector(".pictures", state="detached")


def same_places(first: dict[str, list[float]], then: dict[str, list[float]]) -> list[str]:
    """The parts that stand elsewhere than before, by more than a pixel."""
    assert first.keys() == then.keys()
    return [
        f"{part}: {first[part]}, then {then[part]}"
        for part in first
        if (first[part] is None) != (then[part] is None)
        or (first[part] and max(abs(a - b) for a, b in zip(first[part], then[part], strict=True)) > 1)
    ]


def test_without_scripts_a_link_leads_on(visit: Visits) -> None:
    shown = visit(java_script_enabled=False)
    shown.page.goto(f"{shown.address}/scoreboard?as_of=nato:2024-06-17")
    shown.page.get_by_role("link", name="Trends").click()
    assert shown.page.url == f"{shown.address}/trends?as_of=nato:2024-06-17"
    assert "17 June 2024" in read_text(shown.page.locator("#trends-subtitle"))


def first_places(visit: Visits, width: int, path: str, scheme: str) -> dict[str, list[float]]:
    still = visit(width=width, java_script_enabled=False)
    told = {"scheme": scheme, "width": "narrow" if width < 768 else "wide"}
    still.page.context.add_cookies(
        [{"name": name, "value": value, "url": still.address} for name, value in told.items()]
    )
    still.page.goto(still.address + path)
    found: dict[str, list[float]] = still.page.evaluate(PLACES, list(PARTS))
    return found


CHARTS = (
    *(page.path for page in CHARTED), "/scoreboard?as_of=2019-12-04", "/trends?country=DEU&events=yes", "/country/USA",
)  # fmt: skip
# Each page with a chart at both widths and in both colours, in turns; each other page, which has less to move, in one.
LOOKS = (((390, "light"), (1440, "dark")), ((390, "dark"), (1440, "light")))
TAKEN_OVER = [
    *((path, *look) for at, path in enumerate(CHARTS) for look in LOOKS[at % 2]),
    *((page.path, *LOOKS[at % 2][at // 2 % 2]) for at, page in enumerate(PAGES) if not page.chart),
]


@pytest.mark.parametrize(("path", "width", "scheme"), TAKEN_OVER)
def test_the_application_takes_over_without_a_jump_and_without_a_blank(
    path: str, width: int, scheme: str, visit: Visits
) -> None:
    shown = visit(width=width, color_scheme=scheme)
    shown.page.add_init_script(WATCH)
    shown.page.goto(shown.address + path)
    await_application(shown.page)
    shown.settle()
    assert same_places(first_places(visit, width, path, scheme), shown.page.evaluate(PLACES, list(PARTS))) == []
    assert shown.page.evaluate("window.shifts") < 0.05
    assert shown.page.evaluate("window.frames") > 1
    assert shown.page.evaluate("window.blanks") == 0
    assert shown.callbacks == []
    shown.assert_sound()


PLOTLY = "**/package_data/plotly*"
PICTURE = ".picture:visible svg[role=img]"


def test_the_picture_stays_where_plotly_never_comes_and_the_controls_are_there(visit: Visits) -> None:
    shown = visit()
    shown.page.route(PLOTLY, lambda route: route.abort())
    shown.page.goto(f"{shown.address}/scoreboard")
    shown.page.wait_for_selector("html:not(.starting)")
    assert shown.page.locator(PICTURE).count() == 1
    assert shown.page.locator("#scoreboard-year").is_visible()


def test_a_picture_goes_when_another_view_is_asked_for_before_plotly_has_come(visit: Visits) -> None:
    shown = visit()
    shown.page.route(PLOTLY, lambda route: route.abort())
    shown.page.goto(f"{shown.address}/scoreboard")
    shown.page.wait_for_selector("html:not(.starting)")
    shown.page.locator("#scoreboard-year").click()
    shown.page.get_by_role("option", name="2019", exact=True).click()
    shown.page.wait_for_selector(".pictures", state="detached")
    assert shown.query() == "?year=2019"


def assert_focus_stays(shown: Visit, name: str) -> None:
    assert shown.page.evaluate("document.activeElement.id") == name


def test_what_has_the_focus_keeps_it(visit: Visits) -> None:
    shown = visit()
    shown.page.route("**/_dash-layout", lambda route: (shown.page.wait_for_timeout(500), route.continue_()))
    shown.page.goto(f"{shown.address}/scoreboard", wait_until="commit")
    shown.page.locator("#first #nav-claims").focus()
    await_application(shown.page)
    assert_focus_stays(shown, "nav-claims")
