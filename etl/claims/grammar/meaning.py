"""What the tokens of a claim said so far, by what it is about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from etl.claims.grammar.token import Token, join, simplify
from etl.errors import ClaimError

ONE_ONLY = "Say one, or check two claims."


@dataclass
class Said:
    """What the tokens said so far, by what it is about, with the words that said it."""

    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def put(self, what: str, value: object, token: Token) -> None:
        """Raises ClaimError where the claim said something else of the same before."""
        if what in self.values and self.values[what] != value:
            both = f"“{self.texts[what]}” and “{token.text}”"
            raise ClaimError(both, f"say two things on the {what}", ONE_ONLY)
        self.values[what] = value
        self.texts.setdefault(what, token.text)


Reader = Callable[[Said, Token], None]


def take_phrase(what: str, table: dict[str, tuple[str, ...]]) -> Reader:
    """A reader of phrases that puts the value that they stand for."""
    of = {phrase: value for value, phrases in table.items() for phrase in phrases}
    return lambda said, token: said.put(what, of[join(simplify(token.text))], token)


def keep(what: str, value: object = True) -> Reader:
    """A reader that puts the same whatever the words."""
    return lambda said, token: said.put(what, value, token)


def ask(problem: str, remedy: str) -> Reader:
    """A reader of what is always asked back."""

    def refuse(_: Said, token: Token) -> None:
        raise ClaimError(f"“{token.text}”", problem, remedy)

    return refuse


def ignore(_: Said, __: Token) -> None:
    """The word changes nothing."""
