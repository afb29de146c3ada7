"""Screens of every width: no page scrolls sideways, and navigation, pin and colours are reached, scripts or not."""

from itertools import pairwise

import pytest
from visits import Visit, Visits

from dashboard.pages import PAGES

# 720 is what is left of 1440 at 200 %, and 320 of 1280 at 400 %.
WIDTHS = (320, 360, 376, 390, 641, 720, 768, 968, 1024, 1440)
PATHS = [*(page.path for page in PAGES), "/nothing"]
# What reaches out of the window, but for what a region that scrolls holds.
WIDE = """[...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > innerWidth + 0.5
  && !one.closest(".table-scroll") && one.checkVisibility()).map(one => one.outerHTML.slice(0, 80))"""


def find_sideways(shown: Visit, width: int) -> list[str]:
    """What makes the page scroll sideways at a width; nothing where it does not."""
    shown.page.set_viewport_size({"width": width, "height": 900})
    # A chart follows its window a moment later.
    for _ in range(50):
        if shown.page.evaluate("document.documentElement.scrollWidth") <= width:
            return []
        shown.page.wait_for_timeout(40)
    return [f"{width}: {one}" for one in shown.page.evaluate(WIDE)] or [f"{width}"]


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways_at_any_width(path: str, visit: Visits) -> None:
    shown = visit(width=WIDTHS[-1])
    shown.page.goto(shown.address + path)
    shown.page.wait_for_selector("html:not(.starting)")
    shown.settle()
    found = []
    for width in WIDTHS[::-1]:
        found += find_sideways(shown, width)
        shown.settle()
    assert found == []
    assert shown.strangers == []


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways_before_its_scripts_have_come(path: str, visit: Visits) -> None:
    shown = visit(java_script_enabled=False)
    shown.page.goto(shown.address + path)
    assert [said for width in WIDTHS for said in find_sideways(shown, width)] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scripts", [True, False])
def test_navigation_pin_and_colours_are_reached_at_every_width(width: int, scripts: bool, visit: Visits) -> None:
    shown = visit(width=width, java_script_enabled=scripts)
    shown.page.goto(f"{shown.address}/data")
    if scripts:
        shown.page.wait_for_selector("html:not(.starting)")
    links = shown.page.locator(".shell-header nav a")
    menu = shown.page.get_by_text("Menu", exact=True)
    assert menu.is_visible() == (width < 768)
    if menu.is_visible():
        assert not links.first.is_visible()
        menu.click()
    boxes = [one.bounding_box() for one in (*links.all(), shown.page.locator(".pin"), shown.page.locator("#scheme"))]
    assert len(boxes) == sum(page.listed for page in PAGES) + 2
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 24 for box in boxes)
    footer = shown.page.get_by_role("navigation", name="About").get_by_role("link").all_inner_texts()
    assert footer == [page.label for page in PAGES if not page.listed]


def test_a_menu_closes_as_another_page_is_shown_and_stays_open_as_the_application_takes_over(visit: Visits) -> None:
    shown = visit(width=390)
    shown.page.route("**/_dash-layout", lambda route: (shown.page.wait_for_timeout(500), route.continue_()))
    shown.page.goto(f"{shown.address}/data", wait_until="commit")
    shown.page.locator("#first #menu").click()
    shown.page.wait_for_selector("html:not(.starting)")
    assert shown.page.evaluate("document.activeElement.id") == "menu"
    shown.page.locator(".shell-header nav").get_by_role("link", name="Claims").click()
    shown.page.wait_for_selector("[data-page=claims]")
    assert not shown.page.locator(".shell-header nav").is_visible()
    shown.assert_sound()


def test_letters_twice_as_large_fit_too(visit: Visits) -> None:
    shown = visit(java_script_enabled=False)
    shown.page.goto(f"{shown.address}/data")
    shown.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert [said for width in WIDTHS[3:] for said in find_sideways(shown, width)] == []


def test_ten_pages_stand_beside_the_brand_on_a_wide_screen(visit: Visits) -> None:
    shown = visit(width=1440, java_script_enabled=False)
    shown.page.goto(f"{shown.address}/data")
    names = ["Overview", "Scoreboard", "Trends", "Country", "Change", "Releases", "Path", "Burden", "Claims", "Data"]
    entries = "".join(f"<li><a href='/'>{name}</a></li>" for name in names)
    places = shown.page.evaluate(
        """entries => {
          document.querySelector(".shell-header ul").innerHTML = entries;
          return [...document.querySelectorAll(".brand, .shell-header li")].map(one => {
            const { left, right, top, bottom } = one.getBoundingClientRect();
            return [left, right, (top + bottom) / 2];
          });
        }""",
        entries,
    )
    assert all(before[1] <= after[0] + 0.5 and abs(before[2] - after[2]) < 2 for before, after in pairwise(places))
