"""Screens of every width: no page scrolls sideways, and navigation, pin and colours are reached, scripts or not."""

from itertools import pairwise

import pytest
from visits import WIDTHS, Visits, find_sideways

from dashboard.pages import PAGES


@pytest.mark.parametrize("scripts", [True, False])
def test_a_page_that_is_not_there_does_not_scroll_sideways_either(scripts: bool, visit: Visits) -> None:
    shown = visit(java_script_enabled=scripts)
    shown.page.goto(f"{shown.address}/nothing")
    assert [said for width in WIDTHS for said in find_sideways(shown, width)] == []
    assert shown.strangers == []


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
