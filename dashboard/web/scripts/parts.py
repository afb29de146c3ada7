"""A block of statements as parts that can be left out: functions, variables, and what is done to one of these."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from dashboard.web.scripts.statements import NAME, Statement, split

_KEYWORD = re.compile(rb"(?:var|let|const)\b *")
_VARIABLE = re.compile(rb"(%s)(?:=(?!=)|$)" % NAME)
_DECLARED = re.compile(rb"(?:async )?function[* ]*(%s)\(|class (%s)[ {]" % (NAME, NAME))
# A thing offers something, is handed to a function of a module, or one of its fields is set.
_DONE_TO = re.compile(rb"(?:%s\.[rd]|\(0,%s\.%s\))\((%s)[,)]|(%s)[.\[]" % (NAME, NAME, NAME, NAME, NAME))
_SETS = re.compile(rb"(?<![=!<>])=(?![=>])")


class Part(NamedTuple):
    """A part without its keyword and the mark that ends it, and the number of the statement that it is of.

    `name` is that of the thing that it makes, or does something to; b"" where it has to be there for what it does.
    """

    text: bytes
    name: bytes
    keyword: bytes
    mark: bytes
    statement: int


def read_parts(script: bytes, begin: int) -> tuple[list[Part], int]:
    """The parts of the block from `begin` on, and where it ends. Raises ValueError where brackets do not match."""
    statements = split(script, begin, b";,}")
    parts = list(_read(script, statements))
    made = {part.name for part in parts if part.keyword or _DECLARED.match(part.text)}
    return [part if part.name in made else part._replace(name=b"") for part in parts], statements[-1].end


def write_parts(parts: Iterable[Part]) -> bytes:
    """The block of these parts: those of one statement are one again."""
    statements = (list(one) for _, one in groupby(parts, lambda part: part.statement))
    return b"".join(
        one[0].keyword + b",".join(part.text for part in one) + one[-1].mark.replace(b",", b";") for one in statements
    )


def _read(script: bytes, statements: Iterable[Statement]) -> Iterator[Part]:
    """Each part with the name that it begins with, whatever that is the name of."""
    keyword, number, mark = b"", 0, b";"
    for begin, end, outline in statements:
        text = script[begin:end]
        if mark != b",":
            number += 1
            keyword = found[0] if (found := _KEYWORD.match(text)) else b""
        mark = outline[-1:] if outline[-1:] in (b";", b",") else b""
        text = text.removeprefix(keyword).removesuffix(mark)
        # What sets more than the thing itself may be there for the other.
        name = _name(text, keyword) if len(_SETS.findall(outline)) <= 1 else b""
        yield Part(text, name, keyword, mark, number)


def _name(text: bytes, keyword: bytes) -> bytes:
    found = _VARIABLE.match(text) if keyword else _DECLARED.match(text) or _DONE_TO.match(text)
    return found[found.lastindex or 0] if found else b""
