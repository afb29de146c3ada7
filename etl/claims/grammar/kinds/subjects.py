"""Whom a claim is about: members by name, NATO's aggregates, or so many of the members."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from etl.catalogue.claims import MEMBERS
from etl.catalogue.groups import AGGREGATES
from etl.catalogue.members import codes_by_name, members
from etl.catalogue.overlay import seeded
from etl.claims.grammar import who
from etl.claims.grammar.meaning import ONE_ONLY, Reader, Said, keep
from etl.claims.grammar.token import Rule, Token, any_of, join, simplify, spell_members
from etl.errors import ClaimError
from etl.measures.choice import ALLIANCE


@seeded
@cache
def read_names() -> dict[str, str]:
    """The code for every name of a member that is understood, in plain letters."""
    known = {simplify(name): code for name, code in codes_by_name().items() if code in members()}
    return known | who.NAMES


@seeded
@cache
def read_aggregates() -> dict[str, str]:
    """The code for every name of one of NATO's aggregates that is understood, in plain letters."""
    known = {simplify(name): code for name, code in codes_by_name().items() if code in AGGREGATES}
    return known | {name: code for code, names in who.AGGREGATES.items() for name in names}


def spell_aggregates() -> Iterator[Rule]:
    """What NATO has figures of together."""
    together = r"(?:\s*,?\s*(?:together|combined|taken\s+together|as\s+a\s+whole))?"
    yield "aggregate", rf"(?:the\s+)?(?P<named>{any_of(read_aggregates())})(?:'s)?{together}"
    # What spends is all of it; elsewhere the word says nothing: NATO members, the target of NATO.
    yield (
        "alliance",
        r"(?:nato|the\s+alliance)(?=\s+(?:as\s+a\s+whole\s+)?(?:will\s+)?(?:spen[dt]s?|invest(?:s|ed)?)\b)",
    )


def spell_subjects() -> Iterator[Rule]:
    """The members' word, and members by name."""
    yield "members", spell_members()
    yield "member", rf"{any_of(read_names())}(?:'s)?"


def find_subject(said: Said, comparison: str) -> dict[str, Any]:
    """Whom a claim is about and how many of them, as parts of a Claim. Raises ClaimError where those are two things."""
    codes, counted = said.values.get("members"), said.values.get("number")
    if comparison in ("agreed", "progress"):
        if codes or counted:
            raise ClaimError(f"“{said.texts.get('members') or said.texts['number']}”", "does not go with it", ONE_ONLY)
        return {"about": MEMBERS}
    if "only" in said.values:
        return _find_only(said, comparison)
    if codes and counted:
        both = f"“{said.texts['number']}” and “{said.texts['members']}”"
        raise ClaimError(both, "are two claims: how many, and who", "Check them one by one.")
    if codes:
        return {"about": codes, "relation": "all"}
    if counted:
        how_many = dict(zip(("relation", "value", "of"), counted, strict=True))
        among = said.values.get("among", "")
        return {"about": MEMBERS, "portion": said.values.get("portion", ""), "among": among, **how_many}
    if said.values.get("members' word") and "money" in said.values:
        # Money that members spend is what they spend together.
        return {"about": (ALLIANCE,), "relation": "all"}
    raise miss_subject()


def _find_only(said: Said, comparison: str) -> dict[str, Any]:
    """Those who alone are as claimed, or alone are not."""
    text, codes = said.texts["only"], said.values.get("members", ())
    if comparison not in ("below", "at_or_above", "above"):
        raise ClaimError(f"“{text}”", "goes with a line that members are above or below", ONE_ONLY)
    if not codes or "number" in said.values:
        raise ClaimError(f"“{text}”", "does not say who", "Name members, and no number.")
    return {"about": MEMBERS, "relation": said.values["only"], "value": len(codes), "named": sort_codes(codes)}


def sort_codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Members in the order of their names. Raises ClaimError where one is no member."""
    if set(codes) - set(members()):
        raise ClaimError("an aggregate", "is not one of the members that are counted", "Name members.")
    return tuple(code for code in members() if code in codes)


def miss_subject() -> ClaimError:
    """The error that nobody is named."""
    return ClaimError("whom it is about", "is missing", "Begin with a member, a number of members, or all members.")


def _take_member(said: Said, token: Token) -> None:
    _add_subject(said, read_names()[join(simplify(token.text)).removesuffix("'s")], token)


def _take_aggregate(said: Said, token: Token) -> None:
    """Like a member, for NATO has its figures."""
    _add_subject(said, read_aggregates()[join(token.groups["named"])], token)


def _take_alliance(said: Said, token: Token) -> None:
    _add_subject(said, ALLIANCE, token)


def _add_subject(said: Said, code: str, token: Token) -> None:
    before: tuple[str, ...] = said.values.get("members", ())
    said.values["members"] = before if code in before else (*before, code)
    said.texts.setdefault("members", token.text)
    said.texts["last member"] = token.text


READ: dict[str, Reader] = {
    "aggregate": _take_aggregate,
    "alliance": _take_alliance,
    "member": _take_member,
    "members": keep("members' word"),
}
