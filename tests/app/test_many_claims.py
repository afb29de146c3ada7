"""Claims that are pasted on the page of claims: a plain form, a row a claim, and the same as a file."""

import csv
import re
from html import unescape
from io import StringIO
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from dashboard.pages.claims import page as claims
from dashboard.pages.claims.many import MOST_PASTED, TITLES, check_pasted, draw_answers, draw_form, write_title
from dashboard.pages.claims.query import LONGEST_PASTED, ClaimsView
from dashboard.shared.page import UnansweredError
from dashboard.shared.typography import set_texts
from etl.claims.many import COLUMNS
from etl.store.snapshot import Snapshot

TEXT = """23 allies at or above 2 % in 2024
Poland above 3.5 % of GDP in 2024

Germany owes NATO vast sums of money
the moon is made of cheese"""


def pasted(text: str) -> ClaimsView:
    return ClaimsView.from_query(f"?many={quote(text)}")


def answers(snapshot: Snapshot, view: ClaimsView) -> Any:
    """The data of the table of answers: its rows, and where their cells lead."""
    return list(draw_answers("claims", check_pasted(snapshot, view), view))[-1].children.data


def rows(snapshot: Snapshot, view: ClaimsView) -> list[list[str]]:
    return [list(map(str, row)) for row in answers(snapshot, view)["body"]]


def test_each_has_a_row_with_its_verdict_its_number_and_its_release_or_why_not(snapshot: Snapshot) -> None:
    over, held, owes, refused = rows(snapshot, pasted(TEXT))
    assert len(TITLES) == len(over)
    assert over[1:5] == ["held until 28 August 2025", "17 of 31", "2024", "NATO, 10 July 2026"]
    assert held[1:3] == ["holds", "3.75 % of GDP"]
    assert (owes[1], refused[1]) == ("not checkable", "–")
    assert "is not understood" in refused[-1]


def test_what_is_undecided_has_its_bounds(snapshot: Snapshot) -> None:
    [found] = rows(snapshot, pasted("all allies meet the guideline in 2025 as of 28 August 2025"))
    assert found[1:3] == ["undecided", "30–31 of 31"]


def test_the_heading_counts_the_verdicts(snapshot: Snapshot) -> None:
    told = "4 claims: 1 holds, 1 held until a later release, 1 is not checkable and 1 was not understood"
    assert write_title(check_pasted(snapshot, pasted(TEXT))) == told
    assert claims.headline(snapshot, pasted(TEXT)).title == told


def test_the_file_has_the_same_rows(snapshot: Snapshot) -> None:
    found = list(csv.DictReader(StringIO(claims.csv(snapshot, pasted(TEXT)))))
    assert tuple(found[0]) == COLUMNS
    assert [one["verdict"] for one in found] == ["held until", "holds", "not checkable", ""]
    assert claims.csv_name(snapshot, pasted(TEXT)) == "burden-sharing_claims.csv"


def test_a_csv_may_be_pasted(snapshot: Snapshot) -> None:
    view = pasted('who;claim\nA;"23 allies at or above 2 % in 2024"')
    assert [one[1] for one in rows(snapshot, view)] == ["held until 28 August 2025"]
    assert answers(snapshot, view)["links"] == [(0, 0, "/claims?claim=23+members+at+or+above+2+%25+of+GDP+in+2024")]


def test_a_claim_without_a_day_is_checked_as_of_the_header(snapshot: Snapshot) -> None:
    [found] = rows(snapshot, ClaimsView.from_query("?as_of=2024-06-30&many=23+allies+at+or+above+2+%25+in+2024"))
    assert found[1:3] == ["holds", "23 of 31"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("who,claim,claim\nA,B,C", "What was pasted has several columns “claim”."),
        ("claim\n", "What was pasted has no claims."),
        ('claim,who\n"A', "What was pasted, line 2 is no line of a CSV"),
        ("UK 2.3 % 2024\n" * (MOST_PASTED + 1), "50 claims are checked at once here"),
    ],
)
def test_what_cannot_be_read_says_so(snapshot: Snapshot, text: str, fault: str) -> None:
    view = pasted(text)
    assert claims.headline(snapshot, view).description.startswith(fault)
    with pytest.raises(UnansweredError, match=re.escape(fault)):
        claims.csv(snapshot, view)


def test_too_much_is_ignored_with_a_notice() -> None:
    view = pasted("x" * (LONGEST_PASTED + 1))
    assert view.many == ""
    assert "at most 2,500 characters are read here" in view.notices[0]


def test_the_form_needs_no_script(client: FlaskClient) -> None:
    sent = client.get(f"/claims?as_of=2024-06-30&many={quote(TEXT)}")
    found = unescape(sent.text)
    form = re.search(r"<form[^>]*><label.*?</form>", found, re.DOTALL)
    assert form is not None
    assert 'action="/claims"' in form[0]
    assert 'method="get"' in form[0]
    assert TEXT.splitlines()[0] in form[0]
    assert re.search(r'<button(?=[^>]*type="submit")(?=[^>]*name="as_of")(?=[^>]*value="2024-06-30")', form[0])
    assert " disabled" not in form[0]
    assert 'aria-current="true"' not in found
    assert "form-action 'self'" in sent.headers["Content-Security-Policy"]
    assert "1 was not understood" in found


def test_what_was_pasted_stands_in_the_field_letter_by_letter() -> None:
    form = set_texts(draw_form(pasted("Poland above 3 % in 2024"), "/claims")).children[1]
    assert form.children[1].children == "Poland above 3 % in 2024"


def test_a_rank_has_its_place_a_span_the_year_that_decides_and_a_ratio_its_unit(snapshot: Snapshot) -> None:
    text = "Poland is first in 2026\nSpain has never reached 2 %\nGermany spends twice as much as France in 2026"
    assert [line[2:4] for line in rows(snapshot, pasted(text))] == [
        ["fourth of 31 at 4.68 % of GDP", "2026e"],
        ["2.00 % of GDP", "2025e"],
        ["1.84 times", "2026e"],
    ]
