"""The chart of trends in the browser: where a press on a line and on a name leads."""

import pytest
from playwright.sync_api import expect
from visits import Visit, Visits

# The middle of the last point of a line: in grey of that whose own word is `code`, in colour of that of the member.
POINT = """([code, focus]) => {
  const plot = document.querySelector("#page .js-plotly-plot");
  plot.scrollIntoView({ block: "center" });
  const box = plot.getBoundingClientRect(), { xaxis, yaxis, _size } = plot._fullLayout;
  for (const trace of plot.data) {
    const own = trace.meta?.mark.includes(`member=${code}&`);
    const at = focus ? (own ? trace.x.length - 1 : -1) : (trace.customdata ?? []).lastIndexOf(code);
    if (at < 0) continue;
    return [box.left + _size.l + xaxis.c2p(trace.x[at]), box.top + _size.t + yaxis.c2p(trace.y[at])];
  }
}"""


def point_at(shown: Visit, code: str, focus: bool, beside: int = 0) -> tuple[float, float]:
    """Where the last point of a member's line is, in colour or in grey, or so many pixels beside it."""
    across, down = shown.page.evaluate(POINT, [code, focus])
    return across + beside, down


def press(shown: Visit, code: str, focus: bool, beside: int = 0) -> None:
    """Point at the last point of a member's line, and press it."""
    across, down = point_at(shown, code, focus, beside)
    shown.page.mouse.move(across - 30, down - 30)
    shown.page.mouse.move(across, down)
    shown.until("document.querySelector('.hoverlayer .hovertext') !== null")
    shown.page.mouse.click(across, down)


def test_a_press_on_a_grey_line_brings_it_into_colour_then_a_mark_leads_to_its_cell_and_its_line_to_its_member(
    visit: Visits,
) -> None:
    shown = visit(width=1440)
    shown.open("/trends?country=DEU~FRA&as_of=nato:2024-06-17&targets=no")
    press(shown, "GRC", focus=False)
    shown.page.wait_for_url("**/trends?as_of=nato:2024-06-17&country=DEU~FRA~GRC&targets=no")
    expect(shown.page.locator(".annotation-text", has_text="Greece")).to_be_visible()
    expect(shown.page.locator("#page .mantine-Pill-label")).to_have_text(["Germany", "France", "Greece"])
    coloured = shown.page.url
    press(shown, "GRC", focus=True)
    shown.page.wait_for_url("**/cell?as_of=nato:2024-06-17&*member=GRC&year=2022")
    expect(shown.page.get_by_role("heading", level=1)).to_contain_text("Greece, 2022")
    shown.page.goto(coloured)
    shown.until("document.querySelector('#page .js-plotly-plot .main-svg') !== null")
    press(shown, "GRC", focus=True, beside=-15)
    shown.page.wait_for_url("**/country/GRC?as_of=nato:2024-06-17")
    expect(shown.page.get_by_role("heading", level=1)).to_contain_text("Greece")
    shown.page.go_back()
    shown.page.wait_for_url("**/trends?*country=DEU~FRA~GRC*")
    shown.assert_sound()


def test_a_finger_shows_what_a_point_says_before_it_follows_it(touch_visit: Visits) -> None:
    shown = touch_visit(width=390)
    shown.open("/trends?country=DEU&targets=no")
    point_at(shown, "DEU", focus=True)
    shown.page.touchscreen.tap(*point_at(shown, "DEU", focus=True))
    expect(shown.page.locator(".hoverlayer")).to_contain_text("Click: its cell")
    assert "/trends" in shown.page.url
    shown.page.touchscreen.tap(*point_at(shown, "DEU", focus=True))
    shown.page.wait_for_url("**/cell?*member=DEU&year=2024")
    shown.assert_sound()


@pytest.mark.parametrize("query", ["country=DEU~FRA&as_of=nato:2024-06-17", "chart=multiples&as_of=nato:2024-06-17"])
def test_a_press_on_a_name_leads_to_the_page_of_its_member(query: str, visit: Visits) -> None:
    shown = visit(width=1440)
    shown.open(f"/trends?{query}")
    shown.page.locator(".annotation-text-g", has_text="France").first.click()
    shown.page.wait_for_url("**/country/FRA?as_of=nato:2024-06-17")
    expect(shown.page.get_by_role("heading", level=1)).to_contain_text("France")
    shown.assert_sound()
