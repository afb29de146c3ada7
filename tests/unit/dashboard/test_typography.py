"""Where lines of a page may not end, in all that is drawn: texts, links, tables."""

import pytest
from dash import dcc, html

from dashboard.shared import mantine as dmc
from dashboard.shared.typography import set_texts
from dashboard.shared.wording import hold_together


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("3.5 % by 2035", "3.5_% by 2035"),
        ("of 29 November 2019", "of 29_November_2019"),
        ("in June 2024 and May", "in June_2024 and May"),
        ("95 % interval 0.1 to 0.2, n = 31", "95_% interval 0.1 to 0.2, n_=_31"),
        ("by 0.34 points, of 1.03 trillion US$", "by 0.34_points, of 1.03_trillion_US$"),
        ("CC BY 4.0.", "CC_BY_4.0."),
        ("28 members in May", "28 members in May"),
    ],
)
def test_no_line_ends_between_a_number_and_what_belongs_to_it(text: str, held: str) -> None:
    assert hold_together(text).replace("\N{NO-BREAK SPACE}", "_") == held


def test_every_text_that_is_drawn_is_held_but_what_is_copied() -> None:
    data = {"head": ["At 2 %"], "body": [["2 %", dcc.Link("3 %", href="/?a=4 %")]], "caption": "as it is"}
    drawn = set_texts(html.Div(["1 %", html.Ul([html.Li("5 %")]), html.Pre("6 %"), dmc.Table(data=data)]))
    one, points, copied, table = drawn.children
    assert (one, points.children[0].children, copied.children) == (
        "1\N{NO-BREAK SPACE}%",
        "5\N{NO-BREAK SPACE}%",
        "6 %",
    )
    assert table.data["head"] == ["At 2\N{NO-BREAK SPACE}%"]
    text, link = table.data["body"][0]
    assert (text, link.children, link.href) == ("2\N{NO-BREAK SPACE}%", "3\N{NO-BREAK SPACE}%", "/?a=4 %")
