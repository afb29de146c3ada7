"""What is drawn, what stands in the table and what is downloaded are the same numbers."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from visits import Visit, Visits

from dashboard.shared.wording import write_number

PINNED = "as_of=2024-06-17"


def downloaded(visit: Visit) -> list[dict[str, str]]:
    """The rows of the file that the button gives."""
    with visit.page.expect_download() as taken:
        visit.page.locator("a[data-download=csv]").click()
    text = Path(taken.value.path()).read_text(encoding="utf-8")
    assert taken.value.suggested_filename.endswith(".csv")
    return list(csv.DictReader(StringIO(text)))


def drawn(visit: Visit, axis: str) -> list[float]:
    """All values of the chart that plotly has drawn."""
    script = f"document.querySelector('.js-plotly-plot').data.flatMap(trace => trace.{axis}).filter(v => v !== null)"
    return [float(value) for value in visit.page.evaluate(script)]


def tabled(visit: Visit, table: str) -> list[list[str]]:
    """The text of every row of the table."""
    rows = visit.page.locator(f"#{table} tbody tr")
    return [row.locator("td").all_inner_texts() for row in rows.all()]


def test_the_scoreboard_s_chart_table_and_download_agree(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/scoreboard?{PINNED}&year=2019")
    shares = [row for row in downloaded(shown) if row["verdict"] and row["value"]]
    assert len(shares) == 30, "28 members of 2019 with armed forces, and two aggregates"
    assert sorted(drawn(shown, "x")) == sorted(float(row["value"]) for row in shares)
    by_name = {row["member_name"]: write_number(float(row["value"]), 2) for row in shares}
    assert {row[1]: row[2] for row in tabled(shown, "scoreboard-table") if row[2] != "–"} == by_name
    shown.assert_sound()


@pytest.mark.parametrize("query", [PINNED, f"{PINNED}&indicator=military_personnel&country=DEU~POL&others=no"])
def test_the_chart_of_trends_its_table_and_download_agree(query: str, visit: Visits) -> None:
    shown = visit()
    shown.open(f"/trends?{query}")
    rows = [row for row in downloaded(shown) if row["value"]]
    assert set(drawn(shown, "y")) == {float(row["value"]) for row in rows}
    table = tabled(shown, "trends-table")
    cells = [cell for row in table for cell in row[1:] if cell not in ("", "[n]", "[x]")]
    assert len(cells) == len(rows)
    shown.assert_sound()


def test_a_changed_indicator_changes_chart_words_table_and_download_together(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/trends?{PINNED}&country=EST&others=no")
    shown.page.locator("#trends-indicator").click()
    shown.page.get_by_role("option", name="Military personnel", exact=True).first.click()
    expect(shown.page.locator("#page h1")).to_contain_text("ilitary personnel")
    shown.settle()
    rows = downloaded(shown)
    assert {row["indicator"] for row in rows} == {"military_personnel"}
    assert set(drawn(shown, "y")) == {float(row["value"]) for row in rows}
    # The oldest year stands last.
    assert tabled(shown, "trends-table")[0][-1] == write_number(float(rows[0]["value"]), 1)
    shown.assert_sound()


def test_a_heading_sorts_the_table_by_keyboard(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/scoreboard?{PINNED}")
    heading = shown.page.locator("#scoreboard-table a.sort", has_text="Member")
    heading.focus()
    shown.page.keyboard.press("Enter")
    expect(shown.page.locator("#scoreboard-table tbody td:nth-child(2)").first).to_have_text("Albania")
    assert "sort=member" in shown.query()
    shown.assert_sound()


def test_a_hover_says_value_status_release_and_cell(visit: Visits) -> None:
    shown = visit()
    shown.open(f"/trends?{PINNED}&country=EST&others=no")
    texts = shown.page.evaluate("document.querySelector('.js-plotly-plot').data.at(-1).hovertext")
    assert texts[-1].startswith(
        "<b>Estonia</b>, 2024e<br>3.431 % of GDP<br>estimate<br>NATO, release of 17 June 2024<br>"
    )
    point = shown.page.locator(".scatterlayer .trace .points path").last
    point.hover(force=True)
    shown.page.wait_for_selector(".hoverlayer .hovertext")
    expect(shown.page.locator(".hoverlayer")).to_contain_text("TABLE3!N18")
    shown.assert_sound()
