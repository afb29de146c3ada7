"""Pictures that are taken away, as a browser shows them: whatever its fonts, nothing leaves them."""

import pytest
from visits import Visits

from dashboard.pages import CHARTED
from dashboard.picture.sheet import SIZES

# The texts that reach beyond an edge of the picture.
OUTSIDE = """() => {
  const {width, height} = document.documentElement.viewBox.baseVal;
  const leaves = text => {
    const box = text.getBoundingClientRect();
    return box.left < 0 || box.top < 0 || box.right > width || box.bottom > height;
  };
  return [...document.querySelectorAll("text")].filter(leaves).map(text => text.textContent);
}"""

# A state of each page with longer or more texts; of the others it is another order of the members.
FURTHER = {
    "trends": "&chart=multiples", "burden": "&weight_share_of_gdp=1&member=MKD", "overview": "&as_of=2024-06-17",
    "country": "&member=MKD", "releases": "&member=MKD&year=2020&new=2025-08-28",
}  # fmt: skip


@pytest.mark.parametrize("page", CHARTED, ids=lambda page: page.name)
@pytest.mark.parametrize("size", SIZES)
def test_no_text_leaves_a_picture_in_the_fonts_of_this_machine(page: object, size: str, visit: Visits) -> None:
    shown = visit(width=1280)
    for query in ("", "&as_of=2019-12-04", FURTHER.get(page.name, "&sort=member")):  # type: ignore[attr-defined]
        shown.page.goto(f"{shown.address}/picture/{page.name}.svg?size={size}{query}")  # type: ignore[attr-defined]
        assert shown.page.evaluate(OUTSIDE) == []
    shown.assert_sound()


def test_the_buttons_are_reached_by_keyboard_behind_the_csv_and_follow_the_controls(visit: Visits) -> None:
    shown = visit()
    shown.open("/trends")
    shown.page.locator("#trends-events").click(force=True)
    shown.page.wait_for_selector('a[data-download=svg][href$="?events=yes"]')
    shown.page.locator("a[data-download=csv]").focus()
    for ending in ("png", "svg"):
        shown.page.keyboard.press("Tab")
        assert shown.page.evaluate("document.activeElement.dataset.download") == ending
        with shown.page.expect_download() as download:
            shown.page.keyboard.press("Enter")
        assert download.value.suggested_filename.startswith("burden-sharing_defence-expenditure-share-gdp")
        assert download.value.suggested_filename.endswith(f".{ending}")
