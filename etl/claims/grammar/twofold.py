"""Sentences that make two claims: each is read on its own, with whom the first one is about."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from etl.catalogue.claims import Claim
from etl.claims.grammar.phrases import NUMBER_WORDS
from etl.claims.grammar.token import NUMBER, PERCENT, YEAR, any_of, simplify
from etl.claims.grammar.words import name_area
from etl.errors import ClaimError

Read = Callable[[str], Claim]

_PARTING = re.compile(r",?\s+(?:and|but|while)\s+(?:it\s+)?|,\s+")
_BOTH = re.compile(r"both\s+(?P<one>[\w\s]+?)\s+and\s+(?P<other>\w+)\s+(?P<rest>.+)")
_FIGURE = rf"(?:{NUMBER}\s*{PERCENT})(?:\s+of\s+gdp)?"
_WENT = re.compile(
    rf"(?P<who>.+?)\s+(?:went|rose|fell|climbed|dropped|grew|moved)\s+from\s+(?P<was>{_FIGURE})\s+in\s+(?P<then>{YEAR})"
    rf"\s+to\s+(?P<is>{_FIGURE})\s+in\s+(?P<now>{YEAR})\W*"
)
_UP = re.compile(
    rf"(?P<first>.+?),?\s+(?:up|down)\s+from\s+(?:only\s+|just\s+)?(?P<value>\d{{1,2}}|{any_of(NUMBER_WORDS)})"
    rf"\s+in\s+(?P<year>{YEAR})\W*"
)


def read_two(text: str, read: Read) -> tuple[Claim, Claim] | None:
    """The two claims that a sentence makes; None where it does not make two that are understood."""
    plain = simplify(text)
    for one in (_read_both, _read_change, _read_counts, _read_parts):
        if (found := one(plain, read)) is not None:
            return found
    return None


def _read_both(plain: str, read: Read) -> tuple[Claim, Claim] | None:
    """Both Germany and Italy reached something."""
    if (found := _BOTH.match(plain)) is None:
        return None
    return _try(read, *(f"{found[who]} {found['rest']}" for who in ("one", "other")))


def _read_change(plain: str, read: Read) -> tuple[Claim, Claim] | None:
    """Poland went from 2 % in 2014 to 4 % in 2024."""
    if (found := _WENT.fullmatch(plain)) is None:
        return None
    ends = ((found["was"], found["then"]), (found["is"], found["now"]))
    return _try(read, *(f"{found['who']} was {figure} in {year}" for figure, year in ends))


def _read_counts(plain: str, read: Read) -> tuple[Claim, Claim] | None:
    """23 allies reached something in 2024, up from three in 2014."""
    if (found := _UP.fullmatch(plain)) is None or (first := _try_one(read, found["first"])) is None:
        return None
    if not first.counts or first.value is None:
        return None
    value = int(found["value"]) if found["value"].isdigit() else NUMBER_WORDS[found["value"]]
    return first, replace(first, relation="exactly", value=value, of=None, year=int(found["year"]))


def _read_parts(plain: str, read: Read) -> tuple[Claim, Claim] | None:
    """What stands before an “and”, a “but” or a comma, and what stands behind it."""
    for parting in _PARTING.finditer(plain):
        first = _try_one(read, plain[: parting.start()])
        # A bare figure is no claim of its own: below 2 % and 3 %.
        if first is None or plain[parting.end()].isdigit():
            continue
        for second in _complete(plain[parting.end() :], first, parting[0].strip() == ","):
            if (found := _try_one(read, second)) is not None:
                return _share_year(first, found, parting[0]), found
    return None


def _share_year(first: Claim, second: Claim, parting: str) -> Claim:
    """The first claim, of the year that stands behind an “and” for both."""
    shares = parting.strip() == "and" and first.year is None and not first.span
    return replace(first, year=second.year) if shares else first


def _complete(rest: str, first: Claim, is_aside: bool) -> Iterator[str]:
    """A second part, which may name its own subject, or with that of the first; with its year too where it is said
    aside: the highest in NATO."""
    who = "" if first.counts else " and ".join(map(name_area, first.about))
    year = f" in {first.year}" if is_aside and first.year is not None and not re.search(YEAR, rest) else ""
    yield f"{rest.rstrip(' .')}{year}"
    if who:
        yield f"{who} {rest.rstrip(' .')}{year}"


def _try(read: Read, one: str, other: str) -> tuple[Claim, Claim] | None:
    first, second = _try_one(read, one), _try_one(read, other)
    return None if first is None or second is None else (first, second)


def _try_one(read: Read, text: str) -> Claim | None:
    try:
        return read(text)
    except ClaimError:
        return None
