"""Claims in plain words: what is understood, what is asked back, and that nothing is guessed."""

from datetime import date

import pytest

from etl.catalogue.claims import Claim, claims
from etl.catalogue.members import members
from etl.catalogue.share import SHARE
from etl.catalogue.targets import targets
from etl.claims import list_examples, parse, write_claim
from etl.claims.grammar.phrases import EXAMPLES, MEASURES, NUMBER_WORDS, PRICES, SIDES, TARGETS
from etl.claims.grammar.words import write_statement
from etl.errors import ClaimError

CURRENT, CONSTANT = "defence_expenditure_usd_current", "defence_expenditure_usd_constant"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("17 allies below 2% in 2018 as of June 2019", "17 members below 2 % of GDP in 2018 as of 30 June 2019"),
        ("Poland above 3.5% of GDP in 2024", "Poland above 3.5 % of GDP in 2024"),
        ("Germany missed 2 % in 2019", "Germany below 2 % of GDP in 2019"),
        ("all allies meet the guideline in 2025", "all members at or above the 2 % guideline in 2025"),
        (
            "nine members at 2 percent in 2019 as of 4 December 2019",
            "9 members at or above 2 % of GDP in 2019 as of 4 December 2019",
        ),
        ("the United States spends more than 3 %", "United States above 3 % of GDP in the newest year"),
        ("12 of 31 allies at or above 2 % in 2024", "12 of 31 members at or above 2 % of GDP in 2024"),
        ("TÜRKIYE under 2,5 per cent in 2023", "Türkiye below 2.5 % of GDP in 2023"),
        ("Turkey's spending was 2.09 % of GDP in 2024", "Türkiye at exactly 2.09 % of GDP in 2024"),
        ("Turkiye fell short of 2 pct in 2019", "Türkiye below 2 % of GDP in 2019"),
        ("the Czech Republic reached 2 % in 2024", "Czechia at or above 2 % of GDP in 2024"),
        ("Thirty-two members below 2% in 2020", "32 members below 2 % of GDP in 2020"),
        ("twenty one allies under 2% in 2019", "21 members below 2 % of GDP in 2019"),
        ("one ally was below 2 % in 2026", "1 member below 2 % of GDP in 2026"),
        ("no ally above 5 % in 2025", "0 members above 5 % of GDP in 2025"),
        (
            "more than ten of 29 allies missed the target in 2019",
            "at least 11 of 29 members below the 2 % guideline in 2019",
        ),
        ("fewer than 10 allies met 2 % in 2019", "at most 9 members at or above 2 % of GDP in 2019"),
        ("all 32 allies above 1 % in 2025", "all 32 members above 1 % of GDP in 2025"),
        (
            "Latvia and Lithuania met the guideline in 2019",
            "Latvia and Lithuania at or above the 2 % guideline in 2019",
        ),
        ("Italy at the 20 % guideline in 2019", "Italy at or above the equipment guideline in 2019"),
        ("Germany above 20 % on equipment in 2023", "Germany above 20 % on equipment in 2023"),
        ("Poland grew by 5.2 % in real terms in 2023", "Poland at exactly 5.2 % real growth in 2023"),
        ("Poland above -3 % real growth in 2013", "Poland above -3 % real growth in 2013"),
        ("Germany spent $50bn in 2019", "Germany at exactly 50 billion US dollars at current prices in 2019"),
        (
            "France above 850 million dollars in 2019 at constant prices",
            "France above 850 million US dollars at constant prices in 2019",
        ),
        ("Germany below 2 % in 2019 as of December 4, 2019", "Germany below 2 % of GDP in 2019 as of 4 December 2019"),
        ("Germany below 2 % in 2019 as of 2019-12-04", "Germany below 2 % of GDP in 2019 as of 4 December 2019"),
        (
            "Germany below 2 % in 2019 as of the release of 25 June 2019",
            "Germany below 2 % of GDP in 2019 as of 25 June 2019",
        ),
        ("Germany below 2 % in 2019 as of Feb 2020", "Germany below 2 % of GDP in 2019 as of 29 February 2020"),
        ("Germany below 2 % in 2019 as of 2020", "Germany below 2 % of GDP in 2019 as of 31 December 2020"),
        ("Germany below 2 % in 2019 as of nato:2019-06-25", "Germany below 2 % of GDP in 2019 as of nato:2019-06-25"),
        (
            "Germany below 2 % in 2019 as of sipri:1949-2025-v1.2",
            "Germany below 2 % of GDP in 2019 as of sipri:1949-2025-v1.2",
        ),
        ("Germany below 2 % today as of today", "Germany below 2 % of GDP in the newest year as of today"),
        ("Germany spends about 2 % of GDP in 2024", "Germany at about 2 % of GDP in 2024"),
        ("Germany is at almost 1.4 % in 2019", "Germany at about 1.4 % of GDP in 2019"),
        ("the 2 % target was set in 2014", "the 2 % guideline was agreed in 2014"),
        ("the target of 2 % of GDP was agreed in 2006", "the 2 % guideline was agreed in 2006"),
        (
            "NATO members made significant progress towards the guideline between 2014 and 2020 as of 23 March 2021",
            "members made progress towards the 2 % guideline since 2014 in 2020 as of 23 March 2021",
        ),
    ],
)  # fmt: skip
def test_plain_words_are_understood(text: str, canonical: str) -> None:
    claim = parse(text)
    assert write_claim(claim) == canonical
    assert parse(canonical) == claim


@pytest.mark.parametrize(
    ("text", "part", "remedy"),
    [
        ("Germany not below 2 % in 2019", "“not”", "Write it like one of these"),
        ("Germny below 2 % in 2019", "“Germny”", "Is Germany meant?"),
        ("17 allies at 1.38 % in 2019", "“at 1.38 %”", "“at or above 1.38 %” or “was 1.38 %”"),
        ("Germany below 20 % in 2019", "“20 %”", "20 % on equipment"),
        ("on 4 December 2019 Germany was below 2 %", "“on 4 December 2019”", "in 2019 as of 4 December 2019"),
        ("in December 2019 Germany was below 2 % in 2018", "“in December 2019”", "in 2019 as of 31 December 2019"),
        ("Germany below 2 % in 2019 as of 4/12/2019", "“as of 4/12/2019”", "4 December 2019"),
        ("Germany below 2 % on 4.12.2019", "“on 4.12.2019”", "2019-12-04"),
        ("Germany below 2 % in 2019 as of 31 June 2019", "“31 june 2019”", "Write it as"),
        ("Germany below 2 % in 2019 as of who:2019", "“who:2019”", "There are: nato"),
        ("Germany below 1,500 million dollars in 2019", "“1,500”", "Write 1500, or 1.500."),
        ("Germany below 2 % of defence expenditure in 2019", "“of defence expenditure”", "on equipment"),
        ("Germany below 2 % of its military budget in 2019", "“of its military budget”", "on equipment"),
        ("Germany below 2½ % in 2019", "“2½”", "Write it like"),
        ("not all allies met 2 % in 2019", "“not”", "Write it like"),
        ("at least Germany was below 2 % in 2019", "“at least” and “below”", "Say one"),
        ("3 members of 29 below 2 % in 2019", "“29”", "Write it like"),
        ("Germany below 50 dollars in 2019", "“50 dollars”", "50 billion US dollars"),
        ("Germany below 2 % in 2018 and 2019", "“in 2018” and “2019”", "Say one"),
        ("Germany below 2 % and 3 % in 2019", "“2 %” and “3 %”", "Say one"),
        ("Germany below and above 2 % in 2019", "“below” and “above”", "Say one"),
        ("Germany was one of 19 members below 2 % in 2019", "“one of 19 members” and “Germany”", "one by one"),
        ("all allies meet the target in 2025", "“target”", "the 3.5 % commitment (The Hague 2025)"),
        ("all allies meet the 4 % target in 2025", "“4 % target”", "There are:"),
        ("all allies meet the 5 % target in 2026", "“5 % target”", "the 3.5 % commitment"),
        ("all allies meet the equipment target of 2 % in 2019", "“equipment target of 2 %”", "There are:"),
        ("Germany was the guideline in 2019", "the comparison", "Say below"),
        ("Germany exactly the guideline in 2019", "“guideline”", "Say below, or at or above."),
        ("19 members spent 2 % in 2019", "the comparison", "Say below"),
        ("members below 2 % in 2019", "whom it is about", "a number of members"),
        ("17 allies below", "what it is held against", "2 % of GDP"),
        ("Germany below about 2 % in 2019", "“about”", "was about 2 % of GDP"),
        ("about 19 members below 2 % in 2019", "“about”", "Leave it out"),
        ("Germany spent around 50 billion dollars in 2019", "“around”", "Leave it out"),
        ("Germany was 1.9 % of GDP since 2014", "“since 2014”", "the one year"),
        ("the 2 % target was set", "the year", "in 2014"),
        ("Germany made progress towards the guideline in 2020", "“Germany”", "check two claims"),
        ("members made progress and were below the guideline", "“made progress” and “below”", "check two claims"),
        ("Germany above 3 % at current prices in 2019", "“at current prices”", "Leave it out."),
        ("Germany above 30 billion dollars of GDP in 2019", "“30 billion dollars”", "Say one"),
        ("", "the claim", "Write it like"),
        (" . ", "the claim", "Write it like"),
        ("below " * 100, "the claim", "Write it like"),
    ],
)  # fmt: skip
def test_what_may_mean_two_things_is_asked_back(text: str, part: str, remedy: str) -> None:
    with pytest.raises(ClaimError) as caught:
        parse(text)
    assert part in caught.value.part
    assert remedy in str(caught.value)


def test_numbers_keep_the_decimals_they_were_written_with() -> None:
    assert parse("Germany was 2.20 % of GDP in 2019").threshold == "2.20"
    assert parse("Germany was 50.1 billion dollars in 2019").threshold == "5.01E+4"


def test_money_is_in_millions_at_current_prices_unless_said() -> None:
    assert parse("Germany above $50bn in 2019").measure == CURRENT
    assert parse("Germany above $50bn in constant prices in 2019").measure == CONSTANT


def test_a_claim_has_its_parts() -> None:
    assert parse("17 of 29 allies below 2% in 2018 as of June 2019") == Claim(
        about=("members",),
        measure=SHARE,
        comparison="below",
        threshold="2",
        year=2018,
        as_of=date(2019, 6, 30),
        value=17,
        of=29,
    )


@pytest.mark.parametrize("code", list(members()))
def test_every_member_is_understood_by_each_of_its_names(code: str) -> None:
    for name in (members()[code].name, *members()[code].also):
        assert parse(f"{name} below 2 % in 2024").about == (code,)
        assert parse(f"the {name.upper()} missed 2 % in 2024").about == (code,)


@pytest.mark.parametrize(("word", "number"), list(NUMBER_WORDS.items()))
def test_every_number_word_up_to_the_number_of_members_is_understood(word: str, number: int) -> None:
    assert parse(f"{word} members below 2 % in 2024").value == number


def test_every_target_has_a_name_that_reads_back() -> None:
    assert set(TARGETS) == {known.id for known in targets()}
    for known in targets():
        assert parse(f"all members at or above {TARGETS[known.id]} in 2026").threshold == known.id


@pytest.mark.parametrize("claim", list(claims().values()), ids=list(claims()))
def test_the_articles_claims_read_back_from_their_own_words(claim: Claim) -> None:
    assert parse(write_claim(claim)) == claim


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_shown_are_understood(example: str) -> None:
    assert write_statement(parse(example))
    assert example in list_examples()


def test_no_phrase_means_two_things() -> None:
    phrases = [phrase for table in (SIDES, MEASURES, PRICES) for group in table.values() for phrase in group]
    assert len(phrases) == len(set(phrases))
