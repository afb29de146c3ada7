"""Where points lead, of made-up figures."""

from made_up import observation

from dashboard.shared.chart import still
from dashboard.shared.point_link import lead_each_to_inputs, lead_to_cells, lead_to_inputs, lead_to_pages
from etl.asof.pin import Pin

ROWS = [observation(year=year, value=2.0) for year in (2018, 2019)]


def test_points_say_what_they_have_in_common_once() -> None:
    led = lead_to_cells(ROWS)
    assert led["customdata"] == ["year=2018", "year=2019"]
    assert led["meta"]["mark"].startswith("/cell?source=nato&")
    assert led["meta"]["mark"].endswith("&{}")


def test_each_point_leads_to_its_own_figures_as_of_the_pin_and_says_where() -> None:
    mixed = [observation(value=2.0), observation("population", value=3.0)]
    led = lead_each_to_inputs([ROWS[:1], ROWS, mixed], Pin.parse("2019-12-04"))
    cell, figures, nowhere = led["customdata"]
    assert cell.startswith("/cell?as_of=2019-12-04&source=nato&")
    assert figures.startswith("/figures?as_of=2019-12-04&indicator=")
    assert nowhere is None
    assert ["Click: its cell" in one for one in led["hovertemplate"]] == [True, False, False]
    assert ["Click: the figures behind it" in one for one in led["hovertemplate"]] == [False, True, False]


def test_in_a_picture_nothing_leads_on() -> None:
    with still():
        assert lead_to_cells(ROWS) == {}
        assert lead_to_inputs(ROWS) == {}
        assert lead_each_to_inputs([ROWS], Pin()) == {}
        assert lead_to_pages("/country/%7B%7D", ["DEU"], "its page") == {}
