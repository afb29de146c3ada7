"""How the answer to a claim is put in words: one and many, what is expected, what it turns on. Figures are made up."""

from pathlib import Path

import pytest
from claiming import found, released, shares, snapshot

from etl.catalogue.share import SHARE
from etl.claims import check, explain, list_cells, parse, tabulate, write_heading
from etl.claims.grammar.phrases import NUMBER_WORDS
from etl.claims.prose.words import capitalise, count_things, name_members, spell_number
from etl.observation import Observation
from etl.prose import listing

RELEASE = "2021-06-01"


def expected(rows: list[Observation]) -> list[Observation]:
    return [row._replace(status="estimate") for row in rows]


def test_one_member_and_many_agree_with_their_noun() -> None:
    assert count_things(1, "member", "members") == "one member"
    assert count_things(0, "decimal", "decimals") == "no decimals"
    assert count_things(19, "member", "members") == "19 members"
    assert [spell_number(count) for count in (0, 1, 12, 13)] == ["none", "one", "twelve", "13"]


def test_lists_and_names_read_as_prose() -> None:
    assert listing([]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert name_members(["GBR", "POL"]) == "the United Kingdom and Poland"
    assert capitalise("the end") == "The end"


def test_number_words_go_up_to_the_members() -> None:
    assert NUMBER_WORDS["thirty-two"] == max(NUMBER_WORDS.values()) == 32
    assert sorted(NUMBER_WORDS.values()) == list(range(33))


def test_estimates_are_expected_and_never_spent(tmp_path: Path) -> None:
    told = released(RELEASE, expected(shares(POL=2.255)))
    assert write_heading(found(tmp_path, "Poland above 2 % in 2020", told)) == (
        "Holds: NATO's release of 1 June 2021 expected Poland to be at 2.26 % of GDP in 2020"
    )
    checked = check(snapshot(tmp_path, told), parse("2 members above 2 % in 2020"))
    assert write_heading(checked) == (
        "Does not hold: NATO's release of 1 June 2021 expected one of 29 members to be above 2 % of GDP in 2020"
    )


def test_a_pinned_estimate_is_expected_too(tmp_path: Path) -> None:
    rows = expected(shares(POL=2.255))
    pinned = [row._replace(status="pinned") if row.member == "POL" else row for row in rows]
    checked = found(tmp_path, "Poland above 2 % in 2020", released(RELEASE, pinned))
    assert "expected Poland to be" in write_heading(checked)


def test_a_whole_explanation_of_a_count(tmp_path: Path) -> None:
    releases = [
        released("2020-06-01", shares(POL=2.255, EST=2.155)),
        released("2021-06-01", shares(POL=2.255)),
        released("2022-06-01", shares(POL=2.255, EST=2.155, LVA=2.155)),
    ]
    checked = found(tmp_path, "one member above 2 % in 2020 as of 2021", *releases)
    assert explain(checked) == (
        "The claim: 1 member above 2 % of GDP in 2020, as of 31 December 2021. It holds. NATO's release of 1 June "
        "2021, the newest answer known then, has one of 29 members above 2 % of GDP in 2020; Iceland, which has no "
        "armed forces, is not counted. Before that, NATO's release of 1 June 2020 had two of 29 members. No figures of "
        "SIPRI, the European Defence Agency or the World Bank of that day or before are available. Later releases say "
        "three of 29 members (1 June 2022). The answer turns on the release."
    )


def test_an_earlier_release_that_only_expected_its_figures_is_said_to_have_expected_them(tmp_path: Path) -> None:
    """R8."""
    expected = [row._replace(status="estimate") for row in shares(POL=2.255, EST=2.155)]
    releases = [released("2020-06-01", expected), released("2021-06-01", shares(POL=2.255))]
    told = explain(found(tmp_path, "one member above 2 % in 2020 as of 2021", *releases))
    assert "Before that, NATO's release of 1 June 2020 expected two of 29 members." in told


def test_a_whole_explanation_where_nothing_is_known(tmp_path: Path) -> None:
    checked = found(tmp_path, "Poland above 2 % in 2020 as of 2020", released(RELEASE, shares(POL=2.255)))
    assert explain(checked) == (
        "The claim: Poland above 2 % of GDP in 2020, as of 31 December 2020. It is not checkable: no release of "
        "NATO dated 31 December 2020 or earlier is available; the first is of 1 June 2021. Later releases say 2.26 % "
        "of GDP (1 June 2021)."
    )


def test_a_whole_explanation_of_an_agreement(tmp_path: Path) -> None:
    checked = found(tmp_path, "the 3.5 % commitment was agreed in 2025", released(RELEASE, shares()))
    assert explain(checked) == (
        "The claim: the 3.5 % commitment was agreed in 2025. It holds. On 25 June 2025: Allies commit to at least "
        "3.5 % of GDP for core defence requirements by 2035, with a review in 2029 (NATO, The Hague Summit "
        "Declaration, 25 June 2025, paragraphs 2 and 3)."
    )


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("29 members below 2 % in 2020", "The answer turns on whether Iceland is counted."),
        ("1 member at or above 2 % in 2020", "The answer turns on the convention."),
        ("no member above 4 % in 2020", "No convention, definition or release available gives another answer."),
    ],
)
def test_what_would_change_the_answer_is_named(tmp_path: Path, text: str, turns: str) -> None:
    share = {"POL": 1.995} if "or above" in text else {}
    assert explain(found(tmp_path, text, released(RELEASE, shares(**share)))).endswith(turns)


def test_who_was_no_member_then_is_named(tmp_path: Path) -> None:
    rows = [*shares(), *(row._replace(member="FIN") for row in shares(POL=2.255) if row.member == "POL")]
    assert "Finland was no member then." in explain(
        found(tmp_path, "Finland above 2 % in 2020", released(RELEASE, rows))
    )


def test_many_on_the_borderline_are_counted_and_few_are_named(tmp_path: Path) -> None:
    few = found(tmp_path / "few", "1 member above 2 % in 2020", released(RELEASE, shares(POL=2.015, EST=1.985)))
    assert "Estonia and Poland are on the borderline." in explain(few)
    many_near = found(tmp_path / "many", "29 members below 2 % in 2020", released(RELEASE, shares(others=1.985)))
    assert "29 members are on the borderline." in explain(many_near)


def test_rows_and_cells_are_those_of_the_check(tmp_path: Path) -> None:
    releases = [released("2021-06-01", shares(POL=2.255)), released("2022-06-01", shares(POL=2.355))]
    checked = found(tmp_path, "Poland above 2 % in 2020 as of 2021", *releases)
    lines = tabulate(checked)
    assert {(line["release"], line["known"], line["in_force"]) for line in lines} == {
        ("2021-06-01", "yes", "yes"),
        ("2022-06-01", "no", "no"),
    }
    assert {line["claim"] for line in lines} == {"Poland above 2 % of GDP in 2020"}
    assert {line["as_of"] for line in lines} == {"2021-12-31"}
    assert [(cell.release, cell.indicator, cell.member, cell.value) for cell in list_cells(checked)] == [
        ("2021-06-01", SHARE, "POL", 2.255)
    ]
    assert len(list_cells(checked, every=True)) == 2


def test_rows_of_an_agreement_and_of_progress_have_their_own_titles(tmp_path: Path) -> None:
    rows = released(RELEASE, [*shares(2014), *shares(2020, POL=2.255)])
    agreed = tabulate(found(tmp_path / "agreed", "the 2 % guideline was agreed in 2014", rows))
    assert [(line["what"], line["published"], line["holds"]) for line in agreed] == [
        ("Guideline of 2006: 2 % of GDP", "2006-06-08", "no"),
        ("Wales 2014: 2 % of GDP", "2014-09-05", "yes"),
    ]
    progress = tabulate(found(tmp_path / "progress", "members made progress towards the guideline in 2020", rows))
    assert [(line["what"], line["year"], line["value"]) for line in progress] == [
        ("Members at or above 2 % of GDP", "2014", "0.0"),
        ("Members at or above 2 % of GDP", "2020", "1.0"),
    ]
