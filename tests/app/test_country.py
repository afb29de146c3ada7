"""The page of a country on the snapshot that ships: its address, what it finds, and that all of it says the same."""

import csv
import re
from io import StringIO
from typing import Any

import pytest
from asking import Route, Said
from flask.testing import FlaskClient

from dashboard.pages.country import page as country
from dashboard.pages.country.collection import select_country
from dashboard.pages.country.query import CountryView
from dashboard.pages.country.tally import list_tallies
from dashboard.shared.page import Screen
from dashboard.shared.wording import write_money, write_signed
from etl.asof.count import Question, select_answer
from etl.asof.pin import Pin
from etl.catalogue.members import members
from etl.measures.choice import Choice
from etl.measures.inputs import compute_as_of
from etl.store.snapshot import Snapshot

# What a hover says of where a figure stands, up to the next line of its own.
CELL = re.compile("<br>cell (.+?)(?=<br>(?!  )|$)")
PINS = ("", "?as_of=2019-12-04", "?as_of=nato:2016-01-28", "?as_of=nato:2024-06-17", "?as_of=2022-07-01")


def view_of(code: str, query: str = "") -> CountryView:
    return CountryView.from_query(query, word=code)


def title_of(snapshot: Snapshot, code: str, query: str = "") -> str:
    return country.EXHIBIT.words(snapshot, view_of(code, query)).title


@pytest.mark.parametrize(
    ("asked", "code"),
    [("deu", "DEU"), ("germany", "DEU"), ("united-kingdom", "GBR"), ("turkey", "TUR"), ("türkiye", "TUR")],
)
def test_a_name_or_lower_case_leads_to_the_code_with_its_query(asked: str, code: str, client: FlaskClient) -> None:
    answer = client.get(f"/country/{asked}?as_of=2024-06-17")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/country/{code}?as_of=2024-06-17"


def test_a_code_that_is_no_members_is_not_found_and_the_members_are_offered(client: FlaskClient) -> None:
    answer = client.get("/country/XXX")
    assert answer.status_code == 404
    assert all(f'href="/country/{code}"' in answer.text for code in members())
    assert '<meta name="robots" content="noindex">' in answer.text


def test_the_address_names_the_member_in_the_document_and_in_all_that_it_links_to(
    client: FlaskClient, said: Said
) -> None:
    answer = client.get("/country/FRA?as_of=2024-06-17")
    found = said(answer.text)
    assert found["h1"].startswith("France")
    assert found["canonical"] == "http://localhost/country/FRA?as_of=2024-06-17"
    assert found["alternate"] == "/csv/country.csv?as_of=2024-06-17&member=FRA"
    rows = list(csv.DictReader(StringIO(client.get(found["alternate"]).text)))
    assert {row["member"] for row in rows if row["indicator"] != "defence_expenditure_share_gdp"} >= {"FRA"}
    picture = client.get("/picture/country.svg?member=FRA&as_of=2024-06-17").text
    assert found["h1"].replace("\N{NO-BREAK SPACE}", " ") in picture
    assert "/country/FRA?as_of=2024-06-17" in picture


def test_without_a_member_the_page_says_whom_it_shows(client: FlaskClient, route: Route) -> None:
    assert "The address names no member, so this is Germany." in client.get("/country").text
    assert "names no member" not in client.get("/country/DEU").text
    # An older address names it behind the question mark.
    for code in ("DEU", "TUR"):
        assert "names no member" not in client.get(f"/country?member={code}", follow_redirects=True).text
    assert "names no member" not in route(client, "/country/DEU").text


def test_a_control_changes_the_path(client: FlaskClient) -> None:
    callbacks = client.get("/_dash-dependencies").get_json()
    drawing = next(one for one in callbacks if "country-graph.figure" in one["output"])
    names = [part.rpartition(".") for part in drawing["output"].strip(".").split("...")]
    held = {
        "country-url.pathname": "/country/DEU", "country-url.search": "?as_of=2024-06-17",
        "country-member.value": "POL", "country-prices.value": "defence_expenditure_usd_constant",
    }  # fmt: skip
    body = {
        "output": drawing["output"],
        "outputs": [{"id": name, "property": prop} for name, _, prop in names],
        "inputs": [{**part, "value": held.get(f"{part['id']}.{part['property']}")} for part in drawing["inputs"]],
        "changedPropIds": ["country-member.value"],
    }
    answer = client.post("/_dash-update-component", json=body).get_json()["response"]
    assert answer["country-url"] == {"pathname": "/country/POL", "search": "?as_of=2024-06-17"}
    # On its way to another page there is nothing to draw.
    body["inputs"] = [
        part | {"value": "/trends"} if part["property"] == "pathname" else part for part in body["inputs"]
    ]
    assert client.post("/_dash-update-component", json=body).status_code == 204


TITLES = {
    ("DEU", ""): "Germany crossed 2 % in 2024 and is expected at 2.69 % in 2026",
    ("USA", ""): "The United States has been at or above 2 % every year since 2014 and is expected at 3.17 % in 2026",
    ("SVN", ""): "Slovenia has been below 2 % every year since 2014 and is expected at 1.61 % in 2026",
    ("ALB", ""): "Albania is expected to cross 2 % in 2026, at 2.15 %",
    ("POL", ""): "Poland crossed 2 % again in 2020 and is expected at 4.68 % in 2026",
    ("ISL", ""): "Iceland has no armed forces",
    ("FIN", "?as_of=2019-12-04"): "Finland: nothing to show",
    ("BGR", "?as_of=2019-12-04"): "Bulgaria: expected at or above 2 % in 2019, as NATO stated on 29 November 2019",
    ("DEU", "?as_of=2008-06-01"): "Germany: 1.3 % of GDP in 2006",
}


@pytest.mark.parametrize(("code", "query"), TITLES)
def test_the_heading_is_the_finding(code: str, query: str, snapshot: Snapshot) -> None:
    assert title_of(snapshot, code, query) == TITLES[code, query]


def test_a_member_that_had_not_joined_is_said_to_be_none(snapshot: Snapshot) -> None:
    told = country.EXHIBIT.words(snapshot, view_of("FIN", "?as_of=2019-12-04")).summary
    assert told.startswith("No release of NATO known as of 4 December 2019 has a share of GDP of Finland.")
    assert told.endswith("It was no member then: it joined on 4 April 2023.")


@pytest.mark.parametrize("query", PINS)
def test_every_member_is_at_the_target_here_where_every_count_has_it(query: str, snapshot: Snapshot) -> None:
    pin = CountryView.from_query(query).as_of
    for code in members():
        shown = select_country(snapshot, view_of(code, query))
        for year, met in shown.met.items():
            answer = select_answer(snapshot, pin, Question(2.0, year))
            verdict = answer.count.verdicts.get(code) if answer else None
            assert verdict is None or verdict.met is met, (code, year)


def test_whether_and_by_how_much_a_member_was_below_is_said(snapshot: Snapshot) -> None:
    """Question 2. As of June 2024: (2 − 1.64037) % of a GDP of 4,458,611 million US$ in 2023 is 16,035 million."""
    told = country.EXHIBIT.words(snapshot, view_of("DEU", "?as_of=nato:2024-06-17")).summary
    assert "Below 2 % in 2014–2023; 16.0 billion US$ missing in 2023." in told


def test_why_publishers_differ_is_said_with_definition_years_money_and_gdp(snapshot: Snapshot) -> None:
    """Question 7: each by its own declaration in the catalogue, the figures of one year."""
    remarks = {one.title: one.points for one in country.EXHIBIT.words(snapshot, view_of("DEU")).remarks}
    points = {point.about: point.says for point in remarks["Why the sources differ on Germany in 2023"]}
    assert "SIPRI: 1.50 %" in next(about for about in points if about.startswith("SIPRI"))
    told = " ".join(points.values())
    for reason in (
        "Each member's own fiscal year, as reported to NATO.", "Calendar years, converted from fiscal years",
        "Military expenditure as SIPRI estimates it, uniform over time", "It is not NATO's agreed definition.",
        "Core defence expenditure as counted since the release of July 2026", "It has 68.6 billion US$ of spending",
    ):  # fmt: skip
        assert reason in told


def test_publishers_without_a_figure_are_named_as_such(snapshot: Snapshot) -> None:
    remarks = country.EXHIBIT.words(snapshot, view_of("USA", "?as_of=2019-12-04")).remarks
    points = {point.about: point.says for point in remarks[0].points}
    assert points["World Bank:"] == "no share of the United States in the releases known then."
    assert "no share of" in points["European Defence Agency:"]


def test_ranks_are_among_members_with_a_figure(snapshot: Snapshot) -> None:
    shown = select_country(snapshot, view_of("DEU"))
    assert {one.indicator.id: (one.rank, one.of) for one in shown.standings} == {
        "defence_expenditure_share_gdp": (11, 31),
        "defence_expenditure_per_capita_usd_constant": (7, 31),
        "equipment_share": (18, 31),
        "defence_expenditure_real_change": (7, 31),
        "defence_expenditure_usd_current": (2, 31),
        "military_personnel": (6, 31),
    }


@pytest.mark.parametrize("query", PINS)
@pytest.mark.parametrize("code", ["DEU", "BGR", "ISL", "SWE"])
def test_what_is_drawn_is_in_the_csv_and_in_the_table(code: str, query: str, snapshot: Snapshot) -> None:
    view = view_of(code, query)
    rows = list(csv.DictReader(StringIO(country.EXHIBIT.csv(snapshot, view))))
    drawn = [
        text
        for trace in country.EXHIBIT.figure(snapshot, view, Screen())["data"]
        for text in trace.get("hovertext", ())
    ]
    cells = {found.replace("<br>  ", "") for text in drawn for found in CELL.findall(text)}
    assert cells <= {row["cell"] for row in rows}
    assert bool(cells) == (code != "ISL" and (code != "SWE" or query in ("", "?as_of=nato:2024-06-17")))
    table: Any = country.EXHIBIT.words(snapshot, view).table
    own = {(row["indicator"], row["source"], row["release"]) for row in rows if row["member"] == code}
    ranked_only = {"defence_expenditure_real_change"}
    assert len(table["body"]) == len([one for one in own if one[0] not in ranked_only])


def test_money_is_shown_in_the_prices_that_are_asked_for(snapshot: Snapshot) -> None:
    view = view_of("POL", "?prices=defence_expenditure_national_currency_current")
    heads = [note["text"] for note in country.EXHIBIT.figure(snapshot, view, Screen())["layout"]["annotations"]]
    assert "<b>Money, billion in national currency, current prices</b>" in heads


def test_equipment_has_its_money_beside_it(snapshot: Snapshot) -> None:
    """R22: 32.11 % of 147,002 million is 47.2 billion US$."""
    numbers = country.EXHIBIT.words(snapshot, view_of("DEU")).numbers
    assert next(one for one in numbers if "equipment" in one.label).note == (
        "guideline 20 %; 47.2 billion US$ at current prices"
    )


def test_aid_and_troops_stand_beside_spending_with_their_date_and_source(snapshot: Snapshot) -> None:
    beside = country.EXHIBIT.words(snapshot, view_of("DEU")).remarks[-1]
    assert beside.title == "Beside spending, and never added to it"
    aid, troops = (point.says for point in beside.points)
    assert aid.startswith("29.9 billion euros allocated from 2022 to 2026 (0.83 % of GDP)")
    assert "Kiel Institute, release 29" in aid
    assert troops.startswith("36,436 on active duty in 2025, report of December.")


def test_a_pin_that_is_not_here_has_no_file(client: FlaskClient) -> None:
    assert client.get("/csv/country.csv?member=DEU&as_of=nato:2099-01-01").status_code == 400


def test_the_pin_of_a_day_is_the_same_for_all(snapshot: Snapshot) -> None:
    shown = select_country(snapshot, view_of("FRA", "?as_of=2024-01-01"))
    day = Pin.parse("2024-01-01").day
    assert day is not None
    assert all(line.part.release.published <= day for line in (*shown.shares, *shown.lines.values()))


def test_aid_is_told_of_who_has_no_armed_forces_too(snapshot: Snapshot) -> None:
    """0.007 + 0.028 + 0.006 + 0.054 + 0.005 billion, whose figures NATO's tables do not have."""
    aid = country.EXHIBIT.words(snapshot, view_of("ISL")).remarks[-1].points[0]
    assert aid.says.startswith("101 million euros allocated from 2022 to 2026")


def test_a_count_that_is_the_same_is_said_to_be(snapshot: Snapshot) -> None:
    points = country.EXHIBIT.words(snapshot, view_of("BGR")).remarks[0].points
    assert "SIPRI: 1.95 % in 2023, as NATO has it." in [point.about for point in points]


def read_words(figure: Any) -> dict[str, str]:
    """The texts of a figure that are points of a trace, and on which side of them each stands."""
    traces = [trace for trace in figure["data"] if trace["mode"] == "text"]
    return {text: side for one in traces for text, side in zip(one["text"], one["textposition"], strict=True)}


def test_the_year_that_one_payment_made_is_marked_in_the_chart_and_told_below(snapshot: Snapshot) -> None:
    """Bulgaria paid for its new fighters in 2019 (R17)."""
    view = view_of("BGR")
    assert "one payment 2019" in read_words(country.EXHIBIT.figure(snapshot, view, Screen()))
    told = {one.title: one.points for one in country.EXHIBIT.words(snapshot, view).remarks}
    assert [point.about for point in told["Breaks and single years"]] == ["2019:"]


def test_the_key_numbers_lead_to_all_members_and_to_the_way_with_other_growth_of_gdp(snapshot: Snapshot) -> None:
    numbers = country.EXHIBIT.words(snapshot, view_of("DEU", "?as_of=2024-06-17")).numbers
    assert {one.href for one in numbers if one.href} >= {"/scoreboard?as_of=2024-06-17"}
    newest = country.EXHIBIT.words(snapshot, view_of("DEU")).numbers
    assert {one.href for one in newest if one.href} == {"/scoreboard", "/path?country=DEU"}


def test_what_a_mark_is_stands_right_of_it_where_the_axis_is_near(snapshot: Snapshot) -> None:
    assert read_words(country.EXHIBIT.figure(snapshot, view_of("TUR"), Screen()))["break 2001"] == "middle right"
    assert read_words(country.EXHIBIT.figure(snapshot, view_of("SWE"), Screen()))["joined 2024"] == "middle left"


def test_a_rank_says_its_figure_with_the_decimals_of_its_release(snapshot: Snapshot) -> None:
    for screen in (Screen(), Screen(narrow=True)):
        figure = country.EXHIBIT.figure(snapshot, view_of("LUX", "?as_of=2010-01-01"), screen)
        # On a phone they stand in the margin.
        notes = {note["text"] for note in figure["layout"]["annotations"]}
        assert "0.6\xa0%" in (notes if screen.narrow else read_words(figure))


def tell_tallies(snapshot: Snapshot, code: str, query: str = "") -> dict[str, str]:
    """What is said of the member by the measure that it leads to."""
    points = list_tallies(select_country(snapshot, view_of(code, query)))
    return {getattr(point.about, "href", "").rpartition("#")[2]: point.says for point in points}


@pytest.mark.parametrize("code", ["DEU", "USA", "FIN", "ESP"])
def test_what_is_summed_up_is_what_the_measures_say_of_all_members(code: str, snapshot: Snapshot) -> None:
    told = tell_tallies(snapshot, code)
    for measure, write in {
        "guideline_years": lambda value: f"{value:.0f} of",
        "cumulative_shortfall": lambda value: write_money(value) if value else "nothing to 2 %",
        "increment": lambda value: f"{write_money(abs(value))} at 2021 prices {'more' if value >= 0 else 'less'}",
        "per_soldier": lambda value: f"{value / 1000:,.0f} thousand US$ at 2021 prices in 2026e",
        "growth_contribution": lambda value: f"{write_signed(value, 1)} % in 2026e",
    }.items():
        results = compute_as_of(snapshot, measure, Choice(), Pin())
        value = next(one.value for one in results if (one.member, one.part, one.year) == (code, "", 2026))
        assert told[measure].startswith(write(value)), (measure, value, told[measure])


def test_what_is_at_purchasing_power_is_of_the_newest_year_that_has_it(snapshot: Snapshot) -> None:
    told = tell_tallies(snapshot, "DEU")["ppp_level"]
    assert told == "124 billion international dollars in 2024, where the rate of exchange gives 93.7 billion US$."


def test_of_one_who_has_no_forces_nothing_is_summed_up(snapshot: Snapshot) -> None:
    assert tell_tallies(snapshot, "ISL") == {}


def test_a_year_before_a_member_joined_is_not_counted(snapshot: Snapshot) -> None:
    assert tell_tallies(snapshot, "FIN")["guideline_years"].startswith("4 of 4 years since 2023")
    assert tell_tallies(snapshot, "DEU", "?as_of=2019-12-04")["guideline_years"].startswith("none of 6 years")


def test_what_is_missing_is_told_once(snapshot: Snapshot) -> None:
    """In June 2019 France was below 2 % in each year, the last one shown among them."""
    told = country.EXHIBIT.words(snapshot, view_of("FRA", "?as_of=2019-12-04")).summary
    assert len(re.findall(r"4\.19\sbillion\sUS\$", told)) == 1


def test_categories_are_named_beside_the_newest_bar_that_is_whole(snapshot: Snapshot) -> None:
    """For 2019 the release of June 2019 has equipment alone: the names go by the bar of 2018."""
    figure = country.EXHIBIT.figure(snapshot, view_of("FRA", "?as_of=2019-12-04"), Screen())
    notes = {note["text"]: note["y"] for note in figure["layout"]["annotations"]}
    assert notes["Other"] - notes["Personnel"] > 0.05


def test_a_row_of_panels_that_has_nothing_to_draw_is_low(snapshot: Snapshot) -> None:
    """In 2010 shares alone were published: of the last row nothing."""
    then, now = (
        country.EXHIBIT.figure(snapshot, view_of("FRA", query), Screen())["layout"]["height"]
        for query in ("?as_of=2010-01-01", "")
    )
    assert then < now - 100
