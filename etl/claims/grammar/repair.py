"""What may be meant by a sentence that is not understood: the nearest claims that can be checked."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from itertools import islice

from etl.catalogue.claims import Claim
from etl.catalogue.overlay import seeded
from etl.claims.grammar import phrases, who
from etl.claims.grammar.kinds.subjects import read_names
from etl.claims.grammar.token import list_phrases, simplify
from etl.claims.grammar.words import write_claim
from etl.errors import ClaimError, StrangeWordError, Swaps

# So many words of a sentence are mended at most, and so many claims are offered.
_MENDED, _OFFERED = 3, 3
_SHORTEST, _LONGEST, _CLOSE = 4, 24, 0.8
# The little words that may stand before another.
_BEFORE = r"(?:\b(?:a|an|the|in|on|at|of|to|for|by|its|their|is|are|since|as)\s+){0,3}"
_TURNS = re.compile(
    r"\b(?:not|no|none|never|nobody|nothing|neither|nor|without|except|but|yet|hardly|barely|less|fewer|if|unless|may"
    r"|might|could|should|would)\b|n['’]t\b|\d",
    re.IGNORECASE,
)
_WORDS = (
    *who.MEMBER_WORDS, *phrases.VERBS, *phrases.FILLERS, *phrases.TARGET_WORDS, "percent",
    *list_phrases(phrases.SIDES), *list_phrases(phrases.MEASURES), *list_phrases(phrases.GROWTH),
    *list_phrases(who.GROUPS),
)  # fmt: skip


def find_swaps(word: str) -> Swaps:
    """What may be meant by a word that is not understood, the likeliest first."""
    plain = simplify(word)
    if not _SHORTEST <= len(plain) <= _LONGEST:
        return ()
    return tuple((word, meant) for meant in get_close_matches(plain, _list_words(), 2, _CLOSE))


def list_offers(text: str, error: ClaimError, read: Callable[[str], Claim], mended: int = _MENDED) -> tuple[str, ...]:
    """The claims that a sentence makes with other words for what an error names, each once, as they are written.

    Where there are none, the one that it makes without that.
    """
    swapped = tuple(dict.fromkeys(_offer(text, error, read, mended)))[:_OFFERED]
    return swapped or tuple(islice(_leave_out(text, error, read, mended), 1))


def _offer(text: str, error: ClaimError, read: Callable[[str], Claim], mended: int) -> Iterator[str]:
    for said, meant in error.swaps if mended else ():
        other = re.sub(re.escape(said), lambda _, meant=meant: meant, text, count=1, flags=re.IGNORECASE)  # type: ignore[misc]
        try:
            yield write_claim(read(other))
        except ClaimError as again:
            yield from _offer(other, again, read, mended - 1)


def _leave_out(text: str, error: ClaimError, read: Callable[[str], Claim], mended: int) -> Iterator[str]:
    """The claims of a sentence without what is not understood of it: with the little words before it, alone, and with
    all that follows. What turns a sentence round is never left out."""
    word = error.part.strip("“”")
    if not (isinstance(error, StrangeWordError) and mended) or simplify(word) in _list_words():
        return
    found = re.search(rf"{_BEFORE}(?P<alone>{re.escape(word)})", text, re.IGNORECASE)
    if not found:
        return
    ends = ((found.start(), found.end()), (found.start("alone"), found.end()), (found.start(), len(text)))
    for start, end in ends:
        if _TURNS.search(text[start:end]):
            continue
        rest = f"{text[:start].rstrip(' ,')} {text[end:].lstrip(' ,')}".strip()
        try:
            yield write_claim(read(rest))
        except ClaimError as again:
            yield from _leave_out(rest, again, read, mended - 1)


@seeded
@cache
def _list_words() -> tuple[str, ...]:
    """The words that the grammar knows, names of members among them."""
    words = {word for phrase in _WORDS for word in phrase.lower().split() if len(word) >= _SHORTEST}
    return (*read_names(), *sorted(words))
