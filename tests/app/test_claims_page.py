"""The page of claims, on the snapshot that ships: those of the article, a reader's own, and what is refused."""

import csv
import re
from io import StringIO

import pytest
from flask.testing import FlaskClient

from dashboard.pages.claims import page as claims
from dashboard.pages.claims import reply
from dashboard.pages.claims import table as tables
from dashboard.pages.claims.dots import read_timeline
from dashboard.pages.claims.query import ClaimsView, check_view
from dashboard.shared.page import Screen, UnansweredError
from etl.catalogue.claims import claims as ready
from etl.claims import Checked
from etl.store.snapshot import Snapshot

NINETEEN = "Holds: NATO's statement of 29 November 2019 expected 19 of 28 members to be below 2 % of GDP in 2019"


def rows(snapshot: Snapshot, query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(claims.csv(snapshot, ClaimsView.from_query(query)))))


def read_releases(checked: Checked) -> list[list[str]]:
    """The rows of the table of the releases that answer."""
    table, *_ = tables.draw_releases(checked, checked.rows, "known", "Made up")
    return [list(row) for row in table.children.data["body"]]


def test_the_page_opens_with_the_claim_of_the_article_as_of_its_day(snapshot: Snapshot) -> None:
    found = claims.headline(snapshot, ClaimsView())
    assert found.title.startswith(NINETEEN)
    assert found.title.endswith(", Iceland not counted")
    assert "20 of 29 members" in found.description


def test_the_csv_has_the_nineteen_and_the_twenty_with_who_is_in(snapshot: Snapshot) -> None:
    stated = {row["iceland"]: row for row in rows(snapshot, "") if row["convention"] == "stated"}
    assert (stated["no"]["number"], stated["no"]["of"], stated["no"]["holds"]) == ("19", "28", "yes")
    assert (stated["yes"]["number"], stated["yes"]["of"], stated["yes"]["holds"]) == ("20", "29", "no")
    assert "DEU" in stated["no"]["inside"].split()
    assert "ISL" not in stated["no"]["inside"].split()
    assert len(stated["no"]["outside"].split()) == 9


UNDATED = "19 members below the 2 %25 guideline in 2019".replace(" ", "+")


def test_a_pin_says_as_of_when_a_claim_without_a_day_is_checked(snapshot: Snapshot) -> None:
    today = check_view(snapshot, ClaimsView.from_query(f"?as_of=2026-11-24&claim={UNDATED}"))
    assert today.checked is not None
    assert (today.checked.verdict, today.checked.later, today.then) == ("held until", (), "")
    june = check_view(snapshot, ClaimsView.from_query(f"?as_of=nato:2019-06-25&claim={UNDATED}"))
    assert june.checked is not None
    assert {(row.number, row.of) for row in june.checked.in_force if row.number} == {(22, 29), (21, 28)}
    assert june.then == "As known on 25 June 2019, as the header says; what later releases say stands below."


@pytest.mark.parametrize("claim", ["nineteen_below", f"{UNDATED}+as+of+4+December+2019"])
@pytest.mark.parametrize(
    ("pin", "named"), [("2026-11-24", "24 November 2026"), ("nato:2019-06-25", "NATO, release of 25 June 2019")]
)
def test_the_day_of_the_claim_itself_goes_before_that_of_the_header_and_the_page_says_so(
    snapshot: Snapshot, claim: str, pin: str, named: str
) -> None:
    view = ClaimsView.from_query(f"?as_of={pin}&claim={claim}")
    found = check_view(snapshot, view)
    assert found.checked is not None
    assert (str(found.checked.day), found.checked.verdict) == ("2019-12-04", "holds")
    why = f"As known on 4 December 2019: the claim's own day goes before that of the header, {named}"
    assert found.then == f"{why}; what later releases say stands below."
    assert why in str(claims.body(snapshot, view, Screen())).replace("\\xa0", " ")


def test_a_claim_as_of_today_is_checked_as_of_today_whatever_the_header_says(snapshot: Snapshot) -> None:
    found = check_view(snapshot, ClaimsView.from_query(f"?as_of=2019-12-04&claim={UNDATED}+as+of+today"))
    assert found.checked is not None
    assert (found.checked.day, found.checked.verdict) == (None, "held until")
    assert found.then == "As known today: the claim's own day goes before that of the header, 4 December 2019."


def test_the_same_day_in_the_claim_and_in_the_header_is_no_conflict(snapshot: Snapshot) -> None:
    found = check_view(snapshot, ClaimsView.from_query("?as_of=2019-12-04"))
    assert found.then.startswith("As known on 4 December 2019, as the claim says")


def test_a_claim_that_is_ready_keeps_the_pin(snapshot: Snapshot) -> None:
    """The one that names no day is checked as of the header's."""
    page = str(claims.body(snapshot, ClaimsView.from_query("?as_of=2021-12-31"), Screen()))
    assert "/claims?as_of=2021-12-31&claim=united_kingdom_2016" in page
    found = check_view(snapshot, ClaimsView.from_query("?as_of=2021-12-31&claim=united_kingdom_2016"))
    assert found.checked is not None
    assert str(found.checked.day) == "2021-12-31"
    assert {str(row.published) for row in found.checked.in_force if row.source == "nato"} <= {"2019-06-25"}


@pytest.mark.parametrize("name", sorted(ready()))
def test_every_claim_that_is_ready_has_a_title_an_explanation_and_a_body(name: str, snapshot: Snapshot) -> None:
    view = ClaimsView.from_query(f"?claim={name}")
    found = claims.headline(snapshot, view)
    assert found.title
    assert 20 < len(found.description.split()) < 170
    assert claims.body(snapshot, view, Screen())
    assert rows(snapshot, f"?claim={name}")


def test_a_claim_in_a_reader_s_own_words_is_checked_and_stays_in_the_address(snapshot: Snapshot) -> None:
    view = ClaimsView.from_query("?claim=Poland+above+3.5%25+of+GDP+in+2024")
    assert "Poland" in claims.headline(snapshot, view).title
    assert ClaimsView.from_query(view.to_query()) == view


@pytest.mark.parametrize("text", ["nonsense", "<script>alert(1)</script>", "💥", "19"])
def test_what_is_not_understood_says_which_part_and_shows_examples(text: str, snapshot: Snapshot) -> None:
    view = ClaimsView().but(claim=text)
    found = check_view(snapshot, view)
    assert found.checked is None
    assert "Write " in found.fault
    assert claims.headline(snapshot, view).description == found.fault
    with pytest.raises(UnansweredError, match=re.escape(found.fault)):
        rows(snapshot, view.to_query())


def test_an_empty_or_endless_claim_is_ignored_with_a_notice() -> None:
    for text in ("", "+", "x" * 301):
        view = ClaimsView.from_query(f"claim={text}")
        assert view.claim == "nineteen_below"
        assert "a claim in plain words is wanted" in view.notices[0]


def test_the_page_says_its_finding_without_javascript(client: FlaskClient) -> None:
    assert NINETEEN.replace("'", "&#x27;") in client.get("/claims").text


@pytest.mark.parametrize("claim", ["nineteen_below", "united_kingdom_2016"])
def test_every_table_of_the_page_names_a_release_in_one_way(claim: str, snapshot: Snapshot) -> None:
    checked = check_view(snapshot, ClaimsView(claim=claim)).checked
    assert checked is not None
    body = read_releases(checked)
    named = {row[0] for row in body}
    assert {row[6] for row in tables.list_figures(checked)} <= named
    assert "NATO, 10 July 2026" in named or "NATO, 29 November 2019" in named


def test_releases_that_do_not_answer_stand_in_one_line_below_those_that_do(snapshot: Snapshot) -> None:
    checked = check_view(snapshot, ClaimsView()).checked
    assert checked is not None
    notes = {row[0]: row[-1] for row in read_releases(checked)}
    assert notes == {"NATO, 29 November 2019": "the newest on that day", "NATO, 25 June 2019": ""}
    table, silent = tables.draw_releases(checked, checked.rows, "known", "Made up")
    assert "Nominal" not in str(table.children.data["head"])
    assert silent.children == (
        "No answer: no figure for 2019 (NATO, 29 June 2017; 28 January 2016; House of Commons paper HC 111 of 2007–08; "
        "SIPRI, 1949-2016)."
    )


def test_where_no_release_answers_there_is_no_table_and_each_reason_once(snapshot: Snapshot) -> None:
    checked = check_view(snapshot, ClaimsView().but(claim="Poland at 4.1 % in 2029")).checked
    assert checked is not None
    (silent,) = tables.draw_releases(checked, checked.rows, "known", "Made up")
    assert silent.children.count("no figure for 2029") == 1


def test_who_is_as_claimed_is_listed_once_with_and_without_iceland(snapshot: Snapshot) -> None:
    checked = check_view(snapshot, ClaimsView()).checked
    assert checked is not None
    heading, sides = tables.draw_sides(checked)
    assert heading.children == "NATO, 29 November 2019: as NATO stated"
    below, others = [point.children for point in sides.children]
    assert below.startswith("As claimed (20, or 19 without Iceland): Albania, Belgium")
    assert others.startswith("Not as claimed (9): Bulgaria")


def test_a_source_that_is_silent_is_told_of_once(snapshot: Snapshot) -> None:
    checked = check_view(snapshot, ClaimsView()).checked
    assert checked is not None
    told = list(tables.list_definitions(checked))
    assert [text.partition(":")[0] for text in told if "SIPRI" in text or "Agency" in text] == [
        "SIPRI",
        "The European Defence Agency",
    ]


def test_a_claim_that_is_not_understood_shows_its_examples_once(snapshot: Snapshot) -> None:
    drawn = str(reply.answer(snapshot, ClaimsView().but(claim="the moon is made of cheese")))
    assert drawn.count("all allies meet the guideline in 2025") == 1
    assert "Write it like" not in drawn


@pytest.mark.parametrize(
    ("claim", "value", "unit"),
    [
        ("the United States pays 70 % of NATO spending", "57.07", "percent_of_alliance"),
        ("Germany spends more than France", "1.84", "ratio"),
        ("Poland tripled its spending between 2014 and 2024", "", "ratio"),
        ("Spain has never reached 2 %", "2.00", "percent_of_gdp"),
        ("the Baltic states together above 3 % in 2024", "3.18", "percent_of_gdp"),
    ],
)
def test_a_ratio_a_span_and_a_group_have_their_page_and_their_rows(
    claim: str, value: str, unit: str, client: FlaskClient, snapshot: Snapshot
) -> None:
    query = f"?claim={claim.replace(' ', '+').replace('%', '%25')}"
    page = client.get(f"/claims{query}")
    assert page.status_code == 200
    first = rows(snapshot, query)[0]
    assert first["unit"] == unit
    assert f"{float(first['value']):.2f}".startswith(value)
    assert list(reply.answer(snapshot, ClaimsView.from_query(query)))


def test_each_definition_is_listed_with_its_verdict_behind_a_colon(snapshot: Snapshot) -> None:
    asked = ClaimsView().but(claim="all allies meet the guideline in 2025 as of 28 August 2025")
    checked = check_view(snapshot, asked).checked
    assert checked is not None
    first = next(tables.list_definitions(checked))
    assert first == "NATO definition: undecided: NATO's release of 28 August 2025 has no figure for Germany in 2025."


def test_two_claims_in_a_sentence_are_both_answered(client: FlaskClient, snapshot: Snapshot) -> None:
    view = ClaimsView(claim="Both Germany and Italy reached the 2 % target in 2024")
    told = str(reply.answer(snapshot, view))
    assert "Two claims in one sentence" in told
    assert "Germany at or above the 2 % guideline in 2024" in told
    assert ". Holds: NATO" in told
    assert ". Does not hold: NATO" in told
    assert client.get(f"/claims{view.to_query()}").status_code == 200


def test_a_refusal_links_to_what_may_be_meant(snapshot: Snapshot) -> None:
    told = str(reply.answer(snapshot, ClaimsView(claim="Itlay spent 1.5 % of GDP on defence in 2024")))
    assert "What may be meant, and can be checked:" in told
    assert "Italy+at+exactly+1.5+%25+of+GDP+in+2024" in told


def test_an_answer_has_a_picture_for_each_screen_and_none_where_no_two_releases_answer(client: FlaskClient) -> None:
    drawn = client.get("/claims?claim=Spain+has+never+reached+2+%25").text
    told = re.findall(r'<img alt="([^"]*)" class="picture on-([a-z]+) on-([a-z]+)"[^>]* src="data:image/svg', drawn)
    assert len({(scheme, width) for _, scheme, width in told}) == 4
    assert {"claimed &lt; 2 %; as claimed by three of them" in text.replace("\xa0", " ") for text, *_ in told} == {True}
    assert 'aria-label="To quote"' in drawn
    assert "data:image/svg" not in client.get("/claims?claim=all+allies+meet+the+guideline+in+2027").text


@pytest.mark.parametrize(
    ("claim", "quoted"),
    [
        (
            "nineteen_below",
            "“19 members below the 2 % guideline in 2019” holds: NATO's statement of 29 November 2019 expected 19 of "
            "28 members to be below 2 % of GDP in 2019, Iceland not counted (Burden Sharing, as of 4 December 2019).",
        ),
        (
            "Poland at 4.1 % in 2029",
            "“Poland at exactly 4.1 % of GDP in 2029” is not checkable: NATO's release of 10 July 2026 has "
            "figures up to 2026, none for 2029 (Burden Sharing, as of 4 August 2026).",
        ),
        (
            "Poland at 4.48 % in 2025 as of nato:2025-08-28",
            "“Poland at exactly 4.48 % of GDP in 2025” holds: NATO's release of 28 August 2025 expected Poland to be "
            "at 4.48 % of GDP in 2025 (Burden Sharing, as of NATO, release of 28 August 2025).",
        ),
    ],
)
def test_an_answer_has_a_sentence_to_quote_with_release_and_day(claim: str, quoted: str, snapshot: Snapshot) -> None:
    view = ClaimsView().but(claim=claim)
    checked = check_view(snapshot, view).checked
    assert checked is not None
    assert reply.share_answer(snapshot, checked, view).quoted.replace("\xa0", " ") == quoted


@pytest.mark.parametrize(
    ("claim", "axis", "says"),
    [
        ("Germany spent 90.6 billion euros in 2024", "Billion euros, current prices, in 2024", "86.6"),
        ("NATO Total spent 1.5 trillion US dollars in 2024", "Trillion US dollars, current prices, in 2024", "1.48"),
        ("Germany spends more than France in 2022", "Multiple of France in 2022", "1.18"),
        ("NATO Europe and Canada grew by 8.1 % in 2023", "Annual real change of defence expenditure in 2023", "8.14 %"),
        ("Spain has never reached 2 %", "% of GDP in its highest year", "2.00 %"),
    ],
)
def test_the_picture_of_an_answer_says_what_it_counts_in(claim: str, axis: str, says: str, snapshot: Snapshot) -> None:
    checked = check_view(snapshot, ClaimsView().but(claim=claim)).checked
    course = checked and read_timeline(checked)
    assert course
    assert (course.axis, course.main.says.replace("\xa0", " ")) == (axis, says)


def test_what_no_figure_decides_is_called_not_checkable_and_its_offer_is_a_link(client: FlaskClient) -> None:
    text = client.get("/claims?claim=Germany+owes+NATO+billions").text
    assert ">Not checkable: no figure decides this claim</h1>" in text
    assert ">14 members below the 2 % guideline in 2024</a>" in text
    assert "17 allies below 2 % in 2018" not in text.partition("What was said, and what was known")[0]
