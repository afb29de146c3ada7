"""Where points lead, of made-up figures."""

from made_up import observation

from dashboard.shared.chart import still
from dashboard.shared.point_link import lead_to_cells, lead_to_inputs, lead_to_pages

ROWS = [observation(year=year, value=2.0) for year in (2018, 2019)]


def test_points_say_what_they_have_in_common_once() -> None:
    led = lead_to_cells(ROWS)
    assert led["customdata"] == ["year=2018", "year=2019"]
    assert led["meta"]["mark"].startswith("/cell?source=nato&")
    assert led["meta"]["mark"].endswith("&{}")


def test_in_a_picture_nothing_leads_on() -> None:
    with still():
        assert lead_to_cells(ROWS) == {}
        assert lead_to_inputs(ROWS) == {}
        assert lead_to_pages("/country/%7B%7D", ["DEU"], "its page") == {}
