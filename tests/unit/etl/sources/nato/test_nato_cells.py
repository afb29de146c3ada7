"""Cells, names and currencies of NATO's tables, one at a time. The cells are made up; formats and texts are NATO's."""

import pytest

from etl.catalogue.indicators import indicators
from etl.errors import LayoutError
from etl.sources.nato.cells import Figure, read_figure
from etl.sources.nato.columns import Column
from etl.sources.nato.currencies import find_unit
from etl.sources.nato.names import Name, read_footnote, read_name, strip_marks
from etl.sources.nato.workbook import Cell

SHARE = indicators()["defence_expenditure_share_gdp"]
GDP = indicators()["gdp_usd_constant"]
YEAR = Column(Cell("f!s!D8", 8, 4, 2009, "General", False), 2009, False)
ESTIMATE = Column(Cell("f!s!E8", 8, 5, "2015 e", "General", False), 2015, True)
NOT_APPLICABLE = r'#\ \ ;;\-\ \ \ \ \ ;"                  //"'
NOT_AVAILABLE = r'#0.0\ \ ;\-#0.0\ \ ;#0.0\ \ ;"                  .."'
BROKEN = r'\|\ \ #0.00\ \ ;\|\ \ \-#0.00\ \ ;#0.00\ \ ;"                  .."'
SWITCHES = ("Data are in Euros (for Slovak Republic from 2009, for Estonia from 2011, for Latvia from 2014).",)


def cell(value: str | float | bool | None, number_format: str = "General") -> Cell:
    return Cell("f!s!D9", 9, 4, value, number_format, False)


@pytest.mark.parametrize(
    ("value", "number_format", "status", "note"),
    [
        (".", NOT_APPLICABLE, "not_applicable", ""),
        (".", NOT_AVAILABLE, "not_available", ""),
        ("..", NOT_APPLICABLE, "not_applicable", ""),
        ("..", "General", "not_available", ""),
        ("//", "General", "not_applicable", ""),
        (".", "#,##0", "not_available", 'published as ".", without a reason'),
        (".", '#,##0;;;"//"@', "not_available", 'published as ".", without a reason'),
        (" .\xa0", NOT_APPLICABLE, "not_applicable", ""),
        (None, "General", "not_published", ""),
        ("  ", "General", "not_published", ""),
    ],
)
def test_a_sign_means_what_is_printed_in_its_place(
    value: str | None, number_format: str, status: str, note: str
) -> None:
    assert read_figure(cell(value, number_format), YEAR, "BEL", SHARE) == Figure(None, status, note)


def test_a_dash_is_nil() -> None:
    assert read_figure(cell("-"), YEAR, "BEL", SHARE) == Figure(0.0, "actual", 'published as "-", nil')


def test_a_format_that_prints_an_unknown_sign_is_refused() -> None:
    with pytest.raises(LayoutError, match=r"^f!s!D9: '\.' is printed as '\?'"):
        read_figure(cell(".", '0;0;0;"?"'), YEAR, "BEL", SHARE)


@pytest.mark.parametrize("value", ["n/a", "1,5", "2.0", True, float("nan"), float("inf")])
def test_anything_else_is_refused_with_its_cell(value: str | float | bool) -> None:
    with pytest.raises(LayoutError, match=r"^f!s!D9: .* is neither a number nor a sign of NATO's key"):
        read_figure(cell(value), YEAR, "BEL", SHARE)


def test_a_figure_is_actual_or_an_estimate_as_its_year_is() -> None:
    assert read_figure(cell(2), YEAR, "BEL", SHARE) == Figure(2.0, "actual")
    assert read_figure(cell(2), ESTIMATE, "BEL", SHARE) == Figure(2.0, "estimate")


@pytest.mark.parametrize(
    ("value", "number_format", "note"),
    [
        (1.7, BROKEN, "break in series"),
        (-1.7, BROKEN, "break in series"),
        (0.0, BROKEN, ""),
        (-1.7, r"\|\ #0.0", "break in series"),
        (-1.7, r"\|\ #0.0;\-#0.0", ""),
        (1.7, '"|" 0.0', "break in series"),
        (1.7, "_|0.0", ""),
        (1.7, '0.0;0.0;0.0;"|"', ""),
    ],
)
def test_a_break_is_a_bar_in_the_part_of_the_format_that_is_used(value: float, number_format: str, note: str) -> None:
    assert read_figure(cell(value, number_format), YEAR, "BEL", SHARE).note == note


def test_iceland_has_a_gdp_and_no_forces() -> None:
    assert read_figure(cell(0), YEAR, "ISL", SHARE) == Figure(None, "no_armed_forces")
    assert read_figure(cell(12.5), YEAR, "ISL", GDP) == Figure(12.5, "actual")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Belgium (Euros)", Name("BEL", (), "Euros")),
        ("Czechia* (Koruny)", Name("CZE", ("*",), "Koruny")),
        ("Slovak Republic (b)", Name("SVK", ("(b)",), "")),
        ("Bulgaria *", Name("BGR", ("*",), "")),
        ("Poland (a) * (Zlotys)", Name("POL", ("(a)", "*"), "Zlotys")),
        ("Turkey", Name("TUR", (), "")),
        ("NATO - Europe *", Name("NATO_EUR", ("*",), "")),
        ("Real GDP (billion US dollars)", None),
        ("(a)", None),
        ("", None),
    ],
)
def test_a_name_is_read_with_its_marks_and_currency(text: str, name: Name | None) -> None:
    assert read_name(text) == name


def test_a_heading_loses_its_marks_and_keeps_its_unit() -> None:
    assert strip_marks("Equipment (a)") == "Equipment"
    assert strip_marks("GDP per capita (thousand US dollars) *") == "GDP per capita (thousand US dollars)"


def test_a_footnote_is_kept_by_its_mark() -> None:
    footnotes: dict[str, str] = {}
    assert read_footnote(cell("(a)   Data do not\xa0include  pensions."), footnotes)
    assert not read_footnote(cell("Notes: Figures for 2023 are estimates."), footnotes)
    assert footnotes == {"(a)": "Data do not include pensions."}


@pytest.mark.parametrize(
    ("member", "words", "year", "unit"),
    [
        ("SVK", "Koruny-Euros", 2008, "skk_million"),
        ("SVK", "Koruny-Euros", 2009, "eur_million"),
        ("EST", "Krooni-Euros", 2010, "eek_million"),
        ("LVA", "Lats - Euros", 2014, "eur_million"),
        ("CZE", "Koruny", 2014, "czk_million"),
        ("DNK", "Kroner", 2014, "dkk_million"),
        ("NOR", "Kroner", 2014, "nok_million"),
        ("ROU", "new lei", 2014, "ron_million"),
    ],
)
def test_a_currency_is_read_by_member_and_year(member: str, words: str, year: int, unit: str) -> None:
    assert find_unit(cell(words), member, words, SWITCHES, year) == unit


def test_a_row_of_three_currencies_is_refused() -> None:
    with pytest.raises(LayoutError, match=r"^f!s!D9: gives the currencies 'Koruny-Euros-Euros'"):
        find_unit(cell(""), "SVK", "Koruny-Euros-Euros", SWITCHES, 2008)
