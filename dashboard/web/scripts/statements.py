"""JavaScript as the statements of a block, which is as far as it has to be understood to leave some of them out."""

import re
from typing import NamedTuple

# A name, as a pattern.
NAME = rb"[\w$]+"
_STRING = rb'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
_COMMENT = rb"//[^\n]*|/\*.*?\*/"
# A slash after one of these begins a pattern; after all else it divides.
_PATTERN = rb"(?:(?<=[(,=:\[!&|?{};+\-*%~^<>\n])|(?<=return))/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"
_TOKEN = re.compile(b"|".join((_STRING, _COMMENT, _PATTERN, rb"([(){}\[\]`;])")), re.DOTALL)
# The end of a text within backquotes, or where an expression begins in it.
_TEXT = re.compile(rb"(?:[^`\\$]|\\.|\$(?!\{))*(`|\$\{)", re.DOTALL)
_OPENED_BY = {b")": b"(", b"]": b"[", b"}": b"{", b"`": b"`"}


class Statement(NamedTuple):
    """Where a statement begins and ends, and what of it stands outside all brackets."""

    begin: int
    end: int
    outline: bytes


def split(script: bytes, begin: int) -> list[Statement]:
    """The statements from `begin` on, each with its semicolon, to the bracket that ends their block.

    What follows the last semicolon is part of none. Raises ValueError where brackets do not match.
    """
    found: list[Statement] = []
    opened: list[bytes] = []
    outline, place, outside = b"", begin, begin
    while token := (_TEXT if opened[-1:] == [b"`"] else _TOKEN).search(script, place):
        mark, place = token[1], token.end()
        if mark == b";" and not opened:
            found.append(Statement(begin, place, outline + script[outside:place]))
            outline, begin, outside = b"", place, place
        elif mark in (b"(", b"[", b"{", b"${") or (mark == b"`" and opened[-1:] != [b"`"]):
            outline += b"" if opened else script[outside:place]
            opened.append(mark)
        elif mark in _OPENED_BY:
            if not opened:
                return found
            if not opened.pop().endswith(_OPENED_BY[mark]):
                raise ValueError(f"{mark!r} at {token.start(1)} closes what it did not open")
            outside = outside if opened else token.start(1)
    raise ValueError("the block has no end")
