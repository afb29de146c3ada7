"""Components written as HTML: nothing that they hold is taken for markup, and no component is passed over."""

import pytest
from dash import dcc, html

from dashboard.shared import mantine as dmc
from dashboard.web.first.looks import ROWS, list_looks
from dashboard.web.first.markup import Markup, write_markup

LOOKS = list_looks({}, "nav-here")


def test_texts_and_attributes_are_escaped() -> None:
    written = write_markup(html.P(["<b>&", html.A('"', href='/?a="><script>', title="'")], className="a b"), {})
    assert written == (
        '<p class="a b">&lt;b&gt;&amp;<a href="/?a=&quot;&gt;&lt;script&gt;" title="&#x27;">&quot;</a></p>'
    )


def test_what_is_html_already_stays() -> None:
    assert write_markup(html.Div(Markup("<svg/>")), {}) == "<div><svg/></div>"


def test_names_of_html_are_written_flags_have_no_value_and_what_is_for_scripts_is_left_out() -> None:
    one = html.Div([None, 3, html.Br()], tabIndex=0, hidden=True, **{"data-page": "x", "aria-label": "y"})
    assert write_markup(one, {}) == '<div aria-label="y" hidden tabindex="0">3<br></div>'


def test_a_button_cannot_be_pressed_before_the_script_is_there() -> None:
    assert write_markup(html.Button("x", type="button"), {}) == '<button disabled type="button">x</button>'


def test_a_component_that_nobody_knows_is_told_by_its_name() -> None:
    with pytest.raises(LookupError, match=r"dash_core_components\.Slider: what it looks like"):
        write_markup(html.Div(dcc.Slider(0, 1)), LOOKS)


def test_the_link_to_the_page_itself_says_so() -> None:
    here, there = (dcc.Link("x", href="/x", id=f"nav-{name}") for name in ("here", "there"))
    assert write_markup(here, LOOKS) == '<a aria-current="page" href="/x" id="nav-here">x</a>'
    assert write_markup(there, LOOKS) == '<a href="/x" id="nav-there">x</a>'


def test_a_control_shows_the_words_of_what_it_holds_also_where_they_are_grouped() -> None:
    data = [{"group": "g", "items": [{"value": "a", "label": "<A>"}]}, {"value": "b", "label": "B"}]
    one = write_markup(dmc.Select(id="i", label="L", data=data, value="a"), LOOKS)
    several = write_markup(dmc.MultiSelect(id="i", label="L", data=data, value=["a", "b", "other"]), LOOKS)
    assert '<span class="first-input">&lt;A&gt;</span>' in one
    assert [several.count(f">{word}</span>") for word in ("&lt;A&gt;", "B", "other")] == [1, 1, 1]
    assert '<span class="first-input"></span>' in write_markup(dmc.TextInput(id="i", label="L", placeholder="p"), LOOKS)


@pytest.mark.parametrize("on", [True, False])
def test_a_switch_says_whether_it_is_on(on: bool) -> None:
    said = write_markup(dmc.Switch(id="i", label="Events", checked=on), LOOKS)
    assert f'aria-label="{"on" if on else "off"}"' in said
    assert "Events" in said


@pytest.mark.parametrize(("rows", "told"), [(ROWS, ""), (ROWS + 1, "1 more row"), (ROWS + 1200, "1,200 more rows")])
def test_a_long_table_says_how_much_of_it_is_missing(rows: int, told: str) -> None:
    table = dmc.Table(id="t", data={"head": ["a"], "body": [[str(row)] for row in range(rows)]}, className="numbers")
    written = write_markup(table, LOOKS)
    assert written.count("<td>") == min(rows, ROWS)
    assert ("first-more" in written) == bool(told)
    assert told in written
