"""What may be meant by a sentence that is not understood: the nearest claims that can be checked."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache

from etl.catalogue.claims import Claim
from etl.catalogue.overlay import seeded
from etl.claims.grammar import phrases, who
from etl.claims.grammar.kinds.subjects import read_names
from etl.claims.grammar.token import list_phrases, simplify
from etl.claims.grammar.words import write_claim
from etl.errors import ClaimError, Swaps

# So many words of a sentence are mended at most, and so many claims are offered.
_MENDED, _OFFERED = 3, 3
_SHORTEST, _LONGEST, _CLOSE = 4, 24, 0.8
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
    """The claims that a sentence makes with other words for what an error names, each once, as they are written."""
    return tuple(dict.fromkeys(_offer(text, error, read, mended)))[:_OFFERED]


def _offer(text: str, error: ClaimError, read: Callable[[str], Claim], mended: int) -> Iterator[str]:
    for said, meant in error.swaps if mended else ():
        other = re.sub(re.escape(said), lambda _, meant=meant: meant, text, count=1, flags=re.IGNORECASE)  # type: ignore[misc]
        try:
            yield write_claim(read(other))
        except ClaimError as again:
            yield from _offer(other, again, read, mended - 1)


@seeded
@cache
def _list_words() -> tuple[str, ...]:
    """The words that the grammar knows, names of members among them."""
    words = {word for phrase in _WORDS for word in phrase.lower().split() if len(word) >= _SHORTEST}
    return (*read_names(), *sorted(words))
