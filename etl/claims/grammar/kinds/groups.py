"""Groups of members: the Baltic states, EU members, European allies, whether together or counted."""

import re
from collections.abc import Iterator, Sequence

from etl.catalogue.groups import AGGREGATES
from etl.catalogue.share import SHARE
from etl.claims.grammar.kinds.subjects import read_aggregates, read_names
from etl.claims.grammar.meaning import Reader, Said, keep
from etl.claims.grammar.relations import AMOUNTS
from etl.claims.grammar.token import Rule, Token, any_of, join, list_phrases, simplify
from etl.claims.grammar.who import GROUPS, OTHERS
from etl.claims.group import join_codes
from etl.errors import ClaimError

TOGETHER = r"(?:taken\s+together|put\s+together|together|combined|collectively|as\s+a\s+whole|as\s+a\s+group|jointly)"
IN_NATO = r"(?:\s+(?:in|of)\s+(?:nato|the\s+alliance))?"


def spell_groups() -> Iterator[Rule]:
    """A group, and that it is taken together."""
    yield "group", rf"(?:the\s+)?(?P<named>{any_of(list_phrases(GROUPS))})(?:'s?)?{IN_NATO}"
    yield "joint_gdp", r"of\s+(?:its|their)\s+(?:combined|joint|total|collective|aggregate)\s+gdp"
    yield "together", TOGETHER
    yield "apart", r"each(?:\s+of\s+them)?"
    # Behind those who are named; before them it makes two claims.
    yield "apart", rf"both(?!\s+(?:the\s+)?{any_of(read_names())})"


def spell_others() -> str:
    """An expression for those with whom something is compared: one, or several together."""
    named = any_of([*read_names(), *read_aggregates(), *list_phrases(GROUPS), *list_phrases(OTHERS)])
    one = rf"(?:the\s+)?{named}(?:'s)?{IN_NATO}"
    return rf"(?:all\s+(?:of\s+)?)?{one}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){one})*(?:\s+{TOGETHER})?"


def read_others(text: str) -> str:
    """The code of those named in a text: of one, or of several together.

    Raises ClaimError where several are named and it is not said that they are taken together.
    """
    known = {**read_names(), **read_aggregates()}
    known |= {name: code for table in (GROUPS, OTHERS) for code, names in table.items() for name in names}
    rest, codes = join(simplify(text)), list[str]()
    while rest:
        named = max((one for one in known if rest.startswith(one)), key=len, default="")
        if named:
            codes.append(known[named])
        rest = rest[len(named) or 1 :]
        # What stands between names is no part of one.
        rest = rest if not rest or named or not rest[0].isalpha() else rest.partition(" ")[2]
        rest = rest.lstrip(" ,'")
    several = len(codes) > 1 or codes[0] in set(GROUPS) - set(AGGREGATES)
    if several and not re.search(TOGETHER, text.lower()):
        raise ClaimError(
            f"“{text}”",
            "may be each of them or all together",
            f"Write “{text} together”.",
            ((text, f"{text} together"),),
        )
    return _join(codes)


def _join(codes: Sequence[str]) -> str:
    """The code of members that are taken together. Raises ClaimError where one is no member."""
    if len(codes) > 1 and any(len(code) != 3 for code in codes):
        raise ClaimError("a group with others", "is not added up", "Say one group, or members only.")
    return join_codes(codes)


def settle(said: Said) -> None:
    """Take those together that are said to be, as one."""
    group, codes = said.values.get("group"), said.values.get("members", ())
    if group:
        text = said.texts["group"]
        if codes or "number" in said.values:
            other = said.texts["members"] if codes else said.texts["number"]
            raise ClaimError(f"“{text}” and “{other}”", "are two claims", "Check them one by one.")
        if "jointly" not in said.values:
            problem, name = "may be each of them or all together", GROUPS[group][0]
            swaps = ((text, f"all {name}"), (text, f"{name} together"))
            raise ClaimError(f"“{text}”", problem, f"Write “all {name}”, or “{name} together”.", swaps)
        said.values["members"], said.texts["members"] = (group,), text
    elif "jointly" in said.values and len(codes) > 1:
        said.values["members"] = (_join(codes),)


def refuse_unsaid(said: Said) -> None:
    """Raise ClaimError where several are said to have an amount, of which each may have so much, or their sum."""
    codes, ratio = said.values.get("members", ()), said.values.get("ratio", "")
    if len(codes) < 2 or "apart" in said.values or "rank" in said.values or ratio == "since":
        return
    if said.values["measure"] not in AMOUNTS:
        return
    first, last = said.texts["members"], said.texts["last member"]
    problem = "may have so much each, or together"
    remedy = f"Write “{last} each”, or “{last} together”."
    swaps = tuple((last, f"{last} {one}") for one in ("each", "together"))
    raise ClaimError(f"“{first}” and “{last}”", problem, remedy, swaps)


def _take_group(said: Said, token: Token) -> None:
    named = join(token.groups["named"])
    said.put("group", next(code for code, names in GROUPS.items() if named in names), token)


def _take_joint(said: Said, token: Token) -> None:
    said.put("jointly", True, token)
    said.put("measure", SHARE, token)


READ: dict[str, Reader] = {
    "group": _take_group,
    "joint_gdp": _take_joint,
    "together": keep("jointly"),
    "apart": keep("apart"),
}
