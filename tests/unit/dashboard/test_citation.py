"""How a finding is cited: the texts as they were written by hand, of a finding that is made up."""

import re
from datetime import date

import pytest

from dashboard.shared.citation import Cited, write_apa, write_bibtex, write_chicago

SOURCE = "NATO, Defence Expenditure of NATO Countries, release of 2024-06-17"
CITED = Cited(
    "Türkiye & “friends” at 2 % in 2024", "Chart", date(2024, 6, 17), (SOURCE,), "trends",
    "https://figures.example.org/trends?country=TUR~USA&as_of=nato:2024-06-17",
)  # fmt: skip
ENTRY = re.compile(r"@misc\{([^,\s]+),\n((?:  [a-z]+ = \{.*\},\n)+)\}")


def read(entry: str) -> dict[str, str]:
    """The fields of an entry, told by braces that balance whatever the backslash, as BibTeX does."""
    found = ENTRY.fullmatch(entry)
    assert found
    depth = 0
    for sign in entry:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    return dict(re.findall(r"  ([a-z]+) = \{(.*)\},\n", found[2]))


def test_the_style_of_the_psychologists_has_the_day_first_and_what_it_is_in_brackets() -> None:
    assert write_apa(CITED) == (
        "Burden Sharing. (2024, June 17). Türkiye & “friends” at 2 % in 2024 [Chart]. Data: NATO, Defence Expenditure "
        "of NATO Countries, release of 2024-06-17. "
        "https://figures.example.org/trends?country=TUR~USA&as_of=nato:2024-06-17"
    )


def test_the_style_of_chicago_quotes_the_title_and_ends_with_a_stop() -> None:
    assert write_chicago(CITED) == (
        "Burden Sharing. “Türkiye & ‘friends’ at 2 % in 2024.” Chart. June 17, 2024. Data: NATO, Defence Expenditure "
        "of NATO Countries, release of 2024-06-17. "
        "https://figures.example.org/trends?country=TUR~USA&as_of=nato:2024-06-17."
    )


def test_an_entry_of_bibtex_has_what_tex_reads_as_its_own_escaped_and_accents_and_address_as_they_are() -> None:
    assert read(write_bibtex(CITED)) == {
        "author": "{Burden Sharing}",
        "title": r"{Türkiye \& “friends” at 2 \% in 2024}",
        "year": "2024",
        "month": "6",
        "day": "17",
        "howpublished": "Chart",
        "note": f"Data: {SOURCE}.",
        "url": "https://figures.example.org/trends?country=TUR~USA&as_of=nato:2024-06-17",
    }
    assert write_bibtex(CITED).startswith("@misc{burden-sharing-trends-2024-06-17,\n")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a_b #1 $5", r"a\_b \#1 \$5"),
        ("a } b {", r"a \textbraceright{} b \textbraceleft{}"),
        ("a\\b ~ ^", r"a\textbackslash{}b \textasciitilde{} \textasciicircum{}"),
        ("−0.5 – Łódź", "−0.5 – Łódź"),
    ],
)
def test_whatever_a_title_holds_the_braces_of_its_entry_balance(text: str, escaped: str) -> None:
    cited = Cited(text, "Chart", date(2024, 6, 17), (SOURCE,), "claims", "/claims")
    assert read(write_bibtex(cited))["title"] == f"{{{escaped}}}"


def test_a_title_that_asks_has_no_stop_behind_its_mark() -> None:
    cited = Cited("Who is at 2 %?", "Chart", date(2024, 6, 17), (SOURCE, "Another"), "trends", "/trends")
    assert (
        write_chicago(cited)
        == f"Burden Sharing. “Who is at 2 %?” Chart. June 17, 2024. Data: {SOURCE}; Another. /trends."
    )
