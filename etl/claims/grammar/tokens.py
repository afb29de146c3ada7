"""The tokeniser: one regular expression a kind of token, tried in this order where the last token ended."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from etl.catalogue.groups import AGGREGATES
from etl.catalogue.members import codes_by_name, members
from etl.catalogue.overlay import seeded
from etl.claims.grammar import phrases
from etl.errors import ClaimError
from etl.prose import MONTHS

_NUMBER = r"\d+(?:[.,]\d+)?"
_PERCENT = r"(?:%|per\s*cent\b|percent\b|pct\b|pc\b)"
_IN_WORDS = r"(?:one|two|three|four|five)"
_SCALE = r"(?:trillion|trn|tn|billion|bn|million|mn|m)"
# Behind a number: that it is the least or the most.
_OR_MORE = r"(?:\s+(?:or|and)\s+(?P<side>more|above|higher|over|better|less|below|lower|under))?"
_DOLLARS = r"(?:us\s*\$|\$|us\s+dollars|u\.s\.\s+dollars|dollars|usd)"
# The forms in which a claim may say a day, the longest first; etl.asof.dates reads them.
_MONTHS = "|".join(f"{name}|{name[:3]}" if name != "may" else name for name in map(str.lower, MONTHS))
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATED = rf"\d{{1,2}}{_ORDINAL}\s+(?:{_MONTHS})\.?\s+{_YEAR}|(?:{_MONTHS})\.?\s+\d{{1,2}}{_ORDINAL},?\s+{_YEAR}"
_MONTHLY = rf"(?:{_MONTHS})\.?\s+{_YEAR}"
_ISO = rf"{_YEAR}-\d\d-\d\d"
_DATE = rf"{_ISO}|{_DATED}|{_MONTHLY}|{_YEAR}"
_RELEASE = r"[a-z]+:[\w.-]*\w"

Rule = tuple[str, str]


class Token(NamedTuple):
    """A piece of a claim: its kind, the words as written, and the groups of its expression."""

    kind: str
    text: str
    groups: dict[str, str]


def simplify(text: str) -> str:
    """The text in lower case and without accents, letter by letter, so that places in both are the same."""
    return "".join(map(_plain, text))


def _plain(letter: str) -> str:
    special = {"’": "'", "−": "-", "–": "-", "\N{NO-BREAK SPACE}": " ", "ß": "s", "ø": "o"}.get(letter)
    # Not NFKD, by which ½ would begin with a 1.
    return special or unicodedata.normalize("NFD", letter)[:1].lower()[:1] or " "


@seeded
@cache
def read_names() -> dict[str, str]:
    """The code for every name of a member that is understood, in plain letters."""
    known = {simplify(name): code for name, code in codes_by_name().items() if code in members()}
    return known | phrases.NAMES


@seeded
@cache
def read_aggregates() -> dict[str, str]:
    """The code for every name of one of NATO's aggregates that is understood, in plain letters."""
    known = {simplify(name): code for name, code in codes_by_name().items() if code in AGGREGATES}
    return known | {name: code for code, names in phrases.AGGREGATES.items() for name in names}


def _any(words: Iterable[str]) -> str:
    """An expression for any of the phrases, the longest first, with any space between their words."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def _named(phrases_of: dict[str, tuple[str, ...]]) -> Iterator[str]:
    return (phrase for group in phrases_of.values() for phrase in group)


@seeded
@cache
def list_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of tokens with their expressions, the longer ones before what they may begin with."""
    table = (*_days(), *_statements(), *_subjects(), *_thresholds(), *_ranks(), *_words())
    return tuple((kind, re.compile(rf"(?:{expression})(?!\w)")) for kind, expression in table)


def _days() -> Iterator[Rule]:
    release = r"(?:the\s+|nato's\s+|nato\s+|release\s+of\s+|statement\s+of\s+)*"
    yield "release", rf"as\s+(?:of|at)\s+(?:the\s+release\s+)?(?P<release>{_RELEASE}(?:~{_RELEASE})*)"
    yield "then", _any(phrases.AS_THEN_KNOWN)
    known = r"(?:as|by\s+what\s+was)\s+known\s+(?:on|in|by)|as\s+(?:of|at)"
    yield "as_of", rf"(?:{known})\s+{release}(?:(?P<day>{_DATE})|today|now)"
    yield "bad_as_of", r"as\s+of(?:\s+\S+)?"
    yield "numeric_day", r"(?:in|on|by)?\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    yield "ambiguous_day", rf"(?:in|on|by|during|of)?\s*(?P<day>{_ISO}|{_DATED}|{_MONTHLY})"
    yield "between", rf"(?:between|from)\s+(?P<since>{_YEAR})\s+(?:and|to)\s+(?P<year>{_YEAR})"
    yield "since", rf"since\s+(?P<since>{_YEAR})"


def _statements() -> Iterator[Rule]:
    made = r"(?:have\s+|has\s+|had\s+)?(?:made\s+|make\s+)?(?:significant\s+|real\s+)?"
    yield "progress", rf"{made}progress(?:\s+towards?)?"
    yield "agreed", r"(?:was|were)\s+(?:first\s+)?(?:agreed|set|adopted)"


def _ranks() -> Iterator[Rule]:
    other = rf"than\s+(?:any|every|each)(?:\s+other|one\s+else\s+in\s+nato)(?:\s+{_members()})?"
    yield "outdoes", rf"(?P<way>more|less)\s+(?P<of>(?:[\w']+\s+){{0,6}}?){other}"
    ordinal = rf"(?P<ordinal>{_any(phrases.ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
    end = rf"(?P<end>{_any([one.replace(' ', '-') for one in phrases.BOTTOM] + [*phrases.TOP, *phrases.BOTTOM])})"
    what = r"(?:[\s-]+(?:defence\s+|defense\s+|military\s+)?(?:spenders?|spending|share|place|position))?"
    before = r"(?:ranks?\s+|ranked\s+|came\s+|comes\s+|stands\s+|in\s+)?(?:the\s+)?"
    # The first time and the last year are no places.
    place = rf"{what}(?!\s+(?:time|years?|decades?|months?)\b)"
    yield "rank", rf"{before}(?:{ordinal}[\s-]+)?{end}{place}"
    yield "rank", rf"{before}{ordinal}{place}"
    yield "ranked_by", _any(_named(phrases.RANKED_BY))


def _subjects() -> Iterator[Rule]:
    spelt = [word.replace("-", " ") for word in phrases.NUMBER_WORDS if "-" in word]
    count = rf"(?:{_any((*phrases.NUMBER_WORDS, *spelt, *phrases.DOZENS))}|\d{{1,3}})"
    of = rf"(?:\s+(?:out\s+)?of\s+(?:the\s+|nato's\s+)?(?P<of>{count}))?\s+(?:of\s+the\s+)?"
    together = r"(?:\s*,?\s*(?:together|combined|taken\s+together|as\s+a\s+whole))?"
    yield "aggregate", rf"(?:the\s+)?(?P<named>{_any(read_aggregates())})(?:'s)?{together}"
    yield "count", rf"(?:(?P<relation>{_any(phrases.RELATIONS)})\s+)?(?P<value>{count}){of}{_members()}"
    parts = [part.replace(" ", gap) for part in _named(phrases.PORTIONS) for gap in (" ", "-")]
    more = rf"(?:(?P<relation>{_any(filter(None, _named(phrases.PORTION_RELATIONS)))})\s+)?"
    yield "portion", rf"{more}(?P<part>{_any(parts)})\s+(?:of\s+)?(?:the\s+|all\s+)?{_members()}"
    yield "portion", rf"(?P<most>{_any(phrases.MOST)})\s+(?:of\s+)?(?:the\s+)?{_members()}"
    yield "all_but", rf"all\s+but\s+(?P<value>{count})\s+(?:of\s+the\s+)?{_members()}"
    of_all = rf"(?:of\s+)?(?:the\s+)?(?:(?P<of>{count})\s+)?"
    yield "all", rf"(?P<all>all|every|each|no|none)\s+{of_all}{_members()}"


def _members() -> str:
    return rf"(?:nato\s+|nato's\s+)?{_any(phrases.MEMBER_WORDS)}(?:\s+of\s+(?:nato|the\s+alliance))?"


def _thresholds() -> Iterator[Rule]:
    percent = rf"(?P<percent>{_NUMBER}|{_IN_WORDS})[\s-]*{_PERCENT}[\s-]+(?:of\s+gdp\s+|gdp\s+)?"
    what = rf"(?:nato\s+|nato's\s+|equipment\s+|hague\s+|wales\s+)*{_any(phrases.TARGET_WORDS)}s?"
    after = rf"(?:\s+of\s+(?P<after>{_NUMBER})\s*{_PERCENT}(?:\s+of\s+gdp)?)?"
    said = r"(?:\s+of\s+(?P<said>2006|2014|2025|wales|the\s+hague))?"
    yield "target", rf"(?:{percent})?(?P<what>{what}){after}{said}"
    yield "money", rf"{_DOLLARS}\s*(?P<amount>{_NUMBER})\s*(?P<scale>{_SCALE})?"
    yield "money", rf"(?P<amount>{_NUMBER})\s*(?P<scale>{_SCALE})?\s*{_DOLLARS}"
    yield "percent", rf"(?P<amount>-?{_NUMBER}|{_IN_WORDS})[\s-]*{_PERCENT}{_OR_MORE}"


def _words() -> Iterator[Rule]:
    yield "measure", _any(_named(phrases.MEASURES))
    yield "whole", r"of\s+(?:its\s+|their\s+)?(?:defence|defense|military)\s+(?:expenditure|spending|budget)s?"
    yield "prices", _any(_named(phrases.PRICES))
    yield "newest", _any(phrases.NEWEST)
    yield "this_year", _any(phrases.THIS_YEAR)
    yield "growth", rf"(?P<way>{_any(_named(phrases.GROWTH))})(?!\s+(?:to|short)\b)"
    yield "year", rf"(?:(?:in|for|during|by)\s+)?(?:the\s+year\s+)?(?P<year>{_YEAR})"
    yield "side", _any(_named(phrases.SIDES))
    yield "members", _members()
    yield "member", rf"{_any(read_names())}(?:'s)?"
    yield "about", _any(phrases.ABOUT)
    yield "filler", _any(phrases.FILLERS)
    yield "verb", _any(phrases.VERBS)
    yield "at", phrases.AT


_BETWEEN = re.compile(r"[\s,;:.!?\"“”„]+")


def cut_tokens(text: str) -> Iterator[Token]:
    """The tokens of a claim, in order. A word that is none comes as a token of the kind "unknown"."""
    simple, at = simplify(text), 0
    while at < len(simple):
        if gap := _BETWEEN.match(simple, at):
            at = gap.end()
            continue
        found = next(((kind, hit) for kind, rule in list_rules() if (hit := rule.match(simple, at))), None)
        if found is None:
            word = re.compile(r"\S+").match(simple, at)
            end = word.end() if word else len(simple)
            yield Token("unknown", text[at:end], {})
            at = end
            continue
        kind, hit = found
        groups = {name: value for name, value in hit.groupdict().items() if value is not None}
        yield Token(kind, text[at : hit.end()], groups)
        at = hit.end()


def read_number(text: str) -> Decimal:
    """A number in a word, or with a decimal point or comma. Raises ClaimError where a comma may part thousands."""
    if text in phrases.NUMBER_WORDS:
        return Decimal(phrases.NUMBER_WORDS[text])
    _, comma, decimals = text.partition(",")
    if comma and len(decimals) == 3:
        problem = "may have a decimal comma or thousands"
        raise ClaimError(f"“{text}”", problem, f"Write {text.replace(',', '')}, or {text.replace(',', '.')}.")
    return Decimal(text.replace(",", "."))


def read_money(token: Token) -> str:
    """Money in millions, with the decimals it was written with. Raises ClaimError where billions or millions lack."""
    groups = token.groups
    scale, amount = groups.get("scale"), read_number(groups["amount"])
    if scale is None:
        raise ClaimError(f"“{token.text}”", "may be dollars, millions or billions", "Write 50 billion US dollars.")
    return str(amount.scaleb({"t": 6, "b": 3}.get(scale[0], 0)))
