"""A piece of a claim, and what the expressions of all kinds of pieces are put together from."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from etl.claims.grammar import phrases, who
from etl.errors import ClaimError

NUMBER = r"\d+(?:[.,]\d+)?"
PERCENT = r"(?:%|per\s*cent\b|percent\b|pct\b|pc\b|p\.\s?c\.)"
IN_WORDS = r"(?:one|two|three|four|five)"
DOLLARS = r"(?:us\s*\$|\$|us\s+dollars|u\.s\.\s+dollars|dollars|usd)"
SCALE = r"(?:trillion|trn|tn|billion|bn|million|mn|m)"
YEAR = r"(?:19|20)\d\d"

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


def join(words: str) -> str:
    """The words with one space between them."""
    return " ".join(words.split())


def any_of(words: Iterable[str]) -> str:
    """An expression for any of the phrases, the longest first, with any space between their words."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def list_phrases(phrases_of: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """All phrases of a table."""
    return (phrase for group in phrases_of.values() for phrase in group)


def spell_members() -> str:
    """An expression for all members: allies, NATO members, countries of the Alliance."""
    return rf"(?:nato\s+|nato's\s+)?{any_of(who.MEMBER_WORDS)}(?:\s+of\s+(?:nato|the\s+alliance))?"


def spell_counted() -> str:
    """An expression for those who are counted: all members, or those of a group."""
    scope = rf"(?P<scope>{any_of(list_phrases(who.GROUPS))})(?:\s+(?:in|of)\s+(?:nato|the\s+alliance))?"
    return rf"(?:{scope}|{spell_members()})"


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
