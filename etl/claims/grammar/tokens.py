"""The tokeniser: one regular expression a kind of token, tried in the order of the kinds where the last token ended."""

import re
from collections.abc import Iterator
from functools import cache

from etl.catalogue.overlay import seeded
from etl.claims.grammar.kinds import spell_kinds
from etl.claims.grammar.token import Token, simplify

_BETWEEN = re.compile(r"[\s,;:.!?\"“”„]+")


@seeded
@cache
def list_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of tokens with their expressions, the longer ones before what they may begin with."""
    return tuple((kind, re.compile(rf"(?:{expression})(?!\w)")) for kind, expression in spell_kinds())


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
