"""The overview in the browser: what a reader finds there, and where a press on the map leads."""

import pytest
from visits import Visits, read_text

SIZES = """code => {
  const areas = [...document.querySelectorAll('.js-plotly-plot')[0].data].entries();
  const [at] = [...areas].find(([, trace]) => trace.hoveron === 'fills' && trace.customdata[0].includes(code));
  const area = document.querySelectorAll('.js-plotly-plot .scatterlayer .trace')[at];
  area.scrollIntoView({block: 'center'});
  const box = area.getBoundingClientRect();
  return [box.left, box.top, box.width, box.height];
}"""


def test_a_reader_finds_what_share_of_the_alliance_the_united_states_is(visit: Visits) -> None:
    shown = visit(width=1280)
    shown.open("/")
    door = shown.page.get_by_role("link", name="What share of the Alliance is the United States?")
    door.click()
    shown.settle()
    number = shown.page.locator("#overview-numbers > div", has_text="of all spending by the United States")
    assert number.is_visible()
    text = read_text(number)
    assert "57.1 %" in text
    assert "51.5 % of the GDP" in text
    assert "34.7 % of the people" in text
    shown.assert_sound()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_press_on_a_member_of_the_map_leads_to_it_at_the_same_pin(width: int, visit: Visits) -> None:
    shown = visit(width=width)
    shown.open("/?as_of=nato:2024-06-17")
    for code in ("LUX", "MNE", "MKD", "SVN"):
        _, _, across, upright = shown.page.evaluate(SIZES, code)
        assert min(across, upright) >= 3, code
    left, top, across, upright = shown.page.evaluate(SIZES, "POL")
    shown.page.mouse.click(left + across / 2, top + upright / 2)
    shown.until("location.search.includes('POL') || location.pathname.includes('POL')")
    assert "as_of=nato:2024-06-17" in shown.query()
    assert "Poland" in shown.page.locator("#page h1").inner_text()
    shown.assert_sound()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_of_the_overview_stands_beside_the_screen(width: int, visit: Visits) -> None:
    shown = visit(width=width)
    shown.open("/")
    assert shown.page.evaluate("document.querySelector('.page').scrollWidth") <= width
    assert shown.page.evaluate("document.querySelector('.chart').scrollWidth") <= width
    shown.assert_sound()
