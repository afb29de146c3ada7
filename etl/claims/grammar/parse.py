"""Reads a claim in plain words. What is not understood, or may mean two things, is asked back and never guessed."""

from collections.abc import Sequence
from difflib import get_close_matches

from etl.asof.pin import Pin
from etl.catalogue.claims import Claim
from etl.catalogue.sources import LEAD
from etl.claims.grammar.kinds import read, settle
from etl.claims.grammar.kinds.days import find_pin
from etl.claims.grammar.kinds.sides import find_comparison, is_approximate
from etl.claims.grammar.kinds.spans import refuse_figure
from etl.claims.grammar.kinds.statements import find_since, find_year
from etl.claims.grammar.kinds.subjects import find_subject, read_names
from etl.claims.grammar.kinds.uncheckable import refuse_uncheckable
from etl.claims.grammar.languages import translate
from etl.claims.grammar.meaning import Said
from etl.claims.grammar.phrases import EXAMPLES
from etl.claims.grammar.repair import find_swaps, list_offers
from etl.claims.grammar.token import Token, simplify
from etl.claims.grammar.tokens import cut_tokens
from etl.claims.grammar.twofold import read_two
from etl.claims.grammar.words import write_claim
from etl.errors import ClaimError, StrangeWordError, TwofoldError, UncheckableError

_LONGEST = 300


def parse(text: str) -> Claim:
    """The claim that a text states. Raises ClaimError with the part that is not understood or may mean two things."""
    if len(text) > _LONGEST:
        raise ClaimError("the claim", f"is longer than {_LONGEST} characters", list_examples())
    try:
        return _parse_english(text)
    except UncheckableError:
        raise
    except ClaimError as error:
        found = {claim for words in translate(text) if words and (claim := _try(words))}
        if len(found) == 1:
            return found.pop()
        if both := read_two(text, _parse_english):
            raise _refuse_two(both) from None
        error.offers = list_offers(text, error, _parse_english)
        raise


def _refuse_two(both: tuple[Claim, Claim]) -> TwofoldError:
    texts = tuple(map(write_claim, both))
    remedy = f"Check them one by one: {' and '.join(f'“{text}”' for text in texts)}."
    return TwofoldError("the sentence", "makes two claims", remedy, texts)


def _try(text: str) -> Claim | None:
    try:
        return _parse_english(text)
    except ClaimError:
        return None


def _parse_english(text: str) -> Claim:
    found = list(cut_tokens(text))
    if not found:
        raise ClaimError("the claim", "is empty", list_examples())
    refuse_uncheckable(text)
    for token in found:
        # A bare number counts the members that are named before it.
        if token.kind == "unknown" or (token.kind == "behind" and not any(one.kind == "members" for one in found)):
            raise StrangeWordError(
                f"“{token.text}”", "is not understood", _suggest(token) + list_examples(), find_swaps(token.text)
            )
    return _assemble(found)


def read_pin(text: str) -> Pin:
    """The day or the release that a text after "as of" means. Raises ClaimError like `parse`."""
    found = list(cut_tokens(f"as of {text}"))
    if [token.kind for token in found] not in (["as_of"], ["release"]):
        problem = "is no day and no release"
        raise ClaimError(f"“{text}”", problem, "Write 4 December 2019, June 2019, 2019-12-04 or nato:2019-06-25.")
    said = Said()
    for token in found:
        read(said, token)
    pin: Pin = said.values["day of what was known"]
    return pin


def list_examples() -> str:
    """What a claim may look like."""
    return "Write it like one of these: " + "; ".join(f"“{one}”" for one in EXAMPLES) + "."


def _suggest(token: Token) -> str:
    close = get_close_matches(simplify(token.text), read_names(), 1, 0.8)
    return f"Is {close[0].title()} meant? " if close else ""


def _assemble(tokens: Sequence[Token]) -> Claim:
    """The claim that these tokens make. Raises ClaimError for what is missing, said twice, or may mean two things."""
    said = Said()
    # A target's name may depend on the year, which stands behind it.
    for token in sorted(tokens, key=lambda token: token.kind == "target"):
        read(said, token)
    settle(said)
    if "not" in said.values:
        raise ClaimError(f"“{said.texts['not']}”", "is not understood", list_examples())
    comparison = find_comparison(said)
    subject = find_subject(said, comparison)
    pin = find_pin(said)
    refuse_figure(said, comparison)
    return Claim(
        measure=said.values["measure"],
        comparison=comparison,
        threshold=said.values["threshold"],
        year=find_year(said, comparison),
        as_of=pin.day if pin else None,
        release=str(pin) if pin is not None and not pin.day else "",
        since=find_since(said),
        approximate=is_approximate(said, comparison),
        rank=said.values.get("rank"),
        within="within" in said.values,
        ratio=said.values.get("ratio", ""),
        against=said.values.get("against", ""),
        span=said.values.get("span", ""),
        by="" if said.values.get("count") == LEAD else said.values.get("count", ""),
        **subject,
    )
