"""A script that esbuild put together, without the modules that nothing in it calls for.

It is one block of statements. Each module is a function under a name, which runs once it is called; what some give to
others stands in an object beside them. All else is kept.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from dashboard.web.scripts.reach import follow
from dashboard.web.scripts.statements import MENTIONED, NAME, Statement, split

_BLOCK = re.compile(rb"var %s=\(\(\)=>\{" % NAME)
# The functions that make a module, of the older and of the newer kind, and the one that says what it gives to others.
_OLDER = re.compile(rb"(%s)=\((\w),(\w)\)=>\(\)=>\{try\{return \3\|\|\2\(\(\3=\{exports:\{\}\}\)\.exports," % NAME)
_NEWER = re.compile(rb"(%s)=\((\w),(\w),(\w)\)=>\(\)=>\{if\(\4\)throw \4\[0\];try\{return \2&&\(\3=\2\(" % NAME)
_GIVER = re.compile(rb"(%s)=\((\w),(\w)\)=>\{for\(var (\w) in \3\)%s\(\2,\4,\{get:\3\[\4\]" % (NAME, NAME))
_CALLED = re.compile(rb"%s(?=\(\))" % MENTIONED.pattern)
_EMPTY = re.compile(rb"var (%s)=\{\};" % NAME)


def drop_unused(script: bytes) -> bytes:
    """The script without the modules that are never called; what is left of it stays as it is, and in its order."""
    # What esbuild brings along stands first.
    known = [found for kind in (_BLOCK, _OLDER, _NEWER, _GIVER) if (found := kind.search(script))]
    if len(known) < 4:
        return script
    block, *makers = known
    try:
        statements = split(script, block.end())
    except ValueError:
        return script
    if not statements:
        return script
    older, newer, giver = (re.escape(maker[1]) for maker in makers)
    kept = _follow(script, statements, *_find_optional(script, statements, rb"(?:%s|%s)" % (older, newer), giver))
    return b"".join(
        (script[: block.end()], *(script[one.begin : one.end] for one in kept), script[statements[-1].end :])
    )


def _find_optional(
    script: bytes, statements: Sequence[Statement], maker: bytes, giver: bytes
) -> tuple[dict[bytes, int], dict[bytes, list[int]]]:
    """The numbers of the statements that may be left out, by the name whose call, or mention, asks for them."""
    made = re.compile(rb"(%s)=%s\(\)" % (NAME, maker))
    # Functions, and variables that hold a module or nothing yet.
    modules = re.compile(rb"(?:(?:async )?function[* ]%s\(\)\{\})*var (?:%s(?:=%s\(\))?[,;])+" % (NAME, NAME, maker))
    gives = re.compile(rb"%s\((%s)," % (giver, NAME))
    called: dict[bytes, int] = {}
    mentioned: dict[bytes, list[int]] = defaultdict(list)
    for number, one in enumerate(statements):
        if modules.fullmatch(one.outline):
            called |= dict.fromkeys(made.findall(one.outline), number)
        elif found := _EMPTY.fullmatch(one.outline) or gives.match(script, one.begin):
            mentioned[found[1]].append(number)
    return called, mentioned


def _follow(
    script: bytes, statements: Sequence[Statement], called: Mapping[bytes, int], mentioned: Mapping[bytes, list[int]]
) -> list[Statement]:
    """What is needed: all that cannot be left out, what that asks for, and so on."""
    optional = {*called.values(), *chain(*mentioned.values())}

    def ask(number: int) -> Iterable[int]:
        place = slice(*statements[number][:2])
        calls = called.keys() & _CALLED.findall(script[place])
        mentions = mentioned.keys() & MENTIONED.findall(script[place])
        return {called[name] for name in calls}.union(*(mentioned[name] for name in mentions))

    kept = follow(set(range(len(statements))) - optional, ask)
    return [statements[number] for number in sorted(kept)]
