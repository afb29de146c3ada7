"""A script that webpack put together, without what the components that pages use do not need.

It has a table of modules, each a function under a number, and a block of statements that offers components under their
names. What a component mentions is kept, what that mentions, and so on; so is all that is there for what it does.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboard.web.scripts.parts import Part, read_parts, write_parts
from dashboard.web.scripts.reach import follow
from dashboard.web.scripts.statements import MENTIONED, NAME, split

_TABLE = re.compile(rb"\{(?=\d+(?::function)?\()")
_NUMBER = re.compile(rb"\d+")
_ASKED = re.compile(rb"(?<![\w$.])\d+(?=\))")
# The block begins by saying that it offers something, then what.
_BLOCK = re.compile(rb'\{(?="use strict";(%s)\.r\((%s)\)[,;]\1\.d\(\2,\{)' % (NAME, NAME))
_OFFER = re.compile(rb"(%s):(?:\(\)=>[\w$.]+|function\(\)\{return [\w$.]+\})" % NAME)
# What a page gets under a name of its own: that is for functions in properties, of which we write none.
_GIVEN = re.compile(rb"window\.%s=(%s)" % (NAME, NAME))


class _Table(NamedTuple):
    """Where the modules stand in a script, and their texts by number."""

    begin: int
    end: int
    modules: Mapping[bytes, bytes]


def keep_components(script: bytes, names: Collection[str], beside: Collection[bytes] = ()) -> bytes:
    """The script that offers these components alone, with the modules that the scripts `beside` it ask for.

    One that is not written as expected, or does not offer all of them, stays whole.
    """
    try:
        return _keep_components(script, names, beside)
    except ValueError:
        return script


def keep_modules(script: bytes, beside: Collection[bytes]) -> bytes:
    """The script with those of its modules alone that the scripts `beside` it ask for, and that these ask for.

    One without a table of modules stays whole.
    """
    try:
        table = _read_table(script)
    except ValueError:
        return script

    def ask(text: bytes) -> Iterable[bytes]:
        return table.modules.keys() & _ASKED.findall(text)

    kept = follow(set().union(*map(ask, beside)), lambda number: ask(table.modules[number]))
    modules = (text for number, text in table.modules.items() if number in kept)
    return script[: table.begin] + b",".join(modules) + script[table.end :]


def _keep_components(script: bytes, names: Collection[str], beside: Collection[bytes]) -> bytes:
    block = _BLOCK.search(script, _read_table(script).end)
    if not block:
        raise ValueError("no block offers anything")
    parts, end = read_parts(script, block.end())
    text = write_parts(_choose(_offer(parts, block[1] + b".d(" + block[2] + b",{", names)))
    return keep_modules(script[: block.end()], (text, *beside)) + text + script[end:]


def _read_table(script: bytes) -> _Table:
    found = _TABLE.search(script)
    if not found:
        raise ValueError("there is no table of modules")
    entries = split(script, found.end(), b",")
    texts = [script[one.begin : one.end].removesuffix(b",") for one in entries]
    numbers = [_NUMBER.match(text) for text in texts]
    return _Table(found.end(), entries[-1].end, {n[0]: text for n, text in zip(numbers, texts, strict=True) if n})


def _offer(parts: Sequence[Part], call: bytes, names: Collection[str]) -> list[Part]:
    """The parts, with the call that offers components made to offer these. Raises ValueError where one is missing."""
    place = next(number for number, part in enumerate(parts) if part.text.startswith(call))
    offers = {found[1].decode(): found[0] for found in _OFFER.finditer(parts[place].text)}
    if missing := set(names) - offers.keys():
        raise ValueError(f"not offered: {', '.join(sorted(missing))}")
    text = call + b",".join(offer for name, offer in offers.items() if name in names) + b"})"
    return [*parts[:place], parts[place]._replace(text=text), *parts[place + 1 :]]


def _choose(parts: Sequence[Part]) -> list[Part]:
    """The parts that are needed."""
    given = {name for part in parts for name in _GIVEN.findall(part.text)}
    holders: dict[bytes, list[int]] = defaultdict(list)
    for number, part in enumerate(parts):
        holders[part.name].append(number)

    def ask(number: int) -> Iterable[int]:
        mentioned = holders.keys() & MENTIONED.findall(parts[number].text)
        return (other for name in mentioned for other in holders[name] if not _fills(parts[other], given))

    kept = follow(holders[b""], ask)
    return [parts[number] for number in sorted(kept)]


def _fills(part: Part, given: Collection[bytes]) -> bool:
    """Whether this is what puts things into one that a page gets."""
    return part.name in given and not part.keyword
