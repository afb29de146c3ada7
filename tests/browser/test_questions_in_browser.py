"""The eight questions: from the overview, with the mouse alone, to the answer.

The figures are those of the snapshot that ships, and of the measures' own tests.
"""

from typing import NamedTuple

import pytest
from visits import Visits, read_text


class Asked(NamedTuple):
    """What is pressed, one link after the other, and where what is read.

    `within` holds the answer; all of `answer` stands there.
    """

    pressed: tuple[str, ...]
    within: str
    answer: tuple[str, ...]


QUESTIONS = {
    "how many met 2 % as known then": Asked(
        ("How many members met 2 %, as known then?",), "#claims-answer", ("20 of 29", "19 of 28"),
    ),
    "below the target, by how much money": Asked(
        ("Who was below the target, and by how much money?",), "#scoreboard-table tbody tr:first-child",
        ("Slovenia", "1.61", "337"),
    ),
    "crossed by spending or by GDP": Asked(
        ("Who crossed the line because of spending, and who because of GDP?",), "#change-table",
        ("Germany", "rose, by spending"),
    ),
    "did this number change, and why": Asked(
        ("Did this number change since it was quoted, and why?",), "#releases-summary",
        ("Greece 2024 went from 3.08 to 2.74 %", "−0.283 by spending", "−0.072 by GDP"),
    ),
    "what 3.5 % by 2035 asks": Asked(
        ("What does 3.5 % by 2035 ask of a country?",), "#path-table", ("Germany", "4.5", "13.9"),
    ),
    "without one single number": Asked(
        ("What does a view without one single number look like?",), "#burden-summary", ("Germany is 11th of 31",),
    ),
    "why NATO, SIPRI and the World Bank differ": Asked(
        ("Why do NATO, SIPRI and the World Bank differ?",), "#country-remarks",
        ("World Bank:", "points less than NATO"),
    ),
    "what share is the United States": Asked((), "#overview-numbers", ("57.1", "spending by the United States")),
}  # fmt: skip


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_answered_in_at_most_four_presses_from_the_overview(asked: Asked, visit: Visits) -> None:
    shown = visit()
    shown.open("/")
    for name in asked.pressed:
        shown.page.get_by_role("link", name=name.replace(" %", "\N{NO-BREAK SPACE}%")).first.click()
    place = shown.page.locator(asked.within)
    place.wait_for()
    told = read_text(place)
    assert [words for words in asked.answer if words not in told] == [], told[:600]
    assert len(asked.pressed) <= 4
    shown.assert_sound()
