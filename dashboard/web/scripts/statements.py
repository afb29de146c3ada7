"""JavaScript as the statements of a block, which is as far as it has to be understood to leave some of them out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# A name, as a pattern.
NAME = rb"[\w$]+"
# A name that stands for itself, not for a field of something.
MENTIONED = re.compile(rb"(?:(?<![\w$.])|(?<=\.\.\.))[A-Za-z_$][\w$]*")
_STRING = rb'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
_COMMENT = rb"//[^\n]*|/\*.*?\*/"
# A slash after one of these begins a pattern; after all else it divides.
_PATTERN = rb"(?:(?<=[(,=:\[!&|?{};+\-*%~^<>\n])|(?<=return))/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"
_TOKEN = re.compile(b"|".join((_STRING, _COMMENT, _PATTERN, rb"([(){}\[\]`;,])")), re.DOTALL)
# The end of a text within backquotes, or where an expression begins in it.
_TEXT = re.compile(rb"(?:[^`\\$]|\\.|\$(?!\{))*(`|\$\{)", re.DOTALL)
_OPENED_BY = {b")": b"(", b"]": b"[", b"}": b"{", b"`": b"`"}
# A function or a class that has a name, as an outline: it needs no mark at its end.
_NAMED = re.compile(rb"(?:(?:async )?function[* ]%s\(\)|class %s(?: extends [\w$.]+(?:\(\))?)?)\{\}" % (NAME, NAME))
_OPENS, _CLOSES = b"(", b")"


class Statement(NamedTuple):
    """Where a statement begins and ends, and what of it stands outside all brackets."""

    begin: int
    end: int
    outline: bytes


def split(script: bytes, begin: int, marks: bytes = b";") -> list[Statement]:
    """The statements from `begin` on, each with the mark that ends it, to the bracket that ends their block.

    Marks are ";", "," (then each variable of a list is one) and "}" (then each function with a name is one). What
    follows the last of them is one more. Raises ValueError where brackets do not match.
    """
    found: list[Statement] = []
    outline, outside = b"", begin
    for mark, place, end in _read_outside(script, begin):
        if mark == _OPENS:
            outline += script[outside:end]
            continue
        outside = place if mark == _CLOSES else outside
        text = outline + script[outside:end]
        named = mark == _CLOSES and b"}" in marks and _NAMED.fullmatch(text)
        if named or mark in marks or not mark:
            found += [Statement(begin, end, text)] if begin < end else []
            outline, begin, outside = b"", end, end
    return found


def _read_outside(script: bytes, place: int) -> Iterator[tuple[bytes, int, int]]:
    """Each ";" and "," outside all brackets, and these brackets, with begin and end; at the end of the block b""."""
    opened: list[bytes] = []
    while token := (_TEXT if opened[-1:] == [b"`"] else _TOKEN).search(script, place):
        mark, place = token[1], token.end()
        if not mark:
            continue
        begins = mark in (b"(", b"[", b"{", b"${") or (mark == b"`" and opened[-1:] != [b"`"])
        if begins:
            opened.append(mark)
        elif mark in _OPENED_BY:
            if not opened:
                yield b"", token.start(1), token.start(1)
                return
            if not opened.pop().endswith(_OPENED_BY[mark]):
                raise ValueError(f"{mark!r} at {token.start(1)} closes what it did not open")
        if len(opened) == begins:
            yield (_OPENS if begins else mark if mark in (b";", b",") else _CLOSES), token.start(1), place
    raise ValueError("the block has no end")
