"""The key of marks: a colour that it names is shown beside its name, as the chart has it."""

import pytest
from visits import Visits

from dashboard.shared.theme import DARK, LIGHT

# By the class of a swatch, the colour that it has where it is shown.
SWATCHES = """Object.fromEntries(["accent", "below", "spending", "gdp"].map(name => {
  const swatch = Object.assign(document.createElement("span"), { className: `swatch ${name}` });
  document.querySelector(".key").append(swatch);
  const [red, green, blue] = getComputedStyle(swatch).backgroundColor.match(/\\d+/g).map(Number);
  swatch.remove();
  return [name, "#" + [red, green, blue].map(one => one.toString(16).padStart(2, "0")).join("")];
}))"""


@pytest.mark.parametrize(("scheme", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_the_swatches_have_the_colours_of_the_charts(scheme: str, theme: object, visit: Visits) -> None:
    shown = visit(color_scheme=scheme)
    shown.open("/scoreboard")
    wanted = {name: getattr(theme, name) for name in ("accent", "below", "spending", "gdp")}
    assert shown.page.evaluate(SWATCHES) == wanted


def test_each_colour_that_the_key_names_has_its_swatch(visit: Visits) -> None:
    shown = visit()
    shown.open("/scoreboard")
    named = shown.page.locator(".key li:has(.swatch)").all_inner_texts()
    assert named == ["blue: at or above the target", "orange: below"]
    assert all(one.bounding_box()["width"] > 8 for one in shown.page.locator(".swatch").all())  # type: ignore[index]


def test_on_a_phone_the_chart_is_seen_before_the_controls_which_are_in_a_drawer(visit: Visits) -> None:
    shown = visit(width=390)
    shown.open("/trends")
    chart = shown.page.locator(".chart").bounding_box()
    assert chart is not None
    assert chart["y"] < 600
    assert not shown.page.locator("#trends-indicator").is_visible()
    shown.page.locator("#trends-drawer").click()
    shown.page.locator("#trends-others").click()
    shown.until("window.location.search === '?others=no'")
    assert shown.page.locator("#trends-indicator").is_visible()
    shown.assert_sound()
