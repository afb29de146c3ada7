"""Reads a claim in plain words. What is not understood, or may mean two things, is asked back and never guessed."""

from datetime import date
from difflib import get_close_matches

from etl.catalogue.claims import Claim
from etl.claims.grammar.assemble import as_known, assembled
from etl.claims.grammar.phrases import EXAMPLES
from etl.claims.grammar.rules import Token, names, plain, tokens
from etl.errors import ClaimError

_LONGEST = 300


def parse(text: str) -> Claim:
    """The claim that a text states. Raises ClaimError with the part that is not understood or may mean two things."""
    if len(text) > _LONGEST:
        raise ClaimError("the claim", f"is longer than {_LONGEST} characters", examples())
    found = list(tokens(text))
    if not found:
        raise ClaimError("the claim", "is empty", examples())
    for token in found:
        if token.kind == "unknown":
            raise ClaimError(f"“{token.text}”", "is not understood", _near(token) + examples())
    return assembled(found)


def pinned(text: str) -> tuple[date | None, str]:
    """The day or the release, one of them, that a text after "as of" means. Raises ClaimError like `parse`."""
    found = list(tokens(f"as of {text}"))
    if [token.kind for token in found] not in (["as_of"], ["release"]):
        problem = "is no day and no release"
        raise ClaimError(f"“{text}”", problem, "Write 4 December 2019, June 2019, 2019-12-04 or nato:2019-06-25.")
    return as_known(found)


def examples() -> str:
    """What a claim may look like."""
    return "Write it like one of these: " + "; ".join(f"“{one}”" for one in EXAMPLES) + "."


def _near(token: Token) -> str:
    close = get_close_matches(plain(token.text), names(), 1, 0.8)
    return f"Is {close[0].title()} meant? " if close else ""
